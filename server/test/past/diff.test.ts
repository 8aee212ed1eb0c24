import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

let app: TestApp;
let product: number;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  product = await createProduct(app, "diffed");
  await app.management("POST", "product-features/", {
    body: { product, code: "pro", name: "Pro", feature_type: "consumption" },
  });
});
afterAll(() => app.close());

const later = () => {
  app.clock.advance(60_000);
  return app.clock.now().toISOString();
};
const diff = (id: number, from: string, to?: string, key?: string | null) =>
  app.management(
    "GET",
    `licenses/${id}/diff/?from=${from}${to === undefined ? "" : `&to=${to}`}`,
    key === undefined ? {} : { key },
  );

test("names each member that changed, with who changed it and when", async () => {
  const sold: FreelyRead = await sell(app, "diffed", {
    note: "first",
    metadata: { plan: "basic" },
    product_features: [{ code: "pro", max_consumption: 5 }],
    max_activations: 3,
  });
  const start = later();
  const edited = later();
  await app.management("PATCH", `licenses/${sold.id}/`, { body: { note: "second", metadata: { plan: "gold" } } });
  const activated = later();
  const device = { product: "diffed", license_key: sold.license_key, hardware_id: "a-machine" };
  await applicationOf(app).activate(device);
  const featured = later();
  const { json: license } = await app.management("GET", `licenses/${sold.id}/`);
  const path = `license-product-features/${license.product_features[0].id}/`;
  expect((await app.management("PATCH", path, { body: { max_consumption: 9 } })).status).toBe(200);
  const end = later();

  const { status, json } = await diff(sold.id, start, end);
  expect(status).toBe(200);
  expect(json).toMatchObject({ license: sold.id, from: start, to: end, existed: { from: true, to: true } });
  const changes = new Map<string, FreelyRead>(json.changes.map((change: FreelyRead) => [change.member, change]));
  const key = { kind: "key", id: expect.any(Number), name: expect.any(String) };
  expect(changes.get("note")).toEqual({
    ...{ member: "note", before: "first", after: "second" },
    by: [{ at: edited, actor: key, title: "License updated" }],
  });
  expect(changes.get("metadata.plan")).toMatchObject({ before: "basic", after: "gold", by: [{ at: edited }] });
  expect(changes.get("times_activated")).toMatchObject({
    ...{ before: 0, after: 1 },
    by: [{ at: activated, actor: { kind: "application", id: null, name: null }, title: "License activated" }],
  });
  expect(changes.get("product_features.pro.max_consumption")).toMatchObject({
    ...{ before: 5, after: 9 },
    by: [{ at: featured, actor: key }],
  });
  expect((await diff(sold.id, end)).json.changes).toEqual([]);
});

test("shows no names to a caller that may not read the audit", async () => {
  const { id } = await sell(app, "diffed", { note: "first" });
  const start = later();
  later();
  await app.management("PATCH", `licenses/${id}/`, { body: { note: "second" } });
  const made = await app.management("POST", "management-api-keys/", {
    body: { label: "reader", permissions: ["licenses_read"] },
  });
  const { json } = await diff(id, start, later(), made.json.key);
  const note = json.changes.find(({ member }: FreelyRead) => member === "note");
  expect(note.by).toMatchObject([{ actor: { kind: "staff", id: null, name: null }, title: "License updated" }]);
});

test("compares also with a time before the sale, and with one after the end", async () => {
  const before = later();
  later();
  const { id } = await sell(app, "diffed");
  const there = later();
  const { json: made } = await diff(id, before, there);
  expect(made.existed).toEqual({ from: false, to: true });
  expect(made.changes.find(({ member }: FreelyRead) => member === "id")).toMatchObject({
    ...{ before: null, after: id },
    by: [{ actor: { kind: "key" }, title: "License created" }],
  });
  later();
  await app.management("DELETE", `licenses/${id}/`);
  const { json: gone } = await diff(id, there, later());
  expect(gone.existed).toEqual({ from: true, to: false });
  expect(gone.changes.find(({ member }: FreelyRead) => member === "id")).toMatchObject({
    ...{ before: id, after: null },
    by: [{ actor: { kind: "key" } }],
  });
});

test("refuses what is no time, an end before its beginning, strangers and unknown licenses", async () => {
  const { id } = await sell(app, "diffed");
  const now = later();
  expect(await diff(id, "soon")).toMatchObject({ status: 400, json: { code: "validation_error" } });
  expect(await diff(id, now, "2020-01-01")).toMatchObject({ status: 400, json: { code: "validation_error" } });
  expect((await diff(id, now, now, null)).status).toBe(403);
  expect((await diff(id, now, now, app.otherCompany.managementKey)).status).toBe(404);
  expect((await diff(4711, now)).status).toBe(404);
});

test("a past that is forgotten is refused, and forgotten in fact", async () => {
  const { sweepPast } = await import("../../src/selling/licenses/license-past.flow.ts");
  const { id } = await sell(app, "diffed", { note: "first" });
  const start = later();
  later();
  await app.management("PATCH", `licenses/${id}/`, { body: { note: "second" } });
  app.clock.advance(40 * 86_400_000);
  await sweepPast(app.deps);
  const rows = () => app.db`select from past_changes where what = 'licenses' and row_id = ${id}`;
  expect(await rows()).not.toHaveLength(0);
  Object.assign(app.deps, { pastDays: 30 });
  await sweepPast(app.deps);
  expect(await rows()).toHaveLength(0);
  expect(await diff(id, start)).toMatchObject({ status: 400, json: { code: "validation_error" } });
  Object.assign(app.deps, { pastDays: undefined });
});
