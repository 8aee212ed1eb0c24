import { afterAll, beforeAll, expect, test } from "vitest";
import { createCatalogApp } from "../../../test/support/catalog-app.ts";

// Versions of products (management-api.md §10.1); what applications see of them: test/versions.

let api: Awaited<ReturnType<typeof createCatalogApp>>;
let product: number;
let names = 0;
beforeAll(async () => {
  api = await createCatalogApp();
  product = await newProduct();
});
afterAll(() => api.close());

async function newProduct(): Promise<number> {
  names += 1;
  const { body } = await api.call("POST", "products/", { product_name: "Editor", short_code: `editor-${names}` });
  return body.id;
}

const file = (version: string, more: object = {}) =>
  api.call("POST", "installation-files/", { version, product, ...more });

const whole = {
  environment: "win",
  channel: "beta",
  full_link: "https://files.example/editor.exe",
  filename: "editor.exe",
  hash_md5: "d41d8cd98f00b204e9800998ecf8427e",
  release_date: "2029-12-31",
  requires_version: "0.9",
  size: "1024",
  eula_link: "https://files.example/eula",
  release_notes_link: "https://files.example/notes",
  enabled: false,
};

test("a version is told as it was written, alone and inside its product, and noted as an event", async () => {
  const own = await newProduct();
  const made = await file("1.0", { product: own, ...whole });
  expect(made.status).toBe(201);
  const { id, created_at, updated_at } = made.body;
  expect(made.body).toEqual({ id, created_at, updated_at, version: "1.0", product: own, ...whole });
  expect((await api.call("GET", `installation-files/${id}/`)).body).toEqual(made.body);
  expect((await api.call("GET", `products/${own}/`)).body.installation_files).toEqual([made.body]);
  expect(await api.db`select type from events where subject_id = ${id}`).toEqual([
    { type: "installation_file.created" },
  ]);
});

test("what is not said: released today, for whoever has the oldest version", async () => {
  const own = await newProduct();
  const first = await file("1.0", { product: own });
  expect(first.body).toMatchObject({
    release_date: "2030-01-01",
    requires_version: null,
    environment: "",
    channel: "",
    full_link: "",
    hash_md5: "",
    size: null,
    enabled: true,
  });
  await file("2.0", { product: own, release_date: "2029-01-01" });
  // The lowest version is the oldest one, whenever it was released.
  expect((await file("3.0", { product: own })).body.requires_version).toBe("1.0");
  expect((await file("3.1", { product: own, requires_version: "" })).body.requires_version).toBe(null);
});

test("a version is changed, and null takes a value back; its product stays", async () => {
  const { body } = await file("1.0", whole);
  const changed = await api.call("PATCH", `installation-files/${body.id}/`, {
    product,
    version: "1.0.1",
    release_date: null,
    size: null,
    channel: null,
    enabled: true,
  });
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({
    version: "1.0.1",
    release_date: null,
    size: null,
    channel: "",
    enabled: true,
    full_link: whole.full_link,
  });
  const moved = await api.call("PATCH", `installation-files/${body.id}/`, { product: product + 1 });
  expect([moved.status, moved.body.code]).toEqual([400, "immutable_property"]);
});

test("a list is filtered, ordered and paged", async () => {
  const own = await newProduct();
  for (const [version, environment, release_date] of [
    ["1.0", "win", "2029-01-01"],
    ["1.0", "mac", "2029-01-02"],
    ["2.0", "win", "2029-06-01"],
  ])
    await file(version ?? "", { product: own, environment, release_date });
  const list = async (query: string) =>
    (await api.call("GET", `installation-files/?product=${own}&${query}`)).body.results.map(
      (each: { version: string; environment: string }) => `${each.version} ${each.environment}`,
    );
  expect(await list("order_by=-release_date")).toEqual(["2.0 win", "1.0 mac", "1.0 win"]);
  expect(await list("environment=win")).toEqual(["1.0 win", "2.0 win"]);
  expect(await list("version=1.0&limit=1&offset=1")).toEqual(["1.0 mac"]);
  expect(await list("release_date__gte=2029-01-02&release_date__lte=2029-01-31")).toEqual(["1.0 mac"]);
  expect(await list("enabled=false")).toEqual([]);
});

test("bad values are refused, each with its place", async () => {
  const bad = await file("", { hash_md5: "nonsense", release_date: "soon", size: "1 MB", enabled: "perhaps" });
  expect(bad.status).toBe(400);
  expect(bad.body.errors.map((each: { pointer: string }) => each.pointer).sort()).toEqual([
    "/enabled",
    "/hash_md5",
    "/release_date",
    "/size",
    "/version",
  ]);
  expect((await file("1.0", { product: 12 })).body.code).toBe("unknown_product");
});

test("a version is deleted whatever pins it; what was pinned to it is pinned no longer", async () => {
  const own = await newProduct();
  const { body } = await file("1.0", { product: own });
  const policy = { code: "pinned", name: "Pinned", product: own, installation_file: body.id };
  const pinned = await api.call("POST", "license-templates/", policy);
  const at = `installation-files/${body.id}/`;
  const { body: catalog } = await api.call("GET", `products/${own}/`);
  const order = { id: "pins", items: [{ product_code: catalog.short_code, licenses: [{ policy_code: "pinned" }] }] };
  const sold = (await api.call("POST", "orders/create_order/", order)).body.order_items[0].licenses[0];
  expect(sold.installation_file).toBe(body.id);
  expect((await api.call("DELETE", at)).status).toBe(204);
  expect((await api.call("GET", `licenses/${sold.id}/`)).body.installation_file).toBeNull();
  expect((await api.call("GET", `license-templates/${pinned.body.id}/`)).body.installation_file).toBeNull();
  expect((await api.call("GET", at)).status).toBe(404);
  expect((await api.call("DELETE", at)).status).toBe(404);
});

test("nobody reaches a version without a key, or of another company", async () => {
  const { body } = await file("1.0");
  const at = `installation-files/${body.id}/`;
  for (const [method, sent] of [["GET"], ["PATCH", { version: "x" }], ["DELETE"]] as const) {
    expect((await api.callWithoutKey(method, at, sent)).status).toBe(403);
    expect((await api.callAsOther(method, at, sent)).status).toBe(404);
  }
  const theft = { version: "1.0", product };
  expect((await api.callAsOther("POST", "installation-files/", theft)).body.code).toBe("unknown_product");
  expect((await api.callAsOther("GET", "installation-files/")).body.count).toBe(0);
});
