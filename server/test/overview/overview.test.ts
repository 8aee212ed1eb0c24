import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deleteEndedLimits } from "../../src/selling/licenses/near-limits.store.ts";
import { everyDay } from "../../src/selling/overview/overview.rules.ts";
import { endOf } from "../../src/terms/expiry.rules.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// The start page: numbers that agree with the lists they lead to (docs/decisions/0086).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
});
afterAll(() => app.close());

const get = async (path: string, key?: string): Promise<FreelyRead> => {
  const { status, json, text } = await app.management("GET", path, key === undefined ? {} : { key });
  expect(status, text).toBe(200);
  return json;
};
const overview = () => get("overview/");
const sold = async (terms: object): Promise<{ id: number; license_key: string }> => sell(app, "app", terms);
const call = (license_key: string, hardware_id: string) => ({ product: "app", license_key, hardware_id });
const change = async (id: number, body: object) =>
  expect((await app.management("PATCH", `licenses/${id}/`, { body })).status).toBe(200);
const near = async (what: "seat" | "consumption") =>
  (await get(`licenses/?is_near_${what}_limit=true`)).results.map(({ id }: FreelyRead) => id) as number[];

/** Every object of an answer that has a number and a list. */
function tilesIn(value: FreelyRead): FreelyRead[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "count" in value && "list" in value ? [value] : [];
  return [...own, ...Object.values(value).flatMap(tilesIn)];
}

describe("the overview", () => {
  test("counts licenses by state, and every number is that of the list behind it", async () => {
    const dayAfter = (days: number) => new Date(app.clock.now().getTime() + days * 24 * 3600_000).toISOString();
    const used = await sold({ max_activations: 1 });
    await application.activate(call(used.license_key, "a"));
    const off = await sold({});
    await app.management("POST", `licenses/${off.id}/disable/`);
    await sold({ license_type: "time-limited", validity_period: dayAfter(3) });
    await sold({ license_type: "time-limited", validity_period: dayAfter(20) });
    await sold({ license_type: "time-limited", validity_period: dayAfter(-2) });
    await sold({
      license_type: "subscription",
      validity_period: dayAfter(-1),
      allow_grace_period: true,
      grace_period: 48,
    });
    await sold({ is_floating_cloud: true, floating_users: 3 });

    const seen = await overview();
    expect(
      Object.fromEntries(Object.entries<FreelyRead>(seen.licenses).map(([name, { count }]) => [name, count])),
    ).toEqual({
      ...{ all: 7, active: 2, inactive: 4, disabled: 1, expired: 1, trial: 0, floating: 1 },
      ...{ perpetual: 3, time_limited: 3, subscription: 1, consumption: 0 },
    });
    expect(seen.expiring.within_7_days).toMatchObject({ count: 2, is_estimate: false });
    expect(seen.expiring.within_30_days.count).toBe(3);
    const ends = seen.expiring.within_30_days.first.map(({ expires_at }: FreelyRead) => expires_at);
    expect(ends).toEqual([...ends].sort());
    expect(ends).toHaveLength(3);
    const tiles = tilesIn(seen);
    expect(tiles.length).toBeGreaterThan(15);
    for (const { count, list, query } of tiles) {
      const { count: listed } = await get(`${list}?${query}`);
      expect([list, query, listed]).toEqual([list, query, count]);
    }
    expect((await get(`${seen.calls.list}?${seen.calls.query}`)).count).toBeGreaterThanOrEqual(0);
  });

  test("shows activations and checks of each day, refused ones apart", async () => {
    const { license_key } = await sold({ max_activations: 1 });
    await application.activate(call(license_key, "first"));
    await application.activate(call(license_key, "second"));
    await application.check(call(license_key, "first"));
    const today = async () => (await overview()).calls.days.at(-1);
    await expect.poll(async () => (await today()).checks, { timeout: 5000 }).toBeGreaterThan(0);
    expect((await today()).activations_refused).toBeGreaterThan(0);
    const { days } = (await get("overview/?days=3")).calls;
    expect(days).toHaveLength(3);
    expect(days.at(-1).day).toBe(app.clock.now().toISOString().slice(0, 10));
  });

  test("leaves out what the caller may not read", async () => {
    const { json } = await app.management("POST", "management-api-keys/", { body: { permissions: ["licenses_read"] } });
    expect(await get("overview/", json.key)).toMatchObject({ calls: null, imports: [] });
  });

  test("shows imports under way, with their progress, of those kinds that the caller may read", async () => {
    await app.db`
      insert into imports (company_id, kind, file_name, status, dry_run, on_error, author, phase, data_start, position, size, created_at)
      select ${app.companyId}, kind, kind || '.csv', status, false, 'keep', '{}', 'write', 0, 25, 100, ${app.clock.now()}
      from unnest(array['licenses', 'customers']) kind, unnest(array['running', 'success', 'uploading']) status`;
    const { imports } = await overview();
    expect(imports).toMatchObject([
      { kind: "customers", status: "running", progress: 0.25 },
      { kind: "licenses", progress: 0.25, result: expect.stringMatching(/^licenses-import-results\/\d+\/$/) },
    ]);
    const { json } = await app.management("POST", "management-api-keys/", { body: { permissions: ["licenses_read"] } });
    expect((await get("overview/", json.key)).imports.map(({ kind }: FreelyRead) => kind)).toEqual(["licenses"]);
    await app.db`delete from imports`;
  });

  test("is of one company, for those who may read licenses", async () => {
    const other = await get("overview/", app.otherCompany.managementKey);
    expect(other.licenses.all.count).toBe(0);
    expect((await app.management("GET", "overview/", { key: null })).status).toBe(403);
    for (const days of ["0", "400", "x"])
      expect((await app.management("GET", `overview/?days=${days}`)).status).toBe(400);
  });
});

