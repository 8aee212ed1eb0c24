import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deleteOldActivities } from "../../src/record/analytics/activity.store.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Which endpoints were called, how often, and for which license (management-api.md §12; rows 133–139).

const longAgo = new Date("2020-01-01");

let app: TestApp;
let application: LicenseClient;
let productId: number;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  productId = await createProduct(app, "app");
});
afterAll(() => app.close());

const get = async (path: string, key = app.managementKey): Promise<FreelyRead> => {
  const { status, json, text } = await app.management("GET", path, { key });
  expect(status, text).toBe(200);
  return json;
};
const hourly = (path: string) => get(`activities-hourly/${path}`);

/** Activities are written at most a second after the call. */
async function written(query: string, count: number): Promise<FreelyRead[]> {
  const rows = async () => (await get(`activities/?limit=100&order_by=id&${query}`)).results;
  await expect.poll(async () => (await rows()).length, { timeout: 10_000 }).toBe(count);
  return rows();
}

async function used(checks: number, customer?: string) {
  const order = customer === undefined ? {} : { customer: { email: customer } };
  const { id, license_key } = await sell(app, "app", {}, order);
  const call = { product: "app", license_key, hardware_id: "a" };
  expect((await application.activate(call)).status).toBe(200);
  for (let made = 0; made < checks; made += 1) await application.check(call);
  const [row] = await app.db<{ order_id: number; customer_id: number | null }[]>`
    select l.order_id, o.customer_id from licenses l join orders o on o.id = l.order_id where l.id = ${id}`;
  return { id: id as number, call, order: row?.order_id ?? 0, customer: row?.customer_id ?? null };
}

test("every call of the License API that names a company is counted", () => {
  const open = app.contracts.license.filter(({ activity }) => activity === undefined);
  expect(open.map(({ permission }) => permission).filter((permission) => permission !== "public")).toEqual([]);
  const counted = app.contracts.license.filter(({ permission }) => permission !== "public");
  for (const { activity } of counted) expect(activity).toMatch(/^[a-z_]+$/);
  // It is unknown for which company the others would count.
  for (const { activity, permission } of app.contracts.license)
    if (permission === "public") expect(activity).toBeUndefined();
});

test("a call is recorded with its license and the owners of that license, a refused one with its status", async () => {
  const { id, call, order, customer } = await used(1, "used@acme.example");
  expect((await application.check({ ...call, hardware_id: "unknown" })).code).toBe("device_not_found");
  const rows = await written(`license=${id}`, 3);
  const owners = { product: productId, license: id, order, customer };
  expect(rows.map(({ id: _, ts: __, ...row }) => row)).toEqual([
    { action: "activation", status_code: 200, count: 1, ...owners },
    { action: "check", status_code: 200, count: 1, ...owners },
    { action: "check", status_code: 400, count: 1, ...owners },
  ]);
  expect(rows[0].ts).toBe(app.clock.now().toISOString());
});

test("a call that finds no license is recorded with its product, an order with its licenses, keys with their product", async () => {
  app.clock.set("2026-05-01T00:00:00.000Z");
  await application.check({ product: "app", license_key: "UNKNOWN", hardware_id: "a" });
  await application.call("GET", "product_details", { query: { product: "app" } });
  const body = { id: "three", items: [{ product_code: "app", licenses: [{}, {}, {}] }] };
  const { id } = (await app.management("POST", "orders/create_order/", { body })).json;
  await app.management("POST", "orders/create_order/?dry_run=true", { body: { ...body, id: "dry" } });
  await app.management("POST", "orders/create_order/", { body });
  app.clock.advance(1000);
  await app.management("POST", "orders/create_order/", { body: { ...body, append: true } });
  await app.management("GET", "orders/generate_license/?product=app&quantity=5");
  const rows = await written("ts__gte=2026-05-01", 9);
  const owners = { license: null, customer: null };
  expect(rows.map(({ id: _, ts: __, ...row }) => row)).toEqual(
    [
      { action: "check", status_code: 400, count: 1, product: productId, order: null },
      { action: "product_details", status_code: 200, count: 1, product: productId, order: null },
      { action: "order", status_code: 200, count: 1, product: null, order: id },
      { action: "license_issued", status_code: 200, count: 3, product: productId, order: id },
      { action: "order", status_code: 200, count: 1, product: null, order: null },
      { action: "order", status_code: 409, count: 1, product: null, order: null },
      { action: "order", status_code: 200, count: 1, product: null, order: id },
      { action: "license_issued", status_code: 200, count: 3, product: productId, order: id },
      { action: "keygen", status_code: 200, count: 1, product: productId, order: null },
    ].map((row) => ({ ...row, ...owners })),
  );
});

