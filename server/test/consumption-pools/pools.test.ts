import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../src/platform/db/connect.ts";
import { applicationOf } from "../support/application.ts";
import { type Club, openClub } from "./club.ts";

// Consumption pools (management-api.md §7.1; semantics.md §1.13, §2.8).

let club: Club;
beforeAll(async () => {
  club = await openClub();
});
beforeEach(() => club.app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => club.app.close());

const call = (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) =>
  club.app.management(method, path, body === undefined ? {} : { body });
const eventsOf = async (subject: number) =>
  (await club.app.db`select type, data from events where subject_id = ${subject} order by id`).map(
    ({ type, data }) => [type, data] as const,
  );

describe("a pool", () => {
  test("is created with the terms of its counter, read, changed and deleted, and each change is an event", async () => {
    const account = await club.account();
    const body = {
      code: "credits",
      name: "Credits",
      type: "license",
      customer_account: account,
      max_consumptions: "10",
    };
    const made = await call("POST", "consumption-pools/", { ...body, consumption_period: "month" });
    expect(made.status, made.text).toBe(201);
    expect(made.json).toMatchObject({
      ...{ code: "credits", name: "Credits", type: "license", customer_account: account, company: club.app.companyId },
      ...{ max_consumptions: 10, total_consumptions: 0, held_total: 0, member_count: 0, allow_overages: false },
      ...{ max_overages: 0, reset_consumption: false, consumption_period: "monthly", default_offline_checkout: 0 },
    });
    const at = `consumption-pools/${made.json.id}/`;
    const change = { name: "More", max_consumptions: 20, consumption_period: null, code: "credits", type: "license" };
    expect((await call("PATCH", at, change)).json).toMatchObject({
      name: "More",
      max_consumptions: 20,
      consumption_period: null,
    });
    expect((await call("GET", at)).json).toMatchObject({ name: "More" });
    expect((await call("DELETE", at)).status).toBe(204);
    expect((await call("GET", at)).status).toBe(404);
    expect((await eventsOf(made.json.id)).map(([type]) => type)).toEqual([
      "consumption_pool.created",
      "consumption_pool.updated",
      "consumption_pool.deleted",
    ]);
  });

  test("has a code that is unique in its account only; code, type and account never change", async () => {
    const [account, other] = [await club.account(), await club.account()];
    const body = { code: "c", type: "license", customer_account: account };
    const { json } = await call("POST", "consumption-pools/", body);
    expect((await call("POST", "consumption-pools/", body)).json).toMatchObject({
      code: "consumption_pool_code_exists",
      status: 409,
    });
    expect((await call("POST", "consumption-pools/", { ...body, customer_account: other })).status).toBe(201);
    const change = { code: "d", type: "license_product_feature", customer_account: other };
    const refused = await call("PATCH", `consumption-pools/${json.id}/`, change);
    expect(refused.json.code).toBe("immutable_property");
    expect(refused.json.errors.map((each: { pointer: string }) => each.pointer).sort()).toEqual([
      "/code",
      "/customer_account",
      "/type",
    ]);
    expect((await call("DELETE", `customer-accounts/${account}/`)).json.code).toBe("customer_account_in_use");
  });

  test.each([
    ["without a type", { type: undefined }, "validation_error", ""],
    ["of another type", { type: "device" }, "validation_error", "/type"],
    [
      "of an account that is not there",
      { customer_account: 999_999 },
      "customer_account_not_found",
      "/customer_account",
    ],
    ["with a negative limit", { max_consumptions: -1 }, "validation_error", "/max_consumptions"],
  ])("%s is refused", async (_name, members, code, pointer) => {
    const body = { code: "x", type: "license", customer_account: await club.account(), ...members };
    const { json } = await call("POST", "consumption-pools/", body);
    expect([json.code, json.errors[0].pointer]).toEqual([code, pointer]);
  });

  test("is found by account, name and type", async () => {
    const account = await club.account();
    const of = (code: string, type: string) =>
      call("POST", "consumption-pools/", { code, type, customer_account: account, name: `Pool ${code}` });
    const [one, two] = [(await of("one", "license")).json.id, (await of("two", "license_product_feature")).json.id];
    const ids = async (query: string) =>
      (await call("GET", `consumption-pools/?customer_account=${account}&${query}`)).json.results.map(
        (each: { id: number }) => each.id,
      );
    expect(await ids("order_by=id")).toEqual([one, two]);
    expect(await ids("type=license&name__icontains=")).toEqual([one]);
    expect(await ids("name__icontains=TWO")).toEqual([two]);
    expect((await call("GET", `consumption-pools/?customer_account=${account}`)).json.results[0]).not.toHaveProperty(
      "held_total",
    );
  });
});

