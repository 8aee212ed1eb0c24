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
});
afterAll(() => app.close());

/** A license that is active on device `a`. */
async function active(license: object = {}) {
  const sold = await sell(app, "app", license);
  const call = { product: "app", license_key: sold.license_key as string, hardware_id: "a" };
  const answer = await application.activate(call);
  expect(answer.status, answer.body).toBe(200);
  return { ...sold, call } as { id: number; call: typeof call };
}

describe("2.5: check", () => {
  test("a device that is not bound is not found", async () => {
    const { call } = await active();
    expect((await application.check({ ...call, hardware_id: "b" })).code).toBe("device_not_found");
  });

  test("a license that was never activated is not active", async () => {
    const { license_key } = await sell(app, "app");
    expect((await application.check({ product: "app", license_key, hardware_id: "a" })).code).toBe(
      "license_not_active",
    );
  });

  test("a disabled license is refused", async () => {
    const { id, call } = await active();
    await app.db`update licenses set enabled = false where id = ${id}`;
    expect((await application.check(call)).code).toBe("license_not_enabled");
  });

  test("a blacklisted device is refused", async () => {
    const { id, call } = await active();
    await app.db`update devices set blacklisted = true where license_id = ${id}`;
    expect((await application.check(call)).code).toBe("blacklisted");
  });

  test("a virtual machine is refused where prevent_vm is set", async () => {
    const { call } = await active({ prevent_vm: true });
    expect((await application.check({ ...call, is_vm: "true" })).code).toBe("vm_not_allowed");
    expect((await application.check({ ...call, is_vm: "false" })).status).toBe(200);
  });

  test("an expired license answers 200 with is_expired", async () => {
    const { call } = await active({ license_type: "time-limited", valid_duration: "1d" });
    app.clock.advance(2 * 86_400_000);
    expect((await application.check(call)).json).toMatchObject({ is_expired: true, license_enabled: true });
    app.clock.advance(-2 * 86_400_000);
  });

  test("a perpetual license never expires, and a subscription not before its grace period ends", async () => {
    const perpetual = await active();
    const subscription = await active({
      license_type: "subscription",
      valid_duration: "1d",
      allow_grace_period: true,
      grace_period: 30,
    });
    app.clock.advance(2 * 86_400_000);
    expect((await application.check(perpetual.call)).json).toMatchObject({ is_expired: false });
    expect((await application.check(subscription.call)).json).toMatchObject({ is_expired: false });
    app.clock.advance(86_400_000);
    expect((await application.check(subscription.call)).json).toMatchObject({ is_expired: true });
    app.clock.advance(-3 * 86_400_000);
  });

  test("expired features are left out unless the call asks for them", async () => {
    const product = await createProduct(app, "parts");
    for (const code of ["old", "new"]) {
      await app.management("POST", "product-features/", {
        body: { product, code, name: code, feature_type: "consumption" },
      });
    }
    const features = [
      { code: "old", expiry_date: "2026-03-01" },
      { code: "new", expiry_date: null },
    ];
    const { license_key } = await sell(app, "parts", { product_features: features });
    const call = { product: "parts", license_key, hardware_id: "a" };
    await application.activate(call);
    const codes = async (query: object) => {
      const { json } = await application.check({ ...call, ...query });
      return (json as { product_features: { code: string }[] }).product_features.map((feature) => feature.code);
    };
    expect(await codes({})).toEqual(["new"]);
    expect(await codes({ include_expired_features: "true" })).toEqual(["old", "new"]);
  });

  test("last check, device data and usage history are written after the answer", async () => {
    const { id, call } = await active();
    await application.check({ ...call, hostname: "workstation", sdk_ver: "SDK 1.0" });
    await expect
      .poll(async () => app.db`select hostname, last_check from devices where license_id = ${id}`, { timeout: 5000 })
      .toMatchObject([{ hostname: "workstation" }]);
    const texts = await app.db`select text from license_histories where license_id = ${id} order by id`;
    expect(texts.map((row) => row["text"])).toEqual(["License created", "License activated", "License check"]);
  });
});

describe("2.10: floating licenses", () => {
  const floating = { is_floating_cloud: true, floating_users: 1, floating_timeout: 10, max_activations: 3 };

  test("a check takes a free slot and keeps it, and finds none when all are used", async () => {
    const { call } = await active(floating);
    const other = { ...call, hardware_id: "b" };
    expect((await application.activate(other)).json).toMatchObject({ floating_in_use: false });
    expect((await application.check(call)).json).toMatchObject({ floating_in_use_devices: 1, is_floating: false });
    expect((await application.check(other)).code).toBe("floating_not_available");
    app.clock.advance(11 * 60_000);
    expect((await application.check(other)).json).toMatchObject({ floating_in_use_devices: 1 });
    expect((await application.check(call)).code).toBe("floating_not_available");
    await application.deactivate(other);
    expect((await application.check(call)).status).toBe(200);
    app.clock.advance(-11 * 60_000);
  });

  test("an expired license still answers, but takes no slot", async () => {
    const { id, call } = await active({ ...floating, license_type: "time-limited", valid_duration: "1d" });
    app.clock.advance(2 * 86_400_000);
    expect((await application.check(call)).json).toMatchObject({ is_expired: true, floating_in_use_devices: 0 });
    app.clock.advance(-2 * 86_400_000);
    expect(
      await app.db`select 1 from devices where license_id = ${id} and floating_last_seen > '2026-03-16'`,
    ).toHaveLength(0);
  });

  test("64 parallel checks by 8 devices never hold more slots than the license has", async () => {
    const { id, call } = await active({ ...floating, floating_users: 3, max_activations: 8 });
    const devices = ["a", "b", "c", "d", "e", "f", "g", "h"];
    for (const hardware_id of devices.slice(1)) await application.activate({ ...call, hardware_id });
    await app.db`update devices set floating_last_seen = null where license_id = ${id}`;
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) => application.check({ ...call, hardware_id: devices[index % 8] })),
    );
    expect(answers.every((answer) => answer.status === 200 || answer.code === "floating_not_available")).toBe(true);
    const held = await app.db`select 1 from devices where license_id = ${id} and floating_last_seen is not null`;
    expect(held).toHaveLength(3);
  });
});
