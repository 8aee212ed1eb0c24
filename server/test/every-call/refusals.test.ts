import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ssoErrors } from "../../src/access/sso/claims.rules.ts";
import { buildApp } from "../../src/app.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { expectDocumented } from "./documented-texts.ts";
import { anywhere, at } from "./refusals.ts";
import { openShop, type Shop } from "./shop.ts";

// Every code that an endpoint of the License API declares, provoked at that endpoint. A code that nothing provokes must
// not be declared; a new endpoint fails until each of its codes has its story.

/** These need a provider: test/sso provokes each of them. */
const ofSignOn: readonly string[] = [...ssoErrors, "change_password_not_allowed"];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
beforeEach(() => shop.app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => shop.app.close());

const declared = await declaredCodes();
test.each(declared)("%s answers %s, in the words of the reference where it has any", async (path, code) => {
  const provoke = at[path]?.[code] ?? anywhere[code];
  if (!provoke) throw new Error(`Nothing provokes ${code} at ${path}.`);
  const answer = await provoke(shop, path);
  expect(answer.code, answer.body).toBe(code);
  expect(JSON.parse(answer.body)).toEqual({
    status: answer.status,
    code,
    message: expect.stringMatching(/^\w.{8,}/),
  });
  expectDocumented(answer);
});

async function declaredCodes(): Promise<(readonly [path: string, code: string])[]> {
  const app: TestApp = await createTestApp();
  const { app: built, license } = buildApp(app.deps);
  await built.ready();
  await app.close();
  return license.contracts.flatMap(({ path, errors }) =>
    [...new Set<string>(errors)].filter((code) => !ofSignOn.includes(code)).map((code) => [path, code] as const),
  );
}
