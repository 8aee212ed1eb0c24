import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// POST license-templates/{id}/apply/, and the preview of an edit (semantics.md §1.4).

let app: TestApp;
let product: number;
beforeAll(async () => {
  app = await createTestApp();
  product = await createProduct(app, "app", { max_activations: 4 });
});
beforeEach(() => app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => app.close());

const call = (method: "GET" | "POST" | "PATCH", path: string, body?: object) => app.management(method, path, { body });
let policies = 0;
/** A policy of the product. */
async function policyWith(terms: object): Promise<{ id: number; code: string }> {
  policies += 1;
  const body = { product, code: `policy-${policies}`, name: "P", ...terms };
  const { status, json, text } = await call("POST", "license-templates/", body);
  if (status !== 201) throw new Error(text);
  return json;
}
const soldBy = async ({ code }: { code: string }, terms: object = {}): Promise<FreelyRead> =>
  sell(app, "app", { policy_code: code, ...terms });
const edit = (id: number, terms: object) => call("PATCH", `license-templates/${id}/`, terms);
const apply = async (id: number, query = "") => {
  const { status, json, text } = await call("POST", `license-templates/${id}/apply/${query}`);
  expect(status, text).toBe(200);
  return json;
};
const read = async (id: number) => (await call("GET", `licenses/${id}/`)).json;
const activate = async ({ license_key }: FreelyRead, hardware_id = "device") => {
  const answer = await applicationOf(app).activate({ product: "app", license_key, hardware_id });
  expect(answer.status, answer.body).toBe(200);
};

describe("an apply", () => {
  test("changes what the policy set, and never what an order, an edit or the product set", async () => {
    const policy = await policyWith({ max_transfers: 1, floating_users: 2, prevent_vm: false, grace_period: 5 });
    const plain = await soldBy(policy);
    const ordered = await soldBy(policy, { max_transfers: 7 });
    const edited = await soldBy(policy);
    await call("PATCH", `licenses/${edited.id}/`, { max_transfers: 9 });
    await edit(policy.id, { max_transfers: 3, floating_users: 6, max_activations: 8 });
    expect((await read(plain.id)).max_transfers).toBe(1);
    const answer = await apply(policy.id);
    expect(answer).toMatchObject({ dry_run: false, licenses: 3, changed: 3, over_limit: { total: 0, ids: [] } });
    expect(answer.fields).toEqual([
      { name: "floating_users", from: 2, to: 6, licenses: 3 },
      { name: "max_transfers", from: 1, to: 3, licenses: 1 },
    ]);
    // The product determined the number of devices when the license was sold.
    expect(await read(plain.id)).toMatchObject({
      max_transfers: 3,
      floating_users: 6,
      max_activations: 4,
      grace_period: 5,
    });
    expect(await read(ordered.id)).toMatchObject({ max_transfers: 7, floating_users: 6 });
    expect(await read(edited.id)).toMatchObject({ max_transfers: 9, floating_users: 6 });
  });

  test("leaves one line in each license's history, one event and one row in the audit, and can be repeated", async () => {
    const policy = await policyWith({ max_transfers: 1 });
    const { id } = await soldBy(policy);
    await edit(policy.id, { max_transfers: 2 });
    await apply(policy.id);
    const lines =
      await app.db`select text, data from license_histories where license_id = ${id} and text = 'License policy applied'`;
    expect(lines.map(({ data }) => data)).toEqual([{ changed: ["max_transfers"] }]);
    const events = await app.db`select data from events where subject_id = ${id} and type = 'license.updated'`;
    expect(events).toHaveLength(1);
    const audit = await app.db`select after from audit where action = 'apply' and object_id = ${policy.id}`;
    expect(audit.map(({ after }) => after)).toEqual([
      { changed: 1, fields: [{ name: "max_transfers", from: 1, to: 2, licenses: 1 }] },
    ]);
    const { provenance } = (await call("GET", `licenses/${id}/provenance/`)).json;
    expect(provenance.max_transfers).toMatchObject({ source: "policy", value: 2 });
    expect(await apply(policy.id)).toMatchObject({ licenses: 1, changed: 0, fields: [] });
    await edit(policy.id, { max_transfers: 5 });
    expect(await apply(policy.id)).toMatchObject({ changed: 1 });
    expect((await read(id)).max_transfers).toBe(5);
  });

  test("of a policy that no longer sets a value falls back to the product and the default", async () => {
    const policy = await policyWith({ max_activations: 9, max_transfers: 2 });
    const { id } = await soldBy(policy);
    await edit(policy.id, { max_activations: null, max_transfers: null });
    await apply(policy.id);
    expect(await read(id)).toMatchObject({ max_activations: 4, max_transfers: 0 });
    const { provenance } = (await call("GET", `licenses/${id}/provenance/`)).json;
    expect([provenance.max_activations.source, provenance.max_transfers.source]).toEqual(["product", "default"]);
  });

  test("counts a new duration from the activation, and keeps an end that was set explicitly", async () => {
    const policy = await policyWith({ default_license_type: "time-limited", valid_duration: "1m" });
    const [running, waiting, fixed] = [await soldBy(policy), await soldBy(policy), await soldBy(policy)];
    await activate(running);
    await activate(fixed);
    await call("PATCH", `licenses/${fixed.id}/`, { validity_period: "2026-06-01" });
    app.clock.set("2026-04-01T00:00:00.000Z");
    await edit(policy.id, { valid_duration: "2m" });
    expect((await apply(policy.id)).changed).toBe(3);
    expect((await read(running.id)).validity_period).toBe("2026-05-15T12:00:00.000Z");
    expect(await read(waiting.id)).toMatchObject({ validity_period: null, valid_duration: "2m" });
    expect((await read(fixed.id)).validity_period).toBe("2026-06-01T00:00:00.000Z");
    app.clock.set("2026-05-20T00:00:00.000Z");
    await edit(policy.id, { valid_duration: "" });
    const refused = await call("POST", `license-templates/${policy.id}/apply/`);
    expect([refused.status, refused.json.code]).toEqual([400, "valid_duration_required"]);
  });
});

