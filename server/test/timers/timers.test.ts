import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../src/platform/db/connect.ts";
import { timerJobs } from "../../src/selling/timers/timer-jobs.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { rowsReadIn, watchPlans } from "../support/plans.ts";
import { editLicense, setLicenseEnabled } from "../support/vendor.ts";

// What happens to licenses by time alone is announced once for each license, kind and date (events-api.md §5.1, §7).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
const start = "2026-03-01T12:00:00.000Z";
beforeEach(async () => {
  app.clock.set(start);
  await app.db`delete from license_timers`;
});
afterAll(() => app.close());

const sold = async (terms: object): Promise<number> => (await sell(app, "app", terms)).id;
const until = (validity_period: string) => sold({ license_type: "time-limited", validity_period });

/** What was announced of a license: kind and date. */
async function announced(id: number): Promise<string[]> {
  const rows = await app.db<{ type: string; data: FreelyRead }[]>`
    select type, data from events where subject_id = ${id} and type ~ 'expire' order by id`;
  return rows.map(({ type, data }) => {
    const date = new Date(data.ends_at ?? data.maintenance_period).toISOString();
    return `${type.replace("license.", "")} ${date.slice(0, 16)}`;
  });
}

/** Lets a node that has run before look at the clock again and again. */
function node(db = app.db) {
  const jobs = timerJobs({ db, clock: app.clock });
  return {
    ...jobs,
    async at(...moments: string[]) {
      for (const moment of moments) {
        app.clock.set(moment);
        await jobs.run();
      }
    },
  };
}

test("a license is announced 30, 7 and 3 days before its end, and when it has expired, each once", async () => {
  const id = await until("2026-04-15T00:00:00Z");
  const running = node();
  await running.at("2026-03-15T23:59:59Z");
  expect(await announced(id)).toEqual([]);
  await running.at("2026-03-16T00:00:00Z", "2026-03-16T00:01:00Z");
  expect(await announced(id)).toEqual(["will_expire_30_days 2026-04-15T00:00"]);
  await running.at("2026-04-08T00:00:30Z", "2026-04-12T00:00:30Z", "2026-04-15T00:00:00Z");
  expect(await announced(id)).toEqual([
    "will_expire_30_days 2026-04-15T00:00",
    "will_expire_7_days 2026-04-15T00:00",
    "will_expire_3_days 2026-04-15T00:00",
  ]);
  await running.at("2026-04-15T00:00:01Z", "2026-04-15T00:01:01Z");
  await running.sweep();
  expect((await announced(id)).slice(3)).toEqual(["expired 2026-04-15T00:00"]);
});

test("maintenance is announced 3 days before its end, and when it has ended", async () => {
  const id = await sold({ enable_maintenance_period: true, maintenance_period: "2026-03-20" });
  const off = await sold({ enable_maintenance_period: false, maintenance_period: "2026-03-20" });
  await node().at("2026-03-17T00:00:10Z", "2026-03-20T00:00:10Z");
  expect(await announced(id)).toEqual([
    "maintenance_will_expire_3_days 2026-03-20T00:00",
    "maintenance_expired 2026-03-20T00:00",
  ]);
  expect(await announced(off)).toEqual([]);
});

describe("the end of a license is", () => {
  test("for a subscription, that of its grace period", async () => {
    const id = await sold({
      license_type: "subscription",
      validity_period: "2026-03-10T00:00:00Z",
      allow_grace_period: true,
      grace_period: 48,
    });
    await node().at("2026-03-10T00:01:00Z", "2026-03-12T00:00:30Z");
    expect((await announced(id)).at(-1)).toBe("expired 2026-03-12T00:00");
  });

  test("for a trial, as many days after its activation as it has, and nothing precedes the activation", async () => {
    const { id, license_key } = await sell(app, "app", { license_type: "perpetual", is_trial: true, trial_days: 7 });
    const running = node();
    app.clock.set("2026-03-02T09:00:00Z");
    await applicationOf(app).activate({ product: "app", license_key, hardware_id: "one" });
    await running.at("2026-03-02T09:00:30Z", "2026-03-06T09:00:10Z", "2026-03-09T09:00:10Z");
    expect(await announced(id)).toEqual(["will_expire_3_days 2026-03-09T09:00", "expired 2026-03-09T09:00"]);
  });

  test("none, for a perpetual license that is no trial, whatever its date", async () => {
    const id = await sold({ license_type: "perpetual", validity_period: "2026-03-04" });
    await node().at("2026-03-04T00:01:00Z");
    expect(await announced(id)).toEqual([]);
  });
});

