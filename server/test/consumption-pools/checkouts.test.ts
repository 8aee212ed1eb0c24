import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Club, type Licensed, openClub } from "./club.ts";

// Units of pools that offline devices are given (semantics.md §1.13, §2.8; management-api.md §7.1).

let club: Club;
beforeAll(async () => {
  club = await openClub();
});
beforeEach(() => club.app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => club.app.close());

const get = async (path: string) => (await club.app.management("GET", path)).json;
const post = async (path: string) => {
  const { status, text } = await club.app.management("POST", path);
  expect(status, text).toBe(200);
};
const poolOf = async (id: number) => {
  const { total_consumptions, held_total } = await get(`consumption-pools/${id}/`);
  return { total_consumptions, held_total };
};
const checkoutsOf = async (pool: number, query = "") =>
  (await get(`consumption-pool-license-checkouts/?consumption_pool=${pool}&order_by=id${query}`)).results;
/** A pool of a hundred units with one license. */
const single = async (terms: object = {}, pool: object = {}): Promise<{ pool: number; license: Licensed }> => {
  const { pool: id, members } = await club.pool({ max_consumptions: 100, default_offline_checkout: 7, ...pool }, [
    terms,
  ]);
  const [license] = members;
  if (!license) throw new Error("no license was sold");
  return { pool: id, license };
};

