import { ApiError, problem } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { chooseMembers } from "./bundle.rules.ts";
import { type BundleEntry, listBundleProducts, replaceBundleProducts } from "./bundle.store.ts";
import { lockProduct, lockProducts } from "./product.store.ts";

/** Adds a product to a bundle and answers all its products; one that it holds already changes nothing. */
export async function addToBundle(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  bundleId: number,
  productId: number,
): Promise<BundleEntry[]> {
  const bundle = await lockBundle(db, companyId, bundleId);
  const held = await listBundleProducts(db, companyId, bundleId);
  if (held.some((each) => each.id === productId)) return held;
  const known = await lockProducts(db, companyId, [productId], []);
  const { ids, problems } = chooseMembers(bundle.authorization_method, [productId], known);
  if (problems.length > 0) throw ApiError.of(problems.map((each) => ({ ...each, pointer: "/product_id" })));
  const all = [...held.map((each) => each.id), ...ids];
  await replaceBundleProducts(db, companyId, bundleId, all);
  return listBundleProducts(db, companyId, bundleId);
}

/** Takes a product out of a bundle and answers the others; the last one stays (`bundle_product_required`). */
export async function removeFromBundle(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  bundleId: number,
  productId: number,
): Promise<BundleEntry[]> {
  await lockBundle(db, companyId, bundleId);
  const held = await listBundleProducts(db, companyId, bundleId);
  const left = held.filter((each) => each.id !== productId);
  if (left.length === held.length) throw ApiError.of([problem("product_not_in_bundle", "/product_id", productId)]);
  if (left.length === 0) throw ApiError.of([problem("bundle_product_required", "/product_id", productId)]);
  const ids = left.map((each) => each.id);
  await replaceBundleProducts(db, companyId, bundleId, ids);
  return left;
}

async function lockBundle(db: Db, companyId: number, id: number) {
  const bundle = await lockProduct(db, companyId, id);
  if (!bundle) throw new ApiError("not_found");
  if (!bundle.is_bundle)
    throw new ApiError("product_not_a_bundle", { message: "The product is not a bundle, so it holds no products." });
  return bundle;
}
