import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isConfirmed, machineCode } from "../support/air-gapped-machine.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { flatRequest, wrappedRequest } from "../support/offline-requests.ts";
import { verifyActivationDocument } from "../support/offline-verifier.ts";

// A license key as people type it: exact first, else by its letters and digits, if they match one license
// (docs/decisions/0057).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "other");
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "other"] });
});
afterAll(() => app.close());

const typedForms = (key: string) => [
  key.toLowerCase(),
  key.replaceAll("-", ""),
  `${key.replaceAll("-", " ")}\r\n`,
  key.replaceAll("-", "\u2013").toLowerCase(),
  [...key].map((letter) => (/\w/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter)).join(""),
];

describe("case 16: a key as people type it", () => {
  test("activates, checks, consumes and deactivates; the answer has the license's own key", async () => {
    const terms = { license_type: "consumption", max_consumptions: 100, max_transfers: -1 };
    const { license_key } = await sell(app, "app", terms);
    for (const [index, typed] of typedForms(license_key).entries()) {
      // The strict verifier of these answers checks the signatures over the key as it was typed.
      const call = { product: "app", license_key: typed, hardware_id: "one" };
      const activated = await application.activate(call);
      expect(activated.json, activated.body).toMatchObject({ license_key, times_activated: 1 });
      expect((await application.check(call)).json).toMatchObject({ license_key });
      for (const [method, endpoint, more] of [
        ["POST", "add_consumption", { consumptions: 1 }],
        ["POST", "track_device_variables", { variables: { a: index } }],
        ["GET", "get_device_variables", {}],
        ["GET", "versions", {}],
      ] as const) {
        const sent = method === "GET" ? { query: { ...call, ...more } } : { body: { ...call, ...more } };
        const { status, body } = await application.call(method, endpoint, sent);
        expect(status, `${endpoint}: ${body}`).toBe(200);
      }
      expect((await application.deactivate(call)).body).toBe("license_deactivated");
    }
  });

  test("a bundle, as a whole", async () => {
    const products = ["app", "other"].map((product_code) => ({ product_code, policy_code: "dftlp" }));
    const { license_key } = await sell(app, "suite", { products }, { is_bundle: true });
    const call = { product: "suite", license_key: license_key.toLowerCase(), hardware_id: "one" };
    const activated = await application.call("POST", "activate_bundle", { body: call });
    expect(activated.json, activated.body).toHaveLength(3);
    expect((await application.call("GET", "check_bundle", { query: call })).json).toHaveLength(3);
    expect((await application.call("POST", "deactivate_bundle", { body: call })).body).toBe("license_deactivated");
  });

  test.each([
    ["schema 1", flatRequest],
    ["schema 2", wrappedRequest],
  ])(
    "a request file of %s, also on the page; the license file is for the key as the machine has it",
    async (_name, write) => {
      const { license_key } = await sell(app, "app", { max_activations: 2 });
      const members = {
        request: "activation",
        product: "app",
        hardware_id: "off",
        license_key: license_key.replaceAll("-", ""),
      };
      const file = write(app, members, app.clock.now());
      const { status, body } = await application.call("POST", "activate_offline", { body: file });
      expect(status, body).toBe(200);
      const keys = { publicKeyPem: app.publicKeyPem, secret: app.sharedKey, credential: app.apiKey };
      verifyActivationDocument(JSON.parse(body), keys, members);
      const page = { method: "POST", url: "/offline/activate", headers: { "content-type": "text/plain" } } as const;
      const atPage = write(app, { ...members, hardware_id: "page" }, app.clock.now());
      expect((await app.app.inject({ ...page, payload: atPage })).statusCode).toBe(200);
      const query = new URLSearchParams({ hardware_id: "off", license_key: license_key.toLowerCase(), product: "app" });
      const refreshed = await app.management("GET", `licenses/check_license/?${query}`);
      expect(refreshed.json, refreshed.text).toMatchObject({ license_key });
    },
  );

  test("the codes of an air-gapped machine, whichever form the machine signs", async () => {
    const { public_key } = (await app.management("GET", "air-gap-key/")).json;
    const post = async (path: string, payload: object) =>
      (await app.app.inject({ method: "POST", url: `/offline/air-gap/${path}`, payload })).json();
    const { license_key, license_template } = await sell(app, "app", { is_air_gapped: true, max_activations: 2 });
    const typed = license_key.replaceAll("-", "").toLowerCase();
    for (const signed of [license_key, typed]) {
      const hardware_id = `gap-${signed}`;
      const { initialization_code } = await post("initialize", { license_key: typed });
      const code = machineCode(initialization_code, hardware_id, signed);
      const { confirmation_code } = await post("activate", { license_key: typed, hardware_id, code });
      expect(isConfirmed(public_key, `${hardware_id}${signed}${license_template}`, confirmation_code)).toBe(true);
    }
  });

  test("a key that could mean two licenses of the product means neither; written exactly it means one", async () => {
    await sell(app, "app", { key: "TWO-A" });
    await sell(app, "app", { key: "TW-OA" });
    await sell(app, "other", { key: "T-WOA" });
    const call = (license_key: string, product = "app") =>
      application.activate({ product, license_key, hardware_id: "one" });
    expect((await call("twoa")).code).toBe("license_not_found");
    expect((await call("TWO-A")).json).toMatchObject({ license_key: "TWO-A" });
    expect((await call("two a", "other")).json).toMatchObject({ license_key: "T-WOA" });
  });

  test("lists find it by their plain filter: exact first", async () => {
    const { id, license_key } = await sell(app, "app");
    const find = async (key: string, path = "licenses/?license_key=") => {
      const { json, text } = await app.management("GET", path + encodeURIComponent(key));
      expect(json.results, text).toBeDefined();
      return json.results.map((each: { id: number }) => each.id);
    };
    for (const typed of typedForms(license_key)) expect(await find(typed), typed).toEqual([id]);
    const exact = await sell(app, "app", { key: "EX-ACT" });
    const twin = await sell(app, "app", { key: "EXACT" });
    expect(await find("EX-ACT")).toEqual([exact.id]);
    expect(await find("EXACT")).toEqual([twin.id]);
    expect((await find("exact")).sort()).toEqual([exact.id, twin.id].sort());
    expect(await find("---")).toEqual([]);
    expect(await find("exact", "license-product-features/?license__license_key=")).toEqual([]);
  });

  test("a text without letters and digits, or a key of another company, is no key", async () => {
    const { license_key } = await sell(app, "app");
    const stranger = applicationOf(app, app.otherCompany);
    for (const [client, typed] of [
      [application, "---"],
      [stranger, license_key.toLowerCase()],
    ] as const) {
      const { status } = await client.activate({ product: "app", license_key: typed, hardware_id: "one" });
      expect(status).toBe(400);
    }
    expect(await app.db`select 1 from licenses where fold_key(license_key) = ''`).toHaveLength(0);
  });
});

