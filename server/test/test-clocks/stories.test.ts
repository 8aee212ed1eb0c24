import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { ClientAnswer } from "../support/license-client.ts";
import { advance, eventsOf, makeClock, momentsOf, sellByClock } from "./clocks.ts";

// Time as it is tried out: what is sold by a test clock lives by it in both APIs.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  const product = await createProduct(app, "app");
  const feature = (code: string, terms: object) =>
    app.management("POST", "product-features/", { body: { product, code, name: code, ...terms } });
  await feature("pages", {
    feature_type: "consumption",
    max_consumption: 20,
    reset_consumption: true,
    consumption_period: "daily",
  });
});
afterAll(() => app.close());

const call = (license_key: string, hardware_id = "one") => ({ product: "app", license_key, hardware_id });
const jsonOf = (answer: ClientAnswer): FreelyRead => answer.json;
const read = async (id: number): Promise<FreelyRead> => (await app.management("GET", `licenses/${id}/`)).json;

test("a trial is sold, 14 days pass: one event says that it has expired, and so does every check", async () => {
  const clock = await makeClock(app, "2030-01-01T09:00:00Z");
  const { id, license_key } = await sellByClock(app, clock, "app", { is_trial: true, trial_days: 14 });
  const application = applicationOf(app);
  const activated = await application.activate(call(license_key));
  expect(activated.headers["licet-test-clock"]).toBe("2030-01-01T09:00:00.000Z");
  expect(activated.json).toMatchObject({ is_test: true, validity_period: "2030-01-15T09:00:00.000Z" });
  expect((await application.check(call(license_key))).json).toMatchObject({ is_test: true, is_expired: false });

  await advance(app, clock, "2030-01-15T09:00:00Z");
  expect(jsonOf(await application.check(call(license_key))).is_expired).toBe(false);
  await advance(app, clock, "2030-01-15T09:00:01Z");

  const checked = await application.check(call(license_key));
  expect(checked.headers["licet-test-clock"]).toBe("2030-01-15T09:00:01.000Z");
  expect(checked.json).toMatchObject({ is_expired: true, is_test: true });
  expect((await application.activate(call(license_key, "two"))).code).toBe("trial_expired");
  expect(await read(id)).toMatchObject({ status: "Expired", test_clock: clock });
  expect(await eventsOf(app, [id])).toEqual([
    "license.created 2030-01-01T09:00:00.000Z",
    "license.activated 2030-01-01T09:00:00.000Z",
    "license.will_expire_7_days 2030-01-08T09:00:00.000Z",
    "license.will_expire_3_days 2030-01-12T09:00:00.000Z",
    "license.expired 2030-01-15T09:00:00.001Z",
  ]);
});

test("a subscription of a year is renewed eleven times, and never expires in between", async () => {
  const clock = await makeClock(app, "2030-01-31T00:00:00Z");
  const { id, license_key } = await sellByClock(app, clock, "app", {
    license_type: "subscription",
    validity_period: "2030-02-28T00:00:00Z",
    allow_grace_period: true,
    grace_period: 24,
  });
  const application = applicationOf(app);
  await application.activate(call(license_key));
  for (let month = 2; month < 13; month += 1) {
    const paid = new Date(Date.UTC(2030, month, 0, 12));
    await advance(app, clock, paid.toISOString());
    const until = new Date(Date.UTC(2030, month + 1, 0)).toISOString();
    const { status } = await app.management("PATCH", `licenses/${id}/`, { body: { validity_period: until } });
    expect(status).toBe(200);
    expect((await application.check(call(license_key))).json).toMatchObject({
      is_expired: false,
      validity_period: until,
    });
  }
  expect(await eventsOf(app, [id], "license.expired")).toEqual([]);
  expect((await momentsOf(app, clock)).filter((moment) => moment.endsWith("grace_began"))).toHaveLength(11);
  await advance(app, clock, "2031-02-02T00:00:00Z");
  expect(jsonOf(await application.check(call(license_key))).is_expired).toBe(true);
  expect(await eventsOf(app, [id], "license.expired")).toEqual(["license.expired 2031-02-01T00:00:00.001Z"]);
});

