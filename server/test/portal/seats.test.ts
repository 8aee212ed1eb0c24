import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { type AtPortal, allow, appointManager, atPortal, sellToUser } from "../support/portal.ts";

// Seats that customers free in the portal, within the budget of the vendor (docs/decisions/0083).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "app");
});
beforeEach(() => app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => app.close());

let count = 0;
const fresh = (name = "ann") => {
  count += 1;
  return `${name}-${count}@acme.example`;
};
const activate = (members: object) => applicationOf(app).activate({ ...members } as never);
const devicesOf = async ({ call }: AtPortal, id: number): Promise<FreelyRead[]> =>
  (await call("GET", `licenses/${id}/devices/?device_active=true`)).json.results;

/** A license of users with a device on it. */
async function taken(terms: object = {}) {
  const held = await sellToUser(app, "team", fresh(), { terms });
  const credentials = { product: "team", username: held.email, password: held.password };
  expect((await activate({ ...credentials, hardware_id: "old" })).status).toBe(200);
  const portal = await atPortal(app, held);
  const [device] = await devicesOf(portal, held.id);
  return {
    held,
    credentials,
    portal,
    device: device.id as number,
    path: `licenses/${held.id}/devices/${device.id}/free/`,
  };
}

describe("a user", () => {
  test("frees their old computer, and the new one is activated; the time line and the audit say so", async () => {
    const { held, credentials, portal, device, path } = await taken({ seat_resets_per_year: 2 });
    expect((await activate({ ...credentials, hardware_id: "new" })).code).toBe("license_activated_max_times");
    const freed = await portal.call("POST", path);
    expect([freed.status, freed.json]).toEqual([200, { used: 1, most: 2, left: 1, next_at: null }]);
    expect((await activate({ ...credentials, hardware_id: "new" })).status).toBe(200);
    expect((await portal.call("GET", `licenses/${held.id}/seat_budget/`)).json).toEqual(freed.json);
    const { results: lines } = (await app.management("GET", `license-histories/?license=${held.id}`)).json;
    expect(lines).toContainEqual(
      expect.objectContaining({ source: "portal", text: "Seat freed by its user", device, license_user: held.user }),
    );
    const { results: rows } = (await app.management("GET", `audit/?object=devices&object_id=${device}`)).json;
    expect(rows).toMatchObject([
      {
        action: "free",
        actor_kind: "license_user",
        actor_id: held.user,
        before: { device_active: true },
        after: { device_active: false },
      },
    ]);
  });

  test("frees no more than the budget has, not even at once, and reads when the next is possible", async () => {
    const held = await sellToUser(app, "team", fresh(), { terms: { max_activations: 3, seat_resets_per_year: 1 } });
    const credentials = { product: "team", username: held.email, password: held.password };
    for (const hardware_id of ["a", "b", "c"]) await activate({ ...credentials, hardware_id });
    const portal = await atPortal(app, held);
    const devices = await devicesOf(portal, held.id);
    const free = ({ id }: FreelyRead) => portal.call("POST", `licenses/${held.id}/devices/${id}/free/`);
    const answers = await Promise.all(devices.map(free));
    expect(answers.map(({ json }) => json.code ?? "freed").sort()).toEqual([
      "freed",
      "seat_reset_limit_reached",
      "seat_reset_limit_reached",
    ]);
    expect((await portal.call("GET", `licenses/${held.id}/seat_budget/`)).json).toEqual({
      used: 1,
      most: 1,
      left: 0,
      next_at: "2027-03-15T12:00:00.000Z",
    });
  });

  test("frees nothing of anyone else's, on a license that both hold or on another", async () => {
    const { held, path } = await taken({ max_activations: 5 });
    const email = fresh("bob");
    const given = await app.management("POST", `licenses/${held.id}/assign_user/`, { body: { email } });
    const bob = await atPortal(app, { email, password: given.json.new_password });
    const stranger = await taken();
    for (const { call } of [bob, stranger.portal]) expect((await call("POST", path)).json.code).toBe("not_found");
    const other = stranger.path.replace(String(stranger.held.id), String(held.id));
    expect((await stranger.portal.call("POST", other)).status).toBe(404);
  });

  test("frees a seat once: a device without one has none to give", async () => {
    const { portal, path } = await taken();
    expect((await portal.call("POST", path)).json).toMatchObject({ left: null, most: null });
    expect((await portal.call("POST", path)).json.code).toBe("unknown_device");
  });
});

