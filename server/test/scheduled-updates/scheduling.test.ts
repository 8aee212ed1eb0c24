import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// What can be scheduled, and what is refused (management-api.md §5.11).

let app: TestApp;
let product: number;
let foreign: { feature: number; field: number };
beforeAll(async () => {
  app = await createTestApp();
  product = await createProduct(app, "app");
  const other = await createProduct(app, "other");
  foreign = { feature: await feature(other), field: await field(other) };
});
beforeEach(() => app.clock.set("2026-03-15T12:20:00.000Z"));
afterAll(() => app.close());

type Method = "GET" | "POST" | "PATCH" | "DELETE";
const call = (method: Method, path: string, body?: object) => app.management(method, path, { body });
const make = async (path: string, body: object): Promise<FreelyRead> => {
  const { status, json, text } = await call("POST", path, body);
  if (status >= 300) throw new Error(text);
  return json;
};
let count = 0;
const fresh = (name: string) => `${name}-${++count}`;
async function feature(of: number): Promise<number> {
  const body = { product: of, name: "F", code: fresh("f"), feature_type: "consumption", max_consumption: 3 };
  return (await make("product-features/", body)).id;
}
async function field(of: number): Promise<number> {
  return (await make("product-custom-fields/", { product: of, name: fresh("field"), data_type: "text" })).id;
}
const license = async () => (await sell(app, "app")).id as number;
const seats = (max_activations: number) => ({ action: "license-update", update_data: { max_activations } });
const reset = { action: "license-reset" };
const at = "2026-04-01T00:00:00.000Z";
const schedule = async (license: number, items: object[] = [seats(5)], more: object = {}) =>
  make("scheduled-updates/", { license, scheduled_at: at, scheduled_update_data: items, ...more });
const eventsOf = async (id: number) =>
  (
    await app.db<
      { type: string }[]
    >`select type from events where type like 'scheduled_update.%' and subject_id = ${id} order by id`
  ).map(({ type }) => type.replace("scheduled_update.", ""));

describe("a scheduled update", () => {
  test("is returned as pending, can be read again, and is recorded with its author", async () => {
    const id = await license();
    const items = [{ action: "license-update", update_data: { validity_period: "2028-01-01", max_activations: "8" } }];
    const made = await schedule(id, items, { name: "Renewal", note: "n" });
    expect(made).toEqual({
      id: expect.any(Number),
      license: id,
      created_at: "2026-03-15T12:20:00.000Z",
      scheduled_at: at,
      status: "pending",
      applied_at: null,
      cancelled_at: null,
      failed_at: null,
      name: "Renewal",
      note: "n",
      scheduled_update_data: [
        {
          id: expect.any(Number),
          action: "license-update",
          product_feature: null,
          product_custom_field: null,
          update_data: { validity_period: "2028-01-01", max_activations: "8" },
          error_message: null,
        },
      ],
    });
    expect((await call("GET", `scheduled-updates/${made.id}/`)).json).toEqual(made);
    expect(await eventsOf(made.id)).toEqual(["created"]);
    const [audit] =
      await app.db`select action, object, actor_kind from audit where object = 'scheduled-updates' and object_id = ${made.id}`;
    expect(audit).toEqual({ action: "create", object: "scheduled-updates", actor_kind: "key" });
    expect((await call("GET", `licenses/${id}/`)).json.max_activations).toBe(1);
  });

  test("names members without a meaning, and does not keep them", async () => {
    const body = {
      license: await license(),
      scheduled_at: at,
      scheduled_update_data: [{ action: "license-update", update_data: { max_activation: 5, note: "x" } }],
    };
    const { headers, json } = await call("POST", "scheduled-updates/", body);
    expect(headers["licet-ignored"]).toBe("/scheduled_update_data/0/update_data/max_activation");
    expect(json.scheduled_update_data[0].update_data).toEqual({ note: "x" });
  });
});

