import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deleteOldDecisions } from "../../src/record/decisions/decision.store.ts";
import { DecisionLog, sweepDecisions } from "../../src/record/decisions/decision-log.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { addStaff } from "../support/staff.ts";
import { decisionOf, idsOf, numberOf, refusedCall } from "./refused.ts";

// Every refused call of an application leaves a decision, which opens by the number that the refusal names.

let app: TestApp;
let application: LicenseClient;
let productId: number;
beforeAll(async () => {
  app = await createTestApp({ proxies: ["127.0.0.1"] });
  application = applicationOf(app);
  productId = await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
  const body = { product: productId, code: "pages", name: "Pages", feature_type: "consumption", max_consumption: 5 };
  expect((await app.management("POST", "product-features/", { body })).status).toBeLessThan(300);
});
afterAll(() => app.close());

/** A license with its only seat taken by "first", and the members of a call about it. */
async function taken(license: object = {}, order: object = {}) {
  const sold = await sell(app, "app", license, order);
  const call = { product: "app", license_key: sold.license_key, hardware_id: "first" };
  expect((await application.activate(call)).status).toBe(200);
  return { id: sold.id as number, call };
}

const explain = () =>
  ({
    action: "activate",
    verdict: "refused",
    code: "blacklisted",
    rules: [
      { rule: "license_enabled", passed: true, facts: { enabled: true }, code: null, remedy: null },
      {
        rule: "device_blacklisted",
        passed: false,
        facts: { hardware_id: "h" },
        code: "blacklisted",
        remedy: { action: "unblacklist", text: "Take the device off the list." },
      },
      { rule: "seats", passed: null, facts: {}, code: null, remedy: null },
    ],
  }) as const;

describe("a refused activation", () => {
  test("names its decision, which says what was called, by whom, about what, and what was known", async () => {
    const { id, call } = await taken({}, { customer: { email: "Jane@acme.example" } });
    const device = { hardware_id: "second", hostname: "desk", app_ver: "2.1", sdk_ver: "node 3" };
    const refused = await application.call("POST", "activate_license", {
      body: { ...call, ...device, password: "a secret" },
      headers: { "x-forwarded-for": "203.0.113.7" },
    });
    const decision = await decisionOf(app, refused);
    const [row] = await app.db<{ order_id: number; customer_id: number; store_id: string }[]>`
      select l.order_id, o.customer_id, o.store_id from licenses l join orders o on o.id = l.order_id where l.id = ${id}`;
    const { rules, ...told } = decision;
    const refusing = rules.find(({ passed }: FreelyRead) => passed === false);
    expect(refusing).toMatchObject({
      rule: "seats",
      code: "license_activated_max_times",
      facts: { active_devices: 1, max_activations: 1 },
      remedy: { action: "free_a_seat" },
    });
    expect(told).toEqual({
      id: numberOf(refused),
      created_at: app.clock.now().toISOString(),
      action: "activation",
      verdict: "refused",
      code: "license_activated_max_times",
      message: "License is already activated max number of times",
      product_id: productId,
      product_name: "app",
      license_id: id,
      order_id: row?.order_id,
      order_store_id: row?.store_id,
      customer_id: row?.customer_id,
      customer_email: "Jane@acme.example",
      product_code: "app",
      license_key: call.license_key,
      username: null,
      feature_code: null,
      hardware_id: "second",
      device_name: "desk",
      app_ver: "2.1",
      sdk_ver: "node 3",
      ip: "203.0.113.7",
      request_id: expect.stringMatching(/./),
      facts: expect.objectContaining({
        license: expect.objectContaining({ id, max_activations: 1, enabled: true }),
        devices: { active_devices: 1, released_devices: 0, floating_in_use_devices: 0 },
        device: null,
      }),
    });
    expect(JSON.stringify(await app.db`select * from decisions`)).not.toContain("a secret");
  });

  test("keeps the facts of its moment, whatever becomes of the license", async () => {
    const { id, call } = await taken();
    const decision = await decisionOf(app, await application.activate({ ...call, hardware_id: "second" }));
    await app.management("PATCH", `licenses/${id}/`, { body: { max_activations: 7 } });
    const again = await app.management("GET", `decisions/${decision.id}/`);
    expect(again.json).toEqual(decision);
    await app.management("DELETE", `licenses/${id}/`);
    expect((await app.management("GET", `decisions/${decision.id}/`)).json).toEqual(decision);
  });
});

test("rules that explain themselves are kept with what each of them saw", async () => {
  const log = new DecisionLog({ ...app.deps, log: pino({ level: "silent" }) });
  const call = refusedCall(app, { explain });
  const number = await log.decide(call);
  const fails = () => {
    throw new Error("no reasons");
  };
  const unexplained = await log.decide({ ...call, explain: fails, members: { hardware_id: "other" } });
  await log.close();
  const rulesOf = async (id: number | undefined) => (await app.management("GET", `decisions/${id}/`)).json.rules;
  expect(await rulesOf(number)).toEqual(explain().rules);
  expect(await rulesOf(unexplained)).toEqual([]);
});

