import { z } from "zod";
import { bigCount, flag, maybe, nullable } from "../../platform/http/scalars.schema.ts";
import { propertiesSetBy } from "../../terms/license-properties.rules.ts";
import { editShape } from "../../terms/members.schema.ts";
import type { Impact, LicenseWish } from "./change-license.rules.ts";
import { featureListBody } from "./license-feature.schema.ts";

const { installation_file_id, ...properties } = editShape(propertiesSetBy("edit"));

const text = z
  .string("Must be text.")
  .trim()
  .refine((value) => !value.includes("\u0000"), "The text contains a NUL character.");

const shape = {
  ...properties,
  allow_unlimited_activation: maybe(flag()).describe("Older spelling."),
  validity_period: properties.validity_period.describe("Not together with valid_duration."),
  total_consumptions: properties.total_consumptions.describe("0 resets the counter."),
  installation_file: installation_file_id,
  consumption_pool: nullable(bigCount({ min: 1 })).describe("The pool to count in as well; null: none."),
  order: maybe(bigCount({ min: 1 })).describe("Moves the license to another order."),
  product_features: featureListBody
    .optional()
    .describe("Replaces the features of the license, as update_features does."),
  // What never changes may be sent as it is.
  license_type: text.optional(),
  license_key: text.nullable().optional(),
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

const changesShownMax = 100;

/** The preview of an edit. */
export function presentImpact(impacts: readonly Impact[]): z.input<typeof impactAnswer> {
  const changed = impacts.filter(({ to }) => Object.keys(to).length > 0);
  const idsOf = (list: readonly Impact[]) => list.map(({ id }) => id);
  return {
    dry_run: true,
    licenses: impacts.length,
    changed: changed.length,
    changes: changed.slice(0, changesShownMax).map(({ id, from, to }) => ({ id, from, to })),
    over_limit: idsOf(impacts.filter((each) => each.is_over_limit)),
    expires: idsOf(impacts.filter((each) => each.expires)),
    returns: idsOf(impacts.filter((each) => each.returns)),
  };
}