describe("the hour", () => {
  test.each([
    ["is cut to the full hour", "2026-03-15T14:45:59.999Z", "2026-03-15T14:00:00.000Z"],
    ["may be the next full hour", "2026-03-15T13:00:00Z", "2026-03-15T13:00:00.000Z"],
    ["may have minutes within the next full hour", "2026-03-15T13:45:00Z", "2026-03-15T13:00:00.000Z"],
    ["is shown in UTC", "2026-03-15T15:30:00+01:00", "2026-03-15T14:00:00.000Z"],
    ["of a day is its first hour", "2026-03-16", "2026-03-16T00:00:00.000Z"],
  ])("%s: %s", async (_title, scheduled_at, stored) => {
    expect((await schedule(await license(), undefined, { scheduled_at })).scheduled_at).toBe(stored);
  });

  test.each(["2026-03-15T12:59:59Z", "2026-03-15T12:00:00Z", "2020-01-01"])(
    "must not be over: %s",
    async (scheduled_at) => {
      const body = { license: await license(), scheduled_at, scheduled_update_data: [seats(5)] };
      const { status, json } = await call("POST", "scheduled-updates/", body);
      expect([status, json.code, json.errors[0].pointer]).toEqual([400, "scheduled_at_not_valid", "/scheduled_at"]);
    },
  );

  test("at a full hour is the next one", async () => {
    app.clock.set("2026-03-15T12:00:00.000Z");
    const body = { license: await license(), scheduled_at: "2026-03-15T12:00:00Z", scheduled_update_data: [seats(5)] };
    expect((await call("POST", "scheduled-updates/", body)).json.code).toBe("scheduled_at_not_valid");
    expect((await call("POST", "scheduled-updates/", { ...body, scheduled_at: "2026-03-15T13:00:00Z" })).status).toBe(
      201,
    );
  });
});

describe("an invalid update is refused with a pointer, and nothing is stored", () => {
  const bodies: readonly [title: string, code: string, pointer: string, change: (id: number) => object][] = [
    ["an unknown license", "unknown_license", "/license", () => ({ license: 5 })],
    ["no items", "validation_error", "/scheduled_update_data", () => ({ scheduled_update_data: [] })],
    [
      "too many items",
      "validation_error",
      "/scheduled_update_data",
      () => ({ scheduled_update_data: Array(101).fill(reset) }),
    ],
    [
      "an unknown action",
      "validation_error",
      "/scheduled_update_data/0/action",
      () => ({ scheduled_update_data: [{ action: "x" }] }),
    ],
    [
      "a value that is none",
      "validation_error",
      "/scheduled_update_data/0/update_data/max_activations",
      () => ({ scheduled_update_data: [{ action: "license-update", update_data: { max_activations: -2 } }] }),
    ],
    [
      "data that are no object",
      "validation_error",
      "/scheduled_update_data/0/update_data",
      () => ({ scheduled_update_data: [{ action: "license-update", update_data: [] }] }),
    ],
    [
      "a feature that is not named",
      "validation_error",
      "/scheduled_update_data/0",
      () => ({ scheduled_update_data: [{ action: "license-product-feature-update" }] }),
    ],
    [
      "a feature where none is meant",
      "validation_error",
      "/scheduled_update_data/0/product_feature",
      () => ({ scheduled_update_data: [{ ...reset, product_feature: 5 }] }),
    ],
    [
      "a feature of another product",
      "unsupported_product_feature",
      "/scheduled_update_data/1/product_feature",
      () => ({
        scheduled_update_data: [reset, { action: "license-product-feature-delete", product_feature: foreign.feature }],
      }),
    ],
    [
      "a field of another product",
      "unknown_custom_field",
      "/scheduled_update_data/0/product_custom_field",
      () => ({
        scheduled_update_data: [{ action: "license-custom-field-delete", product_custom_field: foreign.field }],
      }),
    ],
    [
      "a field without a value",
      "validation_error",
      "/scheduled_update_data/0",
      () => ({
        scheduled_update_data: [{ action: "license-custom-field-update", product_custom_field: foreign.field }],
      }),
    ],
    [
      "the same twice",
      "duplicate_scheduled_action",
      "/scheduled_update_data/1",
      () => ({ scheduled_update_data: [seats(1), seats(2)] }),
    ],
    ["no hour", "validation_error", "", () => ({ scheduled_at: undefined })],
    ["a name that is too long", "validation_error", "/name", () => ({ name: "x".repeat(256) })],
  ];
  test.each(bodies)("%s: %s at %s", async (_title, code, pointer, change) => {
    const id = await license();
    const body = { license: id, scheduled_at: at, scheduled_update_data: [seats(5)], ...change(id) };
    const { status, json, text } = await call("POST", "scheduled-updates/", body);
    expect([status, json.code, json.errors[0].pointer], text).toEqual([400, code, pointer]);
    expect(await app.db`select from scheduled_updates where license_id = ${id}`).toHaveLength(0);
  });

  test("another company's license is unknown", async () => {
    const body = { license: await license(), scheduled_at: at, scheduled_update_data: [reset] };
    const answer = await app.management("POST", "scheduled-updates/", { body, key: app.otherCompany.managementKey });
    expect([answer.status, answer.json.code]).toEqual([400, "unknown_license"]);
  });
});

