import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// The budget of seats (docs/decisions/0083) under calls that arrive at once, and under any order of calls: no license
// is ever oversold, and none moves further than its budget allows.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
});
beforeEach(() => app.clock.advance(60_000));
afterAll(() => app.close());

async function sold(terms: object) {
  const { id, license_key } = await sell(app, "app", { seat_replacement: "key", ...terms });
  const call = (hardware_id: string, more = {}) => ({ product: "app", license_key, hardware_id, ...more });
  const replace = (hardware_id: string, replace_device_id: number) =>
    application.call("POST", "replace_device", { body: call(hardware_id, { replace_device_id }) });
  return { id: id as number, call, replace };
}

async function bound(licenseId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await app.db<{ id: number; hardware_id: string }[]>`
    select id, hardware_id from devices where license_id = ${licenseId} and device_active`;
  return new Map(rows.map(({ id, hardware_id }) => [hardware_id, id]));
}

async function stateOf(licenseId: number): Promise<FreelyRead> {
  const [row] = await app.db`
    select l.times_activated, (select count(*)::integer from license_activation_histories h
      where h.license_id = l.id and h.recovered_by is not null) as recovered
    from licenses l where l.id = ${licenseId}`;
  return { ...row, bound: (await bound(licenseId)).size };
}

describe("at once", () => {
  test("sixteen machines replace the same device: one of them does", async () => {
    const { id, call, replace } = await sold({ max_activations: 2 });
    for (const device of ["a", "b"]) expect((await application.activate(call(device))).status).toBe(200);
    const device = (await bound(id)).get("a") ?? 0;
    const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => replace(`new-${n}`, device)));
    const codes = answers.map(({ code }) => code ?? "ok");
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["ok", "unknown_device"]));
    expect(await stateOf(id)).toEqual({ times_activated: 2, recovered: 1, bound: 2 });
  });

  test("eight machines replace eight devices with a budget of three: three of them do", async () => {
    const { id, call, replace } = await sold({ max_activations: 8, seat_resets_per_year: 3 });
    for (let n = 0; n < 8; n++) expect((await application.activate(call(`old-${n}`))).status).toBe(200);
    const devices = await bound(id);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => replace(`new-${n}`, devices.get(`old-${n}`) ?? 0)),
    );
    const codes = answers.map(({ code }) => code ?? "ok");
    expect(codes.filter((code) => code === "ok")).toHaveLength(3);
    expect(new Set(codes)).toEqual(new Set(["ok", "seat_reset_limit_reached"]));
    expect(await stateOf(id)).toEqual({ times_activated: 8, recovered: 3, bound: 8 });
  });

  test("one machine replaces, others activate, and one gives its seat back: never more seats than were sold", async () => {
    const { id, call, replace } = await sold({ max_activations: 3, max_transfers: -1 });
    for (const device of ["a", "b", "c"]) expect((await application.activate(call(device))).status).toBe(200);
    const devices = await bound(id);
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, (_, n) => application.activate(call(`more-${n}`))),
      replace("x", devices.get("a") ?? 0),
      application.deactivate(call("b")),
      replace("y", devices.get("b") ?? 0),
      ...Array.from({ length: 6 }, (_, n) => application.activate(call(`late-${n}`))),
    ]);
    const { times_activated, bound: now } = await stateOf(id);
    expect(now).toBeLessThanOrEqual(3);
    expect(times_activated).toBe(now);
    const known = [undefined, "license_activated_max_times", "unknown_device", "device_not_found"];
    for (const { code } of answers) expect(known).toContain(code);
  });
});