test("case 16: a caller that writes the key exactly never waits for one that does not", async () => {
  const { license_key } = await sell(app, "app");
  const right = { product: "app", license_key, hardware_id: "right" };
  expect((await application.activate(right)).status).toBe(200);
  // The lookup of a key that no license has is blocked for as long as the session below holds its lock.
  const [folding] = await app.db<{ sql: string }[]>`select pg_get_functiondef('fold_key'::regproc) as sql`;
  await app.db.unsafe(`${folding?.sql.replace("fold_key", "fold_key_itself")}`);
  await app.db.unsafe(`create or replace function fold_key(license_key text) returns text language plpgsql immutable as $$
    begin
      if license_key like 'WRONG%' then perform pg_advisory_xact_lock_shared(61); end if;
      return fold_key_itself(license_key);
    end $$`);
  const wrong: ReturnType<LicenseClient["check"]>[] = [];
  await app.db.session(async (session) => {
    await session`select pg_advisory_lock(61)`;
    const isHeld = async () =>
      (await session`select from pg_locks where locktype = 'advisory' and objid = 61 and not granted`).length > 0;
    for (let nth = 0; nth < 12; nth += 1) {
      wrong.push(application.check({ product: "app", license_key: `WRONG-${nth}`, hardware_id: "wrong" }));
      while (!(await isHeld())) await sleep(10);
    }
    for (let nth = 0; nth < 5; nth += 1) expect((await application.check(right)).status).toBe(200);
    expect(await isHeld()).toBe(true);
    await session`select pg_advisory_unlock(61)`;
  });
  for (const answer of await Promise.all(wrong)) expect(answer.code).toBe("license_not_found");
});