describe("a license joins a pool", () => {
  test("of its own account, and leaves it; the pool lists its members by id", async () => {
    const { pool, members } = await club.pool({ max_consumptions: 10 }, [{}, {}]);
    const list = await call("GET", `consumption-pools/${pool}/members/`);
    const ids = members.map(({ id }) => id).sort();
    expect(list.json.results).toEqual(ids.map((id) => ({ id, held: 0 })));
    expect((await call("GET", `consumption-pools/${pool}/members/?id__in=${ids[1]},5`)).json.results).toEqual([
      { id: ids[1], held: 0 },
    ]);
    expect((await call("GET", `consumption-pools/${pool}/`)).json.member_count).toBe(2);
    expect((await call("DELETE", `consumption-pools/${pool}/`)).json.code).toBe("consumption_pool_in_use");
    for (const id of ids)
      expect((await call("PATCH", `licenses/${id}/`, { consumption_pool: null })).json.consumption_pool).toBeNull();
    expect((await call("DELETE", `consumption-pools/${pool}/`)).status).toBe(204);
  });

  test.each<[string, object, (account: number) => Promise<unknown>, string]>([
    ["that does not exist", {}, async () => 12345, "unknown_consumption_pool"],
    ["for features", {}, (account) => club.poolOf(account, { type: "license_product_feature" }), "invalid_pool_type"],
    [
      "although it counts nothing",
      { license_type: "perpetual" },
      (account) => club.poolOf(account),
      "invalid_pool_type",
    ],
    ["of another account", {}, async () => club.poolOf(await club.account()), "invalid_pool_account"],
  ])("%s: refused, one by one and in bulk", async (_name, terms, poolOf, code) => {
    const account = await club.account();
    const { id } = await club.license(account, terms);
    const consumption_pool = await poolOf(account);
    const one = await call("PATCH", `licenses/${id}/`, { consumption_pool });
    expect([one.status, one.json.code, one.json.errors[0].pointer]).toEqual([400, code, "/consumption_pool"]);
    const many = await call("PATCH", "licenses/bulk_update/", [{ id, consumption_pool }]);
    expect(many.json.errors[0]).toMatchObject({ code, pointer: "/0/consumption_pool" });
    expect((await call("GET", `licenses/${id}/`)).json.consumption_pool).toBeNull();
  });

  test("through the account of its customer, when the order names none", async () => {
    const account = await club.account();
    const { id } = await club.license(account, {}, false);
    expect((await call("PATCH", `licenses/${id}/`, { consumption_pool: await club.poolOf(account) })).status).toBe(200);
  });

  test("and can then move to no order of another account", async () => {
    const { members } = await club.pool({}, [{}]);
    const stranger = await club.license(await club.account());
    const { json } = await call("PATCH", `licenses/${members[0]?.id}/`, { order: stranger.order });
    expect([json.code, json.errors[0].pointer]).toEqual(["invalid_pool_account", "/order"]);
  });
});

describe("a feature of a license joins a pool for features", () => {
  test("by an edit, through a list or when it is granted, and shows its pool", async () => {
    const account = await club.account();
    const { id, featureId } = await club.license(account);
    const pool = await club.poolOf(account, { type: "license_product_feature" });
    const at = `license-product-features/${featureId}/`;
    expect((await call("PATCH", at, { consumption_pool: pool })).json).toMatchObject({ consumption_pool: pool });
    expect((await call("GET", `licenses/${id}/`)).json.product_features[0].consumption_pool).toBe(pool);
    const list = { product_features: [{ product_feature: "pages", consumption_pool: null }] };
    expect(
      (await call("POST", `licenses/${id}/update_features/`, list)).json.product_features[0].consumption_pool,
    ).toBeNull();
    const { product_feature } = (await call("GET", at)).json;
    await call("DELETE", at);
    const given = await call("POST", "license-product-features/", {
      license: id,
      product_feature,
      consumption_pool: pool,
    });
    expect([given.status, given.json.consumption_pool]).toEqual([201, pool]);
  });

  test("only if the pool has the right type and account", async () => {
    const account = await club.account();
    const { featureId } = await club.license(account);
    const at = `license-product-features/${featureId}/`;
    const foreign = await club.poolOf(await club.account(), { type: "license_product_feature" });
    for (const [consumption_pool, code] of [
      [await club.poolOf(account), "invalid_pool_type"],
      [foreign, "invalid_pool_account"],
      [4711, "unknown_consumption_pool"],
    ]) {
      const { json } = await call("PATCH", at, { consumption_pool });
      expect([json.code, json.errors[0].pointer]).toEqual([code, "/consumption_pool"]);
    }
  });
});

