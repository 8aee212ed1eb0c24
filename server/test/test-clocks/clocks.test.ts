import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../src/platform/db/connect.ts";
import { bulkActionJobs } from "../../src/selling/bulk-actions/bulk-action-jobs.flow.ts";
import { testClockJobs } from "../../src/selling/test-clocks/test-clock-jobs.flow.ts";
import { timerJobs } from "../../src/selling/timers/timer-jobs.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { editLicense } from "../support/vendor.ts";
import { advance, eventsOf, makeClock, momentsOf, sellByClock } from "./clocks.ts";

// The endpoints of test clocks, and what holds however they are advanced.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  await createProduct(app, "app");
});
afterAll(() => app.close());

type Method = "GET" | "POST" | "PATCH" | "DELETE";
const call = (method: Method, path: string, body?: object) => app.management(method, path, { body });
const order = (id: string, members: object, licenses: object[] = [{}]) =>
  call("POST", "orders/create_order/", { id, items: [{ product_code: "app", licenses }], ...members });
const codesOf = ({ json }: { json: FreelyRead }) => json.errors.map(({ code }: FreelyRead) => code);
const start = "2030-01-01T00:00:00Z";

describe("a clock", () => {
  test("is made, listed and read with what lives by it", async () => {
    const id = await makeClock(app, "2030-01-01", "first try");
    await sellByClock(app, id, "app", {});
    expect((await call("GET", `test-clocks/${id}/`)).json).toEqual({
      id,
      name: "first try",
      time: "2030-01-01T00:00:00.000Z",
      status: "ready",
      advancing_to: null,
      progress: 100,
      total_orders: 1,
      total_licenses: 1,
      created_at: "2026-03-15T12:00:00.000Z",
    });
    const { results } = (await call("GET", "test-clocks/?name=first try")).json;
    expect(results.map((clock: FreelyRead) => clock.id)).toEqual([id]);
  });

  test.each([
    ["without a time", {}],
    ["with a time that is none", { time: "tomorrow" }],
  ])("%s is refused", async (_name, body) => {
    expect((await call("POST", "test-clocks/", body)).status).toBe(400);
  });

  test.each([
    ["back", "2029-12-31T00:00:00Z", "test_clock_backwards"],
    ["by more than two years", "2032-01-01T00:00:01Z", "test_clock_too_far"],
  ])("does not go %s", async (_name, to, code) => {
    const id = await makeClock(app, start);
    const { status, json } = await call("POST", `test-clocks/${id}/advance/`, { to });
    expect([status, json.code]).toEqual([400, code]);
  });

  test("of another company is not found", async () => {
    const id = await makeClock(app, start);
    const key = app.otherCompany.managementKey;
    for (const [method, path, body] of [
      ["GET", `test-clocks/${id}/`, undefined],
      ["GET", `test-clocks/${id}/due/`, undefined],
      ["POST", `test-clocks/${id}/advance/`, { to: "2030-02-01" }],
      ["DELETE", `test-clocks/${id}/`, undefined],
    ] as const)
      expect((await app.management(method, path, { body, key })).status).toBe(404);
    const { results } = (await app.management("GET", `test-clock-moments/?test_clock=${id}`, { key })).json;
    expect(results).toEqual([]);
  });

  test("goes with its orders only where that is said", async () => {
    const id = await makeClock(app, start);
    const { id: license, license_key } = await sellByClock(app, id, "app", {});
    await applicationOf(app).activate({ product: "app", license_key, hardware_id: "one" });
    const refused = await call("DELETE", `test-clocks/${id}/`);
    expect([refused.status, refused.json.code]).toEqual([409, "test_clock_in_use"]);
    expect((await call("DELETE", `test-clocks/${id}/?with_orders=true`)).status).toBe(204);
    expect((await call("GET", `licenses/${license}/`)).status).toBe(404);
    expect((await call("GET", `test-clocks/${id}/`)).status).toBe(404);
  });

  test("says what is due next, in order", async () => {
    const id = await makeClock(app, start);
    const terms = { license_type: "time-limited", validity_period: "2030-01-20", start_date: "2030-01-05" };
    const { id: license, license_key } = await sellByClock(app, id, "app", terms);
    const { results } = (await call("GET", `test-clocks/${id}/due/`)).json;
    expect(results.map(({ at, kind }: FreelyRead) => `${at} ${kind}`)).toEqual([
      "2030-01-05T00:00:00.000Z started",
      "2030-01-13T00:00:00.000Z will_expire_7_days",
      "2030-01-17T00:00:00.000Z will_expire_3_days",
      "2030-01-20T00:00:00.001Z expired",
    ]);
    expect(results[0]).toMatchObject({ license, license_key, detail: null });
  });
});

