import { z } from "zod";
import type { ProductFeaturesRow } from "../../platform/db/rows.generated.ts";
import { bigCount, flag, text, word } from "../../platform/http/scalars.schema.ts";
import { code, featureTerms, silent } from "./catalog-terms.schema.ts";

const featureType = word(["activation", "consumption"], "Must be activation or consumption.");

/** The body of `POST product-features/`; without a product the feature is global. */
export const featureBody = z.object({
  ...featureTerms,
  code: code(),
  name: text(255, 1).optional(),
  feature_type: featureType.optional(),
  product: silent(bigCount({ min: 1 })),
});

/** The body of `PATCH product-features/{id}/`; what cannot change may be sent as it is. */
export const featurePatch = z.object({
  ...featureTerms,
  code: code().optional(),
  name: text(255, 1).optional(),
  feature_type: featureType.optional(),
  product: silent(bigCount({ min: 1 })),
  is_deleted: flag().optional(),
});

/** A parsed body of `POST product-features/`. */
export type FeatureBody = z.output<typeof featureBody>;
/** A parsed body of `PATCH product-features/{id}/`. */
export type FeaturePatch = z.output<typeof featurePatch>;

const count = z.int();

/** The product feature object (management-api.md §10.3). */
export const featureAnswer = z.object({
  id: count,
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  name: z.string(),
  code: z.string(),
  is_deleted: z.boolean(),
  feature_type: z.string(),
  max_consumption: count,
  allow_unlimited_consumptions: z.boolean(),
  allow_negative_consumptions: z.boolean(),
  allow_overages: z.boolean(),
  max_overages: count,
  reset_consumption: z.boolean(),
  consumption_period: z.string().nullable(),
  is_floating: z.boolean(),
  is_floating_cloud: z.boolean(),
  floating_users: count,
  floating_timeout: count,
  can_borrow: z.boolean(),
  max_borrow_time: count,
  expiry_date: z.iso.datetime().nullable(),
  valid_duration: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  product: count.nullable(),
});

/** A feature as it leaves the server. */
export function presentFeature(row: ProductFeaturesRow): z.output<typeof featureAnswer> {
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    name: row.name,
    code: row.code,
    is_deleted: row.is_deleted,
    feature_type: row.feature_type,
    max_consumption: row.max_consumption,
    allow_unlimited_consumptions: row.allow_unlimited_consumptions,
    allow_negative_consumptions: row.allow_negative_consumptions,
    allow_overages: row.allow_overages,
    max_overages: row.max_overages,
    reset_consumption: row.reset_consumption,
    consumption_period: row.consumption_period,
    is_floating: row.is_floating,
    is_floating_cloud: row.is_floating_cloud,
    floating_users: row.floating_users,
    floating_timeout: row.floating_timeout,
    can_borrow: row.can_borrow,
    max_borrow_time: row.max_borrow_time,
    expiry_date: row.expiry_date?.toISOString() ?? null,
    valid_duration: row.valid_duration,
    metadata: metadataOf(row.metadata),
    product: row.product_id,
  };
}

/** A metadata column as an object. */
export function metadataOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