describe("a decision is left by", () => {
  const call = { product: "app", hardware_id: "d" };
  test.each([
    [
      "a license that is not there",
      () => application.activate({ ...call, license_key: "NOBODYS" }),
      "license_not_found",
    ],
    [
      "a product that is not there",
      () => application.check({ ...call, product: "x", license_key: "K" }),
      "unknown_product",
    ],
    ["members that are missing", () => application.activate({ ...call }), "license_key_or_license_user_required"],
    [
      "a body that is no JSON",
      () =>
        application.call("POST", "activate_license", { body: "{", headers: { "content-type": "application/json" } }),
      "invalid_json",
    ],
    [
      "a member of a wrong form",
      () => application.call("GET", "check_license", { query: { ...call, license_id: "one" } }),
      "validation_error",
    ],
    [
      "a wrong password",
      () =>
        application.call("GET", "user_licenses", {
          query: { ...call, product: "team", username: "una@acme.example", password: "wrong" },
        }),
      "invalid_credentials",
    ],
    [
      "a trial that is not offered",
      () => application.call("GET", "trial_key", { query: { ...call, email: "t@acme.example" } }),
      "trial_not_allowed",
    ],
    ["an empty request file", () => application.call("POST", "activate_offline", { body: " " }), "missing_content"],
  ])("%s", async (_name, refuse, code) => {
    const refused = await refuse();
    expect(refused.code).toBe(code);
    expect(await decisionOf(app, refused)).toMatchObject({ code, license_id: null });
  });

  test("a feature that has too few units, which it names", async () => {
    const { call } = await taken({ product_features: [{ code: "pages" }] });
    const body = { ...call, feature: "pages", consumptions: 6 };
    const decision = await decisionOf(app, await application.call("POST", "add_feature_consumption", { body }));
    expect(decision).toMatchObject({
      code: "feature_not_enough_consumptions",
      feature_code: "pages",
      facts: { feature: { code: "pages", max_consumption: 5, total_consumptions: 0 } },
    });
  });

  test("one license of a bundle: that license, and not the bundle's own", async () => {
    await createProduct(app, "suite", { is_bundle: true, products: ["app"] });
    const body = {
      id: "bundle",
      is_bundle: true,
      items: [{ product_code: "suite", licenses: [{ products: [{ product_code: "app", policy_code: "app" }] }] }],
    };
    const policies = (await app.management("GET", `license-templates/?product=${productId}`)).json.results;
    const [item] = body.items;
    const [product] = item?.licenses[0]?.products ?? [];
    if (product) product.policy_code = policies[0].code;
    const order = await app.management("POST", "orders/create_order/", { body });
    expect(order.status, order.text).toBe(200);
    const { license_key } = order.json.order_items[0].licenses[0];
    const call = { product: "suite", license_key, hardware_id: "first" };
    expect((await application.call("POST", "activate_bundle", { body: call })).status).toBe(200);
    const refused = await application.call("POST", "activate_bundle", { body: { ...call, hardware_id: "second" } });
    const { license_id, product_id, code } = await decisionOf(app, refused);
    const [part] = await app.db<{ id: number }[]>`
      select id from licenses where license_key = ${license_key} and product_id = ${productId}`;
    expect([code, license_id, product_id]).toEqual(["license_activated_max_times", part?.id, productId]);
  });
});

describe("no decision is left by", () => {
  const call = { product: "app", license_key: "K", hardware_id: "d" };
  const count = async () => (await app.management("GET", "decisions/?count=exact")).json.count;

  test("an application that does not prove who it is", async () => {
    const stranger = applicationOf(app, { apiKey: app.apiKey, sharedKey: "guessed" });
    const refused = await stranger.check(call);
    expect(refused.code).toBe("signature_mismatch");
    expect(refused.headers["licet-decision"]).toBeUndefined();
  });

  test("a call that is allowed", async () => {
    const { call: own } = await taken();
    expect((await application.check(own)).headers["licet-decision"]).toBeUndefined();
  });

  test("a call of a back office", async () => {
    const before = await count();
    const { headers } = await app.management("GET", "licenses/1/");
    expect(headers["licet-decision"]).toBeUndefined();
    expect(await count()).toBe(before);
  });
});

