import { createHash, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { LOGO_BYTES_MAX } from "../../src/access/companies/logo.rules.ts";
import { pixel } from "../every-call/examples-of-companies.ts";
import { createTestApp, type TestApp } from "../support/app.ts";

// Settings of a company: where its days end, how its customers' portal looks, the keys of its answers.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const cleared = { portal_name: null, primary_color: null, support_email: null, support_url: null, logo: null };
beforeEach(async () => {
  await app.management("PATCH", "company/", { body: { ...cleared, time_zone: "UTC" } });
});

const patch = (body: object, key?: string) => app.management("PATCH", "company/", { body, ...(key ? { key } : {}) });
const company = async (key?: string) => (await app.management("GET", "company/", key ? { key } : {})).json;
const logoOf = (id: number) => app.app.inject({ method: "GET", url: `/api/v1/portal/logo/?company=${id}` });

test("a company is in UTC and looks as Licet does until it says otherwise", async () => {
  expect(await company()).toMatchObject({
    name: "First Company",
    time_zone: "UTC",
    portal_name: null,
    primary_color: null,
    colors: null,
    logo_path: null,
    support_email: null,
    support_url: null,
  });
});

test("what is set stays until it is cleared, and a member that is not sent stays as it is", async () => {
  const told = {
    name: "Renamed",
    time_zone: "America/New_York",
    portal_name: "Acme licenses",
    primary_color: "#0b7285",
    support_email: "Help@acme.example",
    support_url: "https://acme.example/help?from=portal",
  };
  expect((await patch(told)).json).toMatchObject(told);
  expect((await patch({ allow_multiple_trials: true })).json).toMatchObject(told);
  expect((await patch({ portal_name: "", support_url: null })).json).toMatchObject({
    portal_name: null,
    support_url: null,
    support_email: "Help@acme.example",
  });
  await patch({ name: "First Company", allow_multiple_trials: false });
});

test("another company keeps its own settings", async () => {
  const other = app.otherCompany.managementKey;
  const before = await company(other);
  await patch({ time_zone: "Asia/Tokyo", portal_name: "Ours", logo: pixel });
  expect(await company(other)).toEqual(before);
  expect((await logoOf(app.otherCompany.companyId)).statusCode).toBe(404);
});

test.each([
  ["a time zone that is an offset", { time_zone: "+02:00" }],
  ["a time zone that is none", { time_zone: "Mars/Olympus" }],
  ["a color by its name", { primary_color: "red" }],
  ["a color with transparency", { primary_color: "#0b728580" }],
  ["an address that is not encrypted", { support_url: "http://acme.example" }],
  ["an address that runs a script", { support_url: "javascript:alert(1)" }],
  ["an address with a password", { support_url: "https://ann:secret@acme.example" }],
  ["an e-mail that is none", { support_email: "acme.example" }],
  ["a name that is empty", { name: " " }],
  ["a logo that is no base64", { logo: "%%%" }],
  ["a logo that holds scripts", { logo: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString("base64") }],
  ["a logo that is a page", { logo: Buffer.from("<!doctype html>").toString("base64") }],
])("%s is refused, with a pointer to it", async (_name, body) => {
  const before = await company();
  const { status, json } = await patch(body);
  expect([status, json.code]).toEqual([400, "validation_error"]);
  expect(json.errors[0].pointer).toBe(`/${Object.keys(body)[0]}`);
  expect(await company()).toEqual(before);
});

test("a short color is the long one", async () => {
  expect((await patch({ primary_color: "#ABC" })).json).toMatchObject({
    primary_color: "#aabbcc",
    colors: { primary: "#aabbcc", on_primary: "#000000" },
  });
});

describe("the logo", () => {
  const sized = (bytes: number) => {
    const file = Buffer.alloc(bytes);
    Buffer.from(pixel, "base64").copy(file);
    return file;
  };

  test("is served to everybody as the picture that it is, and nothing in it can run", async () => {
    const { json } = await patch({ logo: pixel });
    expect(json.logo_path).toMatch(/^\/api\/v1\/portal\/logo\/\?company=\d+&v=[0-9a-f]{12}$/);
    const { statusCode, headers, rawPayload } = await app.app.inject({ method: "GET", url: json.logo_path });
    expect(statusCode).toBe(200);
    expect(rawPayload).toEqual(Buffer.from(pixel, "base64"));
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(headers["cache-control"]).toContain("public");
  });

  test("has another address when it is another picture, and none when it is gone", async () => {
    const first = (await patch({ logo: pixel })).json.logo_path;
    const second = (await patch({ logo: sized(1000).toString("base64") })).json.logo_path;
    expect(second).not.toBe(first);
    expect((await patch({ logo: null })).json.logo_path).toBeNull();
    expect((await logoOf(app.companyId)).statusCode).toBe(404);
  });

  test("has at most 128 kB", async () => {
    expect((await patch({ logo: sized(LOGO_BYTES_MAX).toString("base64") })).status).toBe(200);
    const { status, json } = await patch({ logo: sized(LOGO_BYTES_MAX + 1).toString("base64") });
    expect([status, json.errors[0].message]).toEqual([400, "A logo has at most 128 kB."]);
  });

  test("of a company that does not exist is not found", async () => {
    expect((await logoOf(999_999)).statusCode).toBe(404);
    expect((await app.app.inject({ method: "GET", url: "/api/v1/portal/logo/" })).statusCode).toBe(400);
  });
});

test("the public keys are those that answers are signed with, and their ids are those of the keys", async () => {
  const { json } = await app.management("GET", "company/signing_key/");
  expect(json.public_key).toBe(app.publicKeyPem);
  expect(json.fresh_answers).toMatchObject({ algorithm: "Ed25519", public_key: app.freshKeyPem });
  const der = createPublicKey(json.public_key).export({ type: "spki", format: "der" });
  expect(json.key_id).toBe(createHash("sha256").update(der).digest("base64url"));
});

test("every answer of the Management API names the build, also a refusal; one of the License API does not", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const answers = [
    await app.management("GET", "company/"),
    await app.management("GET", "company/", { key: null }),
    await app.management("GET", "nowhere/"),
  ];
  for (const { headers } of answers) expect(headers["licet-build"]).toMatch(new RegExp(`^${version}(-[0-9a-f]{12})?$`));
  expect(new Set(answers.map(({ headers }) => headers["licet-build"])).size).toBe(1);
  const { headers } = await app.app.inject({ method: "GET", url: "/api/v4/.well-known" });
  expect(headers["licet-build"]).toBeUndefined();
});
