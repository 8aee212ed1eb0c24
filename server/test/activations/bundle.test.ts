import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// activate_bundle, check_bundle, deactivate_bundle (license-api.md §6.27–6.29; semantics.md §2.14).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  for (const code of ["p1", "p2"]) await createProduct(app, code);
  for (const code of ["u1", "u2"]) await createProduct(app, code, { authorization_method: "user" });
  await createProduct(app, "suite", { is_bundle: true, products: ["p1", "p2"] });
  await createProduct(app, "teams", { is_bundle: true, products: ["u1", "u2"], authorization_method: "user" });
});
beforeEach(() => app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => app.close());

/** A sold bundle, and the calls of a device about all of it. */
async function soldSuite(terms: { p1?: object; p2?: object } = {}) {
  const products = [
    { product_code: "p1", policy_code: "dftlp", ...terms.p1 },
    { product_code: "p2", policy_code: "dftlp", ...terms.p2 },
  ];
  const { license_key } = await sell(app, "suite", { products }, { is_bundle: true });
  const about = (hardware_id: string, more: object = {}) => ({ product: "suite", license_key, hardware_id, ...more });
  return {
    license_key,
    activate: (device: string, more?: object) =>
      application.call("POST", "activate_bundle", { body: about(device, more) }),
    check: (device: string, more?: object) => application.call("GET", "check_bundle", { query: about(device, more) }),
    deactivate: (device: string, more?: object) =>
      application.call("POST", "deactivate_bundle", { body: about(device, more) }),
    single: (product: string, hardware_id: string) => ({ product, license_key, hardware_id }),
    disable: (product: string) => app.db`
      update licenses l set enabled = false from products p
      where p.company_id = l.company_id and p.id = l.product_id and p.short_code = ${product}
        and l.company_id = ${app.companyId} and l.license_key = ${license_key}`,
  };
}

const codesOf = (json: unknown) =>
  (json as FreelyRead[]).map(({ product_details }: FreelyRead) => product_details.short_code);