test("a manager frees the seats of users with reset_device, and counts into the same budget", async () => {
  const { held, path } = await taken({ seat_resets_per_year: 1 });
  const boss = await appointManager(app, held.order, fresh("boss"), []);
  const manager = await atPortal(app, boss);
  expect((await manager.call("POST", path)).json).toMatchObject({ code: "permission_denied" });
  await allow(app, boss.id, ["reset_device"]);
  expect((await manager.call("GET", `licenses/${held.id}/`)).json.may.free_devices).toBe(true);
  expect((await manager.call("POST", path)).json).toMatchObject({ left: 0 });
  const { results } = (await app.management("GET", `license-histories/?license=${held.id}`)).json;
  expect(results).toContainEqual(expect.objectContaining({ source: "portal", text: "Seat freed by a manager" }));
});

test.each([
  ["never", "seat_replacement_not_allowed", false],
  ["key", undefined, true],
])("a key frees a seat where the license says so: %s", async (seat_replacement, code, may) => {
  const email = fresh("buyer");
  const { id, license_key } = await sell(app, "app", { seat_replacement }, { customer: { email } });
  await activate({ product: "app", license_key, hardware_id: "old" });
  const portal = await atPortal(app, { license_key, email });
  const [device] = await devicesOf(portal, id);
  expect((await portal.call("GET", `licenses/${id}/`)).json.may.free_devices).toBe(may);
  expect((await portal.call("POST", `licenses/${id}/devices/${device.id}/free/`)).json.code).toBe(code);
});

describe("a manager", () => {
  /** A license with two devices of its user, and its manager at the portal. */
  async function managed(permissions: readonly string[], terms: object = {}) {
    const { held, credentials, device } = await taken({ max_activations: 2, ...terms });
    await activate({ ...credentials, hardware_id: "second" });
    const boss = await appointManager(app, held.order, fresh("boss"), permissions);
    return { held, credentials, device, portal: await atPortal(app, boss) };
  }

  test("who may reset licenses frees every seat, and what was consumed stays", async () => {
    const terms = { license_type: "consumption", max_consumptions: 10, seat_resets_per_year: 2 };
    const { held, portal } = await managed(["reset_license"], terms);
    await app.db`update licenses set total_consumptions = 4 where id = ${held.id}`;
    const { status, json, text } = await portal.call("POST", `licenses/${held.id}/free_devices/`);
    expect([status, json], text).toEqual([200, { used: 2, most: 2, left: 0, next_at: expect.any(String) }]);
    expect(await devicesOf(portal, held.id)).toEqual([]);
    const { json: license } = await portal.call("GET", `licenses/${held.id}/`);
    expect(license).toMatchObject({ seats: { used: 0 }, total_consumptions: 4 });
  });

  test("frees all or none: the budget has to be enough for each", async () => {
    const { held, portal } = await managed(["reset_license"], { seat_resets_per_year: 1 });
    const { status, json } = await portal.call("POST", `licenses/${held.id}/free_devices/`);
    expect([status, json.code]).toEqual([400, "seat_reset_limit_reached"]);
    expect(await devicesOf(portal, held.id)).toHaveLength(2);
  });

  test("who may revoke devices frees the seat of one, which is refused from then on", async () => {
    const { held, credentials, device, portal } = await managed(["revoke_device"], { seat_resets_per_year: 1 });
    const { status, json } = await portal.call("POST", `licenses/${held.id}/devices/${device}/revoke/`);
    expect([status, json.left]).toEqual([200, 0]);
    expect((await activate({ ...credentials, hardware_id: "old" })).code).toBe("blacklisted");
    expect((await activate({ ...credentials, hardware_id: "third" })).status).toBe(200);
    const [other] = await devicesOf(portal, held.id);
    const beyond = await portal.call("POST", `licenses/${held.id}/devices/${other.id}/revoke/`);
    expect(beyond.json.code).toBe("seat_reset_limit_reached");
    expect((await portal.call("GET", `licenses/${held.id}/devices/${other.id}/`)).json.blacklisted).toBe(false);
  });

  test("without the permission does neither, nor does the user", async () => {
    const { held, device, portal } = await managed(["reset_device"]);
    const user = await atPortal(app, held);
    for (const { call } of [portal, user])
      for (const path of [`licenses/${held.id}/free_devices/`, `licenses/${held.id}/devices/${device}/revoke/`])
        expect((await call("POST", path)).json.code).toBe("permission_denied");
  });
});
