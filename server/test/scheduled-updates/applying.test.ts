import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { scheduledUpdateJobs } from "../../src/selling/scheduled-updates/scheduled-update-jobs.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// What scheduled updates do when they are due or someone asks for it (management-api.md §5.11).

let app: TestApp;
let product: number;
let pages: number;
let render: number;
let field: number;
beforeAll(async () => {
  app = await createTestApp();
  product = await createProduct(app, "app");
  const feature = async (code: string, terms: object) =>
    (await make("product-features/", { product, code, name: code, ...terms })).id;
  pages = await feature("pages", { feature_type: "consumption", max_consumption: 20 });
  render = await feature("render", { feature_type: "activation" });
  field = (await make("product-custom-fields/", { product, name: "seat", data_type: "text", default_value: "-" })).id;
});
const start = "2026-03-15T12:20:00.000Z";
beforeEach(async () => {
  app.clock.set(start);
  await app.db`delete from scheduled_updates`;
  await app.db`delete from pgboss.job`;
});
afterAll(() => app.close());

type Method = "GET" | "POST" | "PATCH" | "DELETE";
const call = (method: Method, path: string, body?: object) => app.management(method, path, { body });
async function make(path: string, body: object = {}): Promise<FreelyRead> {
  const { status, json, text } = await call("POST", path, body);
  if (status >= 300) throw new Error(text);
  return json;
}
const sold = (terms: object = {}) => sell(app, "app", terms);
const license = async () => (await sold()).id as number;
const read = async (id: number) => (await call("GET", `licenses/${id}/`)).json;
const again = async (id: number) => (await call("GET", `scheduled-updates/${id}/`)).json;
const edit = (update_data: object) => ({ action: "license-update", update_data });
const seats = (max_activations: number) => edit({ max_activations });
const give = (product_feature: number, update_data: object = {}) => ({
  action: "license-product-feature-update",
  product_feature,
  update_data,
});
const write = (value: string) => ({
  action: "license-custom-field-update",
  product_custom_field: field,
  update_data: { value },
});
const schedule = (license: number, items: object[], scheduled_at = "2026-04-01") =>
  make("scheduled-updates/", { license, scheduled_at, scheduled_update_data: items });
const apply = (id: number) => make(`scheduled-updates/${id}/apply/`);
const errorsOf = ({ scheduled_update_data }: FreelyRead) =>
  scheduled_update_data.map(({ error_message }: FreelyRead) => error_message);
const eventsOf = async (subject: number, kind = "%") =>
  (
    await app.db<
      { type: string }[]
    >`select type from events where subject_id = ${subject} and type like ${kind} order by id`
  ).map(({ type }) => type);
const auditsOf = (id: number) => app.db<FreelyRead[]>`
  select action, actor_kind, actor_id, ip, request_id, before, after from audit
  where object = 'scheduled-updates' and object_id = ${id} order by id`;

/** Applies everything that is due, as one node does. */
async function runDue(node = scheduledUpdateJobs(app.deps)): Promise<void> {
  await node.watch();
  const signal = new AbortController().signal;
  for (;;) {
    const [job] = await app.db<{ id: string; data: { company_id: number } }[]>`
      delete from pgboss.job where id = (select id from pgboss.job where name = 'scheduled-updates' order by created_on limit 1)
      returning id, data`;
    if (!job) return;
    await node.run(job.data, signal);
  }
}

