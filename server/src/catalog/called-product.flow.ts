import { ApiError, missing } from "../errors.ts";
import type { Context } from "../http/endpoint.ts";
import { findProductDetails, type ProductDetails } from "./product-details.store.ts";

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
