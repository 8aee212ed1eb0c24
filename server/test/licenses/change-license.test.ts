import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// PATCH licenses/{id}/ and PATCH licenses/bulk_update/ (management-api.md §5.3, §5.4), and their previews.

let app: TestApp;
let application: LicenseClient;
let productId: number;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  productId = await createProduct(app, "app");
  await createProduct(app, "other");
});
afterAll(() => app.close());

const patch = (id: number, body: object, query = "") => app.management("PATCH", `licenses/${id}/${query}`, { body });
const read = async (id: number): Promise<FreelyRead> => (await app.management("GET", `licenses/${id}/`)).json;

const policyOf = async (code: string): Promise<string> => {
  const { results } = (await app.management("GET", "license-templates/?limit=100")).json;
  const [product] = (await app.management("GET", `products/?short_code=${code}`)).json.results;
  return results.find((each: FreelyRead) => each.product === product.id).code;
};

async function activated(terms: object = {}, devices: readonly string[] = ["a"]) {
  const sold = await sell(app, "app", { max_activations: 2, max_transfers: -1, ...terms });
  const call = (hardware_id: string) => ({ product: "app", license_key: sold.license_key, hardware_id });
  for (const device of devices) expect((await application.activate(call(device))).status).toBe(200);
  return { id: sold.id as number, call };
}

test("a change returns the whole license, and applies from the next call on", async () => {
  const { id, call } = await activated({}, ["a", "b"]);
  expect((await application.activate(call("c"))).code).toBe("license_activated_max_times");
  const metadata = { plan: "pro", nested: { a: [1] } };
  const answer = await patch(id, {
    max_activations: 3,
    metadata: JSON.stringify(metadata),
    note: "VIP",
    allow_unlimited_activation: "0",
  });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.json).toEqual(await read(id));
  expect(answer.json).toMatchObject({ max_activations: 3, metadata, note: "VIP", allow_unlimited_activations: false });
  expect((await application.activate(call("c"))).status).toBe(200);
});

test("a lower limit takes nothing away, and allows nothing more until less is in use", async () => {
  const { id, call } = await activated({}, ["a", "b"]);
  expect((await patch(id, { max_activations: 1 })).status).toBe(200);
  for (const device of ["a", "b"]) expect((await application.check(call(device))).status).toBe(200);
  expect((await application.activate(call("c"))).code).toBe("license_activated_max_times");
  await application.deactivate(call("a"));
  expect((await application.activate(call("c"))).code).toBe("license_activated_max_times");
  await application.deactivate(call("b"));
  expect((await application.activate(call("c"))).status).toBe(200);
});

test("a trial is upgraded, and an expired license comes back", async () => {
  const start = app.clock.now();
  const { id, call } = await activated({
    license_type: "time-limited",
    is_trial: true,
    trial_days: 7,
    valid_duration: "1y",
  });
  app.clock.advance(8 * 24 * 3_600_000);
  expect((await application.check(call("a"))).json).toMatchObject({ is_expired: true });
  expect((await patch(id, { is_trial: 0 })).json).toMatchObject({
    is_trial: false,
    validity_period: "2027-03-23T12:00:00.000Z",
  });
  expect((await application.check(call("a"))).json).toMatchObject({ is_expired: false, is_trial: false });
  app.clock.set(start);
});

test("provenance records who changed what, and when", async () => {
  const { id } = await activated({}, []);
  await patch(id, { max_activations: 9 });
  const { json } = await app.management("GET", `licenses/${id}/provenance/`);
  expect(json.provenance.max_activations).toEqual({
    source: "changed",
    value: 9,
    explanation: `Changed by ${app.managementKey.slice(0, 8)} on 2026-03-15.`,
  });
  expect(json.provenance.license_type.source).not.toBe("changed");
  const [event] = await app.db`select data from events where subject_id = ${id} and type = 'license.updated'`;
  expect(event?.["data"]).toEqual({ changed: ["max_activations"] });
});