describe("an order", () => {
  test("that is no test lives by no clock", async () => {
    const test_clock = await makeClock(app, start);
    expect(codesOf(await order("no-test", { test_clock }))).toEqual(["test_clock_needs_test_order"]);
  });

  test("names a clock that there is", async () => {
    expect(codesOf(await order("nowhere", { is_test: true, test_clock: 1 }))).toEqual(["unknown_test_clock"]);
  });

  test("is placed at the time of its clock, shows it, and is found by it", async () => {
    const test_clock = await makeClock(app, start);
    const { json, headers } = await order("timed", { is_test: true, test_clock });
    expect(headers["licet-test-clock"]).toBe("2030-01-01T00:00:00.000Z");
    expect(json).toMatchObject({ test_clock, created_at: "2030-01-01T00:00:00.000Z" });
    expect(json.order_items[0].licenses[0]).toMatchObject({ test_clock, created_at: "2030-01-01T00:00:00.000Z" });
    const listed = (await call("GET", `orders/?test_clock=${test_clock}`)).json.results;
    expect(listed.map(({ store_id }: FreelyRead) => store_id)).toEqual(["timed"]);
    expect((await call("GET", `licenses/?test_clock=${test_clock}`)).json.count).toBe(1);
  });

  test("with an Idempotency-Key is placed once, by its clock", async () => {
    const test_clock = await makeClock(app, start);
    const body = { id: "once", is_test: true, test_clock, items: [{ product_code: "app", licenses: [{}] }] };
    const send = () =>
      app.management("POST", "orders/create_order/", { body, headers: { "idempotency-key": "one try" } });
    const [first, again] = [await send(), await send()];
    expect(first.json.created_at).toBe("2030-01-01T00:00:00.000Z");
    expect(again.text).toBe(first.text);
  });

  test("is appended to by its own clock only", async () => {
    const test_clock = await makeClock(app, start);
    await order("grows", { is_test: true, test_clock });
    expect(codesOf(await order("grows", { is_test: true, append: true }))).toEqual(["test_clocks_differ"]);
    const grown = await order("grows", { is_test: true, append: true, test_clock });
    expect(grown.json.order_items).toHaveLength(2);
  });

  test("stays a test, and its licenses stay with the clock", async () => {
    const test_clock = await makeClock(app, start);
    const { json } = await order("stays", { is_test: true, test_clock });
    expect(codesOf(await call("PATCH", `orders/${json.id}/`, { is_test: false }))).toEqual([
      "test_clock_needs_test_order",
    ]);
    const other = (await order("by the time", {})).json.id;
    const license = json.order_items[0].licenses[0].id;
    expect(codesOf(await editLicense(app, license, { order: other }))).toEqual(["test_clocks_differ"]);
  });

  test("may be tried out first: a dry run writes nothing", async () => {
    const test_clock = await makeClock(app, start);
    const body = { id: "dry", is_test: true, test_clock, items: [{ product_code: "app", licenses: [{}] }] };
    const { json } = await app.management("POST", "orders/create_order/?dry_run=true", { body });
    expect(json.order.created_at).toBe("2030-01-01T00:00:00.000Z");
    expect((await call("GET", `orders/?test_clock=${test_clock}`)).json.count).toBe(0);
  });
});

