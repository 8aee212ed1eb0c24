import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

let app: TestApp;
let application: LicenseClient;

beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => app.close());

const activate = (license_key: string, hardware_id: string, more: object = {}) =>
  application.activate({ product: "app", license_key, hardware_id, ...more });
const deactivate = (license_key: string, hardware_id: string) =>
  application.deactivate({ product: "app", license_key, hardware_id });

async function stored(id: number) {
  const [row] = await app.db`
    select active, times_activated, transfer_count, validity_period, maintenance_period, time_activated
    from licenses where id = ${id}`;
  return row;
}

describe("activation of a key-based license", () => {
  test("the strict verifier accepts the answer, whatever the metadata holds", async () => {
    const metadata = {
      "10": "ten",
      "2": "two",
      name: "Žluťoučký 🐎",
      big: 9_007_199_254_740_991,
      part: 0.1,
      small: 1e-7,
    };
    const { id, license_key } = await sell(app, "app", {
      metadata,
      max_activations: 2,
      license_type: "consumption",
      max_consumptions: 10,
    });
    for (const variant of ["node", "python", "php"] as const) {
      const answer = await applicationOf(app, app, variant).activate({
        product: "app",
        license_key,
        hardware_id: "Dev-1",
        include_metadata_string: true,
      });
      expect(answer.status, answer.body).toBe(200);
      expect(answer.json).toMatchObject({ id, license_key, active: true, times_activated: 1, metadata });
    }
    const checked = await application.check({ product: "app", license_key, hardware_id: "Dev-1" });
    expect(checked.status, checked.body).toBe(200);
    expect(checked.json).toMatchObject({
      id,
      license_active: true,
      license_enabled: true,
      is_expired: false,
      metadata,
    });
  });

  test("2.3: a time-limited license starts to run with its first activation, and never again", async () => {
    const { id, license_key } = await sell(app, "app", {
      license_type: "time-limited",
      valid_duration: "1m",
      max_transfers: -1,
      enable_maintenance_period: true,
      maintenance_duration: "3d",
    });
    expect(await stored(id)).toMatchObject({ validity_period: null, active: false, times_activated: 0 });
    const first = await activate(license_key, "a");
    expect(first.json).toMatchObject({
      validity_period: "2026-04-15T12:00:00.000Z",
      maintenance_period: "2026-03-18T12:00:00.000Z",
    });
    expect((await deactivate(license_key, "a")).body).toBe("license_deactivated");
    expect(await stored(id)).toMatchObject({ active: false, times_activated: 0 });
    app.clock.advance(86_400_000);
    const again = await activate(license_key, "a");
    expect(again.json).toMatchObject({ validity_period: "2026-04-15T12:00:00.000Z" });
    app.clock.advance(-86_400_000);
  });

  test("2.3: a feature runs from the first activation", async () => {
    const product = await createProduct(app, "featured");
    await app.management("POST", "product-features/", {
      body: { product, code: "f", name: "F", feature_type: "activation" },
    });
    const { license_key } = await sell(app, "featured", { product_features: [{ code: "f", valid_duration: "2d" }] });
    const { json } = await application.activate({ product: "featured", license_key, hardware_id: "a" });
    expect(json).toMatchObject({ product_features: [{ code: "f", expiry_date: "2026-03-17T12:00:00.000Z" }] });
  });

  test("A11: activating a bound device again refreshes it and counts once", async () => {
    const { id, license_key } = await sell(app, "app");
    await activate(license_key, "a", { hostname: "one", variables: { color: "red", size: 3 } });
    const again = await activate(license_key, "a", { hostname: "two", variables: { color: "blue" } });
    expect(again.json).toMatchObject({ times_activated: 1, variables: [{ variable: "color", value: "blue" }] });
    expect(await stored(id)).toMatchObject({ times_activated: 1, transfer_count: 0 });
    const rows = await app.db`select hostname, external_ip from devices where license_id = ${id}`;
    expect(rows).toMatchObject([{ hostname: "two" }]);
    const history = await app.db`select action from license_activation_histories where license_id = ${id}`;
    expect(history).toMatchObject([{ action: "activation" }]);
    const events = await app.db`select type from events where subject_id = ${id} order by id`;
    expect(events.map((event) => event["type"])).toEqual(["license.created", "license.activated"]);
  });

  test.each<[string, object, object, string]>([
    ["A5: disabled", { enabled: false }, {}, "license_not_enabled"],
    ["A6: start date not reached", { start_date: "2026-03-16" }, {}, "license_start_date_not_reached"],
    ["A8: expired", { license_type: "time-limited", validity_period: "2026-03-01" }, {}, "license_expired"],
    ["A8: expired trial", { is_trial: true, validity_period: "2026-03-01" }, {}, "trial_expired"],
    ["A9: virtual machine", { prevent_vm: true }, { is_vm: true }, "vm_not_allowed"],
    ["A9: virtual machine, sent as text", { prevent_vm: true }, { is_vm: "true" }, "vm_not_allowed"],
    ["A10: hardware key required", { is_hardware_key_auth: true }, {}, "hardware_key_required"],
    ["A12: no seat", { max_activations: 0 }, {}, "license_activated_max_times"],
  ])("%s is refused", async (_name, license, call, code) => {
    const { license_key } = await sell(app, "app", license);
    expect((await activate(license_key, "a", call)).code).toBe(code);
  });

  test.each<[string, object, object]>([
    ["A6: on its start date", { start_date: "2026-03-15" }, {}],
    [
      "A8: a subscription in its grace",
      {
        license_type: "subscription",
        validity_period: "2026-03-15T11:00:00Z",
        allow_grace_period: true,
        grace_period: 2,
      },
      {},
    ],
    ["A8: perpetual with a date in the past", { validity_period: "2026-03-01" }, {}],
    ["A9: a real machine", { prevent_vm: true }, { is_vm: false }],
    ["A12: unlimited activations", { max_activations: 0, allow_unlimited_activations: true }, {}],
  ])("%s is accepted", async (_name, license, call) => {
    const { license_key } = await sell(app, "app", license);
    const answer = await activate(license_key, "a", call);
    expect(answer.status, answer.body).toBe(200);
  });

  test("A6: a start date that is set later blocks new devices, but not a bound one", async () => {
    const { id, license_key } = await sell(app, "app", { max_activations: 2 });
    await activate(license_key, "a");
    await app.db`update licenses set start_date = '2026-03-16' where id = ${id}`;
    expect((await activate(license_key, "a")).status).toBe(200);
    expect((await activate(license_key, "b")).code).toBe("license_start_date_not_reached");
  });

  test("A7: a blacklisted device is refused, others are not", async () => {
    const { id, license_key } = await sell(app, "app", { max_activations: 5 });
    await activate(license_key, "bad");
    await app.db`update devices set blacklisted = true, device_active = false where license_id = ${id}`;
    expect((await activate(license_key, "bad")).code).toBe("blacklisted");
    expect((await activate(license_key, "good")).status).toBe(200);
  });

  test("A12: a license takes as many devices as it has seats, and no more", async () => {
    const { license_key } = await sell(app, "app", { max_activations: 2 });
    expect((await activate(license_key, "a")).status).toBe(200);
    expect((await activate(license_key, "b")).status).toBe(200);
    expect((await activate(license_key, "c")).code).toBe("license_activated_max_times");
  });

  test("A14: a version released after the end of maintenance is refused, an unknown one is not", async () => {
    const product = await createProduct(app, "versioned");
    await app.db`
      insert into installation_files (company_id, product_id, version, release_date, created_at, updated_at)
      values (${app.companyId}, ${product}, '2.0', '2026-03-10', now(), now())`;
    const { license_key } = await sell(app, "versioned", {
      max_activations: 3,
      enable_maintenance_period: true,
      maintenance_period: "2026-03-01",
    });
    const call = (hardware_id: string, app_ver: string) =>
      application.activate({ product: "versioned", license_key, hardware_id, app_ver });
    expect((await call("a", "2.0")).code).toBe("product_version_not_supported");
    expect((await call("a", "9.9")).status).toBe(200);
  });

  test("64 parallel activations of a 3-seat license from 64 devices bind exactly 3", async () => {
    const { id, license_key } = await sell(app, "app", { max_activations: 3 });
    const answers = await Promise.all(Array.from({ length: 64 }, (_, index) => activate(license_key, `race-${index}`)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3);
    expect(answers.filter((answer) => answer.code === "license_activated_max_times")).toHaveLength(61);
    expect(await stored(id)).toMatchObject({ times_activated: 3 });
  });
});

describe("2.6: transfers", () => {
  test("A on, A off, B on, B off, A on is two transfers", async () => {
    const { id, license_key } = await sell(app, "app", { max_transfers: -1 });
    for (const device of ["A", "B"]) {
      await activate(license_key, device);
      await deactivate(license_key, device);
    }
    await activate(license_key, "A");
    expect(await stored(id)).toMatchObject({ transfer_count: 2, times_activated: 1 });
  });

  test("a device that comes back is no transfer", async () => {
    const { id, license_key } = await sell(app, "app");
    for (let round = 0; round < 3; round++) {
      expect((await activate(license_key, "A")).status).toBe(200);
      await deactivate(license_key, "A");
    }
    expect(await stored(id)).toMatchObject({ transfer_count: 0 });
  });

  test("A13: max_transfers 0 ties the license to its first device", async () => {
    const { license_key } = await sell(app, "app");
    await activate(license_key, "A");
    await deactivate(license_key, "A");
    expect((await activate(license_key, "B")).code).toBe("device_transfer_not_allowed");
    expect((await activate(license_key, "A")).status).toBe(200);
  });

  test("max_transfers 0 still lets devices fill the free seats of a multi-seat license", async () => {
    const { id, license_key } = await sell(app, "app", { max_activations: 2 });
    await activate(license_key, "A");
    await deactivate(license_key, "A");
    expect((await activate(license_key, "B")).status).toBe(200);
    expect((await activate(license_key, "A")).status).toBe(200);
    await deactivate(license_key, "A");
    expect((await activate(license_key, "C")).code).toBe("device_transfer_not_allowed");
    expect(await stored(id)).toMatchObject({ transfer_count: 0 });
  });

  test("A13: max_transfers n allows n", async () => {
    const { license_key } = await sell(app, "app", { max_transfers: 1 });
    await activate(license_key, "A");
    await deactivate(license_key, "A");
    expect((await activate(license_key, "B")).status).toBe(200);
    await deactivate(license_key, "B");
    expect((await activate(license_key, "C")).code).toBe("device_transfer_limit_reached");
  });

  test("unlimited activations lift the limit but are still counted", async () => {
    const { id, license_key } = await sell(app, "app", { allow_unlimited_activations: true });
    await activate(license_key, "A");
    await deactivate(license_key, "A");
    expect((await activate(license_key, "B")).status).toBe(200);
    expect(await stored(id)).toMatchObject({ transfer_count: 1 });
  });
});

describe("deactivation", () => {
  test("frees the seat, and finds nothing to free the second time", async () => {
    const { id, license_key } = await sell(app, "app", { max_activations: 2 });
    await activate(license_key, "a");
    await activate(license_key, "b");
    expect((await deactivate(license_key, "a")).body).toBe("license_deactivated");
    expect(await stored(id)).toMatchObject({ times_activated: 1, active: true });
    expect((await deactivate(license_key, "a")).code).toBe("device_not_found");
    await deactivate(license_key, "b");
    expect(await stored(id)).toMatchObject({ times_activated: 0, active: false });
    expect((await deactivate(license_key, "b")).code).toBe("license_not_active");
  });

  test("Q27: a subscription stays active without devices", async () => {
    const { id, license_key } = await sell(app, "app", { license_type: "subscription" });
    await activate(license_key, "a");
    await deactivate(license_key, "a");
    expect(await stored(id)).toMatchObject({ times_activated: 0, active: true });
  });
});

describe("user-based licenses", () => {
  const user = (email: string, more: object = {}) => ({ users: [{ email, ...more }] });

  test("a user activates with the initial password, then checks with the username alone", async () => {
    const { license_users } = await sell(app, "team", user("Ann@example.com"));
    const { initial_password: password } = license_users[0];
    const call = { product: "team", hardware_id: "a", username: "ann@EXAMPLE.com|acme" };
    const answer = await application.activate({ ...call, password });
    expect(answer.status, answer.body).toBe(200);
    expect(answer.json).toMatchObject({
      username: "ann@EXAMPLE.com|acme",
      user: { email: "Ann@example.com", is_initial_password: true, total_activations: 1 },
    });
    expect((await application.check(call)).status).toBe(200);
    expect((await application.deactivate(call)).body).toBe("license_deactivated");
  });

  test.each([
    ["a wrong password", "bea@example.com", "wrong"],
    ["an unknown user", "nobody@example.com", "x"],
  ])("A4: %s is invalid_credentials", async (_name, username, password) => {
    await sell(app, "team", user("bea@example.com"));
    const answer = await application.activate({ product: "team", hardware_id: "a", username, password });
    expect(answer.code).toBe("invalid_credentials");
  });

  test("A12: each user has a quota, and the license has its own limit", async () => {
    const sale = await sell(app, "team", {
      max_activations: 3,
      users: [{ email: "q1@example.com", max_activations: 1 }, { email: "q2@example.com" }],
    });
    const passwords = new Map<string, string>(
      sale.license_users.map((each: { true_email: string; initial_password: string }) => [
        each.true_email,
        each.initial_password,
      ]),
    );
    const on = async (username: string, hardware_id: string) =>
      (await application.activate({ product: "team", hardware_id, username, password: passwords.get(username) }))
        .code ?? "ok";
    expect(await on("q1@example.com", "a")).toBe("ok");
    expect(await on("q1@example.com", "b")).toBe("license_activated_max_times");
    expect(await on("q2@example.com", "a")).toBe("ok");
    expect(await on("q2@example.com", "b")).toBe("ok");
    expect(await on("q2@example.com", "c")).toBe("license_activated_max_times");
  });

  test("2.13: a call without license_id uses the newest license; with it, exactly that one", async () => {
    const first = await sell(app, "team", user("two@example.com"));
    app.clock.advance(1000);
    const second = await sell(app, "team", user("two@example.com"));
    const password = first.license_users[0].initial_password;
    const call = { product: "team", hardware_id: "a", username: "two@example.com", password };
    expect((await application.activate(call)).json).toMatchObject({ id: second.id });
    expect((await application.activate({ ...call, license_id: first.id })).json).toMatchObject({ id: first.id });
  });
});

describe("bundles", () => {
  test("2.14: the product's code activates only that sub-license; this endpoint does not take the bundle's code", async () => {
    await createProduct(app, "p1");
    await createProduct(app, "p2");
    await createProduct(app, "suite", { is_bundle: true, products: ["p1", "p2"] });
    const products = [
      { product_code: "p1", policy_code: "dftlp" },
      { product_code: "p2", policy_code: "dftlp" },
    ];
    const { license_key } = await sell(app, "suite", { products }, { is_bundle: true });
    expect((await application.activate({ product: "p1", license_key, hardware_id: "a" })).status).toBe(200);
    expect(
      (await application.activate({ product: "p2", license_key, hardware_id: "a", bundle_code: "suite" })).status,
    ).toBe(200);
    expect(
      (await application.activate({ product: "p2", license_key, hardware_id: "a", bundle_code: "other" })).code,
    ).toBe("license_not_found");
    expect((await application.activate({ product: "suite", license_key, hardware_id: "a" })).code).toBe(
      "license_not_found",
    );
  });
});
