import { EVENT_TYPES, type EventType } from "../../record/events/event-types.rules.ts";

// What the wire calls events, and which objects each carries (events-api.md §5). What is recorded is finer, and knows
// more; this is the one place where the two lists meet.

/** Names of objects, as events carry them. */
export const EVENT_OBJECTS = [
  "license",
  "device",
  "license_user",
  "customer",
  "order",
  "license_product_feature",
  "license_custom_field",
  "device_variable",
  "product",
  "product_feature",
  "product_custom_field",
  "installation_file",
  "license_user_group",
  "consumption_pool",
  "consumption_pool_license_checkout",
  "consumption_pool_license_feature_checkout",
  "customer_account",
  "scheduled_update",
  "webhook_endpoint",
] as const;

/** One of `EVENT_OBJECTS`. */
export type EventObject = (typeof EVENT_OBJECTS)[number];

/** Who sends an event in the original, which decides how dates are written (events-api.md §3). */
export type Publisher = "platform" | "license-api";

/** How an event of the wire is made of recorded ones. */
export interface WireEvent {
  /** The recorded types that it follows from. */
  readonly from: readonly EventType[];
  readonly publisher: Publisher;
  /** The objects, and where their ids are: in the event's subject, or in a member of its data. */
  readonly objects: Partial<Readonly<Record<EventObject, string>>>;
  /** The user who holds the device, where one does. */
  readonly withHolder?: true;
  /** What was consumed. */
  readonly withConsumption?: true;
}

const subject = "subject";
const onDevice = { license: subject, device: "device_id" } as const;
const ofFeature = { license_product_feature: "license_product_feature_id" } as const;
const ofField = { license_custom_field: "license_custom_field_id" } as const;
const inPool = { consumption_pool: subject, license: "license", device: "device" } as const;

function platform(objects: WireEvent["objects"], ...from: EventType[]): WireEvent {
  return { from, publisher: "platform", objects };
}

function application(objects: WireEvent["objects"], ...from: EventType[]): WireEvent {
  return { from, publisher: "license-api", objects };
}

/** The catalogue of the wire, as far as Licet can cause it. */
export const WIRE_EVENTS = {
  "license.created": application({ license: subject }, "license.created"),
  // Of consumption as well (events-api.md §7).
  "license.updated": platform(
    { license: subject },
    "license.updated",
    "license.enabled",
    "license.disabled",
    "license.consumption_reset",
    "license.moved",
    "license.consumption_added",
  ),
  "license.activated": { ...application(onDevice, "license.activated"), withHolder: true },
  // Not recorded among the events: see record-checks.flow.ts.
  "license.checked": { ...application(onDevice), withHolder: true },
  "license.deactivated": { ...application(onDevice, "license.deactivated"), withHolder: true },
  "license.released": application(onDevice, "license.floating_released"),
  "license.reset": platform({ license: subject }, "license.reset"),
  "license.deleted": platform({ license: subject }, "license.deleted"),
  "license.expired": platform({ license: subject }, "license.expired"),
  "license.will_expire_3_days": platform({ license: subject }, "license.will_expire_3_days"),
  "license.maintenance_expired": platform({ license: subject }, "license.maintenance_expired"),
  "license.maintenance_will_expire_3_days": platform({ license: subject }, "license.maintenance_will_expire_3_days"),
  "license.license_user.assigned": platform(
    { license: subject, license_user: "license_user_id" },
    "license.user_assigned",
  ),
  "license.license_user.unassigned": platform(
    { license: subject, license_user: "license_user_id" },
    "license.user_unassigned",
  ),
  "license.consumption_added": { ...application(onDevice, "license.consumption_added"), withConsumption: true },
  "license.consumption_max_reached": {
    ...application(onDevice, "license.consumption_max_reached"),
    withConsumption: true,
  },

  "license_product_feature.created": platform(ofFeature, "license_product_feature.created"),
  "license_product_feature.updated": platform(ofFeature, "license_product_feature.updated"),
  "license_product_feature.deleted": platform(ofFeature, "license_product_feature.deleted"),
  "license_product_feature.consumption_added": {
    ...application({ ...ofFeature, ...onDevice }, "license_product_feature.consumption_added"),
    withConsumption: true,
  },
  "license_product_feature.consumption_max_reached": {
    ...application({ ...ofFeature, ...onDevice }, "license_product_feature.consumption_max_reached"),
    withConsumption: true,
  },

  "consumption_pool.consumption_added": {
    ...application(
      { ...inPool, license_product_feature: "license_product_feature" },
      "consumption_pool.consumption_added",
    ),
    withConsumption: true,
  },
  "consumption_pool.consumption_max_reached": {
    ...application(
      { ...inPool, license_product_feature: "license_product_feature" },
      "consumption_pool.consumption_max_reached",
    ),
    withConsumption: true,
  },
  "consumption_pool_license_checkout.checked_out": application(
    { consumption_pool_license_checkout: subject },
    "consumption_pool_license_checkout.checked_out",
  ),
  // What is left is given back with the seat: that settles it too.
  "consumption_pool_license_checkout.synced": application(
    { consumption_pool_license_checkout: subject },
    "consumption_pool_license_checkout.synced",
    "consumption_pool_license_checkout.returned",
  ),
  "consumption_pool_license_feature_checkout.checked_out": application(
    { consumption_pool_license_feature_checkout: subject },
    "consumption_pool_license_feature_checkout.checked_out",
  ),
  "consumption_pool_license_feature_checkout.synced": application(
    { consumption_pool_license_feature_checkout: subject },
    "consumption_pool_license_feature_checkout.synced",
    "consumption_pool_license_feature_checkout.returned",
  ),

  "license_custom_field.created": platform(ofField, "license_custom_field.created"),
  "license_custom_field.updated": platform(ofField, "license_custom_field.updated"),
  "license_custom_field.deleted": platform(ofField, "license_custom_field.deleted"),
  "device_variable.created": application({ device_variable: subject }, "device_variable.created"),
  "device_variable.updated": application({ device_variable: subject }, "device_variable.updated"),
  "device_variable.deleted": application({ device_variable: subject }, "device_variable.deleted"),

  "customer.created": platform({ customer: subject }, "customer.created"),
  "customer.updated": platform({ customer: subject }, "customer.updated"),
  "customer.deleted": platform({ customer: subject }, "customer.deleted"),
  "order.created": application({ order: subject }, "order.created"),
  "order.updated": platform({ order: subject }, "order.updated", "order.appended"),
  "order.deleted": platform({ order: subject }, "order.deleted"),
  "order.license_user.manager_assigned": platform(
    { order: subject, license_user: "license_user" },
    "order.manager_added",
  ),
  "order.license_user.manager_unassigned": platform(
    { order: subject, license_user: "license_user" },
    "order.manager_removed",
  ),
  "license_user_group.created": platform({ license_user_group: subject }, "license_user_group.created"),
  "license_user_group.updated": platform({ license_user_group: subject }, "license_user_group.updated"),
  "license_user_group.deleted": platform({ license_user_group: subject }, "license_user_group.deleted"),

  "product.created": platform({ product: subject }, "product.created"),
  "product.updated": platform({ product: subject }, "product.updated"),
  "product_feature.created": platform({ product_feature: subject }, "product_feature.created"),
  "product_feature.updated": platform({ product_feature: subject }, "product_feature.updated"),
  "product_feature.deleted": platform({ product_feature: subject }, "product_feature.deleted"),
  "product_custom_field.created": platform({ product_custom_field: subject }, "product_custom_field.created"),
  "product_custom_field.updated": platform({ product_custom_field: subject }, "product_custom_field.updated"),
  "product_custom_field.deleted": platform({ product_custom_field: subject }, "product_custom_field.deleted"),
  "installation_file.created": platform({ installation_file: subject }, "installation_file.created"),
  "installation_file.updated": platform({ installation_file: subject }, "installation_file.updated"),
  "installation_file.deleted": platform({ installation_file: subject }, "installation_file.deleted"),
} as const satisfies Readonly<Record<string, WireEvent>>;

