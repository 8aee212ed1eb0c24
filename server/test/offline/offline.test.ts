import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { bearerOf, createClient, fetchToken } from "../support/oauth-tokens.ts";
import { flatRequest, spacedRequest, wrappedRequest } from "../support/offline-requests.ts";
import { verifyActivationDocument, verifyBundleDocument } from "../support/offline-verifier.ts";

// activate_offline, deactivate_offline and their bundle forms (license-api.md §6.25, §6.26, §6.30, §6.31, §7;
// semantics.md §2.15).

let app: TestApp;
let application: LicenseClient;
let keys: { publicKeyPem: string; secret: string; credential: string };
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  keys = { publicKeyPem: app.publicKeyPem, secret: app.sharedKey, credential: app.apiKey };
  const product_id = await createProduct(app, "app");
  await createProduct(app, "more");
  await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "more"] });
  const feature = { product_id, code: "pages", name: "Pages", feature_type: "consumption", max_consumption: 5 };
  expect((await app.management("POST", "product-features/", { body: feature })).status).toBeLessThan(300);
});
beforeEach(() => app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => app.close());

const send = (endpoint: string, body: string) => application.call("POST", endpoint, { body });

/** A license, and how its machines ask for files and give them back. */
async function sold(terms: object = {}) {
  const license = await sell(app, "app", terms);
  const { license_key } = license;
  const request = (hardware_id: string, more: object = {}) =>
    wrappedRequest(app, { product: "app", license_key, hardware_id, ...more }, app.clock.now());
  return {
    id: license.id,
    license_key,
    request,
    activate: (device: string, more?: object) => send("activate_offline", request(device, more)),
    deactivate: (device: string, more?: object) => send("deactivate_offline", request(device, more)),
    online: (hardware_id: string) => ({ product: "app", license_key, hardware_id }),
  };
}

