import { setTimeout as sleep } from "node:timers/promises";
import type { FreelyRead, TestApp } from "../support/app.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Everything that can change what a license answers, in random order: the license itself, and what is shown with it.

/** Where a history is played. */
export interface Stage {
  readonly app: TestApp;
  readonly application: LicenseClient;
  readonly code: string;
  readonly ids: Readonly<
    Record<"product" | "feature" | "units" | "field" | "license" | "order" | "customer" | "other", number>
  >;
  /** What another license is sold with. */
  readonly more: object;
  /** What applications call with. */
  identity: object;
  /** The test clock by which the license lives, and its time; null: it lives by the time. */
  readonly clock: { readonly id: number; time: Date } | null;
}

/** What time it is for the license. */
export const timeOf = ({ app, clock }: Stage) => clock?.time ?? app.clock.now();

const say = async (stage: Stage, method: "POST" | "PATCH" | "DELETE", path: string, body?: object) => {
  const { status, json, text } = await stage.app.management(method, path, body === undefined ? {} : { body });
  if (status >= 500) throw new Error(`${method} ${path}: ${text}`);
  return json as FreelyRead;
};
const listed = async (stage: Stage, path: string): Promise<FreelyRead[]> =>
  (await stage.app.management("GET", path)).json.results;
const hardware = (n: number) => ({ hardware_id: `machine-${n % 4}` });
const called = (stage: Stage, n: number) => ({ product: stage.code, ...stage.identity, ...hardware(n) });

