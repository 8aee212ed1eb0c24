import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { timerJobs } from "../../src/selling/timers/timer-jobs.flow.ts";
import { WIRE_EVENTS } from "../../src/selling/webhooks/event-codes.rules.ts";
import { type Club, openClub } from "../consumption-pools/club.ts";
import { expectAnswered, openShop, type Shop } from "../every-call/shop.ts";
import type { FreelyRead, TestApp } from "../support/app.ts";
import { sell } from "../support/application.ts";
import { codesOf, listenTo, sentBy as schemaChecked } from "./sent-by.ts";

// Every event of the wire, caused by the action that the reference names (events-api.md §5, §7). What is not sent is in
// not-sent.test.ts.

let shop: Shop;
let club: Club;
const closing: (() => Promise<unknown>)[] = [];
const seen = new Set<string>();
beforeAll(async () => {
  shop = await openShop();
  club = await openClub();
  closing.push(
    () => shop.app.close(),
    () => club.app.close(),
  );
  await listenTo(shop.app);
  await listenTo(club.app);
}, 60_000);
beforeEach(() => {
  shop.app.clock.set("2026-03-18T12:00:00.000Z");
  club.app.clock.set("2026-03-18T12:00:00.000Z");
});
afterAll(() => Promise.all(closing.map((close) => close())));

async function sentBy(app: TestApp, work: () => Promise<unknown>): Promise<FreelyRead[]> {
  const bodies = await schemaChecked(app, work);
  for (const { event } of bodies) seen.add(event);
  return bodies;
}

async function make(path: string, body: object): Promise<FreelyRead> {
  const { status, json, text } = await shop.app.management("POST", path, { body });
  if (status >= 300) throw new Error(`${path}: ${text}`);
  return json;
}
const patch = async (path: string, body: object) => {
  const { status, text } = await shop.app.management("PATCH", path, { body });
  if (status >= 300) throw new Error(`${path}: ${text}`);
};
const remove = async (path: string) => {
  const { status, text } = await shop.app.management("DELETE", path);
  if (status >= 300) throw new Error(`${path}: ${text}`);
};
let names = 0;
const fresh = (name: string) => {
  names += 1;
  return `${name}-${names}`;
};

/** A call of the License API, on a license that was sold for it. */
const calling =
  (path: string, terms: object = {}) =>
  async () => {
    const sold = await shop.prepare(path, { terms });
    return sentBy(shop.app, async () => {
      await expectAnswered(shop.call(path, shop.membersOf(path, sold)));
      // Checks are written after their answers.
      if (path === "/check_license") await settled();
    });
  };
