import { isPlainObject } from "../../platform/values/json.ts";

// The closed list of what can happen: what each event is about, and which members its payload has. Events are written
// in the transaction of the change by event.store.ts, and by nothing else.

/** The kinds of members, and the type of each in SQL; a kind with a question mark may be null. */
export const MEMBER_KINDS = {
  id: "bigint",
  "id?": "bigint",
  text: "text",
  "text?": "text",
  count: "bigint",
  flag: "boolean",
  moment: "timestamptz",
  names: "jsonb",
  json: "jsonb",
} as const;

/** A kind of member. */
export type MemberKind = keyof typeof MEMBER_KINDS;

type Members = Readonly<Record<string, MemberKind>>;

/** What an event is about: `subject` names the kind of object whose id is the event's `subject_id`. */
export interface EventShape {
  readonly subject: string;
  readonly data: Members;
  /** Members that are left out where they are empty. */
  readonly optional: Members;
}

// biome-ignore lint/complexity/noBannedTypes: the type of no members
type None = {};

function about<const Data extends Members = None, const Optional extends Members = None>(
  subject: string,
  data = {} as Data,
  optional = {} as Optional,
) {
  return { subject, data, optional };
}

const onDevice = { device_id: "id" } as const;
const use = { consumptions: "count", total_consumptions: "count" } as const;
const holder = { consumption_pool: "id", license: "id", device: "id" } as const;
const ofFeature = { license_product_feature: "id" } as const;
const settled = { checked_out: "count", consumed: "count", returned: "count" } as const;
const returned = { consumption_pool: "id", device: "id", ...settled } as const;
const field = { license_custom_field_id: "id", name: "text", value: "text" } as const;
// Of what a consumption counted in; of a value that came with an order or a trial.
const counted = { feature: "text", license_product_feature_id: "id" } as const;
const withOrder = { source: "text" } as const;
const feature = { license_product_feature_id: "id", feature: "text", changed: "names" } as const;
const variable = { device_id: "id", variable: "text", value: "text" } as const;
const end = { ends_at: "moment" } as const;
const maintenanceEnd = { maintenance_period: "moment" } as const;
const scheduled = {
  license: "id",
  scheduled_at: "moment",
  status: "text",
  name: "text?",
  scheduled_update_data: "json",
} as const;