describe("a device that goes offline", () => {
  test("holds the units it asked for until it gives them back and reports what it used", async () => {
    const { pool, license } = await single();
    await license.consume(10);
    const file = await license.offline("activation", { consumptions: 20 });
    expect(file.status, file.body).toBe(200);
    expect(file.json).toMatchObject({ pool: { id: pool, total_consumptions: 10, held_total: 20, checked_out: 20 } });
    expect(await poolOf(pool)).toEqual({ total_consumptions: 10, held_total: 20 });
    expect((await get(`consumption-pools/${pool}/members/`)).results).toEqual([{ id: license.id, held: 20 }]);
    const [open] = await checkoutsOf(pool, "&synced_at__isnull=true");
    const { device_id: device } = file.json as { device_id: number };
    expect(open).toEqual({
      ...{ id: expect.any(Number), created_at: "2026-03-18T12:00:01.000Z", checked_out: 20, consumed: 0, returned: 0 },
      ...{ synced_at: null, consumption_pool: pool, device, license: license.id },
    });
    const given = await license.offline("deactivation", { consumptions: 12 });
    expect(given.status, given.body).toBe(200);
    expect(await poolOf(pool)).toEqual({ total_consumptions: 22, held_total: 0 });
    expect((await get(`licenses/${license.id}/`)).total_consumptions).toBe(22);
    const settled = { ...open, consumed: 12, returned: 8, synced_at: "2026-03-18T12:00:02.000Z" };
    expect(await checkoutsOf(pool, `&device=${device}&license=${license.id}`)).toEqual([settled]);
    expect(await checkoutsOf(pool, "&synced_at__isnull=true")).toEqual([]);
    expect(await get(`consumption-pool-license-checkouts/${open.id}/`)).toEqual(settled);
    const events = await club.app.db`
      select type, data from events where subject_id = ${open.id} and type like 'consumption_pool_license_checkout.%' order by id`;
    expect(events.map(({ type }) => type)).toEqual([
      "consumption_pool_license_checkout.checked_out",
      "consumption_pool_license_checkout.synced",
      "consumption_pool_license_checkout.returned",
    ]);
    expect(events.at(-1)?.["data"]).toMatchObject({
      consumption_pool: pool,
      device,
      checked_out: 20,
      consumed: 12,
      returned: 8,
    });
  });

  test.each<[string, object, object, number]>([
    ["the rest of its license's limit", { max_consumptions: 30 }, {}, 30],
    ["the pool's default, where the license has no limit", { allow_unlimited_consumptions: true }, {}, 7],
    ["the rest of the pool, if that is less", { max_consumptions: 30 }, { max_consumptions: 12 }, 12],
    ["nothing from an empty pool", {}, { max_consumptions: 0 }, 0],
  ])("without asking for an amount, is given %s", async (_name, terms, members, amount) => {
    const { pool, license } = await single(terms, members);
    const file = await license.offline("activation");
    expect(file.json).toMatchObject({ pool: { checked_out: amount } });
    expect(await poolOf(pool)).toEqual({ total_consumptions: 0, held_total: amount });
    expect(await checkoutsOf(pool)).toHaveLength(amount === 0 ? 0 : 1);
  });

  test("is refused, and takes no seat, when it asks for more than is left", async () => {
    const { pool, license } = await single({}, { max_consumptions: 10 });
    const refused = await license.offline("activation", { consumptions: 11 });
    expect([refused.status, refused.code]).toEqual([400, "license_not_enough_consumptions"]);
    expect((await get(`licenses/${license.id}/`)).times_activated).toBe(1);
    expect(await checkoutsOf(pool)).toEqual([]);
  });

  test("holds units that no one else can consume or be given", async () => {
    const { pool, members } = await club.pool({ max_consumptions: 20 }, [{}, {}]);
    const [one, two] = members;
    expect((await one?.offline("activation", { consumptions: 15 }))?.status).toBe(200);
    expect((await two?.consume(6))?.code).toBe("license_not_enough_consumptions");
    expect((await two?.consume(5))?.json).toMatchObject({ pool: { total_consumptions: 5, held_total: 15 } });
    expect((await two?.offline("activation", { consumptions: 1 }))?.code).toBe("license_not_enough_consumptions");
    expect((await one?.offline("deactivation", { consumptions: 15 }))?.status).toBe(200);
    expect(await poolOf(pool)).toEqual({ total_consumptions: 20, held_total: 0 });
  });

  test("also holds units of its license's own limit", async () => {
    const { license } = await single({ max_consumptions: 10 });
    await license.offline("activation", { consumptions: 8 });
    expect((await license.consume(3)).code).toBe("license_not_enough_consumptions");
    expect((await license.consume(2)).status).toBe(200);
    expect((await license.offline("deactivation", { consumptions: 8 })).status).toBe(200);
  });

  test("and still calls online, draws on the units it holds: they are synced, and the rest stays held", async () => {
    const { pool, license } = await single();
    await license.offline("activation", { consumptions: 20 });
    expect((await license.consume(10, "machine")).json).toMatchObject({
      pool: { total_consumptions: 10, held_total: 10 },
    });
    expect(await checkoutsOf(pool, "&synced_at__isnull=false")).toMatchObject([
      { checked_out: 20, consumed: 10, returned: 0 },
    ]);
    expect((await license.offline("deactivation", { consumptions: 4 })).status).toBe(200);
    expect(await checkoutsOf(pool)).toMatchObject([{ checked_out: 20, consumed: 14, returned: 6 }]);
    expect(await poolOf(pool)).toEqual({ total_consumptions: 14, held_total: 0 });
  });

  test("and used more than it was given, gives its seat back only if both limits allow that", async () => {
    const { pool, license } = await single({ max_consumptions: 10 });
    await license.offline("activation", { consumptions: 5 });
    expect((await license.offline("deactivation", { consumptions: 11 })).code).toBe("license_not_enough_consumptions");
    expect(await poolOf(pool)).toEqual({ total_consumptions: 0, held_total: 5 });
    expect((await license.offline("deactivation", { consumptions: 10 })).status).toBe(200);
    expect(await poolOf(pool)).toEqual({ total_consumptions: 10, held_total: 0 });
  });

  test("and asks again, is given the difference", async () => {
    const { pool, license } = await single();
    await license.offline("activation", { consumptions: 5 });
    expect((await license.offline("activation")).json).toMatchObject({ pool: { checked_out: 5 } });
    expect((await license.offline("activation", { consumptions: 8 })).json).toMatchObject({ pool: { checked_out: 8 } });
    expect(await checkoutsOf(pool)).toMatchObject([{ checked_out: 8 }]);
  });

  test("keeps its units when the pool's period resets, and they count in the new period", async () => {
    const { pool, license } = await single(
      {},
      { max_consumptions: 10, reset_consumption: true, consumption_period: "daily" },
    );
    await license.consume(4);
    await license.offline("activation", { consumptions: 6 });
    club.app.clock.set("2026-03-19T00:00:00.000Z");
    expect(await poolOf(pool)).toEqual({ total_consumptions: 0, held_total: 6 });
    expect((await license.consume(5)).code).toBe("license_not_enough_consumptions");
    expect((await license.offline("deactivation", { consumptions: 6 })).status).toBe(200);
    expect(await poolOf(pool)).toEqual({ total_consumptions: 6, held_total: 0 });
  });

  test("also takes units for features, each from its pool", async () => {
    const { pool, members } = await club.featurePool({ max_consumptions: 50 }, [{}]);
    const [license] = members;
    const file = await license?.offline("activation", { product_features: [{ code: "pages", consumptions: 9 }] });
    const features = (file?.json as { product_features: unknown[] } | undefined)?.product_features;
    expect(features).toMatchObject([{ code: "pages", pool: { id: pool, held_total: 9, checked_out: 9 } }]);
    const used = { product_features: [{ code: "pages", consumptions: 4 }] };
    expect((await license?.offline("deactivation", used))?.status).toBe(200);
    expect(await poolOf(pool)).toEqual({ total_consumptions: 4, held_total: 0 });
    const { results } = await get(
      `consumption-pool-license-feature-checkouts/?license_product_feature=${license?.featureId}`,
    );
    expect(results).toMatchObject([
      { checked_out: 9, consumed: 4, returned: 5, license_product_feature: license?.featureId },
    ]);
    expect(results[0]).not.toHaveProperty("license");
    expect(await checkoutsOf(pool)).toEqual([]);
    expect((await club.app.management("GET", `consumption-pool-license-checkouts/${results[0].id}/`)).status).toBe(404);
  });
});