describe("activate_bundle", () => {
  test("binds a device to the bundle and to each of its products, and counts each separately", async () => {
    const { activate, single } = await soldSuite({ p1: { max_activations: 2 }, p2: { max_activations: 3 } });
    const answer = await activate("a", { variables: { room: 7 } });
    expect(answer.status, answer.body).toBe(200);
    expect(codesOf(answer.json)).toEqual(["suite", "p1", "p2"]);
    const [own, p1, p2] = answer.json as FreelyRead[];
    expect([own.times_activated, p1.times_activated, p2.times_activated]).toEqual([1, 1, 1]);
    expect([p1.max_activations, p2.max_activations]).toEqual([2, 3]);
    expect(p1.variables).toMatchObject([{ variable: "room", value: "7", device_id: p1.device_id }]);
    expect(new Set([own.device_id, p1.device_id, p2.device_id]).size).toBe(3);
    expect((await application.check(single("p2", "a"))).status).toBe(200);
  });

  test("the seats of its products limit it, and a refusal by one of them changes nothing", async () => {
    const { activate, single, check } = await soldSuite({ p1: { max_activations: 2 }, p2: { max_activations: 1 } });
    expect((await activate("a")).status).toBe(200);
    expect((await activate("a")).status).toBe(200);
    expect((await activate("b")).code).toBe("license_activated_max_times");
    expect((await application.check(single("p1", "b"))).code).toBe("device_not_found");
    expect((await check("b")).code).toBe("device_not_found");
    const [own, p1] = (await check("a")).json as FreelyRead[];
    expect([own.times_activated, p1.times_activated]).toEqual([1, 1]);
  });

  test("64 devices in parallel take no more seats than the product with the fewest has", async () => {
    const { activate } = await soldSuite({ p1: { max_activations: 50 }, p2: { max_activations: 3 } });
    const answers = await Promise.all(Array.from({ length: 64 }, (_, index) => activate(`d${index}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ code }) => code === "license_activated_max_times")).toHaveLength(61);
  });

  test("a user with the right password activates every product", async () => {
    const products = ["u1", "u2"].map((product_code) => ({ product_code, policy_code: "dftlp" }));
    const users = [{ email: "ann@team.example" }];
    const sold = await sell(app, "teams", { users, products }, { is_bundle: true });
    const password = sold.license_users[0].initial_password;
    const call = { product: "teams", username: "ann@team.example", hardware_id: "a" };
    const wrong = await application.call("POST", "activate_bundle", { body: { ...call, password: "wrong" } });
    expect(wrong.code).toBe("invalid_credentials");
    const answer = await application.call("POST", "activate_bundle", { body: { ...call, password } });
    expect(answer.status, answer.body).toBe(200);
    expect(codesOf(answer.json)).toEqual(["teams", "u1", "u2"]);
    expect((await application.call("GET", "check_bundle", { query: call })).status).toBe(200);
    expect((await application.call("POST", "deactivate_bundle", { body: call })).body).toBe("license_deactivated");
  });

  test.each<[row: string, more: object, code: string]>([
    ["the code of a product", { product: "p1" }, "license_not_found"],
    ["an unknown bundle", { product: "nope" }, "unknown_product"],
    ["an unknown key", { license_key: "nope" }, "license_not_found"],
    ["another license", { license_id: 1 }, "license_not_found"],
    ["no device", { hardware_id: "" }, "missing_hardware_id"],
    ["no product", { product: "" }, "missing_parameters"],
    ["no holder", { license_key: "" }, "license_key_or_license_user_required"],
    [
      "sign-on of an account that nobody has",
      { license_key: "", id_token: "x", customer_account_code: "y" },
      "customer_account_not_found",
    ],
  ])("%s is refused", async (_row, more, code) => {
    const { activate } = await soldSuite();
    expect((await activate("a", more)).code).toBe(code);
  });
});

describe("check_bundle", () => {
  test("returns the bundle and its products, each signed for what the client sent", async () => {
    const { activate, check } = await soldSuite({ p1: { license_type: "time-limited", valid_duration: "1d" } });
    await activate("a");
    app.clock.advance(2 * 86_400_000);
    const answer = await check("a", { include_metadata_string: true });
    expect(answer.status, answer.body).toBe(200);
    expect((answer.json as FreelyRead[]).map(({ is_expired }) => is_expired)).toEqual([false, true, false]);
    expect(answer.json).toMatchObject([
      { metadata_string: "{}" },
      { metadata_string: "{}" },
      { metadata_string: "{}" },
    ]);
  });

  test("a device that is bound to one product only is not bound to the bundle", async () => {
    const { check, single } = await soldSuite();
    await application.activate(single("p1", "a"));
    expect((await check("a")).code).toBe("license_not_active");
  });

  test("a disabled product refuses the whole bundle", async () => {
    const { activate, check, disable } = await soldSuite();
    await activate("a");
    await disable("p2");
    expect((await check("a")).code).toBe("license_not_enabled");
  });

  test("a floating product takes its slot, and refuses when it is full", async () => {
    const floating = { is_floating_cloud: true, floating_users: 1, floating_timeout: 10, max_activations: 5 };
    const { activate, check } = await soldSuite({ p1: floating, p2: { max_activations: 5 } });
    await activate("a");
    await activate("b");
    app.clock.advance(3_600_000);
    expect((await check("a")).json).toMatchObject([{}, { floating_in_use_devices: 1 }, {}]);
    expect((await check("b")).code).toBe("floating_not_available");
  });
});

describe("deactivate_bundle", () => {
  test("frees every seat, including those of products that were already left", async () => {
    const { activate, deactivate, check, single } = await soldSuite();
    await activate("a");
    expect((await application.deactivate(single("p2", "a"))).status).toBe(200);
    const answer = await deactivate("a");
    expect([answer.status, answer.body]).toEqual([200, "license_deactivated"]);
    expect((await check("a")).code).toBe("license_not_active");
    expect((await application.check(single("p1", "a"))).code).toBe("license_not_active");
    expect((await deactivate("a")).code).toBe("license_not_active");
  });

  test("another company's key and a read-only key change nothing", async () => {
    const { activate, deactivate, check, license_key } = await soldSuite();
    await activate("a");
    const stranger = applicationOf(app, app.otherCompany);
    const body = { product: "suite", license_key, hardware_id: "a" };
    for (const name of ["activate_bundle", "deactivate_bundle"])
      expect((await stranger.call("POST", name, { body })).code).toBe("unknown_product");
    expect((await stranger.call("GET", "check_bundle", { query: body })).code).toBe("unknown_product");
    await app.db`update license_api_keys set is_read_only = true where api_key = ${app.apiKey}`;
    try {
      expect((await activate("b")).code).toBe("read_only_api_key");
      expect((await deactivate("a")).code).toBe("read_only_api_key");
      expect((await check("a")).status).toBe(200);
    } finally {
      await app.db`update license_api_keys set is_read_only = false where api_key = ${app.apiKey}`;
    }
  });

  test("a key that is limited to one product may not use the bundle", async () => {
    const { activate } = await soldSuite();
    const [product] = await app.db`select id from products where company_id = ${app.companyId} and short_code = 'p1'`;
    await app.db`update license_api_keys set product_ids = ${[product?.["id"]]} where api_key = ${app.apiKey}`;
    try {
      expect((await activate("a")).code).toBe("api_key_product_not_allowed");
    } finally {
      await app.db`update license_api_keys set product_ids = null where api_key = ${app.apiKey}`;
    }
  });
});
