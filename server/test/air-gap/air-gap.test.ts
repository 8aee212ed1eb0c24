import { createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isConfirmed, machineCode } from "../support/air-gapped-machine.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { readFile } from "../support/offline-verifier.ts";

// Codes for machines that are never connected to a network (license-api.md §8; semantics.md §2.15).

let app: TestApp;
let application: LicenseClient;
let publicKey: string;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "more");
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "more"] });
  publicKey = (await app.management("GET", "air-gap-key/")).json.public_key;
});
beforeEach(() => app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => app.close());

async function post(path: string, body: object) {
  const answer = await app.app.inject({ method: "POST", url: `/offline/air-gap/${path}`, payload: body });
  return { status: answer.statusCode, json: answer.json() };
}

async function sold(terms: object = {}) {
  const { id, license_key, license_template } = await sell(app, "app", { is_air_gapped: true, ...terms });
  const initialize = async () => (await post("initialize", { license_key })).json.initialization_code as string;
  const exchange = (step: "activate" | "deactivate", hardware_id: string, code: string) =>
    post(step, { license_key, hardware_id, code });
  const signed = (code: string, device: string) => machineCode(code, device, license_key);
  return { id, license_key, policy: String(license_template), initialize, exchange, signed };
}

describe("the exchange of codes", () => {
  test("binds a machine, and frees its seat", async () => {
    const { id, license_key, policy, initialize, exchange, signed } = await sold();
    const code = await initialize();
    const activated = await exchange("activate", "Dev-1", signed(code, "Dev-1"));
    expect(activated.json).toMatchObject({ policy_id: policy });
    expect(isConfirmed(publicKey, `Dev-1${license_key}${policy}`, activated.json.confirmation_code)).toBe(true);
    expect(isConfirmed(publicKey, `Dev-2${license_key}${policy}`, activated.json.confirmation_code)).toBe(false);
    const online = { product: "app", license_key, hardware_id: "Dev-1" };
    expect((await application.deactivate(online)).code).toBe("offline_deactivation_required");
    const returned = await exchange("deactivate", "Dev-1", signed(code, "Dev-1"));
    expect(isConfirmed(publicKey, `Dev-1${license_key}${policy}`, returned.json.confirmation_code)).toBe(true);
    const [license] = await app.db`select times_activated, active from licenses where id = ${id}`;
    expect(license).toEqual({ times_activated: 0, active: false });
    const uses = await app.db`select action from license_activation_histories where license_id = ${id} order by id`;
    expect(uses.map(({ action }) => action)).toEqual(["activation", "deactivation"]);
  });

  test("says of a test license that it is one, and binds the machine at the time of its clock", async () => {
    const { json: clock } = await app.management("POST", "test-clocks/", { body: { time: "2030-01-01T00:00:00Z" } });
    const order = { is_test: true, test_clock: clock.id };
    const { id, license_key } = await sell(app, "app", { is_air_gapped: true }, order);
    const begun = await post("initialize", { license_key });
    expect(begun.json).toEqual({ initialization_code: expect.any(String), is_test: true });
    const code = machineCode(begun.json.initialization_code, "Dev-1", license_key);
    const { json } = await post("activate", { license_key, hardware_id: "Dev-1", code });
    expect(json).toMatchObject({ confirmation_code: expect.any(String), is_test: true });
    const [device] = await app.db`select time_activated from devices where license_id = ${id}`;
    expect(device).toEqual({ time_activated: new Date("2030-01-01T00:00:00Z") });
    const { license_key: real } = await sell(app, "app", { is_air_gapped: true });
    expect((await post("initialize", { license_key: real })).json).not.toHaveProperty("is_test");
  });

  test("entering a code again confirms again, and takes no second seat", async () => {
    const { id, initialize, exchange, signed } = await sold();
    const code = signed(await initialize(), "a");
    expect((await exchange("activate", "a", code)).status).toBe(200);
    expect((await exchange("activate", "a", code)).status).toBe(200);
    const [license] = await app.db`select times_activated from licenses where id = ${id}`;
    expect(license).toEqual({ times_activated: 1 });
  });

  test("an initialization code binds one machine, once", async () => {
    const { initialize, exchange, signed } = await sold({ max_activations: 5 });
    const code = await initialize();
    expect((await exchange("activate", "a", signed(code, "a"))).status).toBe(200);
    expect((await exchange("activate", "b", signed(code, "b"))).json.code).toBe("air_gap_code_not_valid");
    expect((await exchange("deactivate", "a", signed(code, "a"))).status).toBe(200);
    expect((await exchange("activate", "a", signed(code, "a"))).json.code).toBe("air_gap_code_not_valid");
  });

  test("the code that activated a machine does not deactivate it", async () => {
    const { initialize, exchange, signed } = await sold();
    const code = signed(await initialize(), "a");
    await exchange("activate", "a", code);
    expect((await exchange("deactivate", "a", code)).json.code).toBe("air_gap_code_not_valid");
  });

  test("a code for another machine or another key, or no code, is refused", async () => {
    const { initialize, exchange, signed } = await sold();
    const code = await initialize();
    for (const wrong of [signed(code, "b"), machineCode(code, "a", "other"), "", "!!", "QUJD"])
      expect((await exchange("activate", "a", wrong)).json.code).toBe(
        wrong === "" ? "missing_parameters" : "air_gap_code_not_valid",
      );
  });

  test("64 machines in parallel take no more seats than the license has", async () => {
    const { license_key, exchange, signed } = await sold({ max_activations: 3 });
    const machines = Array.from({ length: 10 }, (_, index) => `d${index}`);
    const codes: string[] = [];
    for (const _ of machines) codes.push((await post("initialize", { license_key })).json.initialization_code);
    const tries = Array.from({ length: 64 }, (_, index) => index % 10);
    const answers = await Promise.all(
      tries.map((index) => exchange("activate", `d${index}`, signed(codes[index] ?? "", `d${index}`))),
    );
    const [{ count } = { count: 0 }] = await app.db<{ count: number }[]>`
      select count(*)::integer from devices d join licenses l on l.id = d.license_id
      where l.license_key = ${license_key} and d.device_active`;
    expect(count).toBe(3);
    expect(answers.filter(({ json }) => json.code === "license_activated_max_times").length).toBeGreaterThan(0);
  });

  test.each<[row: string, terms: object, code: string]>([
    ["a license that is not air-gapped", { is_air_gapped: false }, "air_gap_not_allowed"],
    ["one that allows no offline activation", { allow_offline_activation: false }, "offline_activation_not_allowed"],
    ["an expired license", { license_type: "time-limited", validity_period: "2026-03-01" }, "license_expired"],
  ])("%s is refused", async (_row, terms, code) => {
    const { license_key, exchange, signed } = await sold(terms);
    const begun = await post("initialize", { license_key });
    if (begun.status !== 200) expect(begun.json.code).toBe(code);
    else expect((await exchange("activate", "a", signed(begun.json.initialization_code, "a"))).json.code).toBe(code);
  });

  test("an unknown key is refused, and so is a key for several products without a product", async () => {
    expect((await post("initialize", { license_key: "nope" })).json.code).toBe("license_not_found");
    expect((await post("initialize", {})).json.code).toBe("missing_parameters");
    const products = ["app", "more"].map((product_code) => ({
      product_code,
      policy_code: "dftlp",
      is_air_gapped: true,
    }));
    const { license_key } = await sell(app, "suite", { products }, { is_bundle: true });
    expect((await post("initialize", { license_key })).json.code).toBe("missing_parameters");
    expect((await post("initialize", { license_key, product: "more" })).status).toBe(200);
  });
});