test("the billing system tells of payments by the clock, and the license follows", async () => {
  const clock = await makeClock(app, "2030-01-01T00:00:00Z");
  const { id, license_key } = await sellByClock(app, clock, "app", {
    license_type: "subscription",
    subscription_id: "sub_clock",
  });
  const application = applicationOf(app);
  await application.activate(call(license_key));
  const put = (body: object) =>
    app.app.inject({
      method: "PUT",
      url: "/api/v1/subscriptions/sub_clock/",
      headers: { authorization: `Api-Key ${app.managementKey}`, "content-type": "application/json" },
      payload: JSON.stringify(body),
    });
  for (let month = 1; month <= 11; month += 1) {
    const paid_through = new Date(Date.UTC(2030, month, 1)).toISOString();
    const answer = await put({ status: "active", paid_through });
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await read(id)).validity_period).toBe(paid_through);
    expect(jsonOf(await application.check(call(license_key))).is_expired).toBe(false);
    await advance(app, clock, new Date(Date.UTC(2030, month, 0, 12)).toISOString());
  }
  expect(await eventsOf(app, [id], "license.expired")).toEqual([]);
  await advance(app, clock, "2030-12-02T00:00:00Z");
  expect(jsonOf(await application.check(call(license_key))).is_expired).toBe(true);
});

test("a monthly counter begins anew on the first, in UTC, also from 31 January", async () => {
  const clock = await makeClock(app, "2030-01-31T23:59:59Z");
  const { license_key } = await sellByClock(app, clock, "app", {
    license_type: "consumption",
    max_consumptions: 10,
    reset_consumption: true,
    consumption_period: "monthly",
  });
  const application = applicationOf(app);
  await application.activate(call(license_key));
  const use = (consumptions: number) =>
    application.call("POST", "add_consumption", { body: { ...call(license_key), consumptions } });
  expect(jsonOf(await use(10)).total_consumptions).toBe(10);
  expect((await use(1)).code).toBe("license_not_enough_consumptions");
  await advance(app, clock, "2030-02-01T00:00:00Z");
  expect(jsonOf(await use(4)).total_consumptions).toBe(4);
  await advance(app, clock, "2030-02-28T23:59:59.999Z");
  expect(jsonOf(await application.check(call(license_key))).total_consumptions).toBe(4);
  await advance(app, clock, "2030-03-01T00:00:00Z");
  expect(jsonOf(await application.check(call(license_key))).total_consumptions).toBe(0);
  expect(await momentsOf(app, clock)).toEqual([
    "2030-02-01T00:00:00.000Z consumption_reset",
    "2030-03-01T00:00:00.000Z consumption_reset",
  ]);
});

test("a scheduled update is applied at its hour, before what comes with it is announced", async () => {
  const clock = await makeClock(app, "2030-05-30T12:00:00Z");
  const { id } = await sellByClock(app, clock, "app", {
    license_type: "time-limited",
    validity_period: "2030-06-05T00:00:00Z",
  });
  const schedule = (scheduled_at: string, update_data: object) =>
    app.management("POST", "scheduled-updates/", {
      body: { license: id, scheduled_at, scheduled_update_data: [{ action: "license-update", update_data }] },
    });
  expect((await schedule("2030-05-30T11:00:00Z", { note: "late" })).status).toBe(400);
  expect((await schedule("2030-06-01T00:00:00Z", { validity_period: "2030-07-01T00:00:00Z" })).status).toBe(201);
  expect((await schedule("2030-06-28T00:00:00Z", { note: "soon over" })).status).toBe(201);
  await advance(app, clock, "2030-06-30T00:00:00Z");
  expect(await read(id)).toMatchObject({ note: "soon over", validity_period: "2030-07-01T00:00:00.000Z" });
  expect(await eventsOf(app, [id])).toEqual([
    "license.created 2030-05-30T12:00:00.000Z",
    "license.updated 2030-06-01T00:00:00.000Z",
    "license.will_expire_30_days 2030-06-01T00:00:00.000Z",
    "license.will_expire_7_days 2030-06-24T00:00:00.000Z",
    "license.updated 2030-06-28T00:00:00.000Z",
    "license.will_expire_3_days 2030-06-28T00:00:00.000Z",
  ]);
});

