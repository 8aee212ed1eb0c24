import { ApiError, missing } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { findProductDetails, listNamedProducts, type ProductDetails } from "./product-details.store.ts";

/** The codes that `findCalledProduct` may answer. */
export const calledProductErrors = ["missing_parameters", "unknown_product", "api_key_product_not_allowed"] as const;

/** The product that a call of the License API names, if the API key may use it. */
export async function findCalledProduct(
  { db, companyId, caller, activity }: Pick<Context, "db" | "companyId" | "caller" | "activity">,
  code: string | undefined,
): Promise<ProductDetails> {
  if (!code) throw missing("product");
  const product = await findProductDetails(db, companyId, code);
  if (!product) throw new ApiError("unknown_product");
  activity.product_id ??= product.id;
  if (caller.productIds && !caller.productIds.includes(product.id)) throw new ApiError("api_key_product_not_allowed");
  return product;
}

/**
 * The products whose users a call of the License API asks for: every one that has or had the code, because what was
 * sold of an archived product goes on. One that the API key may not use is left out; where it may use none, the call is
 * refused.
 */
export async function findUserProducts(
  { db, companyId, caller, activity }: Pick<Context, "db" | "companyId" | "caller" | "activity">,
  code: string | undefined,
): Promise<readonly number[]> {
  if (!code) throw missing("product");
  const named = await listNamedProducts(db, companyId, code);
  if (named.length === 0) throw new ApiError("unknown_product");
  const allowed = named.filter(({ id }) => caller.productIds?.includes(id) ?? true);
  if (allowed.length === 0) throw new ApiError("api_key_product_not_allowed");
  const held = allowed.filter(({ authorization_method }) => authorization_method === "user");
  const [first] = held;
  if (!first) throw new ApiError("invalid_product_auth_method");
  activity.product_id ??= first.id;
  return held.map(({ id }) => id);
}