describe("a second update for a license and an hour", () => {
  test("joins the pending update, which keeps its id and its name", async () => {
    const id = await license();
    const first = await schedule(id, [seats(5)], { name: "First" });
    const second = await schedule(id, [reset], { scheduled_at: "2026-04-01T00:50:00Z", name: "Second" });
    expect(second.id).toBe(first.id);
    expect(second.name).toBe("First");
    expect(second.scheduled_update_data.map(({ action }: FreelyRead) => action)).toEqual([
      "license-update",
      "license-reset",
    ]);
    expect(await eventsOf(first.id)).toEqual(["created", "created"]);
    expect((await schedule(id, [seats(5)], { scheduled_at: "2026-04-01T01:00:00Z" })).id).not.toBe(first.id);
  });

  test("may not repeat an action of the first, nor make it longer than 100 items", async () => {
    const id = await license();
    await schedule(id, [seats(5)]);
    const again = { license: id, scheduled_at: at, scheduled_update_data: [reset, seats(6)] };
    const { status, json } = await call("POST", "scheduled-updates/", again);
    expect([status, json.code, json.errors[0].pointer]).toEqual([
      400,
      "duplicate_scheduled_action",
      "/scheduled_update_data/1",
    ]);
    const many = [];
    for (let number = 0; number < 100; number += 1)
      many.push({ action: "license-product-feature-delete", product_feature: await feature(product) });
    const tooMany = await call("POST", "scheduled-updates/", { ...again, scheduled_update_data: many });
    expect([tooMany.status, tooMany.json.errors[0].pointer]).toEqual([400, "/scheduled_update_data"]);
    expect((await call("GET", `scheduled-updates/?license=${id}`)).json.results[0].scheduled_update_data).toHaveLength(
      1,
    );
  });

  test.each(["cancel", "apply"])("is refused where the first is no longer pending (%s)", async (action) => {
    const id = await license();
    const first = await schedule(id);
    await make(`scheduled-updates/${first.id}/${action}/`, {});
    const { status, json } = await call("POST", "scheduled-updates/", {
      license: id,
      scheduled_at: at,
      scheduled_update_data: [reset],
    });
    expect([status, json.code, json.errors[0].pointer]).toEqual([409, "scheduled_update_exists", "/scheduled_at"]);
    await call("DELETE", `scheduled-updates/${first.id}/`);
    expect((await schedule(id)).status).toBe("pending");
  });

  test("joins it at the same moment as well: ten calls make one update of ten items", async () => {
    const id = await license();
    const features = await Promise.all(Array.from({ length: 10 }, () => feature(product)));
    const answers = await Promise.all(
      features.map((product_feature) =>
        call("POST", "scheduled-updates/", {
          license: id,
          scheduled_at: at,
          scheduled_update_data: [{ action: "license-product-feature-update", product_feature, update_data: {} }],
        }),
      ),
    );
    // A call that collided too often says so, and may be repeated.
    const made = answers.filter(({ status }) => status === 201).length;
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ json }) => json.id)).size).toBe(1);
    const { results } = (await call("GET", `scheduled-updates/?license=${id}`)).json;
    expect(results).toHaveLength(1);
    expect(results[0].scheduled_update_data).toHaveLength(made);
    expect(made).toBe(10);
  });
});

