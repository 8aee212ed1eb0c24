import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";

// docs/guide/credentials.md says who may call each endpoint of the License API.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test("the guide says for every endpoint what an application's credential may do", () => {
  const page = readFileSync(new URL("../../../docs/guide/credentials.md", import.meta.url), "utf8");
  const said = [...page.matchAll(/^\| `(\w+ \/\S+)` \| (\w+) \| (\w+) \|/gm)].map(([, route, key, readOnly]) => ({
    route,
    key,
    readOnly,
  }));
  const served = app.contracts.license
    .filter(({ permission }) => permission !== "public")
    .map(({ method, path, permission }) => ({
      route: `${method} ${path}`,
      key: "yes",
      readOnly: permission === "license_use" ? "yes" : "no",
    }));
  const byRoute = (a: { route?: string | undefined }, b: { route?: string | undefined }) =>
    String(a.route).localeCompare(String(b.route));
  expect(said.sort(byRoute)).toEqual(served.sort(byRoute));
});
