import { z } from "zod";
import {
  bigCount,
  consumptionPeriod,
  count,
  durationText,
  flag,
  maybe,
  metadataObjectOrText,
  nullable,
  wireDate,
  wireDateTime,
} from "../../platform/http/scalars.schema.ts";
import type { Impact, LicenseWish } from "./change-license.rules.ts";
import { featureListBody } from "./license-feature.schema.ts";

const moment = wireDateTime().transform((text) => new Date(text));
const noText = z
  .string("Must be text.")
  .refine((text) => !text.includes("\u0000"), "The text contains a NUL character.");

/** Null means none, as empty text does. */
const orNone = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === null ? "" : value), schema.optional());

const shape = {
  max_activations: maybe(count({ min: 0 })),
  allow_unlimited_activations: maybe(flag()),
  allow_unlimited_activation: maybe(flag()).describe("Older spelling."),
  max_transfers: maybe(count({ min: -1 })),
  start_date: nullable(wireDate()),
  valid_duration: orNone(durationText()),
  validity_period: nullable(moment).describe("Not together with valid_duration."),
  allow_grace_period: maybe(flag()),
  grace_period: maybe(count()),
  enable_maintenance_period: maybe(flag()),
  maintenance_duration: orNone(durationText({ units: ["y", "m", "d"] })),
  maintenance_period: nullable(moment),
  is_trial: maybe(flag()),
  trial_days: maybe(count()),
  max_consumptions: maybe(bigCount()),
  total_consumptions: maybe(bigCount()).describe("0 resets the counter."),
  allow_unlimited_consumptions: maybe(flag()),
  allow_negative_consumptions: maybe(flag()),
  allow_overages: maybe(flag()),
  max_overages: maybe(bigCount()),
  reset_consumption: maybe(flag()),
  consumption_period: nullable(consumptionPeriod()),
  prevent_vm: maybe(flag()),
  is_floating: maybe(flag()),
  is_floating_cloud: maybe(flag()),
  floating_users: maybe(count()),
  floating_timeout: maybe(count()),
  can_borrow: maybe(flag()),
  max_borrow_time: maybe(count()),
  max_license_users: maybe(count()),
  is_air_gapped: maybe(flag()),
  is_hardware_key_auth: maybe(flag()),
  allow_offline_activation: maybe(flag()),
  installation_file: nullable(bigCount({ min: 1 })),
  consumption_pool: nullable(bigCount({ min: 1 })).describe("The pool to count in as well; null: none."),
  subscription_id: noText.trim().max(255).nullable().optional(),
  note: noText.max(10_000).nullable().optional(),
  metadata: metadataObjectOrText().optional(),
  enabled: maybe(flag()),
  order: maybe(bigCount({ min: 1 })).describe("Moves the license to another order."),
  product_features: featureListBody
    .optional()
    .describe("Replaces the features of the license, as update_features does."),
  license_type: noText.trim().optional(),
  license_key: noText.trim().nullable().optional(),
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
  const {
    installation_file,
    consumption_pool,
    allow_unlimited_activation: older,
    product,
    enabled: _e,
    order: _o,
    product_features: _f,
    ...rest
  } = body;
  const { allow_unlimited_activations = older } = rest;
  const id = typeof product === "object" && product !== null && "id" in product ? product.id : product;
  return {
    ...rest,
    allow_unlimited_activations,
    installation_file_id: installation_file,
    consumption_pool_id: consumption_pool,
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