/** Every type of event, in groups by what it is about. */
export const EVENT_TYPES = {
  "customer.created": about("customer"),
  "customer.updated": about("customer", { changed: "names" }),
  "customer.merged": about("customer", {
    merged_customer_id: "id",
    email: "text",
    reference: "text",
    moved_orders: "count",
  }),
  "customer.deleted": about("customer", { email: "text", reference: "text" }),
  "customer_account.created": about("customer_account"),
  "customer_account.updated": about("customer_account", { changed: "names" }),
  "customer_account.deleted": about("customer_account", { code: "text" }),
  "customer_account.manager_added": about("customer_account", { license_user: "id" }),
  "customer_account.manager_removed": about("customer_account", { license_user: "id" }),

  "order.created": about("order"),
  "order.appended": about("order"),
  "order.updated": about("order", { changed: "names" }),
  "order.deleted": about("order", { store_id: "text" }),
  "order.manager_added": about("order", { license_user: "id" }),
  "order.manager_removed": about("order", { license_user: "id" }),

  "license.created": about("license"),
  "license.updated": about("license", { changed: "names" }),
  "license.enabled": about("license"),
  "license.disabled": about("license"),
  "license.moved": about("license", { from_order: "id", to_order: "id" }),
  "license.reset": about("license"),
  // The former key works on devices that have a seat, until its end.
  "license.key_rolled": about("license", { former_key: "id", ends_at: "moment" }),
  // With its order, or by itself.
  "license.deleted": about(
    "license",
    { license_key: "text?" },
    { order: "id", order_id: "id", product_id: "id", license_type: "text", bundle_license_id: "id?" },
  ),
  "license.activated": about("license", onDevice),
  // Freed by the customer within the budget of seats: by a user, a manager, or whoever has the key.
  "license.deactivated": about("license", onDevice, { recovered_by: "text" }),
  "license.floating_borrowed": about("license", onDevice, { feature: "text" }),
  "license.floating_released": about("license", onDevice, { feature: "text" }),
  "license.consumption_added": about("license", { ...onDevice, ...use, event: "text" }, { feature: "text" }),
  "license.consumption_max_reached": about("license", { ...onDevice, ...use, event: "text" }, { feature: "text" }),
  "license.consumption_reset": about("license"),
  // Where whoever assigned it wants nobody to be written to, send_email is there, and false.
  "license.user_assigned": about("license", { license_user_id: "id" }, { send_email: "flag" }),
  "license.user_unassigned": about("license", { license_user_id: "id" }),
  "license.user_updated": about("license", { license_user_id: "id", max_activations: "count" }),
  // By time alone: with the date that they are about.
  "license.will_expire_30_days": about("license", end),
  "license.will_expire_7_days": about("license", end),
  "license.will_expire_3_days": about("license", end),
  "license.expired": about("license", end),
  "license.maintenance_will_expire_3_days": about("license", maintenanceEnd),
  "license.maintenance_expired": about("license", maintenanceEnd),
  "license_custom_field.created": about("license", field, withOrder),
  "license_custom_field.updated": about("license", field),
  "license_custom_field.deleted": about("license", field),
  "license_product_feature.created": about("license", feature),
  "license_product_feature.updated": about("license", feature),
  "license_product_feature.deleted": about("license", feature),
  "license_product_feature.floating_borrowed": about("license", onDevice, { feature: "text" }),
  "license_product_feature.floating_released": about("license", onDevice, { feature: "text" }),
  "license_product_feature.consumption_added": about("license", { ...onDevice, ...use, event: "text" }, counted),
  "license_product_feature.consumption_max_reached": about("license", { ...onDevice, ...use, event: "text" }, counted),

  "device.blacklisted": about("device", { license_id: "id" }),
  "device.unblacklisted": about("device", { license_id: "id" }),
  "device_variable.created": about("device_variable", variable),
  "device_variable.updated": about("device_variable", variable),
  "device_variable.deleted": about("device_variable", variable),

  "consumption_pool.created": about("consumption_pool", { code: "text", customer_account: "id" }),
  "consumption_pool.updated": about("consumption_pool", { code: "text", customer_account: "id" }),
  "consumption_pool.deleted": about("consumption_pool", { code: "text", customer_account: "id" }),
  "consumption_pool.consumption_added": about("consumption_pool", { ...holder, ...use }, ofFeature),
  "consumption_pool.consumption_max_reached": about("consumption_pool", { ...holder, ...use }, ofFeature),
  "consumption_pool_license_checkout.checked_out": about("checkout", { ...holder, checked_out: "count" }, ofFeature),
  "consumption_pool_license_checkout.synced": about("checkout", { ...holder, ...settled }, ofFeature),
  "consumption_pool_license_checkout.returned": about("checkout", returned),
  "consumption_pool_license_feature_checkout.checked_out": about(
    "checkout",
    { ...holder, checked_out: "count" },
    ofFeature,
  ),
  "consumption_pool_license_feature_checkout.synced": about("checkout", { ...holder, ...settled }, ofFeature),
  "consumption_pool_license_feature_checkout.returned": about("checkout", returned),

  "import.finished": about("import", { kind: "text", status: "text" }),

  "product.created": about("product"),
  "product.updated": about("product", { changed: "names" }),
  "product.deleted": about("product", { short_code: "text" }),
  "product_feature.created": about("product_feature"),
  "product_feature.updated": about("product_feature", { changed: "names" }),
  "product_feature.deleted": about("product_feature", { product_id: "id?", code: "text" }),
  "product_custom_field.created": about("product_custom_field"),
  "product_custom_field.updated": about("product_custom_field", { changed: "names" }),
  "product_custom_field.deleted": about("product_custom_field", { product_id: "id", name: "text" }),
  "installation_file.created": about("installation_file"),
  "installation_file.updated": about("installation_file"),
  "installation_file.deleted": about("installation_file", { product_id: "id", version: "text" }),

  "license_user.created": about("license_user"),
  "license_user.updated": about("license_user", { changed: "names" }),
  "license_user.password_changed": about("license_user"),
  "license_user.deleted": about("license_user", { true_email: "text" }),
  "license_user_group.created": about("license_user_group", { code: "text" }),
  "license_user_group.updated": about("license_user_group", { code: "text" }),
  "license_user_group.deleted": about("license_user_group", { code: "text" }),
  "license_user_group.manager_added": about("license_user_group", { license_user: "id" }),
  "license_user_group.manager_removed": about("license_user_group", { license_user: "id" }),
  "license_user_group.member_added": about("license_user_group", { license_user_id: "id" }),
  "license_user_group.member_removed": about("license_user_group", { license_user_id: "id" }),
  "license_user_group.license_added": about("license_user_group", { license_id: "id" }),
  "license_user_group.license_removed": about("license_user_group", { license_id: "id" }),

  "scheduled_update.created": about("scheduled_update", scheduled),
  "scheduled_update.updated": about("scheduled_update", scheduled),
  "scheduled_update.canceled": about("scheduled_update", scheduled),
  "scheduled_update.applied": about("scheduled_update", scheduled),
  "scheduled_update.failed": about("scheduled_update", scheduled),

  // It fails for long; it is switched off for that, or because it answered that it is gone.
  "webhook_endpoint.failing": about("webhook_endpoint", { url: "text", failing_since: "moment" }),
  "webhook_endpoint.disabled": about("webhook_endpoint", { url: "text", reason: "text" }),
} as const satisfies Readonly<Record<string, EventShape>>;

/** A type of event. */
export type EventType = keyof typeof EVENT_TYPES;

/**
 * What is wrong with the payload of a stored event, in a sentence; undefined where it has the members of its type, and
 * no others.
 */
export function problemOfEvent(type: string, data: unknown): string | undefined {
  const shape: EventShape | undefined = (EVENT_TYPES as Readonly<Record<string, EventShape>>)[type];
  if (!shape) return `no type of event is called ${type}`;
  if (!isPlainObject(data)) return `${type} has no payload`;
  const kinds: Members = { ...shape.data, ...shape.optional };
  const missing = Object.keys(shape.data).find((name) => !(name in data));
  if (missing !== undefined) return `${type} is without ${missing}`;
  const wrong = Object.entries(data).find(([name, value]) => !isOfKind(kinds[name], value));
  return wrong && `${type} has ${wrong[0]}: ${JSON.stringify(wrong[1])}`;
}

function isOfKind(kind: MemberKind | undefined, value: unknown): boolean {
  switch (kind) {
    case undefined:
      return false;
    case "id?":
    case "text?":
      return value === null || isOfKind(kind === "id?" ? "id" : "text", value);
    case "id":
    case "count":
      return Number.isSafeInteger(value);
    case "flag":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string";
    case "moment":
      return typeof value === "string" && !Number.isNaN(Date.parse(value));
    case "names":
      return Array.isArray(value) && value.every((each) => typeof each === "string");
    case "json":
      return true;
  }
}
