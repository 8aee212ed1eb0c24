import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { flatRequest, wrappedRequest } from "../support/offline-requests.ts";

// The contents of a request file count only as far as its signature covers them (license-api.md §7.1, §7.2;
// docs/decisions/0061).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const product = await createProduct(app, "app");
  await createProduct(app, "suite", { is_bundle: true, products: [product] });
});
beforeEach(() => app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => app.close());

const schemas = { flat: flatRequest, wrapped: wrappedRequest };
type Schema = keyof typeof schemas;

/** A license whose machines ask for files; every request is dated by the clock, or by `date`. */
async function sold(terms: object = {}, more: object = {}) {
  const { id, license_key } = await sell(app, "app", { max_transfers: -1, ...terms });
  const request = (schema: Schema, hardware_id: string, members: object = {}, now = app.clock.now()) =>
    schemas[schema](app, { product: "app", license_key, hardware_id, ...more, ...members }, now);
  const send = (path: string, body: string) => application.call("POST", path, { body });
  return {
    id,
    license_key,
    request,
    activate: (hardware_id: string, schema: Schema = "flat") =>
      send("activate_offline", request(schema, hardware_id, { request: "activation" })),
    send,
    deactivate: (body: string) => send("deactivate_offline", body),
    online: (hardware_id: string) => ({ product: "app", license_key, hardware_id }),
  };
}

/** The file with changed text where its signature does not cover it. */
function edited(file: string, change: (document: FreelyRead) => void): string {
  const document = JSON.parse(Buffer.from(file, "base64").toString("utf8"));
  change(document);
  return Buffer.from(JSON.stringify(document)).toString("base64");
}

const asDeactivation = (file: string, more: object = {}) =>
  edited(file, (document) => Object.assign(document, { request: "deactivation", ...more }));

describe("S8: a request that activated is no request for deactivation", () => {
  test.each<[row: string, more: () => object]>([
    ["its type is changed", () => ({})],
    ["the file's date is added", () => ({ license_date: app.clock.now().toISOString() })],
  ])("%s", async (_row, more) => {
    const { request, send, deactivate, online } = await sold();
    const file = request("flat", "a", { request: "activation" });
    expect((await send("activate_offline", file)).status).toBe(200);
    app.clock.advance(1000);
    expect((await deactivate(asDeactivation(file, more()))).code).toBe("offline_request_out_of_date");
    expect((await application.activate(online("b"))).code).toBe("license_activated_max_times");
  });

  test("nor is one that does not state its type", async () => {
    const { request, send, deactivate } = await sold();
    const file = request("wrapped", "a");
    expect((await send("activate_offline", file)).status).toBe(200);
    app.clock.advance(1000);
    expect((await deactivate(file)).code).toBe("offline_request_out_of_date");
  });

  test("nor is it one for the seat that the machine later takes online", async () => {
    const { request, send, deactivate, online } = await sold();
    const file = request("flat", "a", { request: "activation" });
    await send("activate_offline", file);
    app.clock.advance(1000);
    await deactivate(request("wrapped", "a", { request: "deactivation" }));
    expect((await application.activate(online("a"))).status).toBe(200);
    expect((await deactivate(asDeactivation(file))).code).toBe("offline_request_out_of_date");
  });
});

describe("S8: a deactivation that was signed before the file was issued is refused", () => {
  test.each<[row: string, schema: Schema]>([
    ["schema 1", "flat"],
    ["schema 2", "wrapped"],
  ])("%s: made in advance, and later than the request for the file", async (_row, schema) => {
    const { request, send, deactivate } = await sold();
    const wish = request("flat", "a", { request: "activation" });
    app.clock.advance(60_000);
    const removal = request(schema, "a", { request: "deactivation" });
    app.clock.advance(60_000);
    expect((await send("activate_offline", wish)).status).toBe(200);
    app.clock.advance(60_000);
    expect((await deactivate(removal)).code).toBe("offline_request_out_of_date");
    expect((await deactivate(request("wrapped", "a", { request: "deactivation" }))).body).toBe("license_deactivated");
  });

  test("a date that cannot be read proves nothing", async () => {
    const { activate, request, deactivate } = await sold();
    await activate("a");
    app.clock.advance(1000);
    const removal = request("flat", "a", { request: "deactivation", date: "yesterday" });
    expect((await deactivate(removal)).code).toBe("offline_request_out_of_date");
  });

  test("on the page as well", async () => {
    const { request, send } = await sold();
    const wish = request("flat", "a", { request: "activation" });
    await send("activate_offline", wish);
    app.clock.advance(1000);
    const headers = { "content-type": "text/plain" };
    const answer = await app.app.inject({
      method: "POST",
      url: "/offline/deactivate",
      headers,
      payload: asDeactivation(wish),
    });
    expect(answer.json().code).toBe("offline_request_out_of_date");
  });
});