describe("each action does what its endpoint does immediately", () => {
  test("license-update changes the license; provenance and history name the person who scheduled it", async () => {
    const id = await license();
    const terms = { max_activations: 8, validity_period: "2028-01-01", enabled: false, metadata: { tier: "gold" } };
    const done = await apply((await schedule(id, [edit(terms)])).id);
    expect(done).toMatchObject({
      status: "applied",
      applied_at: start,
      failed_at: null,
      scheduled_at: "2026-04-01T00:00:00.000Z",
    });
    expect(await read(id)).toMatchObject({
      max_activations: 8,
      validity_period: "2028-01-01T00:00:00.000Z",
      enabled: false,
      metadata: { tier: "gold" },
    });
    const { provenance } = (await call("GET", `licenses/${id}/provenance/`)).json;
    expect(provenance.max_activations).toMatchObject({
      source: "changed",
      explanation: expect.stringMatching(/^Changed by .+ on 2026-03-15\.$/),
    });
    expect(await eventsOf(id)).toEqual(["license.created", "license.updated", "license.disabled"]);
  });

  test("license-reset frees its devices", async () => {
    const { id, license_key } = await sold();
    await applicationOf(app).activate({ product: "app", license_key, hardware_id: "one" });
    expect((await read(id)).times_activated).toBe(1);
    await apply((await schedule(id, [{ action: "license-reset" }])).id);
    expect(await read(id)).toMatchObject({ times_activated: 0, total_active_devices: 0 });
    expect(await eventsOf(id, "license.reset")).toHaveLength(1);
  });

  test("features are granted, changed and removed, and no event about them is sent", async () => {
    const id = await license();
    await call("POST", `licenses/${id}/update_features/`, { product_features: ["render"] });
    const before = await eventsOf(id);
    const items = [
      give(pages, { max_consumption: 50 }),
      { action: "license-product-feature-delete", product_feature: render },
    ];
    expect((await apply((await schedule(id, items)).id)).status).toBe("applied");
    const features = async () =>
      (await read(id)).product_features.map((each: FreelyRead) => [each.product_feature.code, each.max_consumption]);
    expect(await features()).toEqual([["pages", 50]]);
    await apply((await schedule(id, [give(pages, { max_consumption: 70 })], "2026-04-02")).id);
    expect(await features()).toEqual([["pages", 70]]);
    expect((await eventsOf(id)).slice(before.length)).toEqual([
      "license.updated",
      "license.updated",
      "license.updated",
    ]);
    expect(await eventsOf(id, "license_product_feature.%")).toEqual([]);
  });

  test("custom fields are set, changed and removed", async () => {
    const id = await license();
    const value = async () => (await read(id)).product_custom_fields[0].value;
    await apply((await schedule(id, [write("12")])).id);
    expect(await value()).toBe("12");
    await apply((await schedule(id, [write("13")], "2026-04-02")).id);
    expect(await value()).toBe("13");
    await apply(
      (await schedule(id, [{ action: "license-custom-field-delete", product_custom_field: field }], "2026-04-03")).id,
    );
    expect(await value()).toBe("-");
  });

  test("an order, features by list, and everything else that a PATCH accepts are accepted too", async () => {
    const id = await license();
    const { id: order } = await make("orders/create_order/", {
      id: `o-${id}`,
      items: [{ product_code: "app", licenses: [{}] }],
    });
    await apply((await schedule(id, [edit({ order, product_features: ["render"], note: "moved" })])).id);
    const after = await read(id);
    expect(after).toMatchObject({ order, note: "moved" });
    expect(after.product_features).toHaveLength(1);
  });
});

describe("an item that is refused", () => {
  test("leaves the license as it was, keeps the reason, and is answered with 200", async () => {
    const id = await license();
    const made = await schedule(id, [seats(8), edit2(), write("x")]);
    const done = await apply(made.id);
    expect(done).toMatchObject({ status: "failed", failed_at: start, applied_at: null });
    expect(errorsOf(done)).toEqual([null, expect.stringContaining("The license does not have the feature."), null]);
    expect(await read(id)).toMatchObject({ max_activations: 1 });
    expect((await read(id)).product_custom_fields[0].value).toBe("-");
    expect(await eventsOf(id)).toEqual(["license.created"]);
    expect(await eventsOf(made.id, "scheduled_update.%")).toEqual([
      "scheduled_update.created",
      "scheduled_update.failed",
    ]);
    expect((await auditsOf(made.id)).map(({ action, after }) => [action, after.status])).toEqual([
      ["create", "pending"],
      ["apply", "failed"],
    ]);
  });
  const edit2 = () => ({ action: "license-product-feature-delete", product_feature: render });

  test("can be retried once the reason is gone, which clears the reason", async () => {
    const id = await license();
    const made = await schedule(id, [seats(8), edit2()]);
    await apply(made.id);
    app.clock.advance(60_000);
    const failed = await make(`scheduled-updates/${made.id}/retry/`);
    expect(failed).toMatchObject({ status: "failed", failed_at: "2026-03-15T12:21:00.000Z" });
    await call("POST", `licenses/${id}/update_features/`, { product_features: ["render"] });
    app.clock.advance(60_000);
    const done = await make(`scheduled-updates/${made.id}/retry/`);
    expect(done).toMatchObject({
      status: "applied",
      applied_at: "2026-03-15T12:22:00.000Z",
      failed_at: failed.failed_at,
    });
    expect(errorsOf(done)).toEqual([null, null]);
    expect(await read(id)).toMatchObject({ max_activations: 8, product_features: [] });
  });

  test("is pending again when it is given another hour, which it needs", async () => {
    const id = await license();
    const made = await schedule(id, [edit2()]);
    await apply(made.id);
    const without = await call("PATCH", `scheduled-updates/${made.id}/`, { scheduled_update_data: [seats(4)] });
    expect([without.status, without.json.code]).toEqual([400, "validation_error"]);
    const body = { scheduled_at: "2026-04-02T05:00:00Z", scheduled_update_data: [seats(4)] };
    const { json } = await call("PATCH", `scheduled-updates/${made.id}/`, body);
    expect(json).toMatchObject({ status: "pending", failed_at: null });
    expect(errorsOf(json)).toEqual([null]);
    app.clock.set("2026-04-02T05:00:00.000Z");
    await runDue();
    expect((await again(made.id)).status).toBe("applied");
  });

  test("names the member of its data that is refused", async () => {
    const id = await license();
    const done = await apply((await schedule(id, [edit({ order: 77 })])).id);
    expect(errorsOf(done)).toEqual(["/order: There is no such order for this license."]);
  });

  test.each([
    ["apply", "failed"],
    ["retry", "pending"],
    ["simulate", "failed"],
  ])("%s is refused for an update that is %s", async (action, status) => {
    const made = await schedule(await license(), [edit2()]);
    if (status === "failed") await apply(made.id);
    const method = action === "simulate" ? "GET" : "POST";
    const answer = await call(method, `scheduled-updates/${made.id}/${action}/`);
    expect([answer.status, answer.json.code, answer.json.errors[0].value]).toEqual([
      400,
      "scheduled_update_status",
      status,
    ]);
  });
});

