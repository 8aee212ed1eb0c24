import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { addStaff, type LoggedIn, ownerOf } from "../support/staff.ts";

// Lists of the dashboard as people of the staff keep them.

let app: TestApp;
let ann: LoggedIn;
let bob: LoggedIn;
let reader: LoggedIn;
let owner: LoggedIn;
beforeAll(async () => {
  app = await createTestApp();
  ann = await addStaff(app, "support", "ann@vendor.example");
  bob = await addStaff(app, "admin", "bob@vendor.example");
  reader = await addStaff(app, "read-only", "reader@vendor.example");
  owner = await ownerOf(app);
});
afterAll(() => app.close());

let count = 0;
const filter = (more: object = {}) => {
  count += 1;
  return { name: `Filter ${count}`, page: "licenses", query: "active=true&product_id=3", ...more };
};
const save = (person: LoggedIn, more: object = {}) => person.call("POST", "saved-filters/", filter(more));
const namesOf = async ({ call }: LoggedIn, query = "") =>
  (await call("GET", `saved-filters/${query}`)).json.results.map(({ name }: FreelyRead) => name);

test("a filter is kept as it was given, and only its person sees it", async () => {
  const { status, json } = await save(ann, { query: "?customer__icontains=%C3%BCber&order_by=-id" });
  expect(status).toBe(201);
  expect(json).toMatchObject({
    page: "licenses",
    query: "customer__icontains=%C3%BCber&order_by=-id",
    is_shared: false,
    is_own: true,
    owner: "ann@vendor.example",
  });
  expect(await namesOf(ann)).toContain(json.name);
  for (const other of [bob, owner]) {
    expect(await namesOf(other)).not.toContain(json.name);
    for (const [method, body] of [["GET"], ["PATCH", { name: "Mine" }], ["DELETE"]] as const)
      expect((await other.call(method, `saved-filters/${json.id}/`, body)).json.code).toBe("not_found");
  }
});

test("a shared filter is seen by all of the staff, and changed by its person and by owners", async () => {
  const { json } = await save(ann, { is_shared: true });
  for (const person of [bob, reader, owner]) expect(await namesOf(person)).toContain(json.name);
  const address = `saved-filters/${json.id}/`;
  expect((await reader.call("GET", address)).json).toMatchObject({ is_own: false, owner: "ann@vendor.example" });
  for (const person of [bob, reader])
    for (const [method, body] of [["PATCH", { name: "Other" }], ["DELETE"]] as const)
      expect((await person.call(method, address, body)).json.code).toBe("permission_denied");
  expect((await owner.call("PATCH", address, { name: "Renamed" })).json).toMatchObject({ name: "Renamed" });
  expect((await ann.call("PATCH", address, { is_shared: false })).status).toBe(200);
  expect(await namesOf(bob)).not.toContain("Renamed");
});

describe("read-only staff", () => {
  test("keep, change and remove filters of their own", async () => {
    const { status, json } = await save(reader);
    expect(status).toBe(201);
    const address = `saved-filters/${json.id}/`;
    expect((await reader.call("PATCH", address, { query: "enabled=false" })).json.query).toBe("enabled=false");
    expect((await reader.call("DELETE", address)).status).toBe(204);
  });

  test("share none", async () => {
    const refused = await save(reader, { is_shared: true });
    expect([refused.status, refused.json.code]).toEqual([403, "permission_denied"]);
    const { json } = await save(reader);
    const { status } = await reader.call("PATCH", `saved-filters/${json.id}/`, { is_shared: true });
    expect(status).toBe(403);
  });
});

test("a person has a name once on a page, in whatever case, and others have it too", async () => {
  const { json } = await save(ann);
  const again = await save(ann, { name: json.name.toUpperCase() });
  expect([again.status, again.json.code, again.json.errors[0].pointer]).toEqual([409, "saved_filter_exists", "/name"]);
  expect((await save(ann, { name: json.name, page: "orders" })).status).toBe(201);
  expect((await save(bob, { name: json.name })).status).toBe(201);
  const other = (await save(ann)).json;
  const renamed = await ann.call("PATCH", `saved-filters/${other.id}/`, { name: json.name });
  expect(renamed.json.code).toBe("saved_filter_exists");
  expect((await ann.call("PATCH", `saved-filters/${json.id}/`, { name: json.name.toUpperCase() })).status).toBe(200);
});

test("two that save one name at the same time: one of them is told", async () => {
  const body = filter();
  const answers = await Promise.all([1, 2, 3].map(() => ann.call("POST", "saved-filters/", body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test("filters are listed by page, and by name unless otherwise asked", async () => {
  for (const name of ["b of orders", "A of orders"]) await save(bob, { name, page: "customers" });
  expect(await namesOf(bob, "?page=customers")).toEqual(["A of orders", "b of orders"]);
  expect(await namesOf(bob, "?page=customers&order_by=-name")).toEqual(["b of orders", "A of orders"]);
});

test("who leaves takes their own filters along, and leaves the shared ones", async () => {
  const carl = await addStaff(app, "support", "carl@vendor.example");
  const own = (await save(carl)).json;
  const shared = (await save(carl, { is_shared: true })).json;
  expect((await owner.call("DELETE", `staff/${carl.id}/`)).status).toBe(204);
  const left = await app.db<{ id: number }[]>`select id from saved_filters where id in (${own.id}, ${shared.id})`;
  expect(left.map(({ id }) => id)).toEqual([shared.id]);
  const address = `saved-filters/${shared.id}/`;
  expect((await ann.call("GET", address)).json).toMatchObject({ owner: null, is_own: false });
  expect((await owner.call("PATCH", address, { is_shared: false })).json.is_shared).toBe(true);
  expect((await owner.call("DELETE", address)).status).toBe(204);
});

test("another company sees none, keys have none, nobody without credentials either", async () => {
  const { json } = await save(ann, { is_shared: true });
  const stranger = await ownerOf(app, app.otherCompany);
  expect(await namesOf(stranger)).toEqual([]);
  expect((await stranger.call("GET", `saved-filters/${json.id}/`)).status).toBe(404);
  expect((await app.management("GET", "saved-filters/")).json.code).toBe("permission_denied");
  expect((await app.management("GET", "saved-filters/", { key: null })).json.code).toBe("not_authenticated");
});

test.each([
  ["no name", { name: " " }, "/name"],
  ["a page that is none", { page: "../licenses" }, "/page"],
  ["a query that is no query", { query: "a b" }, "/query"],
  ["a query that is too long", { query: "a".repeat(4001) }, "/query"],
  ["a mark that is neither true nor false", { is_shared: "perhaps" }, "/is_shared"],
])("%s is refused with a pointer", async (_name, more, pointer) => {
  const { status, json } = await save(ann, more);
  expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
});
