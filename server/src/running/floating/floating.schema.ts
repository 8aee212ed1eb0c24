import { z } from "zod";
import { missingSentence, titleOf } from "../../errors.ts";
import { CONSUMPTION_PERIODS, cut, flag, wireDateTime } from "../../platform/http/scalars.schema.ts";
import { detail, identity, password, text } from "../license-calls/activation.schema.ts";
import type { FeatureFacts } from "../license-calls/activation-facts.rules.ts";

const feature = text(255);

const until = wireDateTime().nullable();
/** A moment, or null; what is neither has the codes of §6.9. */
const borrowedUntil = z
  .unknown()
  .transform((value, context) => {
    const parsed = until.safeParse(cut(value) === "" ? null : value);
    if (parsed.success) return parsed.data;
    if (value === undefined) {
      const message = missingSentence("borrowed_until");
      context.addIssue({ code: "custom", message, params: { code: "missing_parameters" } });
    } else {
      const message = titleOf("borrow_until_not_valid");
      context.addIssue({ code: "custom", message, params: { code: "borrow_until_not_valid" } });
    }
    return z.NEVER;
  })
  .meta({
    type: ["string", "null"],
    format: "date-time",
    description: "Null: as long as the license or the feature allows.",
  });

/** Body of floating/borrow (license-api.md §6.9). */
export const borrowBody = z.object({
  ...identity,
  sdk_ver: detail(),
  password,
  id_token: text(10_000),
  code: text(10_000),
  customer_account_code: text(255),
  redirect_uri: text(2000),
  borrowed_until: borrowedUntil,
});

/** Body of floating/feature_borrow (license-api.md §6.11). */
export const featureBorrowBody = borrowBody.extend({ feature });

/** Body of floating/release (license-api.md §6.10). */
export const releaseBody = z.object({ ...identity, sdk_ver: detail() });

/** Body of floating/feature_release (license-api.md §6.12). */
export const featureReleaseBody = releaseBody.extend({ feature });

/** Answer of floating/borrow and floating/feature_borrow (license-api.md §6.9, §6.11). */
export const borrowAnswer = z.strictObject({
  borrowed_until: z.iso.datetime(),
  max_borrow_time: z.number().int().describe("Hours."),
  device_id: z.number().int(),
  license_id: z.number().int(),
  company: z.strictObject({ id: z.number().int() }),
});

/** Query of check_license_feature (license-api.md §6.6). */
export const checkFeatureQuery = z.object({
  ...identity,
  feature,
  sdk_ver: detail(),
  include_metadata_string: flag().optional(),
});

/** Answer of check_license_feature (license-api.md §6.6). */
export const checkFeatureAnswer = z.strictObject({
  id: z.number().int().describe("Of the feature of the license."),
  license_id: z.number().int(),
  code: z.string(),
  name: z.string(),
  feature_type: z.enum(["activation", "consumption"]),
  company: z.strictObject({ id: z.number().int() }),
  metadata: z.record(z.string(), z.unknown()),
  metadata_string: z.string().optional(),
  is_floating: z.boolean(),
  is_floating_cloud: z.boolean(),
  expiry_date: z.iso.datetime().nullable(),
  floating_in_use_devices: z.number().int().optional(),
  consumption_period: z.enum(CONSUMPTION_PERIODS).nullable().optional(),
  allow_negative_consumptions: z.boolean().optional(),
  allow_overages: z.boolean().optional(),
  allow_unlimited_consumptions: z.boolean().optional(),
  max_consumption: z.number().int().optional(),
  max_overages: z.number().int().optional(),
  reset_consumption: z.boolean().optional(),
  total_consumptions: z.number().int().optional(),
});

/** The answer of check_license_feature; `slotsInUse` is undefined where the feature does not float. */
export function presentCheckedFeature(
  feature: FeatureFacts,
  of: {
    readonly licenseId: number;
    readonly companyId: number;
    readonly slotsInUse: number | undefined;
    readonly withMetadataString: boolean;
  },
): z.input<typeof checkFeatureAnswer> {
  const { metadata } = feature;
  return {
    id: feature.id,
    license_id: of.licenseId,
    code: feature.code,
    name: feature.name,
    feature_type: feature.feature_type,
    company: { id: of.companyId },
    metadata,
    ...(of.withMetadataString ? { metadata_string: JSON.stringify(metadata) } : {}),
    is_floating: feature.is_floating && !feature.is_floating_cloud,
    is_floating_cloud: feature.is_floating_cloud,
    expiry_date: feature.expiry_date?.toISOString() ?? null,
    ...(of.slotsInUse === undefined ? {} : { floating_in_use_devices: of.slotsInUse }),
    ...(feature.feature_type === "consumption"
      ? {
          consumption_period: feature.consumption_period,
          allow_negative_consumptions: feature.allow_negative_consumptions,
          allow_overages: feature.allow_overages,
          allow_unlimited_consumptions: feature.allow_unlimited_consumptions,
          max_consumption: feature.max_consumption,
          max_overages: feature.max_overages,
          reset_consumption: feature.reset_consumption,
          total_consumptions: feature.total_consumptions,
        }
      : {}),
  };
}