describe("a license near its limit", () => {
  test("is one with four fifths of several seats taken, and no longer when one is free again", async () => {
    const { id, license_key } = await sold({ max_activations: 5, max_transfers: -1 });
    const single = await sold({ max_activations: 1 });
    await application.activate(call(single.license_key, "only"));
    for (const device of ["a", "b", "c"]) await application.activate(call(license_key, device));
    expect(await near("seat")).toEqual([]);
    await application.activate(call(license_key, "d"));
    expect(await near("seat")).toEqual([id]);
    expect((await overview()).near_limit.seats).toMatchObject({
      count: 1,
      top: [{ license: id, license_key, percent: 80, used: 4, limit: 5, feature: null }],
    });
    await application.activate(call(license_key, "e"));
    expect((await overview()).near_limit.seats.top).toMatchObject([{ percent: 100, used: 5 }]);
    await change(id, { max_activations: 20 });
    expect(await near("seat")).toEqual([]);
    await change(id, { max_activations: 5 });
    expect(await near("seat")).toEqual([id]);
    await app.management("POST", `licenses/${id}/reset/`);
    expect(await near("seat")).toEqual([]);
    expect((await get("licenses/?is_near_seat_limit=false&limit=1")).count).toBe(
      (await get("licenses/?limit=1")).count,
    );
  });

  test("is one with four fifths of its units consumed, until the period ends", async () => {
    const { id, license_key } = await sold({
      ...{ license_type: "consumption", max_consumptions: 10, max_activations: 1 },
      ...{ reset_consumption: true, consumption_period: "monthly" },
    });
    await application.activate(call(license_key, "a"));
    const consume = async (consumptions: number) => {
      const body = { ...call(license_key, "a"), consumptions };
      expect((await application.call("POST", "add_consumption", { body })).status).toBe(200);
    };
    await consume(7);
    expect(await near("consumption")).toEqual([]);
    await consume(1);
    expect(await near("consumption")).toEqual([id]);
    app.clock.set("2026-12-31T23:59:59.000Z");
    await app.db`update near_limits set until = '2027-01-01' where license_id = ${id}`;
    await deleteEndedLimits(app.db, app.clock.now());
    expect(await near("consumption")).toEqual([id]);
    app.clock.set("2027-01-01T00:00:00.000Z");
    expect((await overview()).near_limit.consumption.top).toEqual([]);
    await deleteEndedLimits(app.db, app.clock.now());
    expect(await near("consumption")).toEqual([]);
    await consume(8);
    expect(await near("consumption")).toEqual([id]);
    const [row] = await app.db<{ until: Date }[]>`select until from near_limits where license_id = ${id}`;
    expect(row?.until.toISOString()).toBe("2027-02-01T00:00:00.000Z");
    await app.management("POST", `licenses/${id}/reset_consumption/`);
    expect(await near("consumption")).toEqual([]);
  });

  test("is one with a feature of which little is left, named by its code", async () => {
    const product = (await get("products/?short_code=app")).results[0].id;
    await app.management("POST", "product-features/", {
      body: { product, code: "pages", name: "Pages", feature_type: "consumption", max_consumption: 10 },
    });
    const { id, license_key } = await sold({
      max_activations: 1,
      product_features: [{ code: "pages", max_consumption: 10 }],
    });
    await application.activate(call(license_key, "a"));
    const body = { ...call(license_key, "a"), feature: "pages", consumptions: 9 };
    expect((await application.call("POST", "add_feature_consumption", { body })).status).toBe(200);
    expect(await near("consumption")).toEqual([id]);
    expect((await overview()).near_limit.consumption.top).toMatchObject([
      { license: id, feature: "pages", percent: 90, used: 9, limit: 10 },
    ]);
    await app.management("DELETE", `licenses/${id}/`);
    expect(await near("consumption")).toEqual([]);
  });
});

