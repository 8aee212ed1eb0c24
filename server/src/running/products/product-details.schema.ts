import { z } from "zod";
import { flag, jsonValue } from "../../platform/http/scalars.schema.ts";
import { text } from "../license-calls/activation.schema.ts";
import type { LatestVersion } from "../license-calls/offered-files.store.ts";
import type { ProductDetails } from "./product-details.store.ts";

const metadata = z.record(z.string(), jsonValue);

/** Query of product_details (license-api.md §6.18). */
export const detailsQuery = z.object({
  product: text(255),
  include_latest_version: flag().optional(),
  include_custom_fields: flag().optional(),
  include_metadata_string: flag().optional(),
  env: text(50),
});

const latestVersion = z.strictObject({
  id: z.number().int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  version: z.string(),
  full_link: z.string(),
  filename: z.string().nullable(),
  release_date: z.iso.date().nullable(),
  enabled: z.boolean(),
  hash_md5: z.string(),
  product_id: z.number().int(),
  environment: z.string(),
  eula_link: z.string(),
  release_notes_link: z.string(),
  size: z.string().nullable(),
  requires_version: z.string().nullable(),
  channel: z.string().nullable(),
});

/** Answer of product_details (license-api.md §6.18). */
export const detailsAnswer = z.strictObject({
  product_id: z.number().int(),
  product_name: z.string(),
  short_code: z.string(),
  allow_trial: z.boolean(),
  trial_days: z.number().int(),
  authorization_method: z.enum(["license-key", "user"]),
  floating_timeout: z.number().int(),
  allow_overages: z.boolean(),
  max_overages: z.number().int(),
  prevent_vm: z.boolean(),
  metadata,
  metadata_string: z.string().optional(),
  company: z.strictObject({ id: z.number().int() }),
  latest_version: latestVersion.nullable().optional(),
  custom_fields: z
    .array(z.strictObject({ name: z.string(), id: z.number().int(), default_value: z.string() }))
    .optional(),
});

/** Answer of products (license-api.md §6.17). */
export const productsAnswer = z.array(
  z.looseObject({
    id: z.number().int(),
    short_code: z.string(),
    product_name: z.string(),
    features: z.array(
      z.strictObject({
        id: z.number().int(),
        code: z.string(),
        feature_type: z.enum(["activation", "consumption"]),
        max_consumption: z.number().int(),
        metadata,
      }),
    ),
  }),
);

/** What product_details was asked to include besides the product. */
export interface Wanted {
  readonly companyId: number;
  readonly metadataString: boolean;
  /** Undefined: not asked for; null: there is none. */
  readonly latestVersion: LatestVersion | null | undefined;
  readonly customFields:
    | readonly { readonly name: string; readonly id: number; readonly default_value: string }[]
    | undefined;
}

/** A product as applications see it. */
export function presentDetails(product: ProductDetails, wanted: Wanted) {
  const { id, ...members } = product;
  return {
    product_id: id,
    ...members,
    ...(wanted.metadataString ? { metadata_string: JSON.stringify(product.metadata) } : {}),
    company: { id: wanted.companyId },
    ...(wanted.latestVersion === undefined ? {} : { latest_version: wanted.latestVersion }),
    ...(wanted.customFields === undefined ? {} : { custom_fields: wanted.customFields }),
  };
}