describe("a simulation", () => {
  test("shows the outcome, and changes nothing", async () => {
    const { id, license_key } = await sold();
    await applicationOf(app).activate({ product: "app", license_key, hardware_id: "one" });
    const made = await schedule(id, [seats(8), { action: "license-reset" }, give(pages), write("7")]);
    const license = await read(id);
    const rows = async () =>
      (
        await app.db`select (select count(*) from events) as events, (select count(*) from audit) as audit,
      (select count(*) from license_histories) as lines, (select count(*) from devices where device_active) as devices`
      )[0];
    const before = await rows();
    const simulated = (await call("GET", `scheduled-updates/${made.id}/simulate/`)).json;
    expect(simulated).toEqual({ ...made, status: "applied" });
    expect(await again(made.id)).toEqual(made);
    expect(await read(id)).toEqual(license);
    expect(await rows()).toEqual(before);
  });

  test("tries every item: several may be refused, and later ones see what the valid ones did", async () => {
    const id = await license();
    const items = [
      edit({ order: 77 }),
      { action: "license-product-feature-delete", product_feature: render },
      give(pages, { max_consumption: 5 }),
      { action: "license-product-feature-delete", product_feature: pages },
    ];
    const simulated = (await call("GET", `scheduled-updates/${(await schedule(id, items)).id}/simulate/`)).json;
    expect(simulated).toMatchObject({ status: "failed", applied_at: null, failed_at: null });
    expect(errorsOf(simulated)).toEqual([expect.any(String), expect.any(String), null, null]);
  });
});

