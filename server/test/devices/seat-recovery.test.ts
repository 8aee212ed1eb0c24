import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { transaction } from "../../src/platform/db/transaction.ts";
import { budgetOf, recoverSeat, type SeatRecovery } from "../../src/selling/devices/recover-seat.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { ClientAnswer, LicenseClient } from "../support/license-client.ts";

// A user with a new computer, and all seats taken (docs/decisions/0083): who sees which devices, whose place may be
// taken, how often, and what is left of it in the records.

const day = 86_400_000;
let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
beforeEach(() => app.clock.advance(60_000));
afterAll(() => app.close());

type Call = (hardware_id: string, more?: object) => Record<string, unknown>;
interface Sold {
  readonly id: number;
  readonly call: Call;
}

const seats = (body: Record<string, unknown>): Promise<ClientAnswer> => application.call("POST", "seats", { body });
const replace = (body: Record<string, unknown>): Promise<ClientAnswer> =>
  application.call("POST", "replace_device", { body });
const listed = async (body: Record<string, unknown>): Promise<FreelyRead> => {
  const answer = await seats(body);
  expect(answer.status, answer.body).toBe(200);
  return answer.json;
};
const messageOf = ({ body }: ClientAnswer): string => JSON.parse(body).message;
const licenseOf = async (id: number): Promise<FreelyRead> => (await app.management("GET", `licenses/${id}/`)).json;
const deviceOf = async (id: number, hardware: string): Promise<number> =>
  (await app.management("GET", `devices/?license=${id}&hardware_id=${hardware}`)).json.results[0].id;
const activate = async (call: Record<string, unknown>) => {
  const answer = await application.activate(call);
  expect(answer.status, answer.body).toBe(200);
  return answer.json as FreelyRead;
};

/** A license with a key that may replace devices. */
async function ofKey(terms: object = {}): Promise<Sold> {
  const { id, license_key } = await sell(app, "app", { seat_replacement: "key", ...terms });
  return { id, call: (hardware_id, more = {}) => ({ product: "app", license_key, hardware_id, ...more }) };
}

let people = 0;
/** A license of as many users, each with their own calls. */
async function ofUsers(count: number, terms: object = {}): Promise<{ id: number; calls: Call[] }> {
  const users = Array.from({ length: count }, () => ({ email: `user-${++people}@team.example`, max_activations: 5 }));
  const { id, license_users } = await sell(app, "team", { users, ...terms });
  const calls = license_users.map(
    ({ true_email: username, initial_password: password }: FreelyRead): Call =>
      (hardware_id, more = {}) => ({ product: "team", username, password, hardware_id, ...more }),
  );
  return { id, calls };
}

async function ofUser(terms: object = {}): Promise<Sold> {
  const { id, calls } = await ofUsers(1, terms);
  return { id, call: calls[0] as Call };
}

