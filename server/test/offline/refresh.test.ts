import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placeOf } from "../../src/platform/signing/sealed-places.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { wrappedRequest } from "../support/offline-requests.ts";
import { readFile, verifyRefreshDocument } from "../support/offline-verifier.ts";

// Refresh files and licenses/check_license (license-api.md §7.4; management-api.md §5.8).

let app: TestApp;
let application: LicenseClient;
let keys: { publicKeyPem: string; secret: string; credential: string };
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  keys = { publicKeyPem: app.publicKeyPem, secret: app.sharedKey, credential: app.apiKey };
  for (const code of ["app", "more"]) await createProduct(app, code);
  await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "more"] });
});
beforeEach(() => app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => app.close());

const fileOf = (license: number, device: string) =>
  app.management("GET", `licenses/${license}/refresh_file/?hardware_id=${encodeURIComponent(device)}`);

describe("refresh_file", () => {
  test("brings a device the present state, in a document that every client accepts", async () => {
    const { id, license_key } = await sell(app, "app", { metadata: { ž: [1.5] } });
    await application.activate({ product: "app", license_key, hardware_id: "Dev-1" });
    await app.db`update licenses set enabled = false where company_id = ${app.companyId} and id = ${id}`;
    const { status, text } = await fileOf(id, "Dev-1");
    expect(status, text).toBe(200);
    const document = verifyRefreshDocument(readFile(text), keys, { hardware_id: "Dev-1", product: "app" });
    expect(document).toMatchObject({ license_key, license_enabled: false, license_active: true, is_expired: false });
  });

  test("names the user of a user-based license", async () => {
    const sold = await sell(app, "team", { users: [{ email: "Ann@team.example" }] });
    const password = sold.license_users[0].initial_password;
    await application.activate({ product: "team", username: "ann@team.example", password, hardware_id: "a" });
    const { text } = await fileOf(sold.id, "a");
    const document = verifyRefreshDocument(readFile(text), keys, { hardware_id: "a", product: "team" });
    expect(document).toMatchObject({ username: "Ann@team.example" });
  });

  test("has each product of a bundle, by its code", async () => {
    const products = ["app", "more"].map((product_code) => ({ product_code, policy_code: "dftlp" }));
    const { id, license_key } = await sell(app, "suite", { products }, { is_bundle: true });
    const body = { product: "suite", license_key, hardware_id: "a" };
    expect((await application.call("POST", "activate_bundle", { body })).status).toBe(200);
    const { text } = await fileOf(id, "a");
    const documents = readFile(text) as Record<string, object>;
    expect(Object.keys(documents)).toEqual(["app", "more"]);
    expect(documents["app"]).toMatchObject({ license_key, hardware_id: "a", offline_signature: expect.any(String) });
    expect(documents["app"]).not.toHaveProperty("license_signature_v2");
  });

  test("is signed for the API key that the machine called with, or for another one when that is revoked", async () => {
    const { id, license_key } = await sell(app, "app");
    const sharedKey = "second-shared-key";
    const sealed = app.deps.secrets.seal(sharedKey, placeOf.sharedKey(app.companyId));
    await app.db`
      insert into license_api_keys (company_id, api_key, shared_key_sealed, created_at)
      values (${app.companyId}, 'second', ${sealed}, ${app.clock.now()})`;
    const other = applicationOf(app, { apiKey: "second", sharedKey });
    await other.activate({ product: "app", license_key, hardware_id: "a" });
    const device = { hardware_id: "a", product: "app" };
    const second = { ...keys, secret: sharedKey, credential: "second" };
    verifyRefreshDocument(readFile((await fileOf(id, "a")).text), second, device);
    await app.db`update license_api_keys set revoked_at = ${app.clock.now()} where api_key = 'second'`;
    verifyRefreshDocument(readFile((await fileOf(id, "a")).text), keys, device);
  });

  test("moves the end of a seat that a file holds", async () => {
    const terms = { license_type: "time-limited", valid_duration: "7d", max_transfers: -1 };
    const { id, license_key } = await sell(app, "app", terms);
    const members = { product: "app", license_key, hardware_id: "a" };
    const body = wrappedRequest(app, members, app.clock.now());
    expect((await application.call("POST", "activate_offline", { body })).status).toBe(200);
    await app.db`update licenses set validity_period = '2027-01-01' where company_id = ${app.companyId} and id = ${id}`;
    await fileOf(id, "a");
    app.clock.set("2026-06-01T00:00:00.000Z");
    const other = { ...members, hardware_id: "b" };
    expect((await application.activate(other)).code).toBe("license_activated_max_times");
  });

  test("is refused for a device that is not bound, for another company, and without credentials", async () => {
    const { id, license_key } = await sell(app, "app");
    expect((await fileOf(id, "a")).json).toMatchObject({ code: "device_not_found" });
    await application.activate({ product: "app", license_key, hardware_id: "a" });
    const path = `licenses/${id}/refresh_file/?hardware_id=a`;
    expect((await app.management("GET", path, { key: app.otherCompany.managementKey })).status).toBe(404);
    expect((await app.management("GET", path, { key: null })).status).toBe(403);
    expect((await app.management("GET", `licenses/${id}/refresh_file/`)).json).toMatchObject({
      code: "validation_error",
    });
  });
});

test("check_license returns the document by key, product and device", async () => {
  const { license_key } = await sell(app, "app");
  await application.activate({ product: "app", license_key, hardware_id: "a" });
  const query = `hardware_id=a&license_key=${license_key}&product=app`;
  const { status, text } = await app.management("GET", `licenses/check_license/?${query}`);
  expect(status, text).toBe(200);
  verifyRefreshDocument(JSON.parse(text), keys, { hardware_id: "a", product: "app" });
  expect((await app.management("GET", "licenses/check_license/?hardware_id=a&license_key=x&product=app")).status).toBe(
    404,
  );
  const stranger = { key: app.otherCompany.managementKey };
  expect((await app.management("GET", `licenses/check_license/?${query}`, stranger)).status).toBe(404);
});