describe("when an update is due", () => {
  test("the server applies it, in the name of the person who scheduled it, and not before", async () => {
    const id = await license();
    const made = await schedule(id, [seats(8)]);
    app.clock.set("2026-03-31T23:59:59.999Z");
    await runDue();
    expect((await again(made.id)).status).toBe("pending");
    app.clock.set("2026-04-01T00:00:00.000Z");
    await runDue();
    await runDue();
    expect(await again(made.id)).toMatchObject({ status: "applied", applied_at: "2026-04-01T00:00:00.000Z" });
    expect((await read(id)).max_activations).toBe(8);
    const [created, applied, ...others] = await auditsOf(made.id);
    expect(others).toEqual([]);
    const { actor_kind, actor_id, ip, request_id } = created;
    expect(applied).toEqual({
      action: "apply",
      actor_kind,
      actor_id,
      ip,
      request_id,
      before: { status: "pending", license: { id, max_activations: 1 }, applied_at: null, by_schedule: null },
      after: {
        status: "applied",
        applied_at: "2026-04-01T00:00:00.000Z",
        license: { id, max_activations: 8 },
        by_schedule: true,
      },
    });
    expect(await eventsOf(made.id, "scheduled_update.%")).toEqual([
      "scheduled_update.created",
      "scheduled_update.applied",
    ]);
  });

  test("a duration begins with that hour, on the license as it is then", async () => {
    const { id, license_key } = await sold({ license_type: "time-limited", valid_duration: "1y" });
    await schedule(id, [edit({ valid_duration: "30d" })]);
    await applicationOf(app).activate({ product: "app", license_key, hardware_id: "one" });
    app.clock.set("2026-04-01T00:00:00.000Z");
    await runDue();
    expect((await read(id)).validity_period).toBe("2026-05-01T00:00:00.000Z");
  });

  test("overdue ones are applied in the order of their hours, not of their creation, and one that fails stops no other", async () => {
    const [one, two] = [await license(), await license()];
    await schedule(one, [seats(3)], "2026-04-03");
    await schedule(one, [seats(2)], "2026-04-02");
    await schedule(two, [edit({ order: 77 })], "2026-04-01");
    await schedule(two, [seats(9)], "2026-04-04");
    await schedule(one, [seats(4)], "2026-05-01");
    app.clock.set("2026-04-10T00:00:00.000Z");
    await runDue();
    expect((await read(one)).max_activations).toBe(3);
    expect((await read(two)).max_activations).toBe(9);
    const { results } = (await call("GET", "scheduled-updates/?order_by=scheduled_at")).json;
    expect(results.map(({ status }: FreelyRead) => status)).toEqual([
      "failed",
      "applied",
      "applied",
      "applied",
      "pending",
    ]);
    await runDue();
    expect((await again(results[0].id)).failed_at).toBe("2026-04-10T00:00:00.000Z");
  });

  test("a fault of the server makes it fail as well, and it is not retried for ever", async () => {
    const id = await license();
    const made = await schedule(id, [seats(8)]);
    const other = await schedule(await license(), [seats(8)]);
    await app.db`update scheduled_update_items set action = 'license-vanish' where scheduled_update_id = ${made.id}`;
    app.clock.set("2026-04-01T00:00:00.000Z");
    const quiet = { ...app.deps.log, error: () => {} } as unknown as NonNullable<typeof app.deps.log>;
    await runDue(scheduledUpdateJobs({ ...app.deps, log: quiet }));
    const [row] = await app.db`
      select s.status, i.error_message from scheduled_updates s join scheduled_update_items i on i.scheduled_update_id = s.id
      where s.id = ${made.id}`;
    expect(row).toEqual({
      status: "failed",
      error_message: "An unexpected error stopped it. The log of the server says more.",
    });
    expect((await again(other.id)).status).toBe("applied");
  });

  test("one whose feature was deleted fails, with the reason", async () => {
    const gone = (await make("product-features/", { product, code: "gone", name: "G", feature_type: "activation" })).id;
    const made = await schedule(await license(), [give(gone)]);
    expect((await call("DELETE", `product-features/${gone}/`)).status).toBe(204);
    app.clock.set("2026-04-01T00:00:00.000Z");
    await runDue();
    const failed = await again(made.id);
    expect(failed.status).toBe("failed");
    expect(errorsOf(failed)).toEqual([expect.stringMatching(/^\/product_feature: ./)]);
  });

  test("of several companies, each is applied to its own company", async () => {
    const key = app.otherCompany.managementKey;
    const send = async (path: string, body: object) => (await app.management("POST", path, { body, key })).json;
    await send("products/", { product_name: "App", short_code: "app" });
    const { order_items } = await send("orders/create_order/", {
      id: "theirs",
      items: [{ product_code: "app", licenses: [{}] }],
    });
    const theirs = order_items[0].licenses[0].id;
    const body = { license: theirs, scheduled_at: "2026-04-01", scheduled_update_data: [seats(6)] };
    const { id } = await send("scheduled-updates/", body);
    const ours = await schedule(await license(), [seats(8)]);
    app.clock.set("2026-04-01T00:00:00.000Z");
    await runDue();
    expect((await app.management("GET", `scheduled-updates/${id}/`, { key })).json.status).toBe("applied");
    expect((await again(ours.id)).status).toBe("applied");
  });
});