test("enabled, order and installation file", async () => {
  const { id, call } = await activated();
  const moved = await sell(app, "app", {}, { id: "target-order" });
  const target = (await read(moved.id)).order;
  const body = { product: productId, version: "1.0", environment: "linux" };
  const { json: file } = await app.management("POST", "installation-files/", { body });
  const answer = await patch(id, { enabled: false, order: target, installation_file: file.id });
  expect(answer.json).toMatchObject({
    enabled: false,
    order: target,
    order_store_id: "target-order",
    installation_file: file.id,
  });
  expect((await application.check(call("a"))).code).toBe("license_not_enabled");
  expect(
    (await app.management("GET", `orders/${target}/`)).json.order_items.flatMap((item: FreelyRead) => item.licenses),
  ).toHaveLength(2);
  for (const [wrong, code, pointer] of [
    [{ order: 5 }, "unknown_order", "/order"],
    [{ installation_file: 5 }, "unknown_installation_file", "/installation_file"],
    [{ valid_duration: "1y", validity_period: "2030-01-01" }, "conflicting_validity", "/valid_duration"],
    [{ license_key: "OTHER" }, "immutable_property", "/license_key"],
    [{ max_activations: "many" }, "validation_error", "/max_activations"],
    [{ valid_duration: "soon" }, "validation_error", "/valid_duration"],
  ] as const) {
    const { status, json } = await patch(id, wrong);
    expect([status, json.errors[0].code, json.errors[0].pointer]).toEqual([400, code, pointer]);
  }
});

test("a license moves to an order of the same type, and its history records it", async () => {
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "other"] });
  const { id } = await activated({}, []);
  const from = (await read(id)).order;
  const target = (await read((await sell(app, "app")).id)).order;
  const bundle = await sell(
    app,
    "suite",
    { products: [{ product_code: "app", policy_code: await policyOf("app") }] },
    { is_bundle: true },
  );
  const preview = await patch(id, { order: target }, "?dry_run=1");
  expect(preview.json.changes).toEqual([{ id, from: { order: from }, to: { order: target } }]);
  expect((await patch(id, { order: target })).json.order).toBe(target);
  const [event] = await app.db`select data from events where subject_id = ${id} and type = 'license.moved'`;
  expect(event?.["data"]).toEqual({ from_order: from, to_order: target });
  const [part] = bundle.sub_licenses;
  const bundleOrder = (await read(bundle.id)).order;
  for (const [license, order, code] of [
    [id, bundleOrder, "order_kind_mismatch"],
    [bundle.id, target, "order_kind_mismatch"],
    [part, target, "license_in_bundle"],
  ] as const)
    expect((await patch(license, { order })).json.errors[0]).toMatchObject({ code, pointer: "/order" });
});

test("members without a meaning change nothing, and an empty object clears metadata", async () => {
  const { id } = await activated({ metadata: { a: 1 }, validity_period: "2030-01-01" }, []);
  const before = await read(id);
  const nothing = {
    validity_period: "0001-01-01T00:00:00Z",
    max_activations: null,
    floating_users: "",
    start_date: "",
  };
  expect((await patch(id, nothing)).json).toEqual(before);
  expect((await patch(id, { metadata: {}, validity_period: null })).json).toMatchObject({
    metadata: {},
    validity_period: null,
  });
});

