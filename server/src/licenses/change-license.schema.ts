import { z } from "zod";
import { findUnsafeJson } from "../http/json-body.ts";
import {
  bigCount,
  consumptionPeriod,
  count,
  durationText,
  flag,
  metadataObject,
  wireDate,
  wireDateTime,
} from "../http/scalars.schema.ts";
import type { Impact, LicenseWish } from "./change-license.rules.ts";

/** Metadata as an object, or as a text that holds one: one known client sends that. */
const metadata = z.preprocess((value, context) => {
  if (typeof value !== "string") return value;
  try {
    const parsed: unknown = JSON.parse(value);
    for (const { message } of findUnsafeJson(parsed)) context.addIssue({ code: "custom", message });
    return parsed;
  } catch {
    return undefined;
  }
}, metadataObject());

const moment = wireDateTime().transform((text) => new Date(text));
const noText = z
  .string("Must be text.")
  .refine((text) => !text.includes("\u0000"), "The text contains a NUL character.");

const shape = {
  max_activations: count({ min: 0 }).optional(),
  allow_unlimited_activations: flag().optional(),
  allow_unlimited_activation: flag().optional().describe("Older spelling."),
  max_transfers: count({ min: -1 }).optional(),
  start_date: wireDate().nullable().optional(),
  valid_duration: durationText().optional(),
  validity_period: moment.nullable().optional().describe("Not together with valid_duration."),
  allow_grace_period: flag().optional(),
  grace_period: count().optional(),
  enable_maintenance_period: flag().optional(),
  maintenance_duration: durationText({ units: ["y", "m", "d"] }).optional(),
  maintenance_period: moment.nullable().optional(),
  is_trial: flag().optional(),
  trial_days: count().optional(),
  max_consumptions: bigCount().optional(),
  total_consumptions: bigCount().optional().describe("0 resets the counter."),
  allow_unlimited_consumptions: flag().optional(),
  allow_negative_consumptions: flag().optional(),
  allow_overages: flag().optional(),
  max_overages: bigCount().optional(),
  reset_consumption: flag().optional(),
  consumption_period: consumptionPeriod().nullable().optional(),
  prevent_vm: flag().optional(),
  is_floating: flag().optional(),
  is_floating_cloud: flag().optional(),
  floating_users: count().optional(),
  floating_timeout: count().optional(),
  can_borrow: flag().optional(),
  max_borrow_time: count().optional(),
  max_license_users: count().optional(),
  is_air_gapped: flag().optional(),
  is_hardware_key_auth: flag().optional(),
  allow_offline_activation: flag().optional(),
  installation_file: bigCount({ min: 1 }).nullable().optional(),
  subscription_id: noText.max(255).nullable().optional(),
  note: noText.max(10_000).nullable().optional(),
  metadata: metadata.optional(),
  enabled: flag().optional(),
  order: bigCount({ min: 1 }).optional().describe("Moves the license to another order."),
  license_type: noText.optional(),
  license_key: noText.nullable().optional(),
  product: z.unknown().optional(),
};

/** Body of `PATCH licenses/{id}/` (management-api.md §5.3). */
export const licensePatch = z.object(shape);

/** Body of `PATCH licenses/bulk_update/` (management-api.md §5.4). */
export const bulkPatch = z
  .array(z.object({ ...shape, id: bigCount({ min: 1 }) }), "Must be a list of licenses.")
  .min(1, "Must name one license at least.")
  .max(10_000, "At most 10000 licenses.");

/** A parsed edit. */
export type LicensePatch = z.output<typeof licensePatch>;

/** The wish of a body, in the names of the columns. */
export function wishOf(body: LicensePatch): LicenseWish {
  const { installation_file, allow_unlimited_activation: older, product, enabled: _e, order: _o, ...rest } = body;
  const { allow_unlimited_activations = older } = rest;
  const id = typeof product === "object" && product !== null && "id" in product ? product.id : product;
  return {
    ...rest,
    allow_unlimited_activations,
    installation_file_id: installation_file,
    product: id === undefined ? undefined : Number(id),
  };
}

const members = z.record(z.string(), z.unknown());

/** What an edit would change. */
export const impactAnswer = z.strictObject({
  dry_run: z.literal(true),
  licenses: z.number().int().describe("How many the edit names, those in bundles not counted."),
  changed: z.number().int().describe("How many of them would be another afterwards."),
  changes: z
    .array(z.strictObject({ id: z.number().int(), from: members, to: members }))
    .describe("The first hundred of them."),
  over_limit: z
    .array(z.number().int())
    .describe("In use beyond what they would allow: nothing is taken away, nothing more is given."),
  expires: z.array(z.number().int()).describe("Good now, and expired afterwards."),
  returns: z.array(z.number().int()).describe("Expired now, and good afterwards."),
});

const changesTold = 100;

/** The preview of an edit. */
export function presentImpact(impacts: readonly Impact[]): z.input<typeof impactAnswer> {
  const changed = impacts.filter(({ to }) => Object.keys(to).length > 0);
  const idsOf = (list: readonly Impact[]) => list.map(({ id }) => id);
  return {
    dry_run: true,
    licenses: impacts.length,
    changed: changed.length,
    changes: changed.slice(0, changesTold).map(({ id, from, to }) => ({ id, from, to })),
    over_limit: idsOf(impacts.filter((each) => each.is_over_limit)),
    expires: idsOf(impacts.filter((each) => each.expires)),
    returns: idsOf(impacts.filter((each) => each.returns)),
  };
}
