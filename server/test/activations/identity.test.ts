import { randomBytes } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

let app: TestApp;
let application: LicenseClient;

beforeAll(async () => {
  app = await createTestApp({ proxies: ["127.0.0.1", "10.0.0.0/8"] });
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => app.close());

/** Waits until another connection of this database waits for a lock. */
const untilSomeoneWaits = () =>
  expect
    .poll(
      () => app.db`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      { timeout: 5000 },
    )
    .not.toHaveLength(0);

function passwordOf(sale: { license_users: { true_email: string; initial_password: string }[] }, email: string) {
  return sale.license_users.find((user) => user.true_email === email)?.initial_password;
}

describe("the holder of a call", () => {
  test("the product decides whether the key or the username counts when a call sends both", async () => {
    const { license_users } = await sell(app, "team", { users: [{ email: "both@example.com" }] });
    const { license_key } = await sell(app, "app", { max_activations: 1 });
    const both = {
      hardware_id: "a",
      license_key,
      username: "both@example.com",
      password: license_users[0].initial_password,
    };
    const byKey = await application.activate({ ...both, product: "app" });
    expect(byKey.json, byKey.body).toMatchObject({ license_key, times_activated: 1 });
    expect(byKey.json).not.toHaveProperty("user");
    expect((await application.check({ ...both, product: "app" })).status).toBe(200);
    const byUser = await application.activate({ ...both, product: "team" });
    expect(byUser.json, byUser.body).toMatchObject({ username: "both@example.com" });
    expect(byUser.json).not.toHaveProperty("license_key");
  });

  test("A4: sending a key with a username does not make the password optional", async () => {
    await sell(app, "team", { users: [{ email: "spare@example.com" }] });
    const call = { product: "team", hardware_id: "a", license_key: "anything", username: "spare@example.com" };
    expect((await application.activate(call)).code).toBe("missing_parameters");
    expect((await application.activate({ ...call, password: "wrong" })).code).toBe("invalid_credentials");
  });

  test("a chosen password replaces the initial one", async () => {
    const sale = await sell(app, "team", { users: [{ email: "chosen@example.com" }] });
    const initial = sale.license_users[0].initial_password;
    await app.db`
      update license_users set initial_password_sealed = null, password_hash = ${await hash("my own")}
      where true_email = 'chosen@example.com'`;
    const call = { product: "team", hardware_id: "a", username: "chosen@example.com" };
    expect((await application.activate({ ...call, password: initial })).code).toBe("invalid_credentials");
    const answer = await application.activate({ ...call, password: "my own" });
    expect(answer.json, answer.body).toMatchObject({ user: { is_initial_password: false } });
  });

  test("an inactive user cannot activate", async () => {
    const sale = await sell(app, "team", { users: [{ email: "left@example.com" }] });
    await app.db`update license_users set is_active = false where true_email = 'left@example.com'`;
    const password = sale.license_users[0].initial_password;
    const call = { product: "team", hardware_id: "a", username: "left@example.com", password };
    expect((await application.activate(call)).code).toBe("invalid_credentials");
  });

  test("an activation that waits for the lock of its license does not switch to one created later", async () => {
    const first = await sell(app, "team", { users: [{ email: "race@example.com" }] });
    const call = {
      product: "team",
      hardware_id: "a",
      username: "race@example.com",
      password: first.license_users[0].initial_password,
    };
    let waiting: ReturnType<LicenseClient["activate"]> | undefined;
    await app.db.begin(async (tx) => {
      await tx`select from licenses where id = ${first.id} for update`;
      waiting = application.activate(call);
      await untilSomeoneWaits();
      app.clock.advance(1000);
      await sell(app, "team", { users: [{ email: "race@example.com" }] });
    });
    expect((await waiting)?.json).toMatchObject({ id: first.id });
  });

  test("a user of another company is unknown here, even with the right password", async () => {
    const sale = await sell(app, "team", { users: [{ email: "ours@example.com" }] });
    const password = sale.license_users[0].initial_password;
    const theirs = applicationOf(app, app.otherCompany);
    const call = { product: "team", hardware_id: "a", username: "ours@example.com", password };
    expect((await theirs.activate(call)).code).toBe("unknown_product");
    expect((await theirs.check(call)).code).toBe("unknown_product");
    expect((await theirs.deactivate(call)).code).toBe("unknown_product");
  });
});

describe("2.6: transfers of users", () => {
  test("each user has a queue of released devices", async () => {
    const sale = await sell(app, "team", {
      max_activations: 4,
      max_transfers: -1,
      users: [{ email: "t1@example.com" }, { email: "t2@example.com" }],
    });
    const call = (name: string, hardware_id: string) => ({
      product: "team",
      hardware_id,
      username: `${name}@example.com`,
      password: passwordOf(sale, `${name}@example.com`),
    });
    await application.activate(call("t1", "A"));
    await application.deactivate(call("t1", "A"));
    expect((await application.activate(call("t2", "B"))).json).toMatchObject({ transfer_count: 0 });
    expect((await application.activate(call("t1", "C"))).json).toMatchObject({ transfer_count: 1 });
  });

  test("max_transfers 0 ties users to the first devices of their own quota", async () => {
    const sale = await sell(app, "team", {
      max_activations: 3,
      users: [{ email: "tied@example.com", max_activations: 1 }, { email: "free@example.com" }],
    });
    const call = (hardware_id: string) => ({
      product: "team",
      hardware_id,
      username: "tied@example.com",
      password: passwordOf(sale, "tied@example.com"),
    });
    await application.activate(call("A"));
    await application.deactivate(call("A"));
    expect((await application.activate(call("B"))).code).toBe("device_transfer_not_allowed");
    expect((await application.activate(call("A"))).status).toBe(200);
  });
});

describe("2.3: dates", () => {
  test("a later activation does not set an end that the vendor removed", async () => {
    const { id, license_key } = await sell(app, "app", {
      license_type: "time-limited",
      valid_duration: "1d",
      max_activations: 2,
    });
    await application.activate({ product: "app", license_key, hardware_id: "a" });
    await app.db`update licenses set validity_period = null where id = ${id}`;
    const answer = await application.activate({ product: "app", license_key, hardware_id: "b" });
    expect(answer.json).toMatchObject({ validity_period: null, times_activated: 2 });
  });
});

describe("what clients send", () => {
  test("a NUL in a query is refused", async () => {
    for (const name of ["hardware_id", "license_key", "product", "hostname"]) {
      const call = { product: "app", license_key: "k", hardware_id: "a", [name]: "a\u0000b" };
      expect((await application.check(call)).code).toBe("validation_error");
    }
  });

  test("the longest hardware_id is stored, and a longer one is refused", async () => {
    const { license_key } = await sell(app, "app", { max_activations: 3 });
    const ids = [randomBytes(500).toString("hex"), "🐎".repeat(250)];
    for (const hardware_id of ids) {
      const answer = await application.activate({ product: "app", license_key, hardware_id });
      expect(answer.status, answer.body).toBe(200);
      expect((await application.check({ product: "app", license_key, hardware_id })).status).toBe(200);
    }
    const tooLong = await application.activate({ product: "app", license_key, hardware_id: "🐎".repeat(251) });
    expect(tooLong.code).toBe("validation_error");
  });

  test("variables of a deactivation are kept where possible, and never refuse it", async () => {
    const { id, license_key } = await sell(app, "app");
    const call = { product: "app", license_key, hardware_id: "a" };
    await application.activate(call);
    const variables = { ok: "1", list: [1], nothing: null, [randomBytes(4000).toString("hex")]: "long name" };
    expect((await application.deactivate({ ...call, variables })).body).toBe("license_deactivated");
    const kept = await app.db`
      select variable, value from device_variables v join devices d on d.id = v.device_id where d.license_id = ${id}`;
    expect(kept).toMatchObject([
      { variable: "ok", value: "1" },
      { variable: "list", value: "1" },
    ]);
  });

  test("the device has the address that the proxy reports", async () => {
    const { id, license_key } = await sell(app, "app");
    await application.call("POST", "activate_license", {
      body: { product: "app", license_key, hardware_id: "a" },
      headers: { "x-forwarded-for": "203.0.113.7, 10.0.0.1" },
    });
    expect(await app.db`select external_ip from devices where license_id = ${id}`).toMatchObject([
      { external_ip: "203.0.113.7" },
    ]);
  });
});

test("what checks report is written under the license's lock, so that no deadlock can occur", async () => {
  const { id, license_key } = await sell(app, "app");
  const call = { product: "app", license_key, hardware_id: "a" };
  await application.activate(call);
  await application.check({ ...call, hostname: "after" });
  await app.db.begin(async (tx) => {
    await tx`select from licenses where id = ${id} for no key update`;
    await untilSomeoneWaits();
    await tx`set local lock_timeout = '500ms'`;
    await tx`update devices set hostname = 'before' where license_id = ${id}`;
  });
  await expect
    .poll(() => app.db`select hostname from devices where license_id = ${id}`, { timeout: 5000 })
    .toMatchObject([{ hostname: "after" }]);
});