describe("what staff do to licenses", () => {
  test("is done at the time of their clock, and audited by it", async () => {
    const clock = await makeClock(app, start);
    const { id } = await sellByClock(app, clock, "app", {});
    const { headers, json } = await editLicense(app, id, { note: "changed" });
    expect(headers["licet-test-clock"]).toBe("2030-01-01T00:00:00.000Z");
    expect(json.updated_at).toBe("2030-01-01T00:00:00.000Z");
    const { results } = (await call("GET", `audit/?object=licenses&object_id=${id}`)).json;
    expect(results[0]).toMatchObject({ action: "update", ts: "2030-01-01T00:00:00.000Z" });
  });

  test("together concerns licenses of one clock; a bulk action does it for each by its own", async () => {
    const times = ["2030-01-01T00:00:00.000Z", "2031-01-01T00:00:00.000Z", "2026-03-15T12:00:00.000Z"];
    const ids: number[] = [];
    for (const time of times.slice(0, 2)) ids.push((await sellByClock(app, await makeClock(app, time), "app", {})).id);
    ids.push((await sell(app, "app", {})).id);
    const { json } = await call("POST", "licenses/disable_bulk/", ids);
    expect(json.code).toBe("test_clocks_differ");
    const isEnabled = async () =>
      (await call("GET", `licenses/?id__in=${ids.join()}&order_by=id`)).json.results.map(
        ({ enabled }: FreelyRead) => enabled,
      );
    expect(await isEnabled()).toEqual([true, true, true]);

    const body = { action: "disable", ids };
    const tried = await call("POST", "licenses/bulk_actions/?dry_run=true", body);
    expect(tried.json).toMatchObject({ total: 3, changed: 3, failed: 0, problems: [] });
    expect(tried.json.fields).toContainEqual({ name: "enabled", from: true, to: false, licenses: 3 });
    expect(await isEnabled()).toEqual([true, true, true]);

    const begun = await call("POST", "licenses/bulk_actions/", body);
    const job = { company_id: app.companyId, id: begun.json.id };
    await bulkActionJobs(app.deps, () => 0).run(job, new AbortController().signal);
    expect((await call("GET", `licenses/bulk_actions/${begun.json.id}/`)).json).toMatchObject({
      status: "success",
      changed: 3,
      failed: 0,
    });
    expect(await isEnabled()).toEqual([false, false, false]);
    const happened = await eventsOf(app, ids, "license.disabled");
    expect(happened.sort()).toEqual(times.map((time) => `license.disabled ${time}`).sort());
    const audits = (await call("GET", "audit/?object=licenses&action=disable&limit=100")).json.results;
    const auditOf = (id: number) => audits.find(({ object_id }: FreelyRead) => object_id === id)?.ts;
    expect(ids.map(auditOf)).toEqual(times);
  });

  test("is shown of each by its own clock in lists", async () => {
    const [past, future] = [await makeClock(app, "2030-01-01"), await makeClock(app, "2031-01-01")];
    const terms = { license_type: "time-limited", validity_period: "2030-06-01" };
    const ids = [(await sellByClock(app, past, "app", terms)).id, (await sellByClock(app, future, "app", terms)).id];
    const { results } = (await call("GET", `licenses/?id__in=${ids.join()}&order_by=id`)).json;
    expect(results.map(({ status }: FreelyRead) => status)).toEqual(["Inactive", "Expired"]);
  });

  test("is explained by the clock", async () => {
    const clock = await makeClock(app, "2031-01-01");
    const { id } = await sellByClock(app, clock, "app", {
      license_type: "time-limited",
      validity_period: "2030-06-01",
    });
    const { json } = await call("GET", `licenses/${id}/explain/?action=activate&hardware_id=one`);
    expect(json.code).toBe("license_expired");
  });
});

test("the timers of the server leave what lives by clocks alone", async () => {
  const clock = await makeClock(app, "2026-03-01T00:00:00Z");
  const { id } = await sellByClock(app, clock, "app", { license_type: "time-limited", validity_period: "2026-03-15" });
  await timerJobs({ db: app.db, clock: app.clock }).run();
  expect(await eventsOf(app, [id], "%expire%")).toEqual([]);
});

test("an end that is moved into the past while the clock stands is announced when it goes on", async () => {
  const clock = await makeClock(app, start);
  const { id } = await sellByClock(app, clock, "app", { license_type: "time-limited", validity_period: "2029-12-01" });
  await editLicense(app, id, { validity_period: "2030-05-01" });
  await advance(app, clock, "2030-01-10T00:00:00Z");
  await editLicense(app, id, { validity_period: "2030-01-09" });
  await advance(app, clock, "2030-01-11T00:00:00Z");
  expect(await eventsOf(app, [id], "license.expired")).toEqual(["license.expired 2030-01-10T00:00:00.000Z"]);
});