describe("the devices that have the seats", () => {
  test("are told to their user by name and last contact, those not heard of for longest first", async () => {
    const { id, call } = await ofUser({ max_activations: 2, seat_resets_per_year: 3 });
    await activate(call("old", { hostname: "ATTIC", os_ver: "Linux 5" }));
    const since = app.clock.now().toISOString();
    app.clock.advance(day);
    await activate(call("desk", { hostname: "DESK", app_name: "Draw", app_ver: "2.1" }));
    const seat = { app_name: "", app_ver: "", is_offline: false, is_borrowed: false, borrowed_until: null };
    const free = { ...seat, is_replaceable: true, id: expect.any(Number) };
    const now = app.clock.now().toISOString();
    expect(await listed(call("new"))).toEqual({
      license_id: id,
      seats: [
        { ...free, hostname: "ATTIC", os: "Linux 5", time_activated: since, last_check: since },
        { ...free, hostname: "DESK", os: "", app_name: "Draw", app_ver: "2.1", time_activated: now, last_check: now },
      ],
      resets: { per_year: 3, used: 0, left: 3, next_at: null },
    });
  });

  test("of other users of the license stay theirs", async () => {
    const { id, calls } = await ofUsers(2, { max_activations: 2 });
    const [mine, theirs] = calls as [Call, Call];
    await activate(mine("a"));
    await activate(theirs("b"));
    expect((await listed(mine("new"))).seats).toHaveLength(1);
    const other = await deviceOf(id, "b");
    expect((await replace(mine("new", { replace_device_id: other }))).code).toBe("unknown_device");
    expect((await application.check(theirs("b"))).status).toBe(200);
  });

  test("are shown for the right password only", async () => {
    const { call } = await ofUser();
    await activate(call("a"));
    expect((await seats(call("new", { password: "wrong" }))).code).toBe("invalid_credentials");
    expect((await seats(call("new", { password: undefined }))).code).toBe("missing_parameters");
  });

  test("cannot be found out by trying passwords", async () => {
    const { call } = await ofUser();
    await activate(call("a"));
    const answers = [];
    for (let turn = 0; turn < 6; turn++) answers.push((await seats(call("new", { password: `guess ${turn}` }))).code);
    expect(answers.at(-1)).toBe("too_many_attempts");
    expect((await replace(call("new", { replace_device_id: 1, password: "guess" }))).code).toBe("too_many_attempts");
    app.clock.advance(day);
  });

  test.each(["key", "KEY"])(
    "are told to the key where the license says %s, without what a machine could copy",
    async (way) => {
      const { call } = await ofKey({ seat_replacement: way });
      await activate(call("secret-hardware", { hostname: "ATTIC", mac_address: "00:11", ip: "10.0.0.1" }));
      const { body } = await seats(call("new"));
      expect(body).toContain("ATTIC");
      expect(body).not.toMatch(/secret-hardware|00:11|10\.0\.0\.1/);
    },
  );

  test("are hidden from a key that may not replace them, whatever device it names", async () => {
    const { id, call } = await ofKey({ seat_replacement: "never", max_activations: 1 });
    await activate(call("a", { hostname: "ATTIC" }));
    const refused = await seats(call("new"));
    expect([refused.status, refused.code, messageOf(refused)]).toEqual([
      400,
      "seat_replacement_not_allowed",
      "This license does not let a key replace its devices. Ask the vendor.",
    ]);
    for (const device of [await deviceOf(id, "a"), 404])
      expect((await replace(call("new", { replace_device_id: device }))).code).toBe("seat_replacement_not_allowed");
    expect((await application.check(call("a"))).status).toBe(200);
  });

  test("are not told to a blacklisted machine", async () => {
    const { id, call } = await ofKey({ max_activations: 2 });
    await activate(call("a"));
    await activate(call("bad"));
    await app.management("POST", `devices/${await deviceOf(id, "bad")}/blacklist/`);
    expect((await seats(call("bad"))).code).toBe("blacklisted");
    const wish = call("bad", { replace_device_id: await deviceOf(id, "a") });
    expect((await replace(wish)).code).toBe("blacklisted");
  });
});

