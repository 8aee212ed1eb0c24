import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bulkActionJobs, bulkActionQueue } from "../../src/selling/bulk-actions/bulk-action-jobs.flow.ts";
import { importJobs, importQueue } from "../../src/selling/imports/import-jobs.flow.ts";
import {
  scheduledUpdateJobs,
  scheduledUpdateQueue,
} from "../../src/selling/scheduled-updates/scheduled-update-jobs.flow.ts";
import { timerJobs } from "../../src/selling/timers/timer-jobs.flow.ts";
import { expectAnswered, openShop, type Shop } from "../every-call/shop.ts";
import type { FreelyRead } from "../support/app.ts";
import { sell } from "../support/application.ts";
import { type Kind, upload } from "../support/imports.ts";
import { addStaff, type LoggedIn } from "../support/staff.ts";
import { codesOf, listenTo, sentBy } from "./sent-by.ts";

// What is not sent, row by row of events-api.md §5; and who caused what is.

let shop: Shop;
let anna: LoggedIn;
let bert: LoggedIn;
let pages: number;
beforeAll(async () => {
  shop = await openShop();
  await listenTo(shop.app);
  anna = await addStaff(shop.app, "admin", "anna@vendor.example");
  bert = await addStaff(shop.app, "admin", "bert@vendor.example");
  const [feature] = await shop.app.db<{ id: number }[]>`
    select id from product_features where code = 'pages' and product_id = ${shop.productIds.app}`;
  pages = feature?.id ?? 0;
}, 60_000);
afterAll(() => shop.app.close());

type Call = LoggedIn["call"];

/** With the key of the company. */
const byKey: Call = (method, path, body) => shop.app.management(method, path, { body });
async function done(call: Call, method: Parameters<Call>[0], path: string, body?: object): Promise<FreelyRead> {
  const { status, json, text } = await call(method, path, body);
  if (status >= 300) throw new Error(`${method} ${path}: ${text}`);
  return json;
}
const make = (path: string, body: object, call = byKey) => done(call, "POST", path, body);
let names = 0;
const fresh = (name: string) => {
  names += 1;
  return `${name}-${names}`;
};
const license = async (terms: object = {}): Promise<number> => (await sell(shop.app, "app", terms)).id;

/** Does the jobs of a queue, as a node does. */
async function runJobs(queue: string, work: (data: Record<string, unknown>, signal: AbortSignal) => Promise<void>) {
  for (;;) {
    const [job] = await shop.app.db<{ data: Record<string, unknown> }[]>`
      delete from pgboss.job where id = (select id from pgboss.job where name = ${queue} order by created_on limit 1)
      returning data`;
    if (!job) return;
    await work(job.data, new AbortController().signal);
  }
}
async function importFile(kind: Kind, ...lines: readonly string[]): Promise<void> {
  await upload(shop.app, kind, lines.join("\n"));
  await runJobs(importQueue, importJobs(shop.app.deps, () => 0).run);
}
const hour = 3_600_000;
/** Has a feature of a license changed at an hour, and lets the hour come. */
async function schedule(call: Call, id: number): Promise<void> {
  const now = shop.app.clock.now();
  const item = {
    action: "license-product-feature-update",
    product_feature: pages,
    update_data: { max_consumption: 8 },
  };
  const scheduled_at = new Date((Math.floor(now.getTime() / hour) + 1) * hour);
  await make("scheduled-updates/", { license: id, scheduled_at, scheduled_update_data: [item] }, call);
  shop.app.clock.set(scheduled_at);
  const jobs = scheduledUpdateJobs(shop.app.deps);
  await jobs.watch();
  await runJobs(scheduledUpdateQueue, jobs.run);
}
async function bulk(call: Call, body: object): Promise<void> {
  await make("licenses/bulk_actions/", body, call);
  await runJobs(bulkActionQueue, bulkActionJobs(shop.app.deps, () => 0).run);
}
async function editFeature(call: Call, id: number): Promise<void> {
  const made = await make("license-product-features/", { license: id, product_feature: pages }, call);
  await done(call, "PATCH", `license-product-features/${made.id}/`, { max_consumption: 77 });
  await done(call, "DELETE", `license-product-features/${made.id}/`);
}

