import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openMax } from "../../src/selling/bulk-actions/bulk-action.rules.ts";
import { bulkActionJobs } from "../../src/selling/bulk-actions/bulk-action-jobs.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { addStaff } from "../support/staff.ts";

// What is done to many licenses after the answer (docs/guide/bulk-actions.md).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  for (const code of ["app", "many", "bulk"]) await createProduct(app, code);
});
beforeEach(async () => {
  await app.db`delete from bulk_action_licenses`;
  await app.db`delete from bulk_actions`;
  await app.db`delete from pgboss.job`;
});
afterAll(() => app.close());

const path = "licenses/bulk_actions/";
const post = (body: object, query = "") => app.management("POST", `${path}${query}`, { body });
const begin = async (body: object): Promise<FreelyRead> => {
  const { status, json, text } = await post(body);
  expect(status, text).toBe(200);
  return json;
};
const preview = async (body: object): Promise<FreelyRead> => {
  const { status, json, text } = await post(body, "?dry_run=true");
  expect(status, text).toBe(200);
  return json;
};
const read = async (id: number) => (await app.management("GET", `${path}${id}/`)).json;
const license = async (id: number) => (await app.management("GET", `licenses/${id}/`)).json;
const countOf = async (query: string): Promise<number> =>
  (await app.management("GET", `licenses/?count=exact&limit=1&${query}`)).json.count;
const sold = async (code = "app", terms: object = {}): Promise<number> => (await sell(app, code, terms)).id;

const never = new AbortController().signal;
type Node = ReturnType<typeof bulkActionJobs>;

/** Does the next job, as one node does; false: there was none. */
async function runNext(node: Node, signal = never): Promise<boolean> {
  const [job] = await app.db<{ data: { company_id: number; id: number } }[]>`
    delete from pgboss.job where id = (
      select id from pgboss.job where name = 'bulk-actions' order by created_on limit 1) returning data`;
  if (job) await node.run(job.data, signal);
  return job !== undefined;
}

async function runAll(node = bulkActionJobs(app.deps, () => 0)): Promise<void> {
  while (await runNext(node));
}

describe("each action does what its own call does", () => {
  test("disable and enable, with the history, the event and the audit row of each license", async () => {
    const ids = [await sold(), await sold()];
    const staff = await addStaff(app, "support", "bulk@vendor.example");
    const { json } = await staff.call("POST", path, { action: "disable", ids });
    await runAll();
    expect(await read(json.id)).toMatchObject({
      ...{ status: "success", total: 2, done: 2, changed: 2, failed: 0, progress: 1, problems: [] },
      author: { kind: "staff", id: staff.id },
    });
    for (const id of ids) {
      expect((await license(id)).enabled).toBe(false);
      const { results } = (await app.management("GET", `licenses/${id}/timeline/`)).json;
      expect(results[0]).toMatchObject({ code: "license_disabled", actor: { kind: "staff", id: staff.id } });
      expect(results[0].changes).toContainEqual({ member: "enabled", before: true, after: false });
    }
    const events = await app.db`select type from events where subject_id = any(${ids}) and type = 'license.disabled'`;
    expect(events).toHaveLength(2);
    await begin({ action: "enable", ids });
    await runAll();
    expect((await license(ids[0] ?? 0)).enabled).toBe(true);
  });

  test("reset frees devices", async () => {
    const { id, license_key } = await sell(app, "app");
    await applicationOf(app).activate({ product: "app", license_key, hardware_id: "a" });
    await begin({ action: "reset", ids: [id] });
    await runAll();
    expect(await license(id)).toMatchObject({ times_activated: 0, total_active_devices: 0 });
  });

  test("update changes what it names, and leaves the others as they are", async () => {
    const [one, other] = [await sold(), await sold("app", { max_activations: 7 })];
    const { id } = await begin({ action: "update", ids: [one, other], values: { max_activations: 7, note: null } });
    await runAll();
    expect(await read(id)).toMatchObject({ changed: 1, done: 2, values: { max_activations: 7, note: null } });
    expect((await license(one)).max_activations).toBe(7);
  });

  test("apply_policy puts a policy onto those of its product, and reports the others", async () => {
    const product = (await app.management("GET", "products/?short_code=app")).json.results[0].id;
    const body = { product, name: "Pro", code: "pro", is_sku: true, max_activations: 9 };
    expect((await app.management("POST", "license-templates/", { body })).status).toBeLessThan(300);
    const [one, foreign] = [await sold(), await sold("many")];
    const { id } = await begin({ action: "apply_policy", ids: [one, foreign], policy: "pro" });
    await runAll();
    expect(await read(id)).toMatchObject({
      ...{ status: "success", changed: 1, failed: 1 },
      problems: [{ license: foreign, code: "unknown_license_policy" }],
    });
    expect((await license(one)).max_activations).toBe(9);
    const file = await app.management("GET", `${path}${id}/problems/`);
    expect(file.text).toContain("unknown_license_policy");
  });

  test("follow_policy brings licenses to the present terms of their policies, and leaves what an order said", async () => {
    const product = (await app.management("GET", "products/?short_code=app")).json.results[0].id;
    const policies: number[] = [];
    for (const code of ["first", "second"]) {
      const body = { product, name: code, code, is_sku: true, max_activations: 4, license_type: "perpetual" };
      const { status, json, text } = await app.management("POST", "license-templates/", { body });
      expect(status, text).toBeLessThan(300);
      policies.push(json.id);
    }
    const [one, explicit, other] = [
      await sold("app", { policy_code: "first" }),
      await sold("app", { policy_code: "first", max_activations: 2 }),
      await sold("app", { policy_code: "second" }),
    ];
    for (const [at, max_activations] of [7, 8].entries())
      await app.management("PATCH", `license-templates/${policies[at]}/`, { body: { max_activations } });
    const seats = async () =>
      (await Promise.all([one, explicit, other].map(license))).map((each) => each.max_activations);

    const filter = `license_template__id=${policies[0]}`;
    expect(await preview({ action: "follow_policy", filter })).toMatchObject({ total: 2, changed: 1, failed: 0 });
    expect(await seats()).toEqual([4, 2, 4]);
    const { id } = await begin({ action: "follow_policy", filter });
    await runAll();
    expect(await read(id)).toMatchObject({ status: "success", total: 2, changed: 1, failed: 0 });
    expect(await seats()).toEqual([7, 2, 4]);

    await begin({ action: "follow_policy", ids: [one, explicit, other] });
    await runAll();
    expect(await seats()).toEqual([7, 2, 8]);
    const provenance = await app.management("GET", `licenses/${other}/provenance/`);
    expect(JSON.stringify(provenance.json)).toContain('"policy"');
  });

  test("delete removes licenses", async () => {
    const id = await sold();
    const { id: action } = await begin({ action: "delete", ids: [id] });
    await runAll();
    expect(await read(action)).toMatchObject({ changed: 1, failed: 0 });
    expect((await app.management("GET", `licenses/${id}/`)).status).toBe(404);
    const [row] = await app.db<{ action: string }[]>`
      select action from audit where object = 'licenses' and object_id = ${id} order by id desc limit 1`;
    expect(row?.action).toBe("delete");
  });

  test("a license that is gone when its turn comes is reported", async () => {
    const [id, other] = [await sold(), await sold()];
    const { id: action } = await begin({ action: "disable", ids: [id, other] });
    await app.management("DELETE", `licenses/${id}/`);
    await runAll();
    expect(await read(action)).toMatchObject({
      done: 2,
      changed: 1,
      failed: 1,
      problems: [{ license: id, code: "not_found" }],
    });
  });
});

