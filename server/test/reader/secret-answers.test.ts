import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { askToken } from "../support/oauth-tokens.ts";
import { licenseHeaders, managementHeaders } from "../support/raw-http.ts";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
  key = (await sell(app, "app")).license_key;
});
afterAll(() => app.close());

describe("S17: no cache keeps answers that may contain secrets", () => {
  test("S17: of every GET of both APIs, successful or refused", async () => {
    for (const [name, prefix] of [
      ["management", "/api/v1"],
      ["license", "/api/v4"],
    ] as const)
      for (const { method, path } of app.contracts[name]) {
        if (method !== "GET") continue;
        const headers = name === "management" ? managementHeaders(app) : licenseHeaders(app);
        const url = prefix + path.replaceAll(/:\w+/g, "1");
        const answer = await app.app.inject({ method, url, headers });
        expect([answer.headers["cache-control"], path]).toEqual(["no-store", path]);
      }
  });

  test.each([
    ["a write", "POST", "/api/v1/customers/", '{"email": "s17@example.com"}'],
    ["a sign-in that fails", "POST", "/api/v1/session/", '{"email": "a@example.com", "password": "wrong"}'],
    ["a path that is not served", "GET", "/api/v1/nowhere/", undefined],
    ["a body that is refused", "POST", "/api/v1/customers/", "{"],
    ["a file", "GET", "/api/v1/licenses/export/", undefined],
  ] as const)("S17: of %s", async (_name, method, url, payload) => {
    const headers = { ...managementHeaders(app), ...(payload ? { "content-type": "application/json" } : {}) };
    const answer = await app.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  test("S17: of the token endpoint, and of a check", async () => {
    const refused = await askToken(app, { grant_type: "client_credentials", client_id: "a", client_secret: "b" });
    expect(refused.headers["cache-control"]).toBe("no-store");
    const url = `/api/v4/check_license?product=app&license_key=${key}&hardware_id=a`;
    const check = await app.app.inject({ url, headers: licenseHeaders(app) });
    expect(check.headers["cache-control"]).toBe("no-store");
  });

  test("public files may be cached", async () => {
    const answer = await app.app.inject({ url: "/docs/swagger-ui.css" });
    expect(answer.headers["cache-control"]).toContain("public");
  });
});

describe("S17: a client that came over HTTPS must do so again", () => {
  const hstsOf = async (reach: object, headers: Record<string, string> = {}) => {
    const { app: server } = buildApp({ ...app.deps, ...reach });
    const answers = await Promise.all(
      ["/", "/healthz", "/api/v1/customers/", "/api/v4/.well-known"].map((url) => server.inject({ url, headers })),
    );
    await server.close();
    return new Set(answers.map((answer) => answer.headers["strict-transport-security"]));
  };
  const forwarded = { "x-forwarded-proto": "https", "x-forwarded-host": "licet.example" };

  test("S17: by LICET_PUBLIC_URL", async () => {
    expect(await hstsOf({ publicUrl: "https://licet.example" })).toEqual(new Set(["max-age=31536000"]));
    expect(await hstsOf({ publicUrl: "http://licet.example" })).toEqual(new Set([undefined]));
  });

  test("S17: when a trusted proxy says so, and no one else", async () => {
    expect(await hstsOf({ isProxy: () => true }, forwarded)).toEqual(new Set(["max-age=31536000"]));
    expect(await hstsOf({ isProxy: () => true })).toEqual(new Set([undefined]));
    expect(await hstsOf({}, forwarded)).toEqual(new Set([undefined]));
  });
});