/** What is there before, what is done with it, and all that is sent. */
type Row = readonly [prepare: () => Promise<FreelyRead>, work: (made: FreelyRead) => Promise<unknown>, codes: string[]];
const rows: Readonly<Record<string, Row>> = {
  "license.created: a trial that the device has already": [
    async () => {
      const members = shop.membersOf("/trial_key", await shop.prepare("/trial_key"));
      await expectAnswered(shop.call("/trial_key", members));
      return members;
    },
    (members) => expectAnswered(shop.call("/trial_key", members)),
    [],
  ],
  "license.created: keys that are generated": [
    async () => undefined,
    () => done(byKey, "GET", "orders/generate_license/?product=app&quantity=2"),
    [],
  ],
  "license.updated: features that are changed on the page of the license": [
    () => license(),
    (id) => editFeature(anna.call, id),
    [],
  ],
  "license_product_feature.*: an edit of the license": [
    () => license(),
    (id) => make(`licenses/${id}/update_features/`, { product_features: [{ code: "pages", max_consumption: 9 }] }),
    ["license.updated"],
  ],
  "license_product_feature.*: a policy that is applied": [
    async () => {
      const code = fresh("sku");
      const body = { product: shop.productIds.app, code, name: code, is_sku: true };
      await make("license-templates/", { ...body, license_product_feature_templates: [{ id: pages }] });
      return [await license(), code];
    },
    ([id, policy_code]) => make(`licenses/${id}/apply_policy/`, { policy_code }),
    // For its terms, and for its features.
    ["license.updated", "license.updated"],
  ],
  "license_product_feature.*: a feature that its product gets": [
    () => license(),
    () => make("product-features/", { product: shop.productIds.app, code: fresh("new") }),
    ["product_feature.created"],
  ],
  "license_product_feature.*: a scheduled update": [
    () => license(),
    (id) => schedule(byKey, id),
    ["scheduled_update.created", "license.updated", "scheduled_update.applied"],
  ],
  "customer.created: a file of customers": [
    async () => undefined,
    () => importFile("customers", "email", `${fresh("ada")}@file.example`, `${fresh("grace")}@file.example`),
    ["import.finished"],
  ],
  "customer.created: a file of orders, which are told of": [
    async () => undefined,
    () =>
      importFile(
        "orders",
        "order__store_id,product__short_code,customer__email",
        `${fresh("sold")},app,${fresh("buyer")}@file.example`,
      ),
    ["order.created", "license.created", "import.finished"],
  ],
  "license.updated: a file of features": [
    async () => {
      const key = fresh("FILE").toUpperCase();
      await license({ key });
      return key;
    },
    (key) => importFile("license_features", "license_key,code", `${key},pages`),
    ["import.finished"],
  ],
  "customer.updated: an order that says the same of a customer": [
    async () => {
      const customer = { email: `${fresh("same")}@acme.example`, first_name: "Ada" };
      await make("customers/", customer);
      return customer;
    },
    (customer) => sell(shop.app, "app", {}, { customer }),
    ["order.created", "license.created"],
  ],
  "customer.updated: licenses that are added to an order, whatever they say of the customer": [
    async () => {
      const [id, email] = [fresh("store"), `${fresh("more")}@acme.example`];
      const customer = { email, first_name: "Ada" };
      await make("orders/create_order/", { id, customer, items: [{ product_code: "app", licenses: [{}] }] });
      return { id, append: true, customer: { email, first_name: "Grace" } };
    },
    (order) => make("orders/create_order/", { ...order, items: [{ product_code: "app", licenses: [{}] }] }),
    ["license.created", "order.updated"],
  ],
  "customer.updated: an edit that changes nothing": [
    async () => (await make("customers/", { city: "Split" })).id,
    (id) => done(byKey, "PATCH", `customers/${id}/`, { city: "Split" }),
    [],
  ],
  "product.updated: a change without effect": [
    async () => undefined,
    () => done(byKey, "PATCH", `products/${shop.productIds.other}/`, { product_name: "other" }),
    [],
  ],
  "product.updated: a product that a bundle gets, and loses": [
    async () => undefined,
    async () => {
      const path = `products/${shop.productIds.suite}/`;
      await done(byKey, "PATCH", path, { products: ["app"] });
      await done(byKey, "PATCH", path, { products: ["app", "other"] });
    },
    [],
  ],
};

describe("not sent is", () => {
  test.each(Object.entries(rows))("%s", async (_name, [prepare, work, codes]) => {
    const made = await prepare();
    expect(codesOf(await sentBy(shop.app, () => work(made)))).toEqual(codes);
  });
});