describe("decisions are listed", () => {
  let own: Awaited<ReturnType<typeof taken>>;
  let first: FreelyRead;
  let second: FreelyRead;
  beforeAll(async () => {
    app.clock.advance(3_600_000);
    own = await taken({}, { customer: { email: "list@acme.example" } });
    first = await decisionOf(app, await application.activate({ ...own.call, hardware_id: "LIST-1", hostname: "box" }));
    app.clock.advance(1000);
    second = await decisionOf(app, await application.check({ ...own.call, hardware_id: "LIST-2" }));
  });

  test("newest first, and in another order where it is asked for", async () => {
    const of = `license_id=${own.id}`;
    expect(await idsOf(app, of)).toEqual([second.id, first.id]);
    expect(await idsOf(app, `${of}&order_by=created_at`)).toEqual([first.id, second.id]);
    expect((await idsOf(app, `${of}&order_by=-id`)).length).toBe(2);
  });

  test("by every filter", async () => {
    const of = `license_id=${own.id}`;
    const { license_key } = own.call;
    for (const [query, found] of [
      [`id=${first.id}`, [first]],
      [`id__in=${first.id},${second.id},1`, [second, first]],
      [`${of}&code=device_not_found`, [second]],
      [`${of}&code__in=device_not_found,license_activated_max_times`, [second, first]],
      [`${of}&action=activation`, [first]],
      [`${of}&product_id=${productId}`, [second, first]],
      [`${of}&product_id=1`, []],
      [`order_id=${first.order_id}`, [second, first]],
      [`order__store_id=${first.order_store_id}`, [second, first]],
      [`customer_id=${first.customer_id}`, [second, first]],
      ["customer_email=LIST@acme.example", [second, first]],
      ["customer_email=nobody@acme.example", []],
      ["hardware_id=LIST-1", [first]],
      [`license_key=${license_key}&action=check`, [second]],
      [`${of}&created_at__gt=${first.created_at}`, [second]],
      [`${of}&created_at__lte=${first.created_at}`, [first]],
      [`${of}&created_at__date__gt=2026-03-15`, []],
      ["search=list-2", [second]],
      ["search=box", [first]],
      [`search=${license_key}`, [second, first]],
      ["search=100%25", []],
    ] as const)
      expect([query, await idsOf(app, query)]).toEqual([query, found.map(({ id }) => id)]);
  });

  test("by the user and by the feature that a call named", async () => {
    const query = { product: "team", hardware_id: "d", username: "Listed@acme.example" };
    const named = await decisionOf(app, await application.call("GET", "check_license", { query }));
    expect(await idsOf(app, "username=listed@ACME.example")).toEqual([named.id]);
    const feature = { ...own.call, feature: "listed" };
    const asked = await decisionOf(app, await application.call("GET", "check_license_feature", { query: feature }));
    expect(await idsOf(app, "feature_code=listed")).toEqual([asked.id]);
  });

  test("without their rules and facts, which are read when one is opened", async () => {
    const { json } = await app.management("GET", `decisions/?id=${first.id}`);
    const { rules: _, facts: __, verdict: ___, ...listed } = first;
    expect(json.results).toEqual([listed]);
  });

  test("with filters that are wrong refused", async () => {
    expect((await app.management("GET", "decisions/?license_id=x")).status).toBe(400);
    expect((await app.management("GET", "decisions/9999999/")).status).toBe(404);
  });

  test("to nobody without a key, to no other company, and to staff who may only read", async () => {
    for (const path of ["decisions/", `decisions/${first.id}/`, "decisions/counts/"])
      expect((await app.management("GET", path, { key: null })).status).toBe(403);
    const { managementKey } = app.otherCompany;
    expect(await idsOf(app, "", managementKey)).toEqual([]);
    expect((await app.management("GET", `decisions/${first.id}/`, { key: managementKey })).status).toBe(404);
    const { json } = await app.management("GET", "decisions/counts/", { key: managementKey });
    expect(json).toEqual({ count: 0, not_kept: 0, counts: [] });
    const reader = await addStaff(app, "read-only");
    expect((await reader.call("GET", `decisions/${first.id}/`)).json.id).toBe(first.id);
  });
});

test("every company has numbers of its own", async () => {
  const { companyId, managementKey, apiKey, sharedKey } = app.otherCompany;
  const own = { product: "nothing", license_key: "K", hardware_id: "d" };
  const refused = await applicationOf(app, { apiKey, sharedKey }).activate(own);
  expect(numberOf(refused)).toBe(1001);
  const of = async () => (await app.management("GET", "decisions/1001/", { key: managementKey })).status;
  await expect.poll(of, { timeout: 10_000 }).toBe(200);
  const rows = await app.db<{ company_id: number }[]>`select company_id from decisions where company_id = ${companyId}`;
  expect(rows).toHaveLength(1);
});

test("of very many decisions of a company the newest are kept", async () => {
  const rows = () => idsOf(app, "order_by=id");
  const before = await rows();
  const longAgo = new Date("2020-01-01");
  await deleteOldDecisions(app.db, { decisions: longAgo, hours: longAgo }, before.length);
  expect(await rows()).toEqual(before);
  await deleteOldDecisions(app.db, { decisions: longAgo, hours: longAgo }, 5);
  expect(await rows()).toEqual(before.slice(-5));
});

test("decisions go when they are too old, while their totals stay", async () => {
  const total = async () => (await app.management("GET", "decisions/counts/?created_at__gte=2020-01-01")).json.count;
  const before = await total();
  const young = await idsOf(app, "");
  await app.db`
    insert into decisions (company_id, id, created_at, action, code, message, ip, request_id)
    select ${app.companyId}, 1000000 + n, '2025-12-01', 'check', 'device_not_found', '', '', '' from generate_series(1, 7000) n`;
  await Promise.all([1, 2].map(() => sweepDecisions(app.deps)));
  const [old] = await app.db<
    { count: number }[]
  >`select count(*) as count from decisions where created_at < '2026-01-01'`;
  expect(old?.count).toBe(0);
  expect(await idsOf(app, "")).toEqual(young);
  expect(await total()).toBe(before);
});
