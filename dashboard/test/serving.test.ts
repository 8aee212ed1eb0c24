import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../server/test/support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const html = { accept: "text/html,application/xhtml+xml" };
const get = (url: string, headers: Record<string, string> = html) => app.app.inject({ method: "GET", url, headers });

describe("the shells", () => {
  test.each([
    ["/", "staff"],
    ["/licenses/3?tab=devices", "staff"],
    ["/portal", "portal"],
    ["/portal/licenses", "portal"],
  ])("%s is a page of the %s", async (path, application) => {
    const { statusCode, body } = await get(path);
    expect([statusCode, body.includes(`./assets/${application}-`)]).toEqual([200, true]);
  });

  test("each answer has a nonce of its own, in the policy and in the page, and is not kept", async () => {
    const answers = [await get("/"), await get("/")];
    const nonces = answers.map(({ body }) => /<meta property="csp-nonce" nonce="([^"]+)"/.exec(body)?.[1]);
    expect(new Set(nonces).size).toBe(2);
    for (const [at, { headers }] of answers.entries()) {
      expect(headers["content-security-policy"]).toContain(`'nonce-${nonces[at]}'`);
      expect(headers["content-security-policy"]).not.toContain("unsafe");
      expect([headers["cache-control"], headers["etag"]]).toEqual(["no-cache", undefined]);
    }
  });

  test("no script stands in the page itself", async () => {
    const { body } = await get("/");
    expect([...body.matchAll(/<script(?![^>]* src=)/g)]).toEqual([]);
    expect(body).not.toMatch(/https?:\/\//);
  });

  test.each([
    ["an unknown address of the API", "/api/v1/nope/", html],
    ["an address that a program asks for", "/licenses", { accept: "application/json" }],
    ["a file that is not there", "/assets/gone-12345678.js", html],
  ])("%s is refused in JSON", async (_name, path, headers) => {
    const { statusCode, headers: answered } = await get(path, headers);
    expect([statusCode, answered["content-type"]]).toEqual([404, "application/json; charset=utf-8"]);
  });

  test("a page is only read", async () => {
    const { statusCode } = await app.app.inject({ method: "POST", url: "/licenses", headers: html });
    expect(statusCode).toBe(404);
  });
});

describe("under a prefix", () => {
  test("every address of the page begins with it", async () => {
    const below = await createTestApp({ publicUrl: "https://vendor.example/licet" });
    const { body } = await below.app.inject({ method: "GET", url: "/licenses", headers: html });
    expect(body).toContain('<base href="/licet/"');
    expect(body).not.toMatch(/(?:src|href)="\/(?!licet\/")/);
    await below.close();
  });
});

describe("the files", () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../dist/.vite/manifest.json"), "utf8"));
  const { file } = manifest["staff.html"];

  test("one with a hash in its name is kept for a year, and sent compressed", async () => {
    const { statusCode, headers } = await get(`/${file}`, { "accept-encoding": "br, gzip" });
    expect([statusCode, headers["content-encoding"]]).toEqual([200, "br"]);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  test("one without is asked for again", async () => {
    const { statusCode, headers } = await get("/assets/color-scheme.js");
    expect([statusCode, headers["cache-control"]]).toEqual([200, "no-cache"]);
  });
});