describe("activate_offline", () => {
  test.each([
    ["schema 1", flatRequest],
    ["schema 2 of JavaScript clients", wrappedRequest],
    ["schema 2 of Python clients", spacedRequest],
  ])("%s is answered with a file that every client accepts", async (_name, write) => {
    const { license_key } = await sell(app, "app", { metadata: { ž: "Čž", "2": 1.5, "10": [true] } });
    const request = { hardware_id: "Ünit-1", license_key };
    const members = {
      request: "activation",
      product: "app",
      hostname: "Büro",
      include_metadata_string: true,
      ...request,
    };
    const answer = await send("activate_offline", write(app, members, app.clock.now()));
    expect(answer.status, answer.body).toBe(200);
    const license = verifyActivationDocument(JSON.parse(answer.body), keys, request);
    expect(license).toMatchObject({ hardware_id: "Ünit-1", license_key, date: "Wed Mar 18 2026 12:00:00 GMT+0000" });
    expect(Object.keys(license).slice(-4)).toEqual([
      "date",
      "offline_signature",
      "license_signature",
      "license_signature_v2",
    ]);
  });

  test("a form with the part file is accepted like text", async () => {
    const { request } = await sold();
    const boundary = "xyz";
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="activate_offline.req"\r\nContent-Type: application/octet-stream\r\n\r\n${request("a")}\r\n--${boundary}--\r\n`;
    const headers = { "Content-Type": `multipart/form-data; boundary=${boundary}` };
    const answer = await application.call("POST", "activate_offline", { body, headers });
    expect(answer.status, answer.body).toBe(200);
    verifyActivationDocument(JSON.parse(answer.body), keys);
  });

  test("the same request returns the same file and takes one seat", async () => {
    const { request, online } = await sold();
    const file = request("a");
    const first = await send("activate_offline", file);
    app.clock.advance(60_000);
    const again = await send("activate_offline", file);
    expect(again.body).toBe(first.body);
    expect((await application.activate(online("b"))).code).toBe("license_activated_max_times");
  });

  test("a user activates with the password; the file names users as they named themselves", async () => {
    const license = await sell(app, "team", { users: [{ email: "ann@team.example" }] });
    const password = license.license_users[0].initial_password;
    const members = { product: "team", username: "Ann@team.example|acme", hardware_id: "a", password };
    const answer = await send("activate_offline", flatRequest(app, members, app.clock.now()));
    expect(answer.status, answer.body).toBe(200);
    verifyActivationDocument(JSON.parse(answer.body), keys, { hardware_id: "a", username: "Ann@team.example|acme" });
    const wrong = flatRequest(app, { ...members, password: "wrong" }, app.clock.now());
    expect((await send("activate_offline", wrong)).code).toBe("invalid_credentials");
  });

  test("a user's request may have the license's id in place of the key", async () => {
    const first = await sell(app, "team", { users: [{ email: "bob@team.example" }] });
    await sell(app, "team", { users: [{ email: "bob@team.example" }] });
    const password = first.license_users[0].initial_password;
    const members = {
      product: "team",
      username: "bob@team.example",
      password,
      hardware_id: "a",
      license_key: `${first.id}`,
    };
    const answer = await send("activate_offline", flatRequest(app, members, app.clock.now()));
    expect(JSON.parse(answer.body)).toMatchObject({ id: first.id });
  });

  test.each<[row: string, terms: object, more: object, code: string]>([
    ["a license for the network only", { allow_offline_activation: false }, {}, "offline_activation_not_allowed"],
    [
      "a subscription",
      { license_type: "subscription", validity_period: "2026-06-01" },
      {},
      "offline_activation_not_allowed",
    ],
    ["an expired license", { license_type: "time-limited", validity_period: "2026-03-01" }, {}, "license_expired"],
    ["a virtual machine", { prevent_vm: true }, { is_vm: true }, "vm_not_allowed"],
    ["an unknown key", {}, { license_key: "nope" }, "license_not_found"],
    ["an unknown product", {}, { product: "nope" }, "unknown_product"],
    ["no device", {}, { hardware_id: "" }, "missing_hardware_id"],
    ["a deactivation", {}, { request: "deactivation" }, "validation_error"],
    ["no date", {}, { date: undefined }, "validation_error"],
  ])("%s is refused", async (_row, terms, more, code) => {
    const { license_key } = await sell(app, "app", terms);
    const members = { product: "app", license_key, hardware_id: "a", ...more };
    const file =
      "date" in more
        ? Buffer.from(JSON.stringify({ ...members, api_key: app.apiKey, signature: "x" })).toString("base64")
        : wrappedRequest(app, members, app.clock.now());
    expect((await send("activate_offline", file)).code).toBe(code);
  });

  test.each<[row: string, change: (file: string) => string, code: string]>([
    ["nothing", () => "", "missing_content"],
    ["blanks", () => " \n ", "missing_content"],
    ["invalid base64", () => "{}", "validation_error"],
    ["invalid JSON", () => Buffer.from("hello").toString("base64"), "invalid_json"],
    ["a list", () => Buffer.from("[1]").toString("base64"), "validation_error"],
    ["bytes that are not text", () => Buffer.from([0xff, 0xfe, 0x80]).toString("base64"), "validation_error"],
    ["a changed device", (file) => tampered(file, (text) => text.replace('"a"', '"b"')), "signature_mismatch"],
    ["an unknown API key", (file) => tampered(file, (text) => text.replace(app.apiKey, "nope")), "invalid_api_key"],
    [
      "another company's API key",
      () => wrappedRequest(app.otherCompany, { product: "app", license_key: "k", hardware_id: "a" }, app.clock.now()),
      "invalid_api_key",
    ],
  ])("%s is refused", async (_row, change, code) => {
    const { request } = await sold();
    expect((await send("activate_offline", change(request("a")))).code).toBe(code);
  });

  test("schema 1 with a wrong signature is refused", async () => {
    const { license_key } = await sold();
    const members = { product: "app", license_key, hardware_id: "a" };
    const file = flatRequest({ apiKey: app.apiKey, sharedKey: "other" }, members, app.clock.now());
    expect((await send("activate_offline", file)).code).toBe("signature_mismatch");
  });
});

function tampered(file: string, change: (text: string) => string): string {
  return Buffer.from(change(Buffer.from(file, "base64").toString("utf8"))).toString("base64");
}

describe("a seat that a file holds", () => {
  test("is freed by the signed request of its machine, not by a call online", async () => {
    const { activate, deactivate, online } = await sold();
    expect((await activate("a")).status).toBe(200);
    expect((await application.deactivate(online("a"))).code).toBe("offline_deactivation_required");
    expect((await application.activate(online("b"))).code).toBe("license_activated_max_times");
    app.clock.advance(1000);
    const answer = await deactivate("a");
    expect([answer.status, answer.body]).toEqual([200, "license_deactivated"]);
    expect((await application.activate(online("a"))).status).toBe(200);
  });

  test("is not freed by a request that is older than the file", async () => {
    const { activate, request } = await sold();
    await activate("a");
    app.clock.advance(1000);
    const removal = request("a");
    app.clock.advance(1000);
    expect((await activate("a")).status).toBe(200);
    expect((await send("deactivate_offline", removal)).code).toBe("offline_request_out_of_date");
  });

  test("is freed by naming the file's date, whatever the machine's clock says", async () => {
    const { activate, license_key } = await sold();
    const file = JSON.parse((await activate("a")).body);
    const slow = new Date("2019-01-01T00:00:00Z");
    const members = { product: "app", license_key, hardware_id: "a" };
    const unnamed = wrappedRequest(app, members, slow);
    expect((await send("deactivate_offline", unnamed)).code).toBe("offline_request_out_of_date");
    const old = wrappedRequest(app, { ...members, license_date: "2026-03-18T11:00:00Z" }, slow);
    expect((await send("deactivate_offline", old)).code).toBe("offline_request_out_of_date");
    const named = wrappedRequest(app, { ...members, license_date: new Date(file.date).toISOString() }, slow);
    expect((await send("deactivate_offline", named)).body).toBe("license_deactivated");
  });

  test("a used activation request takes no seat again", async () => {
    const { request, deactivate } = await sold();
    const file = request("a");
    await send("activate_offline", file);
    app.clock.advance(1000);
    await deactivate("a");
    expect((await send("activate_offline", file)).code).toBe("offline_request_out_of_date");
  });

  test("is freed when the file ends, even if the license goes on", async () => {
    const { id, activate, online } = await sold({
      license_type: "time-limited",
      valid_duration: "7d",
      max_transfers: -1,
    });
    expect(JSON.parse((await activate("a")).body)).toMatchObject({ validity_period: "2026-03-25T12:00:00.000Z" });
    await app.db`update licenses set validity_period = '2027-01-01' where company_id = ${app.companyId} and id = ${id}`;
    app.clock.set("2026-03-25T11:59:59.000Z");
    expect((await application.activate(online("b"))).code).toBe("license_activated_max_times");
    app.clock.set("2026-03-25T12:00:01.000Z");
    const answer = await application.activate(online("b"));
    expect(answer.json, answer.body).toMatchObject({ times_activated: 1 });
    expect((await application.check(online("a"))).code).toBe("device_not_found");
    const events =
      await app.db`select type from events where subject_id = ${id} and type like 'license.%ctivated' order by id`;
    expect(events.map(({ type }) => type)).toEqual(["license.activated", "license.deactivated", "license.activated"]);
  });

  test("stays taken where the license has no end, though it once was a trial with one", async () => {
    const { id, license_key, activate, online } = await sold({ is_trial: true, trial_days: 5, max_transfers: -1 });
    await application.activate(online("a"));
    await application.deactivate({ product: "app", license_key, hardware_id: "a" });
    await app.management("PATCH", `licenses/${id}/`, { body: { is_trial: false } });
    const file = JSON.parse((await activate("b")).body);
    expect(file).toMatchObject({ license_type: "perpetual", is_trial: false, is_expired: false });
    app.clock.set("2027-01-01T00:00:00.000Z");
    expect((await application.activate(online("c"))).code).toBe("license_activated_max_times");
  });

  test("64 machines in parallel take no more seats than the license has", async () => {
    const { request } = await sold({ max_activations: 3 });
    const files = Array.from({ length: 64 }, (_, index) => request(`d${index}`));
    const answers = await Promise.all(files.map((file) => send("activate_offline", file)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ code }) => code === "license_activated_max_times")).toHaveLength(61);
  });
});

describe("deactivate_offline", () => {
  const counted = { license_type: "consumption", max_consumptions: 10, product_features: [{ code: "pages" }] };

  test("books what was consumed offline, of the license and of features", async () => {
    const { id, activate, deactivate, online } = await sold(counted);
    await activate("a");
    app.clock.advance(1000);
    const used = { consumptions: 4, product_features: [{ code: "pages", consumptions: 3 }], variables: { left: "x" } };
    expect((await deactivate("a", used)).body).toBe("license_deactivated");
    expect((await application.activate(online("a"))).json).toMatchObject({
      total_consumptions: 4,
      product_features: [{ code: "pages", total_consumptions: 3 }],
    });
    const events = await app.db`
      select type from events where subject_id = ${id} and type like '%consumption_added' order by id`;
    expect(events.map(({ type }) => type)).toEqual([
      "license.consumption_added",
      "license_product_feature.consumption_added",
    ]);
  });

  test.each<[row: string, used: object, code: string]>([
    ["more than the license has", { consumptions: 11 }, "license_not_enough_consumptions"],
    [
      "more than the feature has",
      { consumptions: 1, product_features: [{ code: "pages", consumptions: 6 }] },
      "feature_not_enough_consumptions",
    ],
    [
      "of a feature that is none",
      { product_features: [{ code: "x", consumptions: 1 }] },
      "unsupported_product_feature",
    ],
  ])("%s is refused, and nothing is booked", async (_row, used, code) => {
    const { activate, deactivate, online } = await sold(counted);
    await activate("a");
    app.clock.advance(1000);
    expect((await deactivate("a", used)).code).toBe(code);
    expect((await application.check(online("a"))).json).toMatchObject({ total_consumptions: 0, times_activated: 1 });
  });

  test("a license without a counter books nothing", async () => {
    const { activate, deactivate } = await sold();
    await activate("a");
    app.clock.advance(1000);
    expect((await deactivate("a", { consumptions: 1 })).code).toBe("invalid_license_type");
  });

  test("a device that was activated online may deactivate by file; an unknown one has nothing to give back", async () => {
    const { deactivate, online } = await sold();
    await application.activate(online("a"));
    expect((await deactivate("b")).code).toBe("device_not_found");
    expect((await deactivate("a")).body).toBe("license_deactivated");
    expect((await deactivate("a")).code).toBe("license_not_active");
  });

  test("changed consumption is detected", async () => {
    const { activate, request } = await sold(counted);
    await activate("a");
    app.clock.advance(1000);
    const file = tampered(request("a", { consumptions: 9 }), (text) =>
      text.replace('"consumptions":9', '"consumptions":1'),
    );
    expect((await send("deactivate_offline", file)).code).toBe("signature_mismatch");
  });
});

describe("bundles", () => {
  test("one file activates a whole bundle, and one request gives it back", async () => {
    const products = ["app", "more"].map((product_code) => ({ product_code, policy_code: "dftlp" }));
    const { license_key } = await sell(app, "suite", { products }, { is_bundle: true });
    const request = (more: object = {}) =>
      wrappedRequest(app, { product: "suite", license_key, hardware_id: "a", ...more }, app.clock.now());
    const answer = await send("activate_bundle_offline", request());
    expect(answer.status, answer.body).toBe(200);
    const licenses = verifyBundleDocument(JSON.parse(answer.body), keys);
    expect(licenses.map((license: FreelyRead) => license.product_details.short_code)).toEqual(["suite", "app", "more"]);
    const single = { product: "app", license_key, hardware_id: "a" };
    expect((await application.deactivate(single)).code).toBe("offline_deactivation_required");
    app.clock.advance(1000);
    expect((await send("deactivate_bundle_offline", request({ consumptions: 1 }))).code).toBe("invalid_license_type");
    expect((await send("deactivate_bundle_offline", request())).body).toBe("license_deactivated");
    expect((await application.check(single)).code).toBe("license_not_active");
  });
});

test("a read-only key neither takes nor frees a seat, in the header or in the file", async () => {
  const { activate, deactivate } = await sold();
  await app.db`update license_api_keys set is_read_only = true where api_key = ${app.apiKey}`;
  try {
    expect((await activate("a")).code).toBe("read_only_api_key");
    expect((await deactivate("a")).code).toBe("read_only_api_key");
  } finally {
    await app.db`update license_api_keys set is_read_only = false where api_key = ${app.apiKey}`;
  }
});

test("a file does not extend the caller's reach: neither to other products nor to other licenses", async () => {
  const { request } = await sold();
  const other = await createProduct(app, "elsewhere");
  const { json } = await app.management("POST", "license-api-keys/", { body: { product_ids: [other] } });
  const limited = applicationOf(app, { apiKey: json.api_key, sharedKey: json.shared_key });
  const refused = await limited.call("POST", "activate_offline", { body: request("a") });
  expect(refused.code).toBe("api_key_product_not_allowed");
  const { id } = await sold();
  const client = await createClient(app, `licenses/${id}`);
  const bearer = bearerOf(app, await fetchToken(app, client));
  const brought = await bearer.call("POST", "activate_offline", { body: request("b") });
  expect(brought.code).toBe("license_not_found");
});