const mapped: ReadonlySet<string> = new Set(Object.values<WireEvent>(WIRE_EVENTS).flatMap(({ from }) => from));

/** Recorded types that the wire has no code for: Licet sends them under their own names, with their payloads. */
export const OWN_CODES: readonly EventType[] = (Object.keys(EVENT_TYPES) as EventType[]).filter(
  (type) => !mapped.has(type),
);

/** Every code that an endpoint can ask for, sorted. */
export const EVENT_CODES: readonly string[] = [...Object.keys(WIRE_EVENTS), ...OWN_CODES].sort();

/** The codes that belong to the wire; the others are additions of Licet. */
export function isWireCode(code: string): code is keyof typeof WIRE_EVENTS {
  return Object.hasOwn(WIRE_EVENTS, code);
}

/** How an event of a code is made; undefined where there is no such code. */
export function wireEventOf(code: string): WireEvent | undefined {
  if (isWireCode(code)) return WIRE_EVENTS[code];
  const own = OWN_CODES.find((type) => type === code);
  if (!own) return undefined;
  const kind = objectOf(EVENT_TYPES[own].subject);
  return { from: [own], publisher: "platform", objects: kind ? { [kind]: subject } : {} };
}

function objectOf(kind: string): EventObject | undefined {
  return EVENT_OBJECTS.find((object) => object === kind);
}

/** The codes under which a recorded event is sent, in their order on the wire. */
export function codesOf(type: EventType): readonly string[] {
  return codesOfType.get(type) ?? [];
}

const codesOfType = new Map<EventType, string[]>();
for (const [code, { from }] of Object.entries<WireEvent>(WIRE_EVENTS))
  for (const type of from) {
    const codes = codesOfType.get(type) ?? [];
    // What happened comes before what follows from it.
    codesOfType.set(type, code === "license.updated" ? [...codes, code] : [code, ...codes]);
  }
for (const type of OWN_CODES) codesOfType.set(type, [type]);

/** The code of checks, which are more than everything else together. */
export const CHECKED = "license.checked";

/**
 * Whether a code is among those that an operator named: by itself, as `license.*`, or `*`. Checks are only meant where
 * they are named.
 */
export function isNamed(code: string, patterns: readonly string[]): boolean {
  if (patterns.includes(code)) return true;
  if (code === CHECKED) return false;
  return patterns.some(
    (pattern) => pattern === "*" || (pattern.endsWith(".*") && code.startsWith(pattern.slice(0, -1))),
  );
}

/** Whether a text names any code at all. */
export function namesCodes(pattern: string): boolean {
  return EVENT_CODES.some((code) => isNamed(code, [pattern]));
}

/** The recorded types that follow from patterns. */
export function typesNamed(patterns: readonly string[]): EventType[] {
  return (Object.keys(EVENT_TYPES) as EventType[]).filter((type) =>
    codesOf(type).some((code) => isNamed(code, patterns)),
  );
}