test("a license is announced anew for another date, and not twice for the same", async () => {
  const id = await until("2026-03-10T00:00:00Z");
  const running = node();
  await running.at("2026-03-07T00:00:10Z");
  await editLicense(app, id, { validity_period: "2026-03-20T00:00:00Z" });
  await running.at("2026-03-10T00:00:10Z", "2026-03-17T00:00:10Z");
  await editLicense(app, id, { validity_period: "2026-03-25T00:00:00Z" });
  await editLicense(app, id, { validity_period: "2026-03-20T00:00:00Z" });
  await running.at("2026-03-17T00:01:10Z", "2026-03-20T00:00:10Z");
  expect(await announced(id)).toEqual([
    "will_expire_3_days 2026-03-10T00:00",
    "will_expire_3_days 2026-03-20T00:00",
    "expired 2026-03-20T00:00",
  ]);
});

test("an end that is moved into the past is announced within the hour", async () => {
  const id = await until("2026-06-10T00:00:00Z");
  const running = node();
  await running.at("2026-03-10T12:00:00Z");
  await editLicense(app, id, { validity_period: "2026-03-10T00:00:00Z" });
  await running.sweep();
  expect(await announced(id)).toContain("expired 2026-03-10T00:00");
});

test("what came while no node ran is announced by the first run, unless it is more than three days ago", async () => {
  const old = await until("2026-03-05T00:00:00Z");
  const recent = await until("2026-03-07T00:00:00Z");
  await node().at("2026-03-09T12:00:00Z");
  expect(await announced(old)).toEqual([]);
  expect(await announced(recent)).toEqual(["expired 2026-03-07T00:00"]);
});

test("a disabled license is not announced, and once it is enabled, what comes then is", async () => {
  const id = await until("2026-03-10T00:00:00Z");
  const running = node();
  await setLicenseEnabled(app, id, false);
  await running.at("2026-03-03T00:00:10Z", "2026-03-07T00:00:10Z");
  expect(await announced(id)).toEqual([]);
  await setLicenseEnabled(app, id, true);
  await running.at("2026-03-10T00:00:10Z");
  expect(await announced(id)).toEqual(["expired 2026-03-10T00:00"]);
});

test("what was sold as expired is not announced", async () => {
  const id = await until("2026-02-28T00:00:00Z");
  await node().at("2026-03-01T12:00:30Z");
  expect(await announced(id)).toEqual([]);
});

test("several nodes at once announce each of 2,500 licenses once, those of every company", async () => {
  const licenses = Array.from({ length: 2500 }, (_, n) => ({
    license_type: "time-limited",
    validity_period: new Date(Date.UTC(2026, 4, 10, 0, 0, n % 50)).toISOString(),
  }));
  await app.management("POST", "orders/create_order/", {
    body: { id: "many", items: [{ product_code: "app", licenses }] },
  });
  const other = { key: app.otherCompany.managementKey };
  await app.management("POST", "products/", { body: { product_name: "a", short_code: "app" }, ...other });
  await app.management("POST", "orders/create_order/", {
    body: { id: "many", items: [{ product_code: "app", licenses: licenses.slice(0, 3) }] },
    ...other,
  });
  app.clock.set("2026-05-10T00:01:00Z");
  const second = connect({ embedded: app.database, max: 4 });
  await Promise.all([node().run(), node(second).run(), node().run(), node(second).run()]);
  await second.end();
  const [counts] = await app.db<{ events: number; licenses: number; companies: number }[]>`
    select count(*)::int as events, count(distinct (company_id, subject_id))::int as licenses, count(distinct company_id)::int as companies
    from events where type = 'license.expired' and ts = '2026-05-10T00:01:00Z'`;
  expect(counts).toEqual({ events: 2503, licenses: 2503, companies: 2 });
});

test("what was announced is forgotten when its date has long passed, and not announced again", async () => {
  const id = await until("2026-03-10T00:00:00Z");
  const running = node();
  await running.at("2026-03-10T00:00:10Z");
  app.clock.set("2026-03-14T01:00:00Z");
  await running.sweep();
  expect(await app.db`select from license_timers where license_id = ${id}`).toHaveLength(0);
  await node().run();
  expect(await announced(id)).toEqual(["expired 2026-03-10T00:00"]);
});

test("a minute reads the licenses that came due, and none of the 2,500 others", async () => {
  await app.db`analyze`;
  await until("2027-03-10T00:00:00Z");
  app.clock.set("2027-03-10T00:01:00Z");
  const watched = await watchPlans(app.db, app.database);
  const running = node(watched.pool);
  await running.run();
  app.clock.advance(60_000);
  watched.take();
  await running.run();
  const read = watched.take().flatMap(({ plan }) => rowsReadIn(plan));
  await watched.pool.end();
  expect(read.filter(({ table }) => table === "licenses")).not.toEqual([]);
  expect(read.filter(({ table, rows }) => table === "licenses" && rows > 5)).toEqual([]);
});