describe("what applications are built with", () => {
  test("the public key of a company stays the same, and every company has its own", async () => {
    expect((await app.management("GET", "air-gap-key/")).json.public_key).toBe(publicKey);
    const other = await app.management("GET", "air-gap-key/", { key: app.otherCompany.managementKey });
    expect(other.json.public_key).not.toBe(publicKey);
    expect((await app.management("GET", "air-gap-key/", { key: null })).status).toBe(403);
  });

  test("the policy file holds what the policy grants, under its id, signed", async () => {
    const product = await createProduct(app, "gapped");
    const body = {
      product,
      code: "gap",
      name: "Gap",
      is_air_gapped: true,
      max_activations: 7,
      default_license_type: "perpetual",
    };
    const { json: policy } = await app.management("POST", "license-templates/", { body });
    const { status, text } = await app.management("GET", `license-templates/${policy.id}/policy_file/`);
    expect(status, text).toBe(200);
    const document = readFile(text) as Record<string, unknown>;
    expect(document).toMatchObject({
      id: policy.id,
      is_air_gapped: true,
      max_activations: 7,
      license_type: "perpetual",
      product_details: { short_code: "gapped" },
    });
    const { license_signature_v2: signature, ...signed } = document;
    const { json: keys } = await app.management("GET", "signing-keys/");
    expect(document["key_id"]).toBe(keys.results[0].key_id);
    expect(document).not.toHaveProperty("keys");
    const key = createPublicKey(app.publicKeyPem);
    expect(verify("sha256", Buffer.from(JSON.stringify(signed)), key, Buffer.from(String(signature), "base64"))).toBe(
      true,
    );
  });

  test("neither a policy for the network nor another company's policy has a policy file", async () => {
    const product = await createProduct(app, "wired");
    const { json } = await app.management("GET", `license-templates/?product=${product}`);
    const path = `license-templates/${json.results[0].id}/policy_file/`;
    expect((await app.management("GET", path)).json.code).toBe("air_gap_not_allowed");
    expect((await app.management("GET", path, { key: app.otherCompany.managementKey })).status).toBe(404);
  });
});