describe("a device that takes the place of another", () => {
  test.each<[string, () => Promise<Sold>]>([
    ["a key", () => ofKey({ max_activations: 1, max_transfers: 0 })],
    ["a user", () => ofUser({ max_activations: 1, max_transfers: 0 })],
  ])("by %s is activated where the license was full, and the other is out", async (_who, sold) => {
    const { id, call } = await sold();
    await activate(call("old"));
    expect((await application.activate(call("new"))).code).toBe("license_activated_max_times");
    const [{ id: old }] = (await listed(call("new"))).seats;
    const answer = await replace(call("new", { replace_device_id: old, hostname: "NEW" }));
    expect(answer.status, answer.body).toBe(200);
    expect(answer.json).toMatchObject({ request: "activation", hardware_id: "new", times_activated: 1 });
    expect((await application.check(call("new"))).status).toBe(200);
    expect((await application.check(call("old"))).code).toBe("device_not_found");
    expect(await licenseOf(id)).toMatchObject({ times_activated: 1, total_active_devices: 1, transfer_count: 0 });
  });

  test("is in the time line, in the history of activations and among the events", async () => {
    const { id, call } = await ofKey({ max_activations: 1 });
    await activate(call("old"));
    const old = await deviceOf(id, "old");
    app.clock.advance(1000);
    expect((await replace(call("new", { replace_device_id: old, sdk_ver: "test 1" }))).status).toBe(200);
    const { results } = (await app.management("GET", `license-histories/?license=${id}&device=${old}`)).json;
    expect(results[0]).toMatchObject({
      text: "Seat freed by the holder of the key",
      source: "sdk",
      sdk_version: "test 1",
      data: { recovered_by: "key" },
    });
    const history = (await app.management("GET", `license-activation-histories/?license=${id}`)).json.results;
    expect(history.map(({ action }: FreelyRead) => action).sort()).toEqual([
      "activation",
      "activation",
      "deactivation",
    ]);
    const events = await app.db<{ data: object }[]>`
      select data from events where subject_id = ${id} and type = 'license.deactivated'`;
    expect(events.map(({ data }) => data)).toEqual([{ device_id: old, recovered_by: "key" }]);
  });

  test("asks again after a lost answer, and costs the budget once", async () => {
    const { id, call } = await ofKey({ max_activations: 2, seat_resets_per_year: 1 });
    await activate(call("a"));
    await activate(call("b"));
    const wish = call("new", { replace_device_id: await deviceOf(id, "a") });
    expect((await replace(wish)).status).toBe(200);
    expect((await replace(wish)).status).toBe(200);
    const other = call("new", { replace_device_id: await deviceOf(id, "b") });
    expect((await replace(other)).status).toBe(200);
    expect((await application.check(call("b"))).status).toBe(200);
    expect((await listed(call("new"))).resets).toMatchObject({ used: 1, left: 0 });
  });

  test("is no transfer, and the one after it none either", async () => {
    const { id, call } = await ofUser({ max_activations: 1, max_transfers: 1 });
    await activate(call("a"));
    expect((await replace(call("b", { replace_device_id: await deviceOf(id, "a") }))).json).toMatchObject({
      transfer_count: 0,
    });
    await application.deactivate(call("b"));
    expect(await activate(call("c"))).toMatchObject({ transfer_count: 1 });
    await application.deactivate(call("c"));
    expect((await application.activate(call("d"))).code).toBe("device_transfer_limit_reached");
  });

  test("takes the seat that was freed, and not the place that another keeps", async () => {
    const { id, call } = await ofKey({ max_activations: 2, max_transfers: 0 });
    await activate(call("a"));
    await activate(call("b"));
    await application.deactivate(call("a"));
    expect((await application.activate(call("c"))).code).toBe("device_transfer_not_allowed");
    expect((await replace(call("c", { replace_device_id: await deviceOf(id, "b") }))).status).toBe(200);
    await activate(call("a"));
    expect(await licenseOf(id)).toMatchObject({ times_activated: 2, transfer_count: 0 });
  });

  test.each<[string, object, object, string]>([
    ["an expired license", { license_type: "time-limited", validity_period: "2026-01-01" }, {}, "license_expired"],
    ["a disabled license", { enabled: false }, {}, "license_not_enabled"],
    ["a virtual machine", { prevent_vm: true }, { is_vm: true }, "vm_not_allowed"],
  ])("is refused as an activation is, for %s, and the other keeps its seat", async (_what, terms, more, code) => {
    const { id, call } = await ofKey({ max_activations: 1 });
    await activate(call("old"));
    const columns = "enabled" in terms ? { enabled: false } : terms;
    await app.db`update licenses set ${app.db.set(columns)} where id = ${id}`;
    const refused = await replace(call("new", { replace_device_id: await deviceOf(id, "old"), ...more }));
    expect(refused.code).toBe(code);
    const [device] = await app.db`select device_active from devices where license_id = ${id}`;
    expect(device?.["device_active"]).toBe(true);
    expect(await budgetOf(inside(), id)).toMatchObject({ used: 0 });
  });

  test.each<[string, (device: number) => Promise<unknown>]>([
    ["of another license", async () => undefined],
    ["that is not bound any more", (device) => app.management("POST", `devices/${device}/reset/`)],
  ])("cannot take that of a device %s", async (what, happens) => {
    const { id, call } = await ofKey({ max_activations: 1 });
    const other = await ofKey({ max_activations: 1 });
    await activate(call("old"));
    await activate(other.call("theirs"));
    const device = what === "of another license" ? await deviceOf(other.id, "theirs") : await deviceOf(id, "old");
    await happens(device);
    const refused = await replace(call("new", { replace_device_id: device }));
    expect(refused.code).toBe("unknown_device");
    expect((await application.check(other.call("theirs"))).status).toBe(200);
  });
});

describe("a device that goes on without a network", () => {
  test("keeps the seat of its file", async () => {
    const { id, call } = await ofKey({ max_activations: 1 });
    await activate(call("old"));
    await app.db`update devices set is_offline = true where license_id = ${id}`;
    expect((await listed(call("new"))).seats[0]).toMatchObject({ is_offline: true, is_replaceable: false });
    const refused = await replace(call("new", { replace_device_id: await deviceOf(id, "old") }));
    expect(refused.code).toBe("offline_deactivation_required");
  });

  test("keeps a slot that it has borrowed until then", async () => {
    const floating = { is_floating_cloud: true, floating_users: 1, can_borrow: true, max_borrow_time: 48 };
    const { id, call } = await ofKey({ max_activations: 1, ...floating });
    await activate(call("old"));
    const until = new Date(app.clock.now().getTime() + day).toISOString();
    const borrowed = await application.call("POST", "floating/borrow", {
      body: call("old", { borrowed_until: until }),
    });
    expect(borrowed.status, borrowed.body).toBe(200);
    expect((await listed(call("new"))).seats[0]).toMatchObject({
      is_borrowed: true,
      borrowed_until: until,
      is_replaceable: false,
    });
    const wish = call("new", { replace_device_id: await deviceOf(id, "old") });
    const refused = await replace(wish);
    expect([refused.code, messageOf(refused)]).toEqual(["device_borrowed", expect.stringContaining(until)]);
    app.clock.advance(day + 1000);
    expect((await replace(wish)).status).toBe(200);
  });

  test("stays on record with what it gave back without proof", async () => {
    const { id, call } = await ofKey({ max_activations: 1 });
    await activate(call("old"));
    await app.db`update devices set unproven_release_at = ${app.clock.now()} where license_id = ${id}`;
    expect((await replace(call("new", { replace_device_id: await deviceOf(id, "old") }))).status).toBe(200);
    const [row] = await app.db`
      select unproven_release_at from devices where license_id = ${id} and hardware_id = 'old'`;
    expect(row?.["unproven_release_at"]).not.toBeNull();
  });
});