describe("held units come back", () => {
  test.each<[string, (license: Licensed, device: number) => Promise<unknown>]>([
    ["when the vendor resets the device", (_license, device) => post(`devices/${device}/reset/`)],
    ["when the vendor blacklists the device", (_license, device) => post(`devices/${device}/blacklist/`)],
    ["when the vendor resets the license", (license) => post(`licenses/${license.id}/reset/`)],
  ])("%s", async (_name, free) => {
    const { pool, license } = await single();
    const { json } = await license.offline("activation", { consumptions: 9 });
    await free(license, (json as { device_id: number }).device_id);
    expect(await poolOf(pool)).toEqual({ total_consumptions: 0, held_total: 0 });
    expect(await checkoutsOf(pool)).toMatchObject([{ checked_out: 9, consumed: 0, returned: 9 }]);
  });

  test("never because a device is silent: once its file has ended, its units count as consumed", async () => {
    const terms = { max_consumptions: 50, validity_period: "2026-03-20" };
    const { pool, license } = await single(terms);
    await license.offline("activation", { consumptions: 9 });
    club.app.clock.set("2026-03-21T00:00:00.000Z");
    await club.app.management("PATCH", `licenses/${license.id}/`, { body: { validity_period: "2027-01-01" } });
    expect((await license.offline("activation", { hardware_id: "another", consumptions: 0 })).status).toBe(200);
    expect(await poolOf(pool)).toEqual({ total_consumptions: 9, held_total: 0 });
    expect((await get(`licenses/${license.id}/`)).total_consumptions).toBe(9);
    expect(await checkoutsOf(pool)).toMatchObject([{ checked_out: 9, consumed: 9, returned: 0 }]);
  });
});

test("while devices hold units, no member leaves its pool and the pool cannot be deleted", async () => {
  const { pool, license } = await single();
  await license.offline("activation", { consumptions: 9 });
  const at = `licenses/${license.id}/`;
  const left = await club.app.management("PATCH", at, { body: { consumption_pool: null } });
  expect([left.status, left.json.code]).toEqual([409, "consumption_pool_units_held"]);
  await license.offline("deactivation");
  expect((await club.app.management("PATCH", at, { body: { consumption_pool: null } })).status).toBe(200);
  expect((await club.app.management("DELETE", `consumption-pools/${pool}/`)).status).toBe(204);
  expect(await club.app.db`select from consumption_pool_checkouts where consumption_pool_id = ${pool}`).toHaveLength(0);
});

test("machines that go offline and online calls in parallel never take more than the pool has", async () => {
  const terms = Array.from({ length: 8 }, () => ({}));
  const { pool, members } = await club.pool({ max_consumptions: 30 }, terms);
  const files = members.map((each, index) => each.offline("activation", { consumptions: 1 + (index % 5) }));
  const calls = Array.from({ length: 40 }, (_, index) => members[index % 8]?.consume(1));
  const answers = await Promise.all([...files, ...calls]);
  expect(
    answers.every((each) => each && (each.status === 200 || each.code === "license_not_enough_consumptions")),
  ).toBe(true);
  const { total_consumptions: total, held_total: held } = await poolOf(pool);
  expect(total + held).toBe(30);
  expect(answers.slice(8).filter((each) => each?.status === 200)).toHaveLength(total);
});
