import { z } from "zod";
import { jsonValue } from "../../platform/http/scalars.schema.ts";
import {
  EVENT_TYPES,
  type EventShape,
  type EventType,
  type MemberKind,
} from "../../record/events/event-types.rules.ts";
import { customFieldAnswer } from "../catalog/custom-field.schema.ts";
import { featureAnswer } from "../catalog/feature.schema.ts";
import { fileAnswer } from "../catalog/installation-file.schema.ts";
import { productAnswer } from "../catalog/product.schema.ts";
import { featureCheckout, licenseCheckout } from "../consumption-pools/checkout.schema.ts";
import { poolAnswer } from "../consumption-pools/pool.schema.ts";
import { accountAnswer } from "../customers/account.schema.ts";
import { deviceInside } from "../devices/device.schema.ts";
import { deviceVariableAnswer } from "../devices/device-variable.schema.ts";
import { groupAnswer } from "../license-users/group.schema.ts";
import { licenseUserAnswer } from "../license-users/user-details.schema.ts";
import { licenseObject } from "../licenses/license.schema.ts";
import { licenseFeatureAnswer } from "../licenses/license-feature.schema.ts";
import { licenseFieldAnswer } from "../licenses/license-field.schema.ts";
import { listedOrderObject } from "../orders/order.schema.ts";
import { customerObject } from "../people/customer.schema.ts";
import { licenseUserObject } from "../people/license-user.schema.ts";
import { scheduledUpdateAnswer } from "../scheduled-updates/scheduled-update.schema.ts";
import { EVENT_CODES, type EventObject, isWireCode, type WireEvent, wireEventOf } from "./event-codes.rules.ts";
import { endpointAnswer } from "./webhook-endpoint.schema.ts";

// What each event looks like on its way out: published in OpenAPI under `webhooks`, and compared with what is sent.

const userInside = licenseUserObject.omit({ initial_password: true });
const ofApplication = licenseObject.extend({
  license_users: z.array(userInside),
  license_user: userInside.nullable(),
});
const day = z.iso.date().nullable();

/** The license in events of the License API and of new orders; in those of new orders, without three of its members. */
export const eventLicenseOfApplication = ofApplication.extend({
  product: licenseObject.shape.product.optional(),
  allow_overages: z.boolean().optional(),
  max_overages: z.int().optional(),
});
/** The license in all other events: its ends are days. */
export const eventLicense = ofApplication.extend({ validity_period: day, maintenance_period: day });
/** The order in events: without its items. */
export const eventOrder = listedOrderObject.extend({ license_users: z.array(userInside) });
/** The license user in events: without a password. */
export const eventLicenseUser = licenseUserAnswer.omit({ initial_password: true });

const wholes: Readonly<Record<EventObject, z.ZodType>> = {
  license: eventLicense,
  device: deviceInside,
  license_user: eventLicenseUser,
  customer: customerObject,
  order: eventOrder,
  license_product_feature: licenseFeatureAnswer,
  license_custom_field: licenseFieldAnswer,
  device_variable: deviceVariableAnswer,
  product: productAnswer,
  product_feature: featureAnswer,
  product_custom_field: customFieldAnswer,
  installation_file: fileAnswer,
  license_user_group: groupAnswer,
  consumption_pool: poolAnswer,
  consumption_pool_license_checkout: licenseCheckout,
  consumption_pool_license_feature_checkout: featureCheckout,
  customer_account: accountAnswer,
  scheduled_update: scheduledUpdateAnswer,
  webhook_endpoint: endpointAnswer,
};

/** What is left of an object that is gone, or of one in an event that would be too large. */
export const eventObjectGone = z.strictObject({
  id: z.int(),
  url: z.string().optional().describe("Where it can be read, in an event that would be too large."),
});

/** What the call that caused an event told of itself. */
export const eventRequestInfo = z.strictObject({
  ip: z.string().describe("Where the call came from."),
  user_agent: z.string().optional(),
  hardware_id: z.string().optional(),
  app_ver: z.string().optional(),
  sdk_ver: z.string().optional(),
  os_ver: z.string().optional(),
});

/** The data of an event under a code. */
export function eventDataOf(code: string): z.ZodType {
  const wire = wireEventOf(code);
  if (!wire) throw new Error(`there is no event ${code}`);
  const members: Record<string, z.ZodType> = {};
  for (const [kind, ref] of Object.entries(wire.objects) as [EventObject, string][]) {
    const object = objectSchema(kind, ref, code, wire);
    members[kind] = isCertain(ref, wire) ? object : object.optional();
  }
  if (wire.withHolder) members["license_user"] = eventLicenseUser.optional();
  if (wire.withConsumption)
    members["consumption"] = z.strictObject({ consumptions: z.int(), total_consumptions: z.int() });
  if (wire.publisher === "license-api") members["request_info"] = eventRequestInfo.optional();
  if (!isWireCode(code)) members["details"] = detailsOf(EVENT_TYPES[code as EventType]).optional();
  const data = z.strictObject(members);
  return code === "license_custom_field.created" ? z.union([data, licenseFieldAnswer]) : data;
}

/** An event in the envelope of the wire. */
export function eventSchemaOf(code: string) {
  return z.strictObject({
    id: z.uuid().describe("webhook-id: the same on every attempt, and when it is replayed."),
    event: z.literal(code),
    company_id: z.int(),
    user_id: z.int().nullable().describe("The person of the staff who caused it; null where nobody of them did."),
    ts: z.int().describe("When it happened: seconds since 1970."),
    data: eventDataOf(code),
  });
}

/** Every event, for OpenAPI. */
export function publishedEvents() {
  return EVENT_CODES.map((code) => ({
    name: code,
    summary: isWireCode(code) ? "An event of the wire." : "An event that Licet adds to those of the wire.",
    description:
      'An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.',
    schema: eventSchemaOf(code),
  }));
}

function objectSchema(kind: EventObject, ref: string, code: string, wire: WireEvent): z.ZodType {
  if (code.endsWith(".deleted")) return goneOf(ref, wire);
  const whole = kind === "license" && wire.publisher === "license-api" ? eventLicenseOfApplication : wholes[kind];
  return z.union([whole, eventObjectGone]);
}

function goneOf(ref: string, { from }: WireEvent): z.ZodType {
  const members: Record<string, z.ZodType> = { id: z.int() };
  for (const type of from) {
    const { subject, data, optional }: EventShape = EVENT_TYPES[type];
    if (ref !== "subject") members[subject] = z.int();
    for (const [name, kind] of Object.entries({ ...data, ...optional }))
      if (name !== ref && name !== "changed") members[name] = memberOf(kind).optional();
  }
  return z.strictObject(members);
}

function isCertain(ref: string, { from }: WireEvent): boolean {
  return ref === "subject" || from.every((type) => ref in EVENT_TYPES[type].data);
}

function detailsOf({ data, optional }: EventShape): z.ZodType {
  return z.strictObject({
    ...Object.fromEntries(Object.entries(data).map(([name, kind]) => [name, memberOf(kind)])),
    ...Object.fromEntries(Object.entries(optional).map(([name, kind]) => [name, memberOf(kind).optional()])),
  });
}

function memberOf(kind: MemberKind): z.ZodType {
  switch (kind) {
    case "id":
    case "count":
      return z.int();
    case "id?":
      return z.int().nullable();
    case "flag":
      return z.boolean();
    case "text":
    case "moment":
      return z.string();
    case "text?":
      return z.string().nullable();
    case "names":
      return z.array(z.string());
    case "json":
      return jsonValue;
  }
}
