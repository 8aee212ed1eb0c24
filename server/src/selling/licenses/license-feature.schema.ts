import { z } from "zod";
import { bigCount, durationText, jsonValue, maybe, nullable, text } from "../../platform/http/scalars.schema.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { currentTotal } from "../../terms/consumption-counter.rules.ts";
import { editShape } from "../../terms/members.schema.ts";
import { FEATURE_COUNTER, FEATURES } from "../../terms/product-features.rules.ts";
import type { FeatureValues, ListedFeature } from "./license-feature.rules.ts";
import type { CountedFeature } from "./license-feature.store.ts";

/**
 * The members of a feature that an edit may set (management-api.md §5.5, §6.1); null and empty ones stay as they are.
 */
const members = editShape({ ...FEATURES, ...FEATURE_COUNTER });
const terms = {
  ...members,
  total_consumptions: members.total_consumptions.describe("0 resets the counter."),
  expiry_date: members.expiry_date.describe("Null: never."),
  valid_duration: durationText().optional().describe("Begins with the first activation, or now where that has been."),
  floating_timeout: members.floating_timeout.describe("Minutes."),
  max_borrow_time: members.max_borrow_time.describe("Hours."),
  consumption_pool: nullable(bigCount({ min: 1 })).describe("The pool to count in as well; null: none."),
};

/** The body of `POST license-product-features/`: here the feature is named by its id. */
export const licenseFeatureBody = z.object({
  ...terms,
  license: bigCount({ min: 1 }),
  product_feature: bigCount({ min: 1 }),
});

/** The body of `PATCH license-product-features/{id}/`; license and feature may be sent as they are. */
export const licenseFeaturePatch = z.object({
  ...terms,
  license: maybe(bigCount({ min: 1 })),
  product_feature: maybe(bigCount({ min: 1 })),
});

/** The code of a listed feature; also where a license object shows it, and the short form of orders. */
const listed = z.preprocess(
  (value) => {
    if (typeof value === "string") return { product_feature: value };
    if (!isPlainObject(value)) return value;
    const { product_feature: named, code = named } = value;
    const found = isPlainObject(named) ? named.code : code;
    return { ...value, product_feature: found };
  },
  z.object({ ...terms, product_feature: text(255, 1) }),
);

/** A list that replaces the features of a license. */
export const featureListBody = z.array(listed, "Must be a list of features.").max(1000, "At most 1000 features.");

/** The features of a body; problems are reported below `at`. */
export function listedFeatures(body: z.output<typeof featureListBody>, at: string): ListedFeature[] {
  return body.map((each, index) => ({ code: each.product_feature, values: valuesOf(each), at: `${at}/${index}` }));
}

/** The values of a parsed body, without what names the feature. */
export function valuesOf({
  license: _license,
  product_feature: _feature,
  consumption_pool,
  ...values
}: Omit<FeatureValues, "consumption_pool_id"> & {
  readonly license?: unknown;
  readonly product_feature?: unknown;
  readonly consumption_pool?: number | null | undefined;
}): FeatureValues {
  return consumption_pool === undefined ? values : { ...values, consumption_pool_id: consumption_pool };
}

const whole = z.int();

/** The license feature object (management-api.md §6.1). */
export const licenseFeatureAnswer = z.strictObject({
  id: whole,
  max_consumption: whole,
  total_consumptions: whole,
  allow_unlimited_consumptions: z.boolean(),
  allow_negative_consumptions: z.boolean(),
  expiry_date: z.iso.datetime().nullable(),
  valid_duration: z.string(),
  allow_overages: z.boolean(),
  max_overages: whole,
  reset_consumption: z.boolean(),
  consumption_period: z.string().nullable(),
  is_floating: z.boolean(),
  is_floating_cloud: z.boolean(),
  floating_users: whole,
  floating_timeout: whole.describe("Minutes."),
  can_borrow: z.boolean(),
  max_borrow_time: whole.describe("Hours."),
  metadata: z.record(z.string(), jsonValue),
  license: whole,
  product_feature: whole,
  consumption_pool: whole.nullable().describe("The pool that its consumption counts in as well."),
});

/** A feature of a license as it leaves the server; its counter is as it counts at `now`. */
export function presentLicenseFeature(row: CountedFeature, now: Date) {
  const { license_id, product_feature_id, consumption_pool_id, consumptions_at: _at, ...counted } = row;
  const { counts_since, clock_time, ...rest } = counted;
  return {
    ...rest,
    total_consumptions: currentTotal({ ...row, consumptions_at: counts_since }, clock_time ?? now),
    license: license_id,
    product_feature: product_feature_id,
    consumption_pool: consumption_pool_id,
  };
}