describe("bulk_create", () => {
  test("returns updates for the same license and hour as one, in the order of the list", async () => {
    const [one, two] = [await license(), await license()];
    const at2 = (license: number, item: object) => ({ license, scheduled_at: at, scheduled_update_data: [item] });
    const made = await make("scheduled-updates/bulk_create/", [
      at2(two, seats(2)),
      at2(one, seats(1)),
      at2(two, reset),
    ]);
    expect(made.map(({ license }: FreelyRead) => license)).toEqual([two, one]);
    expect(made[0].scheduled_update_data).toHaveLength(2);
    expect(await eventsOf(made[0].id)).toEqual(["created"]);
  });

  test("creates nothing if anything is wrong, and reports every problem", async () => {
    const id = await license();
    const good = { license: id, scheduled_at: at, scheduled_update_data: [reset] };
    const { status, json } = await call("POST", "scheduled-updates/bulk_create/", [
      good,
      { ...good, license: 7 },
      good,
    ]);
    expect(status).toBe(400);
    expect(json.errors.map(({ code, pointer }: FreelyRead) => [code, pointer])).toEqual([
      ["unknown_license", "/1/license"],
      ["duplicate_scheduled_action", "/2/scheduled_update_data/0"],
    ]);
    expect(await app.db`select from scheduled_updates where license_id = ${id}`).toHaveLength(0);
    const many = await call("POST", "scheduled-updates/bulk_create/", Array(101).fill(good));
    expect([many.status, many.json.code]).toEqual([400, "validation_error"]);
  });
});

describe("a change", () => {
  test("replaces all items, moves the hour, and leaves the license as it is", async () => {
    const id = await license();
    const made = await schedule(id, [seats(5), reset], { name: "N", note: "n" });
    const body = { license: 99, scheduled_at: "2026-05-01T03:30:00Z", scheduled_update_data: [seats(9)], note: null };
    const { status, json } = await call("PATCH", `scheduled-updates/${made.id}/`, body);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      license: id,
      scheduled_at: "2026-05-01T03:00:00.000Z",
      name: "N",
      note: null,
      status: "pending",
    });
    expect(json.scheduled_update_data.map(({ update_data }: FreelyRead) => update_data)).toEqual([
      { max_activations: 9 },
    ]);
    expect(await eventsOf(made.id)).toEqual(["created", "updated"]);
  });

  test("accepts an update as it was read", async () => {
    const made = await schedule(await license(), [seats(5), reset]);
    const { status, json } = await call("PATCH", `scheduled-updates/${made.id}/`, made);
    expect(status).toBe(200);
    const without = ({ scheduled_update_data, ...rest }: FreelyRead) => ({
      ...rest,
      items: scheduled_update_data.map(({ id: _id, ...item }: FreelyRead) => item),
    });
    expect(without(json)).toEqual(without(made));
  });

  test("is refused for an hour that is over or taken, and for an update that is not pending", async () => {
    const id = await license();
    const made = await schedule(id);
    const other = await schedule(id, [seats(6)], { scheduled_at: "2026-04-02" });
    const patch = async (of: number, body: object) => {
      const { status, json } = await call("PATCH", `scheduled-updates/${of}/`, body);
      return [status, json.code, json.errors?.[0].pointer];
    };
    expect(await patch(made.id, { scheduled_at: "2026-04-02T00:10:00Z" })).toEqual([
      409,
      "scheduled_update_exists",
      "/scheduled_at",
    ]);
    expect(await patch(made.id, { scheduled_at: "2026-03-15T12:10:00Z" })).toEqual([
      400,
      "scheduled_at_not_valid",
      "/scheduled_at",
    ]);
    expect(await patch(made.id, { scheduled_update_data: [seats(1), seats(2)] })).toEqual([
      400,
      "duplicate_scheduled_action",
      "/scheduled_update_data/1",
    ]);
    await make(`scheduled-updates/${other.id}/cancel/`, {});
    expect(await patch(other.id, { name: "x" })).toEqual([400, "scheduled_update_status", ""]);
  });
});

