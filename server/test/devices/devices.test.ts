import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Devices in the Management API (management-api.md §9), and what applications notice of the vendor's changes.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => app.close());

const act = (id: number, action: string) => app.management("POST", `devices/${id}/${action}/`);
const deviceOf = async (license: number, hardware: string): Promise<FreelyRead> =>
  (await app.management("GET", `devices/?license=${license}&hardware_id=${hardware}`)).json.results[0];

async function activated(terms: object = {}, devices: readonly string[] = ["a"], info: object = {}) {
  const { id, license_key } = await sell(app, "app", { max_activations: 1, max_transfers: -1, ...terms });
  const call = (hardware_id: string) => ({ product: "app", license_key, hardware_id });
  for (const device of devices) expect((await application.activate({ ...call(device), ...info })).status).toBe(200);
  return { id: id as number, license_key, call };
}

test("a device is shown whole, with its variables and its license", async () => {
  const info = { hostname: "STATION", os_ver: "Linux 6", app_ver: "1.0", is_vm: true, variables: { theme: "dark" } };
  const { id, license_key } = await activated({ is_floating_cloud: true, floating_users: 2 }, ["a"], info);
  const device = await deviceOf(id, "a");
  const now = app.clock.now().toISOString();
  expect(device).toMatchObject({
    hardware_id: "a",
    hostname: "STATION",
    app_ver: "1.0",
    is_vm: true,
    device_active: true,
    blacklisted: false,
    floating_in_use: true,
    time_activated: now,
    time_deactivated: null,
    license_user: null,
    license: { id, license_key, license_users: [] },
    device_variables: [{ variable: "theme", value: "dark", device: device.id, created_at: now }],
  });
  expect((await app.management("GET", `devices/${device.id}/`)).json).toEqual(device);
});

test.each<[string, (license: number) => string, string[]]>([
  ["license", (license) => `license=${license}`, ["one", "two"]],
  ["hardware_id", (license) => `license=${license}&hardware_id=two`, ["two"]],
  ["hostname__icontains", (license) => `license=${license}&hostname__icontains=HOST-O`, ["one"]],
  ["blacklisted", (license) => `license=${license}&blacklisted=true`, ["two"]],
  ["device_active", (license) => `license=${license}&device_active=true`, ["one"]],
  ["an empty filter", (license) => `license=${license}&hostname=`, ["one", "two"]],
])("a list is filtered by %s", async (_name, query, expected) => {
  const { id, call } = await activated({ max_activations: 2 }, []);
  for (const device of ["one", "two"]) await application.activate({ ...call(device), hostname: `host-${device}` });
  await act((await deviceOf(id, "two")).id, "blacklist");
  const { json } = await app.management("GET", `devices/?${query(id)}&order_by=hardware_id,id`);
  expect(json.results.map((device: FreelyRead) => device.hardware_id).sort()).toEqual(expected);
});

describe("a reset", () => {
  test("frees the seat like a deactivation, is recorded, and makes the next device no transfer", async () => {
    const { id, call } = await activated();
    const device = await deviceOf(id, "a");
    expect((await application.activate(call("b"))).code).toBe("license_activated_max_times");
    expect((await act(device.id, "reset")).json).toEqual({ message: "Device reset." });
    expect((await application.check(call("a"))).code).toBe("license_not_active");
    expect((await application.activate(call("b"))).status).toBe(200);
    expect((await app.management("GET", `licenses/${id}/`)).json).toMatchObject({
      transfer_count: 0,
      times_activated: 1,
    });
    expect(await deviceOf(id, "a")).toMatchObject({
      device_active: false,
      time_deactivated: app.clock.now().toISOString(),
    });
    expect((await act(device.id, "reset")).status).toBe(200);
    const events =
      await app.db`select type from events where subject_id = ${id} and type like 'license.%activated' order by id`;
    expect(events.map(({ type }) => type)).toEqual(["license.activated", "license.deactivated", "license.activated"]);
  });

  test("gives a user the device back", async () => {
    const users = [{ email: "ann@team.example", max_activations: 1 }];
    const sold = await sell(app, "team", { max_activations: 5, max_transfers: -1, users });
    const password = sold.license_users[0].initial_password;
    const call = (hardware_id: string) => ({ product: "team", username: "ann@team.example", password, hardware_id });
    expect((await application.activate(call("a"))).status).toBe(200);
    const device = await deviceOf(sold.id, "a");
    expect(device).toMatchObject({ license_user: sold.license_users[0].id, license: { license_key: null } });
    expect((await application.activate(call("b"))).code).toBe("license_activated_max_times");
    await act(device.id, "reset");
    expect((await application.activate(call("b"))).status).toBe(200);
  });

  test("of one seat by 16 calls in parallel, wanted by 64 devices, frees it once and does not lose it", async () => {
    const { id, call } = await activated();
    const device = await deviceOf(id, "a");
    await Promise.all([
      ...Array.from({ length: 16 }, () => act(device.id, "reset")),
      ...Array.from({ length: 64 }, (_, index) => application.activate(call(`other-${index}`))),
    ]);
    const counts = async () => {
      const { times_activated, total_active_devices } = (await app.management("GET", `licenses/${id}/`)).json;
      return [times_activated, total_active_devices];
    };
    // Every device may have asked before the seat was freed: then it is still free.
    const taken = (await counts())[0] === 1;
    expect((await application.activate(call("late"))).status).toBe(taken ? 400 : 200);
    expect(await counts()).toEqual([1, 1]);
  });
});

test("a blacklisted device is refused until it is taken off the list, and for its license only", async () => {
  const { id, call } = await activated({ max_activations: 2 });
  const elsewhere = await activated({}, ["a"]);
  const device = await deviceOf(id, "a");
  expect((await act(device.id, "blacklist")).json).toEqual({ message: "Device blacklisted." });
  expect((await application.activate(call("a"))).code).toBe("blacklisted");
  expect((await application.activate(call("b"))).status).toBe(200);
  expect((await application.check(elsewhere.call("a"))).status).toBe(200);
  expect((await act(device.id, "unblacklist")).json).toEqual({ message: "Device no longer blacklisted." });
  expect((await application.activate(call("a"))).status).toBe(200);
});
