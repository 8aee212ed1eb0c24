import { z } from "zod";
import { bigCount, jsonValue, maybe, text, verbatim, wireDateTime, word } from "../../platform/http/scalars.schema.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { licensePatch } from "../licenses/change-license.schema.ts";
import { licenseFeaturePatch } from "../licenses/license-feature.schema.ts";
import { licenseFieldBody } from "../licenses/license-field.schema.ts";
import {
  ACTIONS,
  type Action,
  fullHour,
  itemsMax,
  UPDATE_STATUSES,
  type UpdateItem,
} from "./scheduled-update.rules.ts";
import type { ScheduledUpdate } from "./scheduled-update.store.ts";

const nothing = z.object({});

/** What the data of each action are, in the bodies of the endpoints that do the same immediately. */
export const updateData = {
  "license-update": licensePatch,
  "license-reset": nothing,
  "license-product-feature-update": licenseFeaturePatch.omit({ license: true, product_feature: true }),
  "license-product-feature-delete": nothing,
  "license-custom-field-update": licenseFieldBody.pick({ value: true }),
  "license-custom-field-delete": nothing,
} as const satisfies Readonly<Record<Action, z.ZodObject>>;

/** What an action is about, beside the license. */
const subjectOf = (action: Action) =>
  action.startsWith("license-product-feature-")
    ? ("product_feature" as const)
    : action.startsWith("license-custom-field-")
      ? ("product_custom_field" as const)
      : undefined;

/** An item as it was read, and the names of data that mean nothing. */
export interface SentItem extends UpdateItem {
  readonly ignored: readonly string[];
}

const data = z.record(z.string(), jsonValue, "Must be an object.");

const item = z
  .object({
    action: word(ACTIONS, `Must be one of ${ACTIONS.join(", ")}.`),
    product_feature: maybe(bigCount({ min: 1 })).describe("The id of the product feature that the action is about."),
    product_custom_field: maybe(bigCount({ min: 1 })).describe("The id of the custom field that the action is about."),
    update_data: data
      .nullable()
      .optional()
      .describe("The body that the endpoint would take which does the same at once."),
  })
  .transform(({ action, update_data, ...named }, context): SentItem => {
    const subject = subjectOf(action);
    for (const name of ["product_feature", "product_custom_field"] as const) {
      const isNamed = named[name] !== undefined;
      if (isNamed === (name === subject)) continue;
      const message = isNamed ? `${action} is about no ${name}.` : `${name} is required for ${action}.`;
      context.addIssue({ code: "custom", message, path: isNamed ? [name] : [] });
    }
    const schema: z.ZodObject = updateData[action];
    const sent: JsonObject = update_data ?? {};
    const read = schema.safeParse(sent);
    for (const issue of read.error?.issues ?? [])
      context.issues.push({ ...issue, input: sent, path: ["update_data", ...issue.path] } as never);
    const members = Object.entries(sent);
    return {
      action,
      product_feature_id: named.product_feature ?? null,
      product_custom_field_id: named.product_custom_field ?? null,
      update_data: Object.fromEntries(members.filter(([name]) => name in schema.shape)),
      ignored: members.flatMap(([name]) => (name in schema.shape ? [] : [name])),
    };
  });

const shape = {
  scheduled_at: wireDateTime()
    .transform((moment) => fullHour(new Date(moment)))
    .describe("The hour (UTC), the next one at least; minutes are cut off."),
  name: text(255).nullable().optional(),
  note: verbatim(10_000).nullable().optional(),
  scheduled_update_data: z
    .array(item, "Must be a list of items.")
    .min(1, "Must hold one item at least.")
    .max(itemsMax, `At most ${itemsMax} items.`),
};

/** The body of `POST scheduled-updates/` (management-api.md §5.11). */
export const scheduledUpdateBody = z.object({ ...shape, license: bigCount({ min: 1 }) });

/** The body of `POST scheduled-updates/bulk_create/`. */
export const scheduledUpdatesBody = z
  .array(scheduledUpdateBody, "Must be a list of scheduled updates.")
  .min(1, "Must hold one scheduled update at least.")
  .max(100, "At most 100 scheduled updates.");

/** The body of `PATCH scheduled-updates/{id}/`; the license may be sent, and stays. */
export const scheduledUpdatePatch = z.object({
  name: shape.name,
  note: shape.note,
  scheduled_at: shape.scheduled_at.optional(),
  scheduled_update_data: shape.scheduled_update_data.optional().describe("Replaces all items."),
});

/** A parsed body of `POST scheduled-updates/`. */
export type ScheduledUpdateBody = z.output<typeof scheduledUpdateBody>;
/** A parsed body of `PATCH scheduled-updates/{id}/`. */
export type ScheduledUpdatePatch = z.output<typeof scheduledUpdatePatch>;

const id = z.int();
const moment = z.iso.datetime();

/** The scheduled update object (management-api.md §5.11). */
export const scheduledUpdateAnswer = z.strictObject({
  id,
  license: id,
  created_at: moment,
  scheduled_at: moment,
  status: z.enum(UPDATE_STATUSES),
  applied_at: moment.nullable(),
  cancelled_at: moment.nullable(),
  failed_at: moment.nullable(),
  name: z.string().nullable(),
  note: z.string().nullable(),
  scheduled_update_data: z.array(
    z.strictObject({
      id,
      action: z.enum(ACTIONS),
      product_feature: id.nullable(),
      product_custom_field: id.nullable(),
      update_data: z.record(z.string(), jsonValue),
      error_message: z.string().nullable().describe("Why the last attempt failed at this item."),
    }),
  ),
});

const count = z.int();

/** How many scheduled updates there are of each status. */
export const scheduledUpdateStats = z.strictObject({
  pending: count,
  applied: count,
  cancelled: count,
  failed: count,
});

/** A scheduled update as it leaves the server. */
export function presentScheduledUpdate(row: ScheduledUpdate): z.input<typeof scheduledUpdateAnswer> {
  return {
    id: row.id,
    license: row.license_id,
    created_at: row.created_at.toISOString(),
    scheduled_at: row.scheduled_at.toISOString(),
    status: row.status,
    applied_at: row.applied_at?.toISOString() ?? null,
    cancelled_at: row.cancelled_at?.toISOString() ?? null,
    failed_at: row.failed_at?.toISOString() ?? null,
    name: row.name,
    note: row.note,
    scheduled_update_data: row.items.map(
      ({ id, action, product_feature_id, product_custom_field_id, update_data, error_message }) => ({
        id,
        action,
        product_feature: product_feature_id,
        product_custom_field: product_custom_field_id,
        update_data,
        error_message,
      }),
    ),
  };
}