describe("cancelling", () => {
  test("keeps the update, with the time, and is possible only while it is pending", async () => {
    const made = await schedule(await license());
    const cancelled = await make(`scheduled-updates/${made.id}/cancel/`, {});
    expect(cancelled).toMatchObject({ status: "cancelled", cancelled_at: "2026-03-15T12:20:00.000Z" });
    expect(await eventsOf(made.id)).toEqual(["created", "canceled"]);
    const again = await call("POST", `scheduled-updates/${made.id}/cancel/`);
    expect([again.status, again.json.code, again.json.detail]).toEqual([
      400,
      "scheduled_update_status",
      "The scheduled update is cancelled.",
    ]);
  });

  test("by filter cancels the pending ones that match, returns nothing, and refuses an invalid filter", async () => {
    const [one, two] = [await license(), await license()];
    const [first, second] = [await schedule(one), await schedule(two)];
    for (const query of ["licence=1", `license=${one}&limit=1`, "order_by=id"]) {
      const strange = await call("POST", `scheduled-updates/bulk_cancel/?${query}`);
      expect([strange.status, strange.json.code], query).toEqual([400, "validation_error"]);
    }
    const { status, text } = await call("POST", `scheduled-updates/bulk_cancel/?license=${one}`);
    expect([status, text]).toEqual([200, ""]);
    const statusOf = async ({ id }: FreelyRead) => (await call("GET", `scheduled-updates/${id}/`)).json.status;
    expect([await statusOf(first), await statusOf(second)]).toEqual(["cancelled", "pending"]);
    expect(await eventsOf(first.id)).toEqual(["created", "canceled"]);
    const applied = await schedule(one, [seats(5)], { scheduled_at: "2026-06-01" });
    await make(`scheduled-updates/${applied.id}/apply/`, {});
    const other = await app.management("POST", "scheduled-updates/bulk_cancel/", {
      key: app.otherCompany.managementKey,
    });
    expect(other.status).toBe(200);
    expect(await statusOf(second)).toBe("pending");
    await call("POST", "scheduled-updates/bulk_cancel/");
    expect([await statusOf(second), await statusOf(applied)]).toEqual(["cancelled", "applied"]);
    expect((await call("GET", "scheduled-updates/?status=pending")).json.count).toBe(0);
  });
});

test("deleting a license deletes its scheduled updates, and deleting an update deletes its items", async () => {
  const id = await license();
  const made = await schedule(id);
  const other = await schedule(id, [reset], { scheduled_at: "2026-04-02" });
  expect((await call("DELETE", `scheduled-updates/${other.id}/`)).status).toBe(204);
  expect((await call("GET", `scheduled-updates/${other.id}/`)).status).toBe(404);
  expect((await call("DELETE", `licenses/${id}/`)).status).toBe(204);
  expect((await call("GET", `scheduled-updates/${made.id}/`)).status).toBe(404);
  expect(
    await app.db`select from scheduled_update_items where scheduled_update_id in (${made.id}, ${other.id})`,
  ).toHaveLength(0);
});

test("the list is in the order of the hours, and every name filters and counts it", async () => {
  const [one, two] = [await license(), await license()];
  const late = await schedule(one, undefined, { scheduled_at: "2026-09-01", name: "Zeta 100%" });
  const early = await schedule(two, undefined, { scheduled_at: "2026-08-01", name: "alpha" });
  const both = `license__in=${one},${two}`;
  const idsOf = async (query: string) =>
    (await call("GET", `scheduled-updates/?${both}&${query}`)).json.results.map(({ id }: FreelyRead) => id);
  expect(await idsOf("")).toEqual([early.id, late.id]);
  for (const name of [
    "id",
    "license",
    "created_at",
    "scheduled_at",
    "status",
    "applied_at",
    "cancelled_at",
    "failed_at",
    "name",
    "note",
  ])
    for (const order of [name, `-${name}`]) expect(await idsOf(`order_by=${order}`), order).toHaveLength(2);
  expect(await idsOf("order_by=-scheduled_at")).toEqual([late.id, early.id]);
  expect(await idsOf("order_by=-name")).toEqual([early.id, late.id]);
  expect(await idsOf("scheduled_at__gte=2026-09-01")).toEqual([late.id]);
  expect(await idsOf("scheduled_at__lt=2026-09-01T00:00:00Z")).toEqual([early.id]);
  expect(await idsOf("name__icontains=ZETA")).toEqual([late.id]);
  expect(await idsOf("status__in=applied,failed")).toEqual([]);
  expect(await idsOf("limit=1")).toEqual([early.id]);
  await make(`scheduled-updates/${early.id}/cancel/`, {});
  const stats = (await call("GET", `scheduled-updates/stats/?${both}`)).json;
  expect(stats).toEqual({ pending: 1, applied: 0, cancelled: 1, failed: 0 });
});