test("in any order of calls, a node-locked license has no more machines than its seats and its budget", async () => {
  const machine = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const step = fc.oneof(
    fc.record({ does: fc.constant("activate" as const), machine }),
    fc.record({ does: fc.constant("deactivate" as const), machine }),
    fc.record({ does: fc.constant("replace" as const), machine, other: machine }),
  );
  const terms = fc.record({ seats: fc.integer({ min: 1, max: 2 }), budget: fc.integer({ min: 0, max: 2 }) });
  const property = fc.asyncProperty(terms, fc.array(step, { maxLength: 14 }), async ({ seats, budget }, steps) => {
    const terms = { max_activations: seats, max_transfers: 0, seat_resets_per_year: budget };
    const { id, call, replace } = await sold(terms);
    for (const each of steps) {
      app.clock.advance(1000);
      if (each.does === "activate") await application.activate(call(each.machine));
      if (each.does === "deactivate") await application.deactivate(call(each.machine));
      if (each.does === "replace") await replace(each.machine, (await bound(id)).get(each.other) ?? 1);
      const { bound: now, recovered } = await stateOf(id);
      expect(now).toBeLessThanOrEqual(seats);
      expect(recovered).toBeLessThanOrEqual(budget);
    }
    const [row] = await app.db<{ machines: number }[]>`
      select count(distinct hardware_id)::integer as machines from devices where license_id = ${id}`;
    expect(row?.machines).toBeLessThanOrEqual(seats + budget);
  });
  await fc.assert(property, { numRuns: process.env["LICET_TEST_LONG"] === "1" ? 500 : 25 });
}, 600_000);

describe("a bundle", () => {
  const replaceInBundle = (body: Record<string, unknown>) =>
    application.call("POST", "replace_device_in_bundle", { body });

  async function bundle(ofDraw: object, ofPaint: object = {}) {
    const code = crypto.randomUUID().slice(0, 8);
    const products = [`draw-${code}`, `paint-${code}`];
    const suite = `suite-${code}`;
    for (const product of products) await createProduct(app, product);
    await createProduct(app, suite, { is_bundle: true, products });
    const terms = [ofDraw, ofPaint].map((more, index) => ({
      product_code: products[index],
      policy_code: "dftlp",
      max_activations: 1,
      seat_replacement: "key",
      ...more,
    }));
    const { id, license_key } = await sell(app, suite, { products: terms }, { is_bundle: true });
    const call = (hardware_id: string, more = {}) => ({ product: suite, license_key, hardware_id, ...more });
    return { id: id as number, call, products, license_key };
  }
  const activateBundle = (body: Record<string, unknown>) => application.call("POST", "activate_bundle", { body });
  const seatsOf = (body: Record<string, unknown>) => application.call("POST", "seats", { body });

  test("is left by a machine as a whole, and taken by the other as a whole", async () => {
    const { call, products, license_key } = await bundle({ seat_resets_per_year: 1 });
    expect((await activateBundle(call("old", { hostname: "ATTIC" }))).status).toBe(200);
    expect((await activateBundle(call("new"))).code).toBe("license_activated_max_times");
    const { seats, resets } = (await seatsOf(call("new"))).json as FreelyRead;
    expect(seats).toMatchObject([{ hostname: "ATTIC", is_replaceable: true }]);
    expect(resets).toEqual({ per_year: 1, used: 0, left: 1, next_at: null });
    const answer = await replaceInBundle(call("new", { replace_device_id: seats[0].id }));
    expect(answer.status, answer.body).toBe(200);
    expect(answer.json).toHaveLength(3);
    for (const product of products) {
      const check = (hardware_id: string) => application.check({ product, license_key, hardware_id });
      expect((await check("new")).status).toBe(200);
      expect((await check("old")).code).toBe("device_not_found");
    }
  });

  test("whose products have other budgets is moved as often as the smallest of them, or not at all", async () => {
    const { call } = await bundle({ seat_resets_per_year: 1 }, { seat_resets_per_year: 5 });
    expect((await activateBundle(call("a"))).status).toBe(200);
    const move = async (hardware_id: string) => {
      const { seats } = (await seatsOf(call(hardware_id))).json as FreelyRead;
      return replaceInBundle(call(hardware_id, { replace_device_id: seats[0].id }));
    };
    expect((await move("b")).status).toBe(200);
    expect((await move("c")).code).toBe("seat_reset_limit_reached");
    const { seats, resets } = (await seatsOf(call("c"))).json as FreelyRead;
    expect([seats.length, resets]).toEqual([1, { per_year: 1, used: 1, left: 0, next_at: expect.any(String) }]);
  });

  test("is hidden from a key that may not replace devices of one of its products", async () => {
    const { call } = await bundle({}, { seat_replacement: "never" });
    expect((await activateBundle(call("a"))).status).toBe(200);
    expect((await seatsOf(call("b"))).code).toBe("seat_replacement_not_allowed");
    expect((await replaceInBundle(call("b", { replace_device_id: 1 }))).code).toBe("seat_replacement_not_allowed");
  });
});