describe("two thousand licenses", () => {
  const count = 2000;
  let other: number;
  beforeAll(async () => {
    const items = [{ product_code: "bulk", licenses: Array.from({ length: count }, () => ({ max_activations: 1 })) }];
    expect((await app.management("POST", "orders/create_order/", { body: { id: "bulk", items } })).status).toBe(200);
    other = await sold("many");
  });
  const filter = "product__short_code=bulk";

  test("are each changed once, though the process stops in the middle and another dies", async () => {
    const { id, total } = await begin({ action: "update", filter, values: { max_activations: 4 } });
    expect(total).toBe(count);
    const stop = new AbortController();
    const first = bulkActionJobs(app.deps, () => 0);
    const running = runNext(first, stop.signal);
    await expect.poll(async () => (await read(id)).done, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
    stop.abort();
    await running;
    const stopped = await read(id);
    expect(stopped.status).toBe("running");
    expect(stopped.done).toBeLessThan(count);
    // A process that died: its lease runs out, and nobody sends its job again but the watch.
    await app.db`delete from pgboss.job`;
    await app.db`update bulk_actions set runner = 'dead', leased_until = now() - interval '1 second' where id = ${id}`;
    const second = bulkActionJobs(app.deps, () => 0);
    await second.recover();
    await runAll(second);
    expect(await read(id)).toMatchObject({ status: "success", done: count, changed: count, failed: 0, progress: 1 });
    expect(await countOf(`${filter}&max_activations=4`)).toBe(count);
    const lines = await app.db<{ count: number }[]>`
      select count(*) as count from license_histories h join licenses l on l.id = h.license_id
      where h.text = 'License updated' and l.product_id = (select id from products where short_code = 'bulk') and h.company_id = ${app.companyId}`;
    expect(lines[0]?.count).toBe(count);
    expect((await license(other)).max_activations).toBe(1);
    expect(await app.db`select from bulk_action_licenses`).toHaveLength(0);
  });

  test("stay as they are in a preview, which says what would change", async () => {
    const before = await countOf(`${filter}&enabled=true`);
    const seen = await preview({ action: "disable", filter });
    expect(seen).toMatchObject({ dry_run: true, total: count, examined: 1000, changed: 1000, failed: 0, problems: [] });
    expect(seen.fields).toContainEqual({ name: "enabled", from: true, to: false, licenses: 1000 });
    expect(seen.samples).toHaveLength(20);
    expect(seen.samples[0]).toMatchObject({ from: { enabled: true }, to: { enabled: false } });
    expect(await countOf(`${filter}&enabled=true`)).toBe(before);
    expect(await app.db`select from bulk_actions`).toHaveLength(0);
  });

  test("are those that the filter found when it was asked for, whatever matches later", async () => {
    const { id, total } = await begin({ action: "disable", filter: `${filter}&enabled=true&order_by=-id&count=exact` });
    const later = await sold("bulk");
    await runAll();
    expect(await read(id)).toMatchObject({ status: "success", total, done: total, changed: total });
    expect((await license(later)).enabled).toBe(true);
  });

  test("stop changing when it is cancelled", async () => {
    const { id } = await begin({ action: "enable", filter });
    const running = runNext(bulkActionJobs(app.deps, () => 0));
    await expect.poll(async () => (await read(id)).done, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
    const { status, json } = await app.management("POST", `${path}${id}/cancel/`);
    expect([status, json.status]).toEqual([200, "cancelled"]);
    await running;
    await runAll();
    const ended = await read(id);
    expect(ended).toMatchObject({ status: "cancelled", done: json.done });
    expect(await countOf(`${filter}&enabled=false`)).toBeGreaterThan(0);
    expect((await app.management("POST", `${path}${id}/cancel/`)).json.code).toBe("bulk_action_ended");
  });
});

describe("is refused", () => {
  test.each([
    ["neither ids nor filter", { action: "disable" }, "validation_error"],
    ["both ids and filter", { action: "disable", ids: [1], filter: "" }, "validation_error"],
    ["another action", { action: "explode", filter: "" }, "validation_error"],
    ["a filter that is none", { action: "disable", filter: "enabeld=true" }, "validation_error"],
    ["a filter with a value that makes no sense", { action: "disable", filter: "enabled=perhaps" }, "validation_error"],
    ["a filter that cuts off", { action: "disable", filter: "limit=5" }, "validation_error"],
    ["an update without values", { action: "update", filter: "" }, "validation_error"],
    [
      "a value that no license has",
      { action: "update", filter: "", values: { max_activation: 3 } },
      "validation_error",
    ],
    ["a value of another kind", { action: "update", filter: "", values: { max_activations: "x" } }, "validation_error"],
    ["a key", { action: "update", filter: "", values: { license_key: "A" } }, "validation_error"],
    ["values for what takes none", { action: "reset", filter: "", values: { note: "x" } }, "validation_error"],
    ["apply_policy without a policy", { action: "apply_policy", filter: "" }, "validation_error"],
    ["an unknown license", { action: "disable", ids: [999_999_999] }, "not_found"],
  ])("%s", async (_name, body, code) => {
    for (const query of ["", "?dry_run=true"]) {
      const { status, json } = await post(body, query);
      expect([query, status, json.errors[0].code]).toEqual([query, code === "not_found" ? 404 : 400, code]);
    }
    expect(await app.db`select from bulk_actions`).toHaveLength(0);
  });

  test("one more than a company may have under way, though they arrive together", async () => {
    const id = await sold();
    const answers = await Promise.all(
      Array.from({ length: openMax + 3 }, () => post({ action: "disable", ids: [id] })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(openMax).fill(200), 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.json.code).toBe("too_many_bulk_actions");
  });

  test("for those who may only read, and for another company", async () => {
    const id = await sold();
    const reader = await addStaff(app, "read-only");
    expect((await reader.call("POST", path, { action: "disable", ids: [id] })).status).toBe(403);
    expect((await reader.call("POST", `${path}?dry_run=true`, { action: "disable", ids: [id] })).status).toBe(403);
    const key = app.otherCompany.managementKey;
    const foreign = await app.management("POST", path, { body: { action: "disable", ids: [id] }, key });
    expect(foreign.status).toBe(404);
    const { json } = await app.management("POST", path, { body: { action: "disable", filter: "" }, key });
    expect(json.total).toBe(0);
    await runAll();
    expect((await license(id)).enabled).toBe(true);
    const { id: own } = await begin({ action: "disable", ids: [id] });
    expect((await app.management("GET", `${path}${own}/`, { key })).status).toBe(404);
    expect((await app.management("POST", `${path}${own}/cancel/`, { key })).status).toBe(404);
    expect((await reader.call("GET", `${path}${own}/`)).status).toBe(200);
  });
});

test("a preview reports what speaks against licenses, and how many would be left as they are", async () => {
  const ids = [await sold(), await sold()];
  const seen = await preview({ action: "apply_policy", ids, policy: "none" });
  expect(seen).toMatchObject({
    ...{ total: 2, examined: 2, changed: 0, failed: 2 },
    problems: [{ code: "unknown_license_policy", licenses: 2, ids }],
  });
});