describe("a dry run", () => {
  test("of an apply lists the licenses that would be over their limit or expired, and writes nothing", async () => {
    const policy = await policyWith({ default_license_type: "time-limited", valid_duration: "1y", max_activations: 2 });
    const [busy, idle] = [await soldBy(policy), await soldBy(policy)];
    await activate(busy, "one");
    await activate(busy, "two");
    await edit(policy.id, { max_activations: 1, valid_duration: "1d" });
    app.clock.set("2026-03-17T12:00:00.000Z");
    const before = await app.db`select * from licenses where license_template_id = ${policy.id} order by id`;
    const events = await app.db`select count(*) from events`;
    const answer = await apply(policy.id, "?dry_run=true");
    expect(answer).toMatchObject({
      ...{ dry_run: true, licenses: 2, changed: 2, returns: { total: 0, ids: [] } },
      ...{ over_limit: { total: 1, ids: [busy.id] }, expires: { total: 1, ids: [busy.id] } },
    });
    expect(answer.changes.map((each: { id: number }) => each.id)).toEqual([busy.id, idle.id].sort());
    expect(answer.fields).toContainEqual({ name: "max_activations", from: 2, to: 1, licenses: 2 });
    expect(await app.db`select * from licenses where license_template_id = ${policy.id} order by id`).toEqual(before);
    expect(await app.db`select count(*) from events`).toEqual(events);
    expect(await app.db`select from audit where action = 'apply' and object_id = ${policy.id}`).toHaveLength(0);
  });

  test("of an edit shows what would change in the policy, and how many licenses an apply would then change", async () => {
    const policy = await policyWith({ max_transfers: 1 });
    await soldBy(policy);
    await soldBy(policy, { max_transfers: 3 });
    const answer = await call("PATCH", `license-templates/${policy.id}/?dry_run=true`, {
      max_transfers: 2,
      name: "New",
    });
    expect(answer.json).toEqual({
      dry_run: true,
      from: { max_transfers: 1, name: "P" },
      to: { max_transfers: 2, name: "New" },
      licenses: 1,
    });
    expect((await call("GET", `license-templates/${policy.id}/`)).json).toMatchObject({ max_transfers: 1, name: "P" });
    const wrong = await call("PATCH", `license-templates/${policy.id}/?dry_run=true`, { code: "other" });
    expect(wrong.json.code).toBe("immutable_property");
  });
});

test("many licenses are changed, batch by batch", async () => {
  const policy = await policyWith({ max_transfers: 1 });
  const licenses = Array.from({ length: 1500 }, () => ({ policy_code: policy.code }));
  const body = { id: "many", items: [{ product_code: "app", licenses }] };
  expect((await call("POST", "orders/create_order/", body)).status).toBe(200);
  await edit(policy.id, { max_transfers: 2 });
  const answer = await apply(policy.id);
  expect([answer.licenses, answer.changed, answer.changes.length]).toEqual([1500, 1500, 100]);
  const [row] =
    await app.db`select count(*) from licenses where license_template_id = ${policy.id} and max_transfers = 2`;
  expect(row?.["count"]).toBe(1500);
});

test("another company's policy is not found", async () => {
  const { id } = await policyWith({});
  const key = app.otherCompany.managementKey;
  expect((await app.management("POST", `license-templates/${id}/apply/`, { key })).status).toBe(404);
});