/** What is done, by the number that chooses what it is done to. */
export const steps = {
  edit: (stage: Stage, n: number) =>
    say(stage, "PATCH", `licenses/${stage.ids.license}/`, {
      ...[
        { note: `note ${n}` },
        { max_activations: 1 + (n % 5) },
        { validity_period: `${timeOf(stage).getUTCFullYear() + 1 + (n % 5)}-01-01` },
      ][n % 3],
      metadata: { n: n % 3 },
    }),
  float: (stage, n) => say(stage, "PATCH", `licenses/${stage.ids.license}/`, { floating_timeout: 1 + (n % 90) }),
  trial: (stage, n) => say(stage, "PATCH", `licenses/${stage.ids.license}/`, { is_trial: n % 2 === 0 }),
  disable: (stage) => say(stage, "POST", `licenses/${stage.ids.license}/disable/`),
  enable: (stage) => say(stage, "POST", `licenses/${stage.ids.license}/enable/`),
  reset: (stage) => say(stage, "POST", `licenses/${stage.ids.license}/reset/`),
  activate: (stage, n) => stage.application.activate({ ...called(stage, n), app_ver: `${n % 3}.0` }),
  // What a check saw of its device is written behind its answer.
  check: async (stage, n) => {
    const { status } = await stage.application.check({ ...called(stage, n), app_ver: `${n % 3}.0` });
    const seen = () => stage.app.db`
      select from devices
      where license_id = ${stage.ids.license} and hardware_id = ${hardware(n).hardware_id} and last_check = ${timeOf(stage)}`;
    while (status === 200 && (await seen()).length === 0) await sleep(20);
  },
  deactivate: (stage, n) => stage.application.deactivate(called(stage, n)),
  consume: (stage, n) =>
    stage.application.call("POST", "add_consumption", { body: { ...called(stage, n), consumptions: n % 7 } }),
  consumeFeature: (stage, n) =>
    stage.application.call("POST", "add_feature_consumption", {
      body: { ...called(stage, n), feature: "units", consumptions: n % 7 },
    }),
  release: (stage, n) => stage.application.call("POST", "floating/release", { body: called(stage, n) }),
  borrow: (stage, n) =>
    stage.application.call("POST", "floating/borrow", {
      body: { ...called(stage, n), borrowed_until: new Date(timeOf(stage).getTime() + 3_600_000 * (n % 9)) },
    }),
  ban: async (stage, n) => {
    const devices = await listed(stage, `devices/?license=${stage.ids.license}`);
    const device = devices[n % Math.max(1, devices.length)];
    if (device) await say(stage, "POST", `devices/${device.id}/${n % 2 ? "reset" : "blacklist"}/`);
  },
  feature: (stage, n) =>
    say(stage, "POST", "license-product-features/", {
      license: stage.ids.license,
      product_feature: n % 2 ? stage.ids.feature : stage.ids.units,
      max_consumption: n,
    }),
  editFeature: async (stage, n) => {
    const found = await listed(stage, `license-product-features/?license=${stage.ids.license}`);
    const feature = found[n % Math.max(1, found.length)];
    if (feature) await say(stage, "PATCH", `license-product-features/${feature.id}/`, { max_consumption: n * 3 });
  },
  dropFeature: async (stage, n) => {
    const found = await listed(stage, `license-product-features/?license=${stage.ids.license}`);
    const feature = found[n % Math.max(1, found.length)];
    if (feature) await say(stage, "DELETE", `license-product-features/${feature.id}/`);
  },
  field: async (stage, n) => {
    const [found] = await listed(stage, `license-custom-fields/?license=${stage.ids.license}`);
    if (!found)
      await say(stage, "POST", "license-custom-fields/", {
        license: stage.ids.license,
        product_custom_field: stage.ids.field,
        value: `value ${n}`,
      });
    else if (n % 3) await say(stage, "PATCH", `license-custom-fields/${found.id}/`, { value: `other ${n}` });
    else await say(stage, "DELETE", `license-custom-fields/${found.id}/`);
  },
  assign: (stage, n) =>
    say(stage, "POST", `licenses/${stage.ids.license}/assign_user/`, {
      email: `user-${n % 3}@users.example`,
      is_manager: n % 2 === 0,
      max_activations: 1 + (n % 4),
    }),
  unassign: async (stage, n) => {
    const { license_users } = (await stage.app.management("GET", `licenses/${stage.ids.license}/`)).json ?? {};
    const user = license_users?.[n % Math.max(1, license_users.length)];
    if (user) await say(stage, "POST", `licenses/${stage.ids.license}/unassign_user/`, { license_user_id: user.id });
  },
  quota: async (stage, n) => {
    const { license_users } = (await stage.app.management("GET", `licenses/${stage.ids.license}/`)).json ?? {};
    const user = license_users?.[n % Math.max(1, license_users.length)];
    if (user)
      await say(stage, "POST", `licenses/${stage.ids.license}/set_users_activations/`, {
        [user.id]: { max_activations: n % 6 },
      });
  },
  rollKey: async (stage, n) => {
    const rolled = await say(stage, "POST", `licenses/${stage.ids.license}/roll_key/`, { grace_days: n % 20 });
    if (rolled?.license_key) stage.identity = { license_key: rolled.license_key };
  },
  features: (stage, n) =>
    say(stage, "POST", `licenses/${stage.ids.license}/update_features/`, {
      product_features: [
        ...(n % 3 ? [{ code: "units", max_consumption: n }] : []),
        ...(n % 2 ? [{ code: "pro", valid_duration: `${1 + (n % 9)}d` }] : []),
      ],
    }),
  schedule: async (stage, n) => {
    const update = await say(stage, "POST", "scheduled-updates/", {
      license: stage.ids.license,
      scheduled_at: new Date(timeOf(stage).getTime() + 3_600_000 * (1 + (n % 3))).toISOString(),
      name: `update ${n} ${timeOf(stage).getTime()}`,
      scheduled_update_data: [
        { action: "license-update", update_data: { note: `scheduled ${n}` } },
        ...(n % 2
          ? [
              {
                action: "license-product-feature-update",
                product_feature: stage.ids.units,
                update_data: { max_consumption: n },
              },
              {
                action: "license-custom-field-update",
                product_custom_field: stage.ids.field,
                update_data: { value: `scheduled ${n}` },
              },
            ]
          : []),
      ],
    });
    // Those of a test license are applied by its clock; of others, whoever cannot wait does it.
    if (update?.id && (!stage.clock || n % 5 === 0)) await say(stage, "POST", `scheduled-updates/${update.id}/apply/`);
  },
  user: async (stage, n) => {
    const users = await listed(stage, "license-users/?limit=20");
    const user = users[n % Math.max(1, users.length)];
    const email = n % 4 ? {} : { email: n % 8 ? `user-${n}@users.example` : "buyer@customers.example" };
    if (user)
      await say(stage, "PATCH", `license-users/${user.id}/`, {
        first_name: `First ${n}`,
        is_active: n % 5 > 0,
        ...email,
      });
  },
  customer: (stage, n) =>
    say(stage, "PATCH", `customers/${stage.ids.customer}/`, {
      city: `City ${n}`,
      ...(n % 3 ? {} : { email: n % 2 ? "buyer@customers.example" : "user-1@users.example" }),
    }),
  label: async (stage, n) => {
    const labels = await listed(stage, "clabels/");
    const { json } = await stage.app.management("GET", `customers/${stage.ids.customer}/`);
    const on: FreelyRead = json.labels?.[0];
    if (n % 4 === 0 || labels.length === 0)
      await say(stage, "POST", "clabels/", { label: `label ${n}`, color: "#112233" });
    else if (n % 4 === 1)
      await say(stage, "PATCH", `clabels/${labels[n % labels.length].id}/`, { label: `renamed ${n}` });
    else if (n % 4 === 2 && on) await say(stage, "DELETE", `customerclabels/${on.id}/`);
    else
      await say(stage, "POST", "customerclabels/", {
        customer: stage.ids.customer,
        customer_label: labels[n % labels.length].id,
      });
  },
  order: (stage, n) =>
    say(stage, "PATCH", `orders/${stage.ids.order}/`, { customer: n % 2 ? stage.ids.other : stage.ids.customer }),
  sellMore: (stage, n) =>
    say(stage, "POST", "orders/create_order/", {
      id: `${stage.code}-more-${n}-${stage.app.clock.now().getTime()}`,
      customer: { email: n % 2 ? `other@${stage.code}.example` : `buyer@${stage.code}.example` },
      ...(stage.clock && n % 3 ? { is_test: true, test_clock: stage.clock.id } : {}),
      items: [{ product_code: stage.code, licenses: [stage.more, stage.more] }],
    }),
  deleteOther: async (stage, n) => {
    const licenses = await listed(stage, `licenses/?customer_id=${stage.ids.customer}`);
    const other = licenses.filter(({ id }) => id !== stage.ids.license)[n % 2];
    if (other) await say(stage, "DELETE", `licenses/${other.id}/`);
  },
  product: (stage, n) => say(stage, "PATCH", `products/${stage.ids.product}/`, { product_name: `Name ${n}` }),
  definition: (stage, n) => say(stage, "PATCH", `product-features/${stage.ids.feature}/`, { name: `Feature ${n}` }),
  fieldOfProduct: (stage, n) =>
    say(stage, "PATCH", `product-custom-fields/${stage.ids.field}/`, { default_value: `default ${n}` }),
  version: async (stage, n) => {
    const files = await listed(stage, `installation-files/?product=${stage.ids.product}`);
    const file = files[n % Math.max(1, files.length)];
    if (n % 3 === 0 || !file)
      await say(stage, "POST", "installation-files/", { product: stage.ids.product, version: `${n % 4}.0` });
    else if (n % 3 === 1) await say(stage, "PATCH", `installation-files/${file.id}/`, { enabled: n % 2 === 0 });
    else await say(stage, "DELETE", `installation-files/${file.id}/`);
  },
} satisfies Record<string, (stage: Stage, n: number) => Promise<unknown>>;