describe("the end of a license in SQL is that of the rule", () => {
  const types = ["perpetual", "time-limited", "subscription", "consumption"];
  const cases = types.flatMap((license_type) =>
    [true, false].flatMap((is_trial) =>
      [true, false].map((allow_grace_period) => ({ license_type, is_trial, allow_grace_period })),
    ),
  );
  test.each(cases)("$license_type, trial $is_trial, grace $allow_grace_period", async (facts) => {
    for (const validity_period of [new Date("2028-02-29T23:30:00.000Z"), null]) {
      const [row] = await app.db<{ end: Date | null }[]>`
        select license_end(${facts.license_type}, ${facts.is_trial}, ${validity_period}, ${facts.allow_grace_period}, 36) as "end"`;
      expect(row?.end?.toISOString()).toBe(endOf({ ...facts, validity_period, grace_period: 36 })?.toISOString());
    }
  });
});

test("days without calls count nothing, and the present day is the last", () => {
  const day = new Date("2026-03-14T00:00:00Z");
  const counted = [
    { day, action: "activation", calls: 5, refused: 2 },
    { day, action: "check", calls: 9, refused: 0 },
  ];
  const nothing = { activations: 0, activations_refused: 0, checks: 0, checks_refused: 0 };
  expect(everyDay(new Date("2026-03-15T12:00:00Z"), 3, counted)).toEqual([
    { day: "2026-03-13", ...nothing },
    { day: "2026-03-14", activations: 3, activations_refused: 2, checks: 9, checks_refused: 0 },
    { day: "2026-03-15", ...nothing },
  ]);
});

describe("running work", () => {
  test("is what waits or goes on, for whoever asks; what has ended is not", async () => {
    const { id } = await sold({});
    const body = { action: "disable", ids: [id] };
    const { json: begun } = await app.management("POST", "licenses/bulk_actions/", { body });
    expect(await get("running_work/")).toMatchObject({
      bulk_actions: [
        {
          id: begun.id,
          action: "disable",
          status: "pending",
          total: 1,
          done: 0,
          progress: 0,
          result: `licenses/bulk_actions/${begun.id}/`,
        },
      ],
    });
    expect((await get("running_work/", app.otherCompany.managementKey)).bulk_actions).toEqual([]);
    await app.management("POST", `licenses/bulk_actions/${begun.id}/cancel/`);
    expect((await get("running_work/")).bulk_actions).toEqual([]);
  });
});
