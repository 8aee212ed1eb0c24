import { ApiError, type Problem, problem } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { ProductsRow } from "../../platform/db/rows.generated.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { chooseMembers } from "./bundle.rules.ts";
import { replaceBundleProducts } from "./bundle.store.ts";
import { changedProperties, PRODUCT_DEFAULTS, written } from "./catalog-terms.rules.ts";
import { insertPolicy } from "./policy.store.ts";
import type { ProductBody, ProductPatch } from "./product.schema.ts";
import {
  deleteProduct,
  findProductByCode,
  insertProduct,
  isProductInUse,
  lockProduct,
  lockProducts,
  updateProduct,
} from "./product.store.ts";

/**
 * The policy that a product is created with, unless the caller names it (management-api.md §10; docs/decisions/0067).
 */
const bornPolicy = { code: "dftlp", name: "Default License Policy" };

/**
 * Creates a product with its default policy, or a bundle of products. Refuses a code that is in use
 * (`product_code_exists`) and members that do not fit (`bundle_…`, `unknown_product`).
 */
export async function createProduct(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  body: ProductBody,
  defaultPolicy: { readonly code: string; readonly name: string } = bornPolicy,
): Promise<ProductsRow> {
  const { products, authorization_method = "license-key", is_bundle = false, ...rest } = body;
  const problems: Problem[] = [];
  if (!rest.is_archived && (await findProductByCode(db, companyId, rest.short_code)))
    problems.push(problem("product_code_exists", "/short_code", rest.short_code));
  const members = await readMembers(
    db,
    companyId,
    is_bundle,
    authorization_method,
    is_bundle ? (products ?? []) : products,
  );
  problems.push(...members.problems);
  if (problems.length > 0) throw ApiError.of(problems);
  const values = { ...written(rest, PRODUCT_DEFAULTS), authorization_method, is_bundle };
  const product = await insertProduct(db, companyId, values, now);
  if (!product) throw new ApiError("internal_error");
  if (is_bundle) await replaceBundleProducts(db, companyId, product.id, members.ids);
  else {
    // Where users hold the licenses, one is no number to begin with: an order may name several.
    const users =
      authorization_method === "license-key" && defaultPolicy === bornPolicy ? { max_license_users: 1 } : {};
    const policy = { product_id: product.id, ...defaultPolicy, is_default: true, ...users };
    await insertPolicy(db, companyId, policy, now);
  }
  return product;
}

/** Changes a product or bundle; its code, authorization method and kind stay (`immutable_property`). */
export async function changeProduct(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
  body: ProductPatch,
): Promise<ProductsRow> {
  const stored = await lockProduct(db, companyId, id);
  if (!stored) throw new ApiError("not_found");
  const { products, short_code, authorization_method, is_bundle, ...rest } = body;
  const problems = changedProperties({ short_code, authorization_method, is_bundle }, stored);
  const returns = stored.is_archived && rest.is_archived === false;
  if (returns && (await findProductByCode(db, companyId, stored.short_code)))
    problems.push(problem("product_code_exists", "/is_archived", stored.short_code));
  const members = await readMembers(db, companyId, stored.is_bundle, stored.authorization_method, products);
  problems.push(...members.problems);
  if (problems.length > 0) throw ApiError.of(problems);
  if (products) await replaceBundleProducts(db, companyId, id, members.ids);
  const product = await updateProduct(db, companyId, id, written(rest, PRODUCT_DEFAULTS), now);
  if (!product) throw new ApiError("not_found");
  return product;
}

/** Deletes a product of which nothing was sold and that no bundle holds (`product_in_use`). */
export async function removeProduct(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
): Promise<void> {
  const stored = await lockProduct(db, companyId, id);
  if (!stored) throw new ApiError("not_found");
  if (await isProductInUse(db, companyId, id)) throw new ApiError("product_in_use");
  await deleteProduct(db, companyId, id, now);
}

/** Locks a product that features, fields and policies can belong to: one that exists and is not a bundle. */
export async function lockOwner(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  id: number,
): Promise<ProductsRow> {
  const product = await lockProduct(db, companyId, id);
  if (!product) throw ApiError.of([problem("unknown_product", "/product", id)]);
  if (product.is_bundle)
    throw ApiError.of([
      problem("validation_error", "/product", id, "A bundle has its products only; this belongs to one of them."),
    ]);
  return product;
}

async function readMembers(
  db: Db,
  companyId: number,
  isBundle: boolean,
  method: string,
  named: readonly (number | string)[] | undefined,
): Promise<{ ids: readonly number[]; problems: readonly Problem[] }> {
  if (named === undefined) return { ids: [], problems: [] };
  if (!isBundle) {
    const only = problem(
      "product_not_a_bundle",
      "/products",
      undefined,
      "Only a bundle holds products: is_bundle is not true.",
    );
    return { ids: [], problems: named.length > 0 ? [only] : [] };
  }
  const ids = named.map(Number).filter((id) => Number.isSafeInteger(id));
  const known = await lockProducts(db, companyId, ids, named.map(String));
  return chooseMembers(method, named, known);
}