describe("nodes that apply at the same time", () => {
  test("apply each of 120 updates once, and those of one license in the order of their hours", async () => {
    const licenses = [];
    for (let number = 0; number < 12; number += 1) licenses.push(await license());
    // Each sets what no other sets: the last hour decides, and each leaves its line.
    for (const id of licenses) {
      const bodies = Array.from({ length: 10 }, (_, hour) => ({
        license: id,
        scheduled_at: `2026-04-01T${String(hour).padStart(2, "0")}:00:00Z`,
        scheduled_update_data: [seats(100 + hour)],
      }));
      await make("scheduled-updates/bulk_create/", bodies);
    }
    app.clock.set("2026-04-01T12:00:00.000Z");
    const nodes = Array.from({ length: 4 }, () => scheduledUpdateJobs(app.deps));
    const signal = new AbortController().signal;
    const waiting = async () => (await app.db`select from scheduled_updates where status = 'pending'`).length;
    await Promise.all(
      nodes.map(async (node) => {
        while ((await waiting()) > 0) {
          await node.run({ company_id: app.companyId }, signal);
          await sleep(5);
        }
      }),
    );
    const counts = await app.db`select status, count(*) from scheduled_updates group by status`;
    expect(counts).toEqual([{ status: "applied", count: 120 }]);
    for (const id of licenses) {
      expect((await read(id)).max_activations).toBe(109);
      const lines = await app.db<{ from: string; to: string }[]>`
        select before->'license'->>'max_activations' as from, after->'license'->>'max_activations' as to
        from audit a join scheduled_updates s on s.id = a.object_id and s.license_id = ${id}
        where a.object = 'scheduled-updates' and a.action = 'apply' order by a.id`;
      const values = ["1", ...Array.from({ length: 10 }, (_, hour) => String(100 + hour))];
      expect(lines.map(({ from, to }) => [from, to])).toEqual(values.slice(1).map((to, index) => [values[index], to]));
    }
  }, 60_000);

  test("while someone applies, cancels or deletes an update: it is done once, or not at all", async () => {
    for (const action of ["apply", "cancel", "delete"]) {
      const id = await license();
      const made = await schedule(id, [seats(8)]);
      app.clock.set("2026-04-01T00:00:00.000Z");
      const node = scheduledUpdateJobs(app.deps);
      const act = () =>
        action === "delete"
          ? call("DELETE", `scheduled-updates/${made.id}/`)
          : call("POST", `scheduled-updates/${made.id}/${action}/`);
      await Promise.all([node.run({ company_id: app.companyId }, new AbortController().signal), act(), act()]);
      const changes = await app.db`
        select from license_histories where license_id = ${id} and text = 'License updated'`;
      const isApplied = (await read(id)).max_activations === 8;
      expect(changes.length).toBe(isApplied ? 1 : 0);
      if (action === "apply") expect(isApplied).toBe(true);
      app.clock.set(start);
    }
  });

  test("while the license is deleted: nothing is left of either", async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await license();
      await schedule(id, [seats(8)]);
      app.clock.set("2026-04-01T00:00:00.000Z");
      const run = scheduledUpdateJobs(app.deps).run({ company_id: app.companyId }, new AbortController().signal);
      const [{ status }] = await Promise.all([call("DELETE", `licenses/${id}/`), run]);
      expect(status).toBe(204);
      expect(await app.db`select from scheduled_updates where license_id = ${id}`).toHaveLength(0);
      app.clock.set(start);
    }
  });
});

test("a check that asks for scheduled changes is answered like any other: the reference does not define what it would show", async () => {
  const { license_key } = await sold();
  const device = { product: "app", license_key, hardware_id: "one" };
  await applicationOf(app).activate(device);
  const [asked, plain] = [
    await applicationOf(app).check({ ...device, include_scheduled_changes: "true" }),
    await applicationOf(app).check(device),
  ];
  expect([asked.status, Object.keys(Object(asked.json))]).toEqual([200, Object.keys(Object(plain.json))]);
});

test("a server that runs jobs applies what is due by itself", async () => {
  const server = await createTestApp({ withJobs: true });
  try {
    server.clock.set(start);
    await createProduct(server, "app");
    const { id } = await sell(server, "app");
    const body = { license: id, scheduled_at: "2026-04-01", scheduled_update_data: [seats(8)] };
    const made = (await server.management("POST", "scheduled-updates/", { body })).json;
    server.clock.set("2026-04-01T00:00:00.000Z");
    const status = async () => (await server.management("GET", `scheduled-updates/${made.id}/`)).json.status;
    for (let tries = 0; tries < 200 && (await status()) === "pending"; tries += 1) await sleep(100);
    expect(await status()).toBe("applied");
  } finally {
    await server.close();
  }
}, 60_000);