describe("on its way", () => {
  test("a clock says how far it is, takes no orders, and is brought to its end by any node", async () => {
    const clock = await makeClock(app, start);
    const terms = { license_type: "consumption", max_consumptions: 1, product_features: [] };
    const { license_key } = await sellByClock(app, clock, "app", terms);
    const days = Array.from({ length: 90 }, (_, day) => ({
      license_type: "time-limited",
      validity_period: new Date(Date.UTC(2030, 1, 1 + day)).toISOString(),
    }));
    await order("many days", { is_test: true, test_clock: clock }, days);
    const answer = await call("POST", `test-clocks/${clock}/advance/`, { to: "2031-01-01" });
    expect(answer.json).toMatchObject({ status: "advancing", advancing_to: "2031-01-01T00:00:00.000Z" });
    expect(answer.json.progress).toBeLessThan(100);
    const more = { is_test: true, test_clock: clock };
    expect((await order("meanwhile", more)).json.code).toBe("test_clock_advancing");
    expect((await call("POST", `test-clocks/${clock}/advance/`, { to: "2031-02-01" })).status).toBe(409);
    expect((await call("DELETE", `test-clocks/${clock}/?with_orders=true`)).status).toBe(409);

    const second = connect({ embedded: app.database, max: 4 });
    const signal = new AbortController().signal;
    const run = (db: typeof second) =>
      testClockJobs({ ...app.deps, db }).run({ company_id: app.companyId, test_clock: clock }, signal);
    await Promise.all([run(app.db), run(second), run(second)]);
    await second.end();
    expect((await call("GET", `test-clocks/${clock}/`)).json).toMatchObject({ status: "ready", progress: 100 });
    const expired = (await momentsOf(app, clock)).filter((moment) => moment.endsWith(" expired"));
    expect(new Set(expired).size).toBe(90);
    expect(expired).toHaveLength(90);
    expect(expired).toEqual([...expired].sort());
    expect(
      await app.db`
      select from events e join licenses l on l.company_id = e.company_id and l.id = e.subject_id
      where l.test_clock_id = ${clock} and e.type = 'license.expired'`,
    ).toHaveLength(90);
    expect((await applicationOf(app).activate({ product: "app", license_key, hardware_id: "one" })).status).toBe(200);
  });
});

// What happened to the licenses of a clock, without their ids.
async function historyOf(clock: number): Promise<string[]> {
  const rows = await app.db<{ type: string; ts: Date; nth: number }[]>`
    select e.type, e.ts, rank() over (partition by e.id order by 1) as nth,
      (select count(*) from licenses o where o.test_clock_id = ${clock} and o.id < l.id)::int as place
    from events e join licenses l on l.company_id = e.company_id and l.id = e.subject_id
    where l.test_clock_id = ${clock} order by e.id`;
  return rows.map((row) => JSON.stringify(row));
}

test("a clock that is advanced in one step or in many has the same history", async () => {
  const moment = fc.date({
    min: new Date("2030-01-01T01:00:00Z"),
    max: new Date("2030-12-30T00:00:00Z"),
    noInvalidDate: true,
  });
  const license = fc.record({
    license_type: fc.constantFrom("time-limited", "subscription"),
    validity_period: moment,
    allow_grace_period: fc.boolean(),
    grace_period: fc.integer({ min: 0, max: 100 }),
    enable_maintenance_period: fc.boolean(),
    maintenance_period: moment,
    start_date: fc.constantFrom(undefined, "2030-02-03"),
  });
  const update = fc.record({
    license: fc.nat({ max: 2 }),
    month: fc.integer({ min: 1, max: 10 }),
    validity_period: moment,
  });
  const scene = fc.record({
    licenses: fc.array(license, { minLength: 1, maxLength: 3 }),
    updates: fc.array(update, { maxLength: 3 }),
    stops: fc.array(moment, { maxLength: 5 }),
  });
  let number = 0;
  await fc.assert(
    fc.asyncProperty(scene, async ({ licenses, updates, stops }) => {
      const play = async (times: readonly Date[]) => {
        number += 1;
        const clock = await makeClock(app, start);
        const { json } = await order(`scene-${number}`, { is_test: true, test_clock: clock }, licenses);
        const ids = json.order_items[0].licenses.map(({ id }: FreelyRead) => id).sort((a: number, b: number) => a - b);
        for (const [index, { license, month, validity_period }] of updates.entries())
          await call("POST", "scheduled-updates/", {
            license: ids[license % ids.length],
            scheduled_at: new Date(Date.UTC(2030, month, 1, index)).toISOString(),
            scheduled_update_data: [{ action: "license-update", update_data: { validity_period } }],
          });
        for (const time of [...new Set(times.map((each) => each.toISOString()))].sort())
          await advance(app, clock, time);
        await advance(app, clock, "2031-06-01T00:00:00Z");
        const moments = (await momentsOf(app, clock)).map((each) =>
          each.replace(/scheduled_update \d+/, "scheduled_update"),
        );
        return { history: await historyOf(clock), moments };
      };
      expect(await play(stops)).toEqual(await play([]));
    }),
    { numRuns: 8 },
  );
});