describe("the budget", () => {
  test("allows so many a year, and says when the next is possible", async () => {
    const { id, call } = await ofUser({ max_activations: 1, seat_resets_per_year: 2 });
    await activate(call("a"));
    const first = app.clock.now();
    const next = async (from: string, to: string) => replace(call(to, { replace_device_id: await deviceOf(id, from) }));
    expect((await next("a", "b")).status).toBe(200);
    app.clock.advance(30 * day);
    expect((await next("b", "c")).status).toBe(200);
    const refused = await next("c", "d");
    const when = new Date(first.getTime() + 365 * day).toISOString();
    expect([refused.status, refused.code, messageOf(refused)]).toEqual([
      400,
      "seat_reset_limit_reached",
      `The seats of this license were freed 2 times within a year, as often as it allows. The next is possible at ${when}.`,
    ]);
    expect((await application.check(call("c"))).status).toBe(200);
    expect((await listed(call("d"))).resets).toEqual({ per_year: 2, used: 2, left: 0, next_at: when });
    app.clock.set(new Date(first.getTime() + 365 * day - 1));
    expect((await next("c", "d")).code).toBe("seat_reset_limit_reached");
    app.clock.set(new Date(first.getTime() + 365 * day));
    expect((await next("c", "d")).status).toBe(200);
    expect((await next("d", "e")).code).toBe("seat_reset_limit_reached");
  });

  test("is not touched by the vendor, nor by a device that gives its own seat back", async () => {
    const { id, call } = await ofUser({ max_activations: 1, max_transfers: -1, seat_resets_per_year: 1 });
    await activate(call("a"));
    await app.management("POST", `devices/${await deviceOf(id, "a")}/reset/`);
    await activate(call("b"));
    await application.deactivate(call("b"));
    await activate(call("c"));
    expect(await budgetOf(inside(), id)).toEqual({ used: 0, most: 1, left: 1, next_at: null });
  });

  test("can be raised by an edit of the license, and follows the policy it was sold on", async () => {
    const { id, call } = await ofUser({ max_activations: 1, seat_resets_per_year: 0 });
    await activate(call("a"));
    const wish = call("b", { replace_device_id: await deviceOf(id, "a") });
    const refused = await replace(wish);
    expect(messageOf(refused)).toBe("Seats of this license are freed by the vendor only.");
    const edited = await app.management("PATCH", `licenses/${id}/`, { body: { seat_resets_per_year: 1 } });
    expect(edited.json).toMatchObject({ seat_resets_per_year: 1, seat_replacement: "never" });
    expect((await replace(wish)).status).toBe(200);
  });

  test("is one for users, managers and keys", async () => {
    const { id, calls } = await ofUsers(2, { max_activations: 3, seat_resets_per_year: 2 });
    const [mine, theirs] = calls as [Call, Call];
    await activate(mine("a"));
    await activate(theirs("b"));
    await activate(theirs("c"));
    const manager = { kind: "manager", userId: 1 } as const;
    await recover({ licenseId: id, deviceId: await deviceOf(id, "b"), by: manager, source: "portal" });
    expect((await replace(mine("d", { replace_device_id: await deviceOf(id, "a") }))).status).toBe(200);
    const third = recover({ licenseId: id, deviceId: await deviceOf(id, "c"), by: manager, source: "portal" });
    await expect(third).rejects.toMatchObject({ code: "seat_reset_limit_reached" });
  });
});

describe("a seat that is freed for nobody yet", () => {
  test("is as free as if it had never been taken", async () => {
    const { id, call } = await ofKey({ max_activations: 1, max_transfers: 0 });
    await activate(call("old"));
    await recover({ licenseId: id, deviceId: await deviceOf(id, "old"), by: { kind: "key" }, source: "portal" });
    expect(await licenseOf(id)).toMatchObject({ times_activated: 0, active: false });
    const { results } = (await app.management("GET", `license-histories/?license=${id}&source=portal`)).json;
    expect(results).toHaveLength(1);
    await activate(call("new"));
    await application.deactivate(call("new"));
    expect((await application.activate(call("third"))).code).toBe("device_transfer_not_allowed");
  });
});

/** As a handler has it, outside of a transaction. */
function inside() {
  return { db: app.db, companyId: app.companyId, now: app.clock.now() };
}

function recover(recovery: SeatRecovery): Promise<unknown> {
  return transaction(app.db, (db) => recoverSeat({ ...inside(), db }, recovery));
}