describe("S8: units that a signature does not cover are not believed", () => {
  const counted = { license_type: "consumption", max_consumptions: 10 };

  test("schema 1, with the consumption edited away", async () => {
    const { activate, request, deactivate, online } = await sold(counted);
    await activate("a");
    app.clock.advance(1000);
    const removal = edited(request("flat", "a", { request: "deactivation", consumptions: 9 }), (document) => {
      document.consumptions = 0;
    });
    expect((await deactivate(removal)).code).toBe("offline_request_not_signed");
    expect((await application.activate(online("b"))).code).toBe("license_activated_max_times");
  });

  test("schema 1, of a license with a feature that counts", async () => {
    const { json } = await app.management("GET", "products/?short_code=app");
    const feature = { product: json.results[0].id, code: "pages", name: "P", feature_type: "consumption" };
    await app.management("POST", "product-features/", { body: feature });
    const { activate, request, deactivate } = await sold({ product_features: [{ code: "pages", max_consumption: 5 }] });
    await activate("a");
    app.clock.advance(1000);
    expect((await deactivate(request("flat", "a", { request: "deactivation" }))).code).toBe(
      "offline_request_not_signed",
    );
  });

  test("schema 2 books them, and frees the seat", async () => {
    const { id, activate, request, deactivate } = await sold(counted);
    await activate("a");
    app.clock.advance(1000);
    const removal = request("wrapped", "a", { request: "deactivation", consumptions: 9 });
    expect((await deactivate(removal)).body).toBe("license_deactivated");
    expect((await app.management("GET", `licenses/${id}/`)).json).toMatchObject({ total_consumptions: 9 });
  });
});

describe("S8: what a shared secret cannot prove is bounded", () => {
  const day = 86_400_000;

  /**
   * Machine after machine takes a file and gives it back by a request whose type is not signed; returns how many got
   * one.
   */
  async function machinesOn({ activate, request, deactivate }: Awaited<ReturnType<typeof sold>>, schema: Schema) {
    for (let machine = 0; machine < 9; machine += 1) {
      app.clock.advance(60_000);
      if ((await activate(`m${machine}`)).status !== 200) return machine;
      app.clock.advance(60_000);
      const members = schema === "flat" ? { request: "deactivation" } : {};
      await deactivate(request(schema, `m${machine}`, members));
    }
    return 9;
  }

  test.each<[row: string, schema: Schema]>([
    ["schema 1, whose type is not signed", "flat"],
    ["schema 2 without a type", "wrapped"],
  ])("%s: one seat serves two machines a month, not any number", async (_row, schema) => {
    const license = await sold({ max_activations: 1 });
    expect(await machinesOn(license, schema)).toBe(2);
    const refused = await license.deactivate(license.request("flat", "m1", { request: "deactivation" }));
    expect(refused.code).toBe("offline_release_not_proven");
    app.clock.advance(31 * day);
    const later = await license.deactivate(license.request("flat", "m1", { request: "deactivation" }));
    expect(later.body).toBe("license_deactivated");
  });

  test("max_transfers 0 lets no second machine in at all", async () => {
    const license = await sold({ max_activations: 1, max_transfers: 0 });
    expect(await machinesOn(license, "flat")).toBe(1);
  });

  test("a clock that runs ahead proves nothing: its signed type counts as unsigned", async () => {
    const license = await sold({ max_activations: 1 });
    for (const machine of ["a", "b"]) {
      app.clock.advance(60_000);
      expect((await license.activate(machine)).status).toBe(200);
      const ahead = new Date(app.clock.now().getTime() + 400 * day);
      const answer = await license.deactivate(license.request("wrapped", machine, { request: "deactivation" }, ahead));
      expect(answer.status === 200 ? "freed" : answer.code).toBe(
        machine === "a" ? "freed" : "offline_release_not_proven",
      );
    }
  });

  test("a signed request that names the file is not bounded", async () => {
    const license = await sold({ max_activations: 1 });
    for (const machine of ["a", "b", "c", "d"]) {
      app.clock.advance(60_000);
      const { date } = JSON.parse((await license.activate(machine, "wrapped")).body);
      app.clock.advance(60_000);
      const members = { request: "deactivation", license_date: new Date(date).toISOString() };
      expect((await license.deactivate(license.request("wrapped", machine, members))).body).toBe("license_deactivated");
    }
  });

  test("the history of the license shows it to the vendor, and a reset starts again", async () => {
    const license = await sold({ max_activations: 1 });
    expect(await machinesOn(license, "flat")).toBe(2);
    const { json } = await app.management("GET", `license-histories/?license=${license.id}&limit=50`);
    const noted = json.results.filter(({ text }: FreelyRead) => /without proof/.test(text));
    expect(noted).toHaveLength(1);
    expect((await app.management("POST", `licenses/${license.id}/reset/`)).status).toBe(200);
    expect(await machinesOn(license, "flat")).toBe(2);
  });

  test("a bundle like a license", async () => {
    const products = [{ product_code: "app", policy_code: "dftlp", max_transfers: -1 }];
    const { license_key } = await sell(app, "suite", { products, max_transfers: -1 }, { is_bundle: true });
    const answers = [];
    for (const hardware_id of ["a", "b"]) {
      const members = { product: "suite", license_key, hardware_id };
      app.clock.advance(60_000);
      const wish = flatRequest(app, { ...members, request: "activation" }, app.clock.now());
      expect((await application.call("POST", "activate_bundle_offline", { body: wish })).status).toBe(200);
      expect((await application.call("POST", "deactivate_bundle_offline", { body: asDeactivation(wish) })).code).toBe(
        "offline_request_out_of_date",
      );
      app.clock.advance(60_000);
      const removal = flatRequest(app, { ...members, request: "deactivation" }, app.clock.now());
      answers.push((await application.call("POST", "deactivate_bundle_offline", { body: removal })).code);
    }
    expect(answers).toEqual([undefined, "offline_release_not_proven"]);
  });
});