describe("a consumption", () => {
  test("counts in the license and in its pool, and the answer shows both", async () => {
    const { pool, members } = await club.pool({ max_consumptions: 10, allow_overages: true, max_overages: 2 }, [
      {},
      {},
    ]);
    const [one, two] = members;
    expect((await one?.consume(3))?.json).toMatchObject({ total_consumptions: 3 });
    expect((await two?.consume(4))?.json).toMatchObject({
      id: two?.id,
      total_consumptions: 4,
      pool: {
        ...{
          id: pool,
          name: "Shared",
          code: expect.any(String),
          max_consumptions: 10,
          total_consumptions: 7,
          held_total: 0,
        },
        ...{ allow_overages: true, max_overages: 2, reset_consumption: false, consumption_period: null },
      },
    });
    expect((await call("GET", `consumption-pools/${pool}/`)).json.total_consumptions).toBe(7);
    const refused = await two?.consume(6);
    expect([refused?.status, refused?.code]).toEqual([400, "license_not_enough_consumptions"]);
    expect((await call("GET", `consumption-pools/${pool}/`)).json.total_consumptions).toBe(7);
    expect((await call("GET", `licenses/${two?.id}/`)).json.total_consumptions).toBe(4);
    expect((await two?.consume(5))?.status).toBe(200);
    const recorded = (await eventsOf(pool)).filter(([type]) => type.includes("consumption_pool.consumption"));
    expect(recorded.map(([type, { consumptions, total_consumptions: total }]) => [type, consumptions, total])).toEqual([
      ["consumption_pool.consumption_added", 3, 3],
      ["consumption_pool.consumption_added", 4, 7],
      ["consumption_pool.consumption_added", 5, 12],
      ["consumption_pool.consumption_max_reached", 5, 12],
    ]);
  });

  test("is refused by the license's own limit, whatever the pool has left", async () => {
    const { pool, members } = await club.pool({ max_consumptions: 100 }, [{ max_consumptions: 2 }]);
    expect((await members[0]?.consume(3))?.code).toBe("license_not_enough_consumptions");
    expect((await call("GET", `consumption-pools/${pool}/`)).json.total_consumptions).toBe(0);
  });

  test("of a license without a pool returns no pool", async () => {
    const { consume } = await club.license(await club.account());
    expect((await consume(1)).json).not.toHaveProperty("pool");
  });

  test("starts again with the pool's period, whatever the license's own", async () => {
    const { pool, members } = await club.pool(
      { max_consumptions: 5, reset_consumption: true, consumption_period: "monthly" },
      [{}],
    );
    expect((await members[0]?.consume(5))?.status).toBe(200);
    club.app.clock.set("2026-03-31T23:59:59.999Z");
    expect((await members[0]?.consume(1))?.code).toBe("license_not_enough_consumptions");
    club.app.clock.set("2026-04-01T00:00:00.000Z");
    expect((await call("GET", `consumption-pools/${pool}/`)).json.total_consumptions).toBe(0);
    expect((await members[0]?.consume(4))?.json).toMatchObject({
      total_consumptions: 9,
      pool: { total_consumptions: 4 },
    });
  });

  test("of a feature counts in the feature's pool, not in that of its license", async () => {
    const { pool, members } = await club.featurePool({ max_consumptions: 6 }, [{ max_consumption: 50 }]);
    expect((await members[0]?.consumeFeature(4))?.json).toMatchObject({
      total_consumptions: 4,
      pool: { id: pool, total_consumptions: 4 },
    });
    expect((await members[0]?.consumeFeature(3))?.code).toBe("feature_not_enough_consumptions");
    expect((await members[0]?.consume(1))?.json).not.toHaveProperty("pool");
    expect((await call("GET", `consumption-pools/${pool}/members/`)).json.results).toEqual([
      { id: members[0]?.featureId, held: 0 },
    ]);
  });

  test("64 in parallel by the 8 licenses of a pool take what is left, and not one unit more", async () => {
    const terms = Array.from({ length: 8 }, () => ({}));
    const { pool, members } = await club.pool({ max_consumptions: 20, allow_overages: true, max_overages: 3 }, terms);
    const own = connect({ embedded: club.app.database, max: 64 });
    const wide = await club.served(own);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) => wide.consume(members[index % 8]?.call ?? {}, 1)),
    );
    await wide.close();
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(23);
    expect((await call("GET", `consumption-pools/${pool}/`)).json.total_consumptions).toBe(23);
    const totals = await Promise.all(
      members.map(async ({ id }) => (await call("GET", `licenses/${id}/`)).json.total_consumptions),
    );
    expect(totals.reduce((sum: number, each: number) => sum + each, 0)).toBe(23);
  });

  test("no other company reaches a pool", async () => {
    const { pool, members } = await club.pool({}, [{}]);
    const stranger = applicationOf(club.app, club.app.otherCompany);
    expect((await stranger.call("POST", "add_consumption", { body: members[0]?.call ?? {} })).code).toBe(
      "unknown_product",
    );
    const key = club.app.otherCompany.managementKey;
    expect((await club.app.management("GET", `consumption-pools/${pool}/members/`, { key })).status).toBe(404);
  });
});
