import { z } from "zod";
import type { ProductFeaturesRow } from "../../platform/db/rows.generated.ts";
import { bigCount, flag, text, word } from "../../platform/http/scalars.schema.ts";
import { answerShape } from "../../terms/members.schema.ts";
import { FEATURES } from "../../terms/product-features.rules.ts";
import { shownOf } from "./catalog-terms.rules.ts";
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
  ...answerShape(FEATURES),
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
    ...shownOf(row, FEATURES),
    product: row.product_id,
  };
}

/** A metadata column as an object. */
export function metadataOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
