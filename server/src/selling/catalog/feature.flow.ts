import { ApiError, problem } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { ProductFeaturesRow } from "../../platform/db/rows.generated.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { changedProperties, FEATURE_DEFAULTS, written } from "./catalog-terms.rules.ts";
import type { FeatureBody, FeaturePatch } from "./feature.schema.ts";
import {
  deleteFeature,
  findFeature,
  findFeatureByCode,
  insertFeature,
  listPoliciesWithFeature,
  updateFeature,
} from "./feature.store.ts";
import { lockOwner } from "./product.flow.ts";

/** Creates a feature of a product, or a global one; its code is unique there (`feature_code_exists`). */
export async function createFeature(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  body: FeatureBody,
): Promise<ProductFeaturesRow> {
  const { product = null, name = body.code, feature_type = "activation", ...rest } = body;
  if (product !== null) await lockOwner({ db, companyId }, product);
  if (await findFeatureByCode(db, companyId, product, body.code))
    throw ApiError.of([problem("feature_code_exists", "/code", body.code)]);
  const values = { ...written(rest, FEATURE_DEFAULTS), product_id: product, name, feature_type };
  const feature = await insertFeature(db, companyId, values, now);
  if (!feature) throw new ApiError("internal_error");
  return feature;
}

/**
 * Changes a feature; its code and product stay (`immutable_property`). Issued licenses keep what they have.
 * `is_deleted` retires it, unless policies would go on handing it out (`feature_in_use`), and brings it back.
 */
export async function changeFeature(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
  body: FeaturePatch,
): Promise<ProductFeaturesRow> {
  const stored = await findFeature(db, companyId, id);
  if (!stored) throw new ApiError("not_found");
  const { product, code, ...rest } = body;
  const problems = changedProperties({ product, code }, { product: stored.product_id, code: stored.code });
  if (problems.length > 0) throw ApiError.of(problems);
  if (rest.is_deleted === true && !stored.is_deleted) await refuseWhileInUse(db, companyId, stored);
  const returns = stored.is_deleted && rest.is_deleted === false;
  if (returns && (await findFeatureByCode(db, companyId, stored.product_id, stored.code)))
    throw ApiError.of([problem("feature_code_exists", "/is_deleted", stored.code)]);
  const feature = await updateFeature(db, companyId, id, written(rest, FEATURE_DEFAULTS), now);
  if (!feature) throw new ApiError("not_found");
  return feature;
}

/** Deletes a feature, from the policies and licenses that have it as well (management-api.md §10.3). */
export async function removeFeature(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
): Promise<void> {
  const stored = await findFeature(db, companyId, id);
  if (!stored) throw new ApiError("not_found");
  if (stored.product_id !== null) await lockOwner({ db, companyId }, stored.product_id);
  await deleteFeature(db, companyId, id, now);
}

async function refuseWhileInUse(db: Db, companyId: number, { id, product_id }: ProductFeaturesRow): Promise<void> {
  if (product_id !== null) await lockOwner({ db, companyId }, product_id);
  const policies = await listPoliciesWithFeature(db, companyId, id);
  if (policies.length > 0)
    throw new ApiError("feature_in_use", {
      message: `The feature is used by the license policies ${policies.join(", ")}.`,
    });
}
