import type { Json } from "../../platform/values/json.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { EVENT_TYPES } from "../../record/events/event-types.rules.ts";
import type { RecordedEvent } from "../../record/events/recorded-event.rules.ts";
import { type EventObject, isWireCode, wireEventOf } from "./event-codes.rules.ts";
import { asPublished } from "./event-dates.rules.ts";

// What an event carries under each of its codes, put together of what was recorded and of the objects as they are now.

/** Objects by their kinds and ids. */
export type Objects = ReadonlyMap<EventObject, ReadonlyMap<number, object>>;

/** The largest data that are sent as they are; others carry ids and addresses in place of their objects. */
export const DATA_BYTES_MAX = 256 * 1024;

const collections: Readonly<Record<EventObject, string>> = {
  license: "licenses",
  device: "devices",
  license_user: "license-users",
  customer: "customers",
  order: "orders",
  license_product_feature: "license-product-features",
  license_custom_field: "license-custom-fields",
  device_variable: "device-variables",
  product: "products",
  product_feature: "product-features",
  product_custom_field: "product-custom-fields",
  installation_file: "installation-files",
  license_user_group: "license-user-groups",
  consumption_pool: "consumption-pools",
  consumption_pool_license_checkout: "consumption-pool-license-checkouts",
  consumption_pool_license_feature_checkout: "consumption-pool-license-feature-checkouts",
  customer_account: "customer-accounts",
  scheduled_update: "scheduled-updates",
  webhook_endpoint: "webhook-endpoints",
};

// Of the license of a new order the original leaves these out (events-api.md §5.1).
const notOfCreated: readonly string[] = ["product", "allow_overages", "max_overages"];

/** The ids of the objects that an event carries under a code. */
export function objectIdsOf(event: RecordedEvent, code: string): [EventObject, number][] {
  const objects = wireEventOf(code)?.objects ?? {};
  return (Object.entries(objects) as [EventObject, string][]).flatMap(([kind, ref]) => {
    const id = idAt(event, ref);
    return id === undefined ? [] : [[kind, id]];
  });
}

function idAt(event: RecordedEvent, ref: string): number | undefined {
  const id = ref === "subject" ? event.subject_id : event.data[ref];
  return typeof id === "number" ? id : undefined;
}

/** The data of an event under a code. An object that is gone is told by what the event knows of it. */
export function dataOf(event: RecordedEvent, code: string, objects: Objects, publicUrl: string): Json {
  const wire = wireEventOf(code);
  if (!wire) return {};
  const data: Record<string, Json> = {};
  for (const [kind, ref] of Object.entries(wire.objects) as [EventObject, string][]) {
    const id = idAt(event, ref);
    if (id === undefined) continue;
    const found = objects.get(kind)?.get(id) ?? goneObject(event, ref, id);
    data[kind] = asPublished(code === "license.created" ? without(found, notOfCreated) : found, wire.publisher);
  }
  if (wire.withHolder) {
    const holder = holderOf(event, objects);
    const user = holder && objects.get("license_user")?.get(holder);
    if (user) data["license_user"] = asPublished(user, wire.publisher);
  }
  if (wire.withConsumption) {
    const { consumptions, total_consumptions } = event.data;
    data["consumption"] = asPublished({ consumptions, total_consumptions }, wire.publisher);
  }
  if (wire.publisher === "license-api" && event.cause?.request_info)
    data["request_info"] = { ...event.cause.request_info };
  if (!isWireCode(code) && Object.keys(event.data).length > 0)
    data["details"] = asPublished(event.data, wire.publisher);
  const bounded = withinBounds(data, publicUrl);
  // A value that came with an order is told without its name (events-api.md §2).
  const isUnwrapped = code === "license_custom_field.created" && event.data["source"] === "order";
  return isUnwrapped ? (bounded["license_custom_field"] ?? {}) : bounded;
}

/** The user who holds the device of an event. */
export function holderOf(event: RecordedEvent, objects: Objects): number | undefined {
  const device = objects.get("device")?.get(Number(event.data["device_id"]));
  const holder = device && Reflect.get(device, "license_user");
  return typeof holder === "number" ? holder : undefined;
}

function goneObject(event: RecordedEvent, ref: string, id: number): object {
  if (!event.type.endsWith(".deleted")) return { id };
  const known = Object.entries(event.data).filter(
    ([name, value]) => name !== ref && name !== "changed" && value !== null,
  );
  const owner = ref === "subject" ? {} : { [EVENT_TYPES[event.type].subject]: event.subject_id };
  return { id, ...owner, ...Object.fromEntries(known) };
}

function without(object: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function withinBounds(data: Readonly<Record<string, Json>>, publicUrl: string): Readonly<Record<string, Json>> {
  if (Buffer.byteLength(JSON.stringify(data)) <= DATA_BYTES_MAX) return data;
  return Object.fromEntries(
    Object.entries(data).map(([kind, object]): [string, Json] => {
      const collection = (collections as Readonly<Record<string, string>>)[kind];
      const id = isPlainObject(object) ? object["id"] : undefined;
      if (collection === undefined || typeof id !== "number") return [kind, kind === "details" ? {} : object];
      return [kind, { id, url: `${publicUrl}/api/v1/${collection}/${id}/` }];
    }),
  );
}

/** The license that an event is about. */
export function licenseOf(event: RecordedEvent): number | undefined {
  if (EVENT_TYPES[event.type].subject === "license") return event.subject_id;
  const id = event.data["license"] ?? event.data["license_id"];
  return typeof id === "number" ? id : undefined;
}

/** What events arrive in the order of: those of a license, or else of the same object. */
export function orderKeyOf(event: RecordedEvent): string {
  const license = licenseOf(event);
  return license === undefined ? `${EVENT_TYPES[event.type].subject}:${event.subject_id}` : `license:${license}`;
}