test("a call that proves no identity counts for no one", async () => {
  app.clock.set("2026-05-02T00:00:00.000Z");
  const stranger = applicationOf(app, { apiKey: crypto.randomUUID(), sharedKey: "x".repeat(40) });
  await stranger.check({ product: "app", license_key: "K", hardware_id: "a" });
  await application.call("GET", "versions", { query: { product: "app" } });
  expect((await written("ts__gte=2026-05-02", 1))[0]).toMatchObject({ action: "versions", status_code: 400 });
});

describe("statistics", () => {
  test("count by action, by hour and by day, with every filter", async () => {
    app.clock.set("2026-06-01T22:30:00.000Z");
    const { id, call } = await used(2);
    app.clock.set("2026-06-01T23:59:59.999Z");
    await application.check(call);
    app.clock.set("2026-06-02T00:00:00.000Z");
    await application.check({ ...call, hardware_id: "unknown" });
    await written(`license=${id}`, 5);
    const of = `license__in=${id},1`;
    expect(await hourly(`actions_stats/?${of}`)).toEqual([
      { action: "check", call_count: 4, error_count: 1 },
      { action: "activation", call_count: 1, error_count: 0 },
    ]);
    const counted = async (query: string) => {
      const { total_call_count, time, calls } = await hourly(`total_call_count/?${of}&${query}`);
      expect(calls.reduce((sum: number, { call_count }: FreelyRead) => sum + call_count, 0)).toBe(total_call_count);
      return [time, ...calls.map(({ ts, call_count }: FreelyRead) => [ts, call_count])];
    };
    const [first, second, third] = ["2026-06-01T22:00:00.000Z", "2026-06-01T23:00:00.000Z", "2026-06-02T00:00:00.000Z"];
    expect(await counted("")).toEqual(["hourly", [first, 3], [second, 1], [third, 1]]);
    expect(await counted("time=daily")).toEqual(["daily", ["2026-06-01T00:00:00.000Z", 4], [third, 1]]);
    expect(await counted("action__in=check,ping")).toEqual(["hourly", [first, 2], [second, 1], [third, 1]]);
    expect(await counted("status_code__gte=400")).toEqual(["hourly", [third, 1]]);
    expect(await counted("status_code__lt=400&ts__gt=2026-06-01T22:00:00Z")).toEqual(["hourly", [second, 1]]);
    expect(await counted("status_code__in=200,201&ts__date__lte=2026-06-01")).toEqual([
      "hourly",
      [first, 3],
      [second, 1],
    ]);
    expect(await counted("ts__date__gt=2026-06-01")).toEqual(["hourly", [third, 1]]);
    expect(await counted(`product__in=${productId}&ts__lte=2026-06-01T22:00:00Z`)).toEqual(["hourly", [first, 3]]);
    expect(await counted("product__in=1")).toEqual(["hourly"]);
    const rows = (await hourly(`?${of}&action=check&order_by=ts`)).results;
    expect(rows.map(({ ts, count, status_code }: FreelyRead) => [ts, count, status_code])).toEqual([
      [first, 2, 200],
      [second, 1, 200],
      [third, 1, 400],
    ]);
  });

  test("for all licenses are the sums of those for each license", async () => {
    const [whole, each] = await Promise.all([
      hourly("total_call_count/"),
      app.db<{ sum: number; raw: number }[]>`
        select sum(count)::bigint as sum, (select sum(count)::bigint from activities where company_id = ${app.companyId}) as raw
        from activities_hourly where company_id = ${app.companyId}`,
    ]);
    expect([each[0]?.sum, each[0]?.raw]).toEqual([whole.total_call_count, whole.total_call_count]);
    expect(whole.total_call_count).toBeGreaterThan(10);
  });

  test("name the customers, licenses and orders with the most calls", async () => {
    app.clock.set("2026-07-01T00:00:00.000Z");
    const busy = await used(5, "busy@acme.example");
    const quiet = await used(1, "quiet@acme.example");
    await written(`license__in=${busy.id},${quiet.id}`, 8);
    const checks = "action__in=check&ts__date__gte=2026-07-01";
    const licenses = await hourly(`top_call_count_licenses/?${checks}`);
    expect(licenses).toEqual([
      {
        license: { id: busy.id, license_key: busy.call.license_key, license_type: "perpetual", product_id: productId },
        call_count: 5,
      },
      {
        license: {
          id: quiet.id,
          license_key: quiet.call.license_key,
          license_type: "perpetual",
          product_id: productId,
        },
        call_count: 1,
      },
    ]);
    expect(await hourly(`top_call_count_licenses/?${checks}&limit=1`)).toEqual(licenses.slice(0, 1));
    const customers = await hourly(`top_call_count_customers/?${checks}`);
    expect(customers.map(({ customer, call_count }: FreelyRead) => [customer.email, call_count])).toEqual([
      ["busy@acme.example", 5],
      ["quiet@acme.example", 1],
    ]);
    const orders = await hourly(`top_call_count_orders/?${checks}`);
    expect(orders.map(({ order, call_count }: FreelyRead) => [order.id, call_count])).toEqual([
      [busy.order, 5],
      [quiet.order, 1],
    ]);
    app.clock.set("2026-09-01T00:00:00.000Z");
    expect(await hourly("top_call_count_licenses/?action__in=check")).toEqual([]);
    expect(await hourly(`top_call_count_licenses/?${checks}`)).toHaveLength(2);
  });

  test("contain nothing of another company", async () => {
    const key = app.otherCompany.managementKey;
    expect(await get("activities-hourly/actions_stats/", key)).toEqual([]);
    expect((await get("activities-hourly/total_call_count/", key)).total_call_count).toBe(0);
    for (const of of ["customers", "licenses", "orders"])
      expect(await get(`activities-hourly/top_call_count_${of}/?ts__gte=2020-01-01`, key)).toEqual([]);
    expect((await get("activities/", key)).count).toBe(0);
  });

  test("stay when the calls that they count are deleted", async () => {
    const before = await hourly("total_call_count/");
    await app.db`
      insert into activities (company_id, ts, action, status_code, count)
      select ${app.companyId}, '2025-01-01', 'check', 200, 1 from generate_series(1, 2500)`;
    const kept = (await get("activities/?ts__gte=2026-06-01&count=exact")).count;
    await Promise.all(
      [1, 2].map(() =>
        deleteOldActivities(app.db, { calls: new Date("2026-06-01"), hours: longAgo, batches: longAgo }),
      ),
    );
    const [row] = await app.db<{ count: number }[]>`
      select count(*) as count from activities where company_id = ${app.companyId}`;
    expect(row?.count).toBe(kept);
    expect(await hourly("total_call_count/")).toEqual(before);
  });

  test("of products stay when those of single licenses are deleted", async () => {
    const rowsOf = async (table: string) =>
      (await app.db`select hour, product_id, count from ${app.db(table)} order by id`).length;
    await app.db`
      insert into activities_hourly (company_id, hour, action, status_code, license_id, count)
      select ${app.companyId}, '2025-01-01', 'check_license', 200, n, 1 from generate_series(1, 2500) n`;
    await app.db`
      insert into activity_totals (company_id, hour, action, status_code, count)
      values (${app.companyId}, '2025-01-01', 'check_license', 200, 2500)`;
    const [hours, totals] = [await rowsOf("activities_hourly"), await rowsOf("activity_totals")];
    await Promise.all(
      [1, 2].map(() =>
        deleteOldActivities(app.db, { calls: longAgo, hours: new Date("2025-02-01"), batches: longAgo }),
      ),
    );
    expect(await rowsOf("activities_hourly")).toBe(hours - 2500);
    expect(await rowsOf("activity_totals")).toBe(totals);
    expect((await hourly("total_call_count/?ts__lt=2025-02-01")).total_call_count).toBe(2500);
  });
});

test("count each of many parallel calls once, and lose none at shutdown", async () => {
  const second = await createTestApp();
  await createProduct(second, "app");
  const calls = applicationOf(second);
  await Promise.all(
    Array.from({ length: 1200 }, () => calls.call("GET", "product_details", { query: { product: "app" } })),
  );
  await second.app.close();
  const [row] = await second.db<{ hourly: number; totals: number }[]>`
    select (select sum(count)::bigint from activities_hourly where action = 'product_details') as hourly,
      (select sum(count)::bigint from activity_totals where action = 'product_details') as totals`;
  expect(row).toEqual({ hourly: 1200, totals: 1200 });
  await second.close();
});