async function settled(): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { count } = await shop.app.db`select from webhook_messages where event = 'license.checked'`;
    if (count > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const changing = (work: () => Promise<unknown>) => () => sentBy(shop.app, work);
/** What is done with something that is made first. */
const on =
  <T>(prepare: () => Promise<T>, work: (made: T) => Promise<unknown>) =>
  async () => {
    const made = await prepare();
    return sentBy(shop.app, () => work(made));
  };

const license = async (terms: object = {}): Promise<number> => (await sell(shop.app, "app", terms)).id;
const customer = async () => (await make("customers/", {})).id as number;
const orderOf = async (id: number) => (await shop.app.management("GET", `licenses/${id}/`)).json.order as number;
const product = async () => {
  const code = fresh("product");
  return (await make("products/", { product_name: code, short_code: code })).id as number;
};
const feature = async () => (await make("product-features/", { product: await product(), code: fresh("f") })).id;
const field = async () => (await make("product-custom-fields/", { product: await product(), name: fresh("c") })).id;
const file = async () => (await make("installation-files/", fileBody(await product()))).id as number;
const fileBody = (id: number) => ({ product: id, version: "1.0", environment: "linux", full_link: "https://dl/x" });
const group = async () => {
  const code = fresh("group");
  return (await make("license-user-groups/", { code, name: code })).id as number;
};
const team = async () => {
  const users = [{ email: `${fresh("user")}@acme.example` }];
  const sold = await sell(shop.app, "team", { users, max_license_users: 5 });
  return { id: sold.id as number, user: sold.license_users[0] as FreelyRead };
};
const licenseWithFeature = async () => {
  const id = await license();
  const pages = await shop.app.db<{ id: number }[]>`
    select id from product_features where code = 'pages' and product_id = ${shop.productIds.app}`;
  return { id, feature: pages[0]?.id ?? 0 };
};
const licenseField = async () => {
  const id = await license();
  const ofProduct = (await make("product-custom-fields/", { product: shop.productIds.app, name: fresh("c") })).id;
  return { license: id, product_custom_field: ofProduct as number };
};
const deviceOf = async () => {
  const sold = await shop.prepare("/check_license");
  const [device] = await shop.app.db<{ id: number }[]>`select id from devices where license_id = ${sold.ids[0] ?? 0}`;
  return device?.id ?? 0;
};
const variable = async () =>
  (await make("device-variables/", { device: await deviceOf(), variable: "theme", value: "dark" })).id as number;
const pooled =
  (amount: number, at: "license" | "feature" = "license") =>
  async () => {
    const of = { max_consumptions: 10, default_offline_checkout: 3 };
    const terms = at === "license" ? [{}] : [{ max_consumption: 100 }];
    const { members } = await (at === "license" ? club.pool(of, terms) : club.featurePool(of, terms));
    const [member] = members;
    return sentBy(club.app, async () => {
      const answer = await (at === "license" ? member?.consume(amount) : member?.consumeFeature(amount));
      expect(answer?.status, answer?.body).toBe(200);
    });
  };
const offline =
  (request: "activation" | "deactivation", at: "license" | "feature" = "license") =>
  async () => {
    const of = { max_consumptions: 10, default_offline_checkout: 3 };
    const { members } = await (at === "license" ? club.pool(of, [{}]) : club.featurePool(of, [{}]));
    const [member] = members;
    if (request === "deactivation") expect((await member?.offline("activation"))?.status).toBe(200);
    return sentBy(club.app, async () => {
      const answer = await member?.offline(request);
      expect(answer?.status, answer?.body).toBe(200);
    });
  };
/** What time alone brings to a license that ends at a moment. */
const passing = (terms: object) => async () => {
  await license(terms);
  const timers = timerJobs(shop.app.deps);
  await timers.run();
  return sentBy(shop.app, async () => {
    for (const moment of ["2026-03-22T00:00:30.000Z", "2026-03-25T00:00:30.000Z"]) {
      shop.app.clock.set(moment);
      await timers.run();
    }
  });
};

const limited = { license_type: "time-limited", validity_period: "2026-03-25" };
const maintained = { enable_maintenance_period: true, maintenance_period: "2026-03-25" };

/** Each action, what it sends, in this order, and nothing else. */
const actions: Readonly<Record<string, readonly [run: () => Promise<FreelyRead[]>, codes: readonly string[]]>> = {
  "an order": [
    changing(() => sell(shop.app, "app", {}, { customer: { email: `${fresh("buyer")}@acme.example` } })),
    ["customer.created", "order.created", "license.created"],
  ],
  "an order for a user, with a manager": [
    changing(() =>
      sell(
        shop.app,
        "team",
        { users: [{ email: `${fresh("u")}@acme.example` }] },
        { customer: { email: `${fresh("boss")}@acme.example`, is_manager: true } },
      ),
    ),
    [
      "customer.created",
      "order.created",
      "license.created",
      "license.license_user.assigned",
      "order.license_user.manager_assigned",
    ],
  ],
  "an order that appends": [
    on(
      async () => fresh("store"),
      async (id) => {
        await make("orders/create_order/", { id, items: [{ product_code: "app", licenses: [{}] }] });
        await make("orders/create_order/", { id, append: true, items: [{ product_code: "app", licenses: [{}] }] });
      },
    ),
    ["order.created", "license.created", "license.created", "order.updated"],
  ],
  "a trial": [calling("/trial_key"), ["order.created", "license.created"]],
  "a key that is generated": [
    changing(() => shop.app.management("GET", "orders/generate_license/?product=app&quantity=1")),
    [],
  ],
  "PATCH license": [on(license, (id) => patch(`licenses/${id}/`, { note: "x" })), ["license.updated"]],
  "PATCH license without a difference": [
    on(
      () => license({ note: "x" }),
      (id) => patch(`licenses/${id}/`, { note: "x" }),
    ),
    [],
  ],
  "disable and enable": [
    on(license, async (id) => {
      await make(`licenses/${id}/disable/`, {});
      await make(`licenses/${id}/disable/`, {});
      await make(`licenses/${id}/enable/`, {});
    }),
    ["license.updated", "license.updated"],
  ],
  reset_consumption: [on(license, (id) => make(`licenses/${id}/reset_consumption/`, {})), ["license.updated"]],
  "features in the edit of a license": [
    on(licenseWithFeature, ({ id }) =>
      make(`licenses/${id}/update_features/`, { product_features: [{ code: "pages", max_consumption: 9 }] }),
    ),
    ["license.updated"],
  ],
  reset: [on(license, (id) => make(`licenses/${id}/reset/`, {})), ["license.reset"]],
  "DELETE license": [on(license, (id) => remove(`licenses/${id}/`)), ["license.deleted"]],
  activate: [calling("/activate_license"), ["license.activated"]],
  "activate by a file": [calling("/activate_offline"), ["license.activated"]],
  check: [calling("/check_license"), ["license.checked"]],
  deactivate: [calling("/deactivate_license"), ["license.deactivated"]],
  "floating release": [calling("/floating/release"), ["license.released"]],
  add_consumption: [calling("/add_consumption"), ["license.consumption_added", "license.updated"]],
  "add_consumption up to the limit": [
    calling("/add_consumption", { max_consumptions: 1 }),
    ["license.consumption_added", "license.updated", "license.consumption_max_reached"],
  ],
  add_feature_consumption: [calling("/add_feature_consumption"), ["license_product_feature.consumption_added"]],
  "add_feature_consumption up to the limit": [
    calling("/add_feature_consumption", { product_features: [{ code: "pages", max_consumption: 1 }] }),
    ["license_product_feature.consumption_added", "license_product_feature.consumption_max_reached"],
  ],
  "consumption in a pool": [
    pooled(2),
    ["consumption_pool.consumption_added", "license.consumption_added", "license.updated"],
  ],
  "consumption in a pool up to its limit": [
    pooled(10),
    [
      "consumption_pool.consumption_added",
      "consumption_pool.consumption_max_reached",
      "license.consumption_added",
      "license.updated",
    ],
  ],
  "a file with units of a pool": [
    offline("activation"),
    ["license.activated", "consumption_pool_license_checkout.checked_out"],
  ],
  "the file given back": [offline("deactivation"), ["consumption_pool_license_checkout.synced", "license.deactivated"]],
  track_device_variables: [calling("/track_device_variables"), ["device_variable.created"]],
  "assign_user, unassign_user": [
    on(team, async ({ id }) => {
      const email = `${fresh("second")}@acme.example`;
      await make(`licenses/${id}/assign_user/`, { email });
      const { license_users } = (await shop.app.management("GET", `licenses/${id}/`)).json;
      const user = license_users.find((each: FreelyRead) => each.true_email === email);
      await make(`licenses/${id}/unassign_user/`, { license_user_id: user.id });
    }),
    ["license_user.created", "license.license_user.assigned", "license.license_user.unassigned"],
  ],
  "license-product-features": [
    on(licenseWithFeature, async ({ id, feature: of }) => {
      const made = await make("license-product-features/", { license: id, product_feature: of });
      await patch(`license-product-features/${made.id}/`, { max_consumption: 77 });
      await remove(`license-product-features/${made.id}/`);
    }),
    ["license_product_feature.created", "license_product_feature.updated", "license_product_feature.deleted"],
  ],
  "license-custom-fields": [
    on(licenseField, async (of) => {
      const made = await make("license-custom-fields/", { ...of, value: "red" });
      await patch(`license-custom-fields/${made.id}/`, { value: "blue" });
      await remove(`license-custom-fields/${made.id}/`);
    }),
    ["license_custom_field.created", "license_custom_field.updated", "license_custom_field.deleted"],
  ],
  "device-variables": [
    on(variable, async (id) => {
      await patch(`device-variables/${id}/`, { value: "light" });
      await remove(`device-variables/${id}/`);
    }),
    ["device_variable.updated", "device_variable.deleted"],
  ],
  customers: [
    changing(async () => {
      const id = await customer();
      await patch(`customers/${id}/`, { city: "Split" });
      await patch(`customers/${id}/`, { city: "Split" });
      await remove(`customers/${id}/`);
    }),
    ["customer.created", "customer.updated", "customer.deleted"],
  ],
  orders: [
    on(
      async () => orderOf(await license()),
      async (id) => {
        await patch(`orders/${id}/`, { reference: "x" });
        await remove(`orders/${id}/`);
      },
    ),
    ["order.updated", "order.deleted", "license.deleted"],
  ],
  "managers of an order": [
    on(
      async () => orderOf(await license()),
      async (id) => {
        const { id: user } = await make(`orders/${id}/add_manager/`, { email: `${fresh("m")}@acme.example` });
        const managers = (await shop.app.management("GET", `orders/${id}/managers/`)).json;
        await make(`orders/${id}/remove_manager/`, { license_user_id: user ?? managers[0]?.id });
      },
    ),
    ["license_user.created", "order.license_user.manager_assigned", "order.license_user.manager_unassigned"],
  ],
  "license-user-groups": [
    changing(async () => {
      const id = await group();
      await patch(`license-user-groups/${id}/`, { name: "Changed" });
      await remove(`license-user-groups/${id}/`);
    }),
    ["license_user_group.created", "license_user_group.updated", "license_user_group.deleted"],
  ],
  products: [
    changing(async () => {
      const id = await product();
      await patch(`products/${id}/`, { product_name: "Changed" });
      await patch(`products/${id}/`, { product_name: "Changed" });
      await patch(`products/${id}/`, { is_archived: true });
    }),
    ["product.created", "product.updated", "product.updated"],
  ],
  "product-features": [
    on(feature, async (id) => {
      await patch(`product-features/${id}/`, { name: "Changed" });
      await remove(`product-features/${id}/`);
    }),
    ["product_feature.updated", "product_feature.deleted"],
  ],
  "a new product feature": [
    on(product, (id) => make("product-features/", { product: id, code: "new" })),
    ["product_feature.created"],
  ],
  "product-custom-fields": [
    on(field, async (id) => {
      await patch(`product-custom-fields/${id}/`, { description: "Changed" });
      await remove(`product-custom-fields/${id}/`);
    }),
    ["product_custom_field.updated", "product_custom_field.deleted"],
  ],
  "a new custom field": [
    on(product, (id) => make("product-custom-fields/", { product: id, name: "new" })),
    ["product_custom_field.created"],
  ],
  "installation-files": [
    on(file, async (id) => {
      await patch(`installation-files/${id}/`, { channel: "beta" });
      await remove(`installation-files/${id}/`);
    }),
    ["installation_file.updated", "installation_file.deleted"],
  ],
  "a new installation file": [
    on(product, (id) => make("installation-files/", fileBody(id))),
    ["installation_file.created"],
  ],
  "three days before the end, and the end": [passing(limited), ["license.will_expire_3_days", "license.expired"]],
  "the same of maintenance": [
    passing(maintained),
    ["license.maintenance_will_expire_3_days", "license.maintenance_expired"],
  ],
};

test.each(Object.entries(actions))("%s", async (_name, [run, codes]) => {
  expect(codesOf(await run())).toEqual(codes);
});

test.each([
  ["a feature that consumes in a pool", () => pooled(10, "feature")()],
  ["a file with units of a feature's pool", () => offline("activation", "feature")()],
  ["that file given back", () => offline("deactivation", "feature")()],
])("%s", async (_name, run) => {
  expect(codesOf(await run())).not.toEqual([]);
});

test("an order with values of custom fields tells each without its name around it", async () => {
  const name = fresh("color");
  await make("product-custom-fields/", { product: shop.productIds.other, name });
  const bodies = await sentBy(shop.app, () => sell(shop.app, "other", { custom_fields: [{ name, value: "red" }] }));
  const own = bodies.find(({ event }) => event === "license_custom_field.created");
  expect(own.data).toMatchObject({ id: expect.any(Number), value: "red", license: expect.any(Number) });
});

test("both forms of dates, by who publishes the event in the original", async () => {
  let id = 0;
  const [created] = (
    await sentBy(shop.app, async () => {
      id = await license({ validity_period: "2027-01-31", license_type: "time-limited" });
    })
  ).filter(({ event }) => event === "license.created");
  expect(created.data.license.validity_period).toBe("2027-01-31T00:00:00.000Z");
  expect(created.data.license).not.toHaveProperty("product");
  const [updated] = await sentBy(shop.app, () => patch(`licenses/${id}/`, { note: "x" }));
  expect(updated.data.license).toMatchObject({ validity_period: "2027-01-31", created_at: "2026-03-18T12:00:00Z" });
  expect(updated.data.license.product.short_code).toBe("app");
});

test("an object that does not apply is absent, and who holds the device is there where somebody does", async () => {
  const [byKey] = await calling("/activate_license")();
  expect(Object.keys(byKey.data)).toEqual(["license", "device", "request_info"]);
  const { id, user } = await team();
  const members = { product: "team", username: user.true_email, password: user.initial_password, hardware_id: "pc" };
  const [byUser] = await sentBy(shop.app, () => expectAnswered(shop.call("/activate_license", members)));
  expect(Object.keys(byUser.data)).toEqual(["license", "device", "license_user", "request_info"]);
  expect(byUser.data.license_user.id).toBe(user.id);
  expect(byUser.data.license.id).toBe(id);
});

test("an event that would be too large carries ids and addresses, and the call that caused it is none the wiser", async () => {
  const users = Array.from({ length: 600 }, (_, index) => ({
    email: `many-${index}@acme.example`,
    first_name: "x".repeat(200),
  }));
  const sold = await sell(shop.app, "team", { users, max_license_users: 600 });
  const [updated] = await sentBy(shop.app, () => patch(`licenses/${sold.id}/`, { note: "x" }));
  expect(updated.data).toEqual({ license: { id: sold.id, url: `/api/v1/licenses/${sold.id}/` } });
});

test("every code of the wire was seen", () => {
  expect(Object.keys(WIRE_EVENTS).filter((code) => !seen.has(code))).toEqual([]);
});