test("slots time out, borrows and license files end, features expire and a start comes by the clock", async () => {
  const clock = await makeClock(app, "2030-01-01T00:00:00Z");
  const { license_key } = await sellByClock(app, clock, "app", {
    is_floating_cloud: true,
    floating_users: 1,
    floating_timeout: 30,
    max_activations: 2,
    can_borrow: true,
    max_borrow_time: 48,
    start_date: "2030-01-02",
    product_features: [{ code: "pages", expiry_date: "2030-01-20T00:00:00Z" }],
  });
  const application = applicationOf(app);
  expect((await application.activate(call(license_key))).code).toBe("license_start_date_not_reached");
  await advance(app, clock, "2030-01-02T00:00:00Z");
  await application.activate(call(license_key));
  await application.activate(call(license_key, "two"));
  await advance(app, clock, "2030-01-02T00:20:00Z");
  expect((await application.check(call(license_key, "two"))).code).toBe("floating_not_available");
  await advance(app, clock, "2030-01-02T01:00:00Z");
  expect((await application.check(call(license_key, "two"))).status).toBe(200);
  const used = await application.call("POST", "add_feature_consumption", {
    body: { ...call(license_key, "two"), feature: "pages", consumptions: 3 },
  });
  expect(used.status).toBe(200);
  const borrow = { ...call(license_key, "two"), borrowed_until: null };
  expect((await application.call("POST", "floating/borrow", { body: borrow })).status).toBe(200);
  await advance(app, clock, "2030-01-03T23:00:00Z");
  expect((await application.check(call(license_key))).code).toBe("floating_not_available");
  await advance(app, clock, "2030-01-31T00:00:00Z");
  expect(await momentsOf(app, clock)).toEqual([
    "2030-01-02T00:00:00.000Z started",
    "2030-01-02T00:30:00.000Z slot_timed_out one",
    "2030-01-03T00:00:00.000Z feature_consumption_reset pages",
    "2030-01-04T01:00:00.000Z borrow_ended two",
    "2030-01-20T00:00:00.001Z feature_expired pages",
  ]);
});

describe("what lives by the time", () => {
  test("does not move when a clock is advanced, and its answers name no clock", async () => {
    const sold = await sell(app, "app", { license_type: "time-limited", validity_period: "2029-01-01" });
    const application = applicationOf(app);
    await application.activate(call(sold.license_key));
    const clock = await makeClock(app, "2028-12-31T00:00:00Z");
    await sellByClock(app, clock, "app", { license_type: "time-limited", validity_period: "2029-01-01" });
    await advance(app, clock, "2029-06-01T00:00:00Z");
    const checked = await application.check(call(sold.license_key));
    expect(jsonOf(checked).is_expired).toBe(false);
    expect(checked.json).not.toHaveProperty("is_test");
    expect(checked.headers).not.toHaveProperty("licet-test-clock");
    expect(await eventsOf(app, [sold.id], "license.%expire%")).toEqual([]);
  });

  test("may be a test all the same: the license says so", async () => {
    const sold = await sell(app, "app", {}, { is_test: true });
    const activated = await applicationOf(app).activate(call(sold.license_key));
    expect(jsonOf(activated).is_test).toBe(true);
    expect(activated.headers).not.toHaveProperty("licet-test-clock");
  });
});