describe("who caused an event", () => {
  test.each<[string, (call: Call) => Promise<unknown>]>([
    ["a customer", (call) => make("customers/", {}, call)],
    [
      "an order of one statement",
      (call) =>
        make("orders/create_order/", { id: fresh("who"), items: [{ product_code: "other", licenses: [{}] }] }, call),
    ],
    [
      "an order with a customer",
      (call) => {
        const customer = { email: `${fresh("who")}@acme.example` };
        const order = { id: fresh("who"), customer, items: [{ product_code: "app", licenses: [{}] }] };
        return make("orders/create_order/", order, call);
      },
    ],
    ["an edit", async (call) => done(call, "PATCH", `licenses/${await license()}/`, { note: "x" })],
    ["a job for many licenses", async (call) => bulk(call, { action: "disable", ids: [await license()] })],
    ["a scheduled update", async (call) => schedule(call, await license())],
  ])("is the person who made it, and nobody of the staff where a key did: %s", async (_name, work) => {
    // What the work prepares is sold with the key.
    const events = (bodies: readonly FreelyRead[]) => bodies.at(-1);
    expect(events(await sentBy(shop.app, () => work(anna.call))).user_id).toBe(anna.id);
    expect(events(await sentBy(shop.app, () => work(byKey))).user_id).toBeNull();
  });

  test("is told of each of many orders that are written together", async () => {
    const callers = [anna.call, bert.call, byKey];
    const bodies = await sentBy(shop.app, () =>
      Promise.all(
        Array.from({ length: 30 }, (_, nth) => {
          const id = `together-${nth}`;
          const order = { id, items: [{ product_code: "other", licenses: [{}] }] };
          return make("orders/create_order/", order, callers[nth % 3]);
        }),
      ),
    );
    const orders = bodies.filter(({ event }) => event === "order.created");
    expect(orders).toHaveLength(30);
    for (const { data, user_id } of orders) {
      const nth = Number(data.order.store_id.replace("together-", ""));
      expect([nth, user_id]).toEqual([nth, [anna.id, bert.id, null][nth % 3]]);
    }
  });

  test("is nobody where time alone does it, also after what somebody had scheduled", async () => {
    await license({ license_type: "time-limited", validity_period: "2026-03-25" });
    const timers = timerJobs(shop.app.deps);
    await timers.run();
    const bodies = await sentBy(shop.app, async () => {
      shop.app.clock.set("2026-03-25T00:00:30.000Z");
      await timers.run();
    });
    expect(bodies.map(({ event, user_id }) => [event, user_id])).toContainEqual(["license.expired", null]);
  });
});

describe("what a call told of itself", () => {
  const told = {
    hardware_id: "told-device",
    app_ver: `2.0 '; drop table "events"; -- \\`,
    sdk_ver: "node 1 Č",
    os_ver: "Linux \ud83d\ude42",
  };
  const headers = { "user-agent": "Editor/2.0 (it's \\ fine)" };

  test("is in the events that it causes, whatever it is made of", async () => {
    const { license_key } = await sell(shop.app, "app", { max_activations: 2 });
    const members = { product: "app", license_key, ...told };
    const [activated] = await sentBy(shop.app, () =>
      expectAnswered(shop.call("/activate_license", members, { headers })),
    );
    expect(activated.event).toBe("license.activated");
    const expected = { ip: "127.0.0.1", user_agent: headers["user-agent"], ...told };
    expect(activated.data.request_info).toEqual(expected);
    const checks = await sentBy(shop.app, async () => {
      await expectAnswered(shop.call("/check_license", members, { headers }));
      for (let tries = 0; tries < 300; tries += 1) {
        const { count } = await shop.app.db`select from webhook_messages where event = 'license.checked'`;
        if (count > 0) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    expect(checks.map(({ event, data }) => [event, data.request_info])).toEqual([["license.checked", expected]]);
  });

  test("leaves out what it did not tell, and what no text can be", async () => {
    const { license_key } = await sell(shop.app, "app");
    const members = {
      product: "app",
      license_key,
      hardware_id: "odd",
      sdk_ver: ["a"],
      app_ver: `${"x".repeat(499)}😀`,
      os_ver: 7,
    };
    const [activated] = await sentBy(shop.app, () => expectAnswered(shop.call("/activate_license", members)));
    const { user_agent: _any, ...info } = activated.data.request_info;
    expect(info).toEqual({ ip: "127.0.0.1", hardware_id: "odd", app_ver: `${"x".repeat(499)}\ufffd`, os_ver: "7" });
  });
});
