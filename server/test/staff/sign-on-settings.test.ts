import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { client, type IdentityProvider, startProvider } from "../support/identity-provider.ts";
import { ownerOf } from "../support/staff.ts";
import { setUpStaffSso, usualSettings } from "../support/staff-sign-on.ts";

// What a company configures about the provider that its staff sign on at (docs/guide/staff.md).

let app: TestApp;
let provider: IdentityProvider;
const settings = async (body: object) => (await ownerOf(app)).call("PATCH", "company/sso/", body);

beforeAll(async () => {
  provider = await startProvider({});
  app = await createTestApp({ now: new Date().toISOString(), privateHosts: ["127.0.0.1"] });
});
beforeEach(() => setUpStaffSso(app, provider, usualSettings));
afterAll(async () => {
  await app.close();
  await provider.stop();
});

describe("the settings", () => {
  test("are shown without the secret, which is encrypted", async () => {
    const { json } = await app.management("GET", "company/sso/");
    expect(json).toMatchObject({
      issuer: provider.issuer,
      client_id: client.client_id,
      has_client_secret: true,
      scopes: "openid email",
      redirect_uris: client.redirect_uris,
      ...usualSettings,
    });
    const [row] = await app.db`select encode(client_secret_sealed, 'escape') as text from company_sso`;
    expect(String(row?.["text"])).not.toContain(client.client_secret);
    const audit = await app.management("GET", "audit/?object=company%2Fsso");
    expect(audit.json.count).toBeGreaterThan(0);
    expect(audit.text).not.toContain(client.client_secret);
  });

  test("normalize domains", async () => {
    const { json } = await settings({ email_domains: ["@Vendor.Example", "vendor.example", " b.example "] });
    expect(json.email_domains).toEqual(["vendor.example", "b.example"]);
  });

  test.each([
    ["a role that makes owners", { new_staff_role: "owner" }],
    ["new staff of any domain", { new_staff_role: "support", email_domains: [] }],
    ["an invalid domain", { email_domains: ["vendor"] }],
    ["an e-mail as a domain", { email_domains: ["ann@vendor.example"] }],
    ["an address with a fragment", { redirect_uris: ["https://app.example/#x"] }],
    ["a provider without TLS", { issuer: "http://login.example/" }],
    ["scopes without openid", { scopes: "email" }],
  ])("are refused with %s", async (_case, body) => {
    const { status, json } = await settings(body);
    expect([status, json.code], JSON.stringify(json)).toEqual([400, "validation_error"]);
  });

  test("are refused where no such provider answers", async () => {
    const { status, json } = await settings({ issuer: `${provider.issuer}/nowhere`, client_secret: "s" });
    expect([status, json.code]).toEqual([400, "sso_discovery_failed"]);
  });

  test("must be complete the first time, and belong to one company", async () => {
    const { managementKey: key } = app.otherCompany;
    expect((await app.management("GET", "company/sso/", { key })).status).toBe(404);
    const theirs = await ownerOf(app, app.otherCompany);
    expect((await theirs.call("DELETE", "company/sso/")).status).toBe(404);
    const { json } = await theirs.call("PATCH", "company/sso/", { issuer: provider.issuer });
    expect(json.errors.map(({ message }: FreelyRead) => message)).toEqual([
      "client_id is required.",
      "redirect_uris is required.",
    ]);
  });

  test("a change of the address alone does not send the secret to another provider", async () => {
    const { json } = await settings({ issuer: "https://login.example/", enabled: false });
    expect(json.has_client_secret).toBe(false);
  });
});