describe("several licenses in one call", () => {
  const bulk = (body: unknown, query = "") => app.management("PATCH", `licenses/bulk_update/${query}`, { body });

  test("each is changed by its own members", async () => {
    const [one, two] = [await activated({}, []), await activated({}, [])];
    const answer = await bulk([
      { id: one.id, max_activations: 5 },
      { id: two.id, is_floating_cloud: 1, floating_users: 3, validity_period: "2030-01-02" },
    ]);
    expect(answer.json).toEqual({ detail: "Licenses updated." });
    expect(await read(one.id)).toMatchObject({ max_activations: 5, is_floating_cloud: false });
    expect(await read(two.id)).toMatchObject({
      max_activations: 2,
      floating_users: 3,
      validity_period: "2030-01-02T00:00:00.000Z",
    });
  });

  test("all of them change or none, and every problem is reported", async () => {
    const { id } = await activated({}, []);
    const { status, json } = await bulk([
      { id, max_activations: 5 },
      { id: 7, max_activations: 5 },
      { id, license_key: "OTHER" },
    ]);
    expect(status).toBe(404);
    expect(json.errors.map(({ code, pointer }: FreelyRead) => `${code} ${pointer}`)).toEqual([
      "not_found /1/id",
      "validation_error /2/id",
      "immutable_property /2/license_key",
    ]);
    expect((await read(id)).max_activations).toBe(2);
  });

  test("2000 licenses are changed in a handful of statements", async () => {
    const body = { id: "large", items: [{ product_code: "app", licenses: Array.from({ length: 2000 }, () => ({})) }] };
    const { json } = await app.management("POST", "orders/create_order/", { body });
    const ids = json.order_items[0].licenses.map((license: FreelyRead) => license.id);
    await countStatements(app.db);
    const answer = await bulk(ids.map((id: number, index: number) => ({ id, max_activations: index })));
    expect(answer.status, answer.text).toBe(200);
    const [{ statements }] = (await app.db`select count(*) as statements from counted`) as unknown as [
      { statements: number },
    ];
    expect(statements).toBeGreaterThan(0);
    expect(statements).toBeLessThan(10);
    const [row] = await app.db`select sum(max_activations) as sum from licenses where id = any(${ids}::bigint[])`;
    expect(Number(row?.["sum"])).toBe((1999 * 2000) / 2);
  });

  test("64 parallel edits of one counter leave one of the requested values, and a row in the audit for each", async () => {
    const { id } = await activated({}, []);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) => patch(id, { max_activations: index + 10 })),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const { json } = await app.management("GET", `audit/?object=licenses&object_id=${id}`);
    expect(json.count).toBe(64);
  });
});

describe("the preview", () => {
  test("shows what would change, for whom, and changes nothing", async () => {
    const start = app.clock.now();
    const full = await activated({}, ["a", "b"]);
    const short = await activated({ license_type: "time-limited", validity_period: "2026-04-01" }, ["a"]);
    const same = await activated({}, []);
    const before = [await read(full.id), await read(short.id)];
    const rows = await app.db`select count(*) from audit`;
    const { json } = await app.management("PATCH", "licenses/bulk_update/?dry_run=true", {
      body: [
        { id: full.id, max_activations: 1 },
        { id: short.id, validity_period: "2026-02-01" },
        { id: same.id, max_activations: 2 },
      ],
    });
    expect(json).toEqual({
      dry_run: true,
      licenses: 3,
      changed: 2,
      changes: [
        { id: full.id, from: { max_activations: 2 }, to: { max_activations: 1 } },
        {
          id: short.id,
          from: { validity_period: "2026-04-01T00:00:00.000Z" },
          to: { validity_period: "2026-02-01T00:00:00.000Z" },
        },
      ],
      over_limit: [full.id],
      expires: [short.id],
      returns: [],
    });
    expect((await patch(short.id, { validity_period: "2026-02-01" }, "?dry_run=1")).json).toMatchObject({
      expires: [short.id],
    });
    expect([await read(full.id), await read(short.id)]).toEqual(before);
    expect(await app.db`select count(*) from audit`).toEqual(rows);
    app.clock.set(start);
  });

  test("is refused as the change would be", async () => {
    const { id } = await activated({}, []);
    expect((await patch(id, { license_key: "OTHER" }, "?dry_run=true")).json.code).toBe("immutable_property");
    expect((await patch(5, {}, "?dry_run=true")).status).toBe(404);
  });
});

/** From here on `counted` has a row for each statement that changes licenses. */
async function countStatements(db: TestApp["db"]): Promise<void> {
  await db`create table counted (id bigint generated always as identity)`;
  await db`
    create function count_statement() returns trigger language plpgsql as $$
    begin insert into counted default values; return null; end $$`;
  await db`create trigger count_statements after update on licenses for each statement execute function count_statement()`;
}
