import { z } from "zod";
import { ApiError } from "../../errors.ts";
import type { ProductsRow } from "../../platform/db/rows.generated.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { addToBundle, removeFromBundle } from "./bundle.flow.ts";
import { listBundleProducts, listBundlesHolding } from "./bundle.store.ts";
import { loadPolicyParts, loadProductParts } from "./catalog-parts.flow.ts";
import { policyAnswer, presentPolicy } from "./policy.schema.ts";
import { listPoliciesOf } from "./policy.store.ts";
import { changeProduct, createProduct, removeProduct } from "./product.flow.ts";
import {
  bundleEntryAnswer,
  bundleProductBody,
  presentProduct,
  productAnswer,
  productBody,
  productPatch,
} from "./product.schema.ts";
import { findProduct, listProducts, productList } from "./product.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
/** What creating a product answers: the product, and the policies that were made with it. */
const madeProductAnswer = productAnswer.extend({ license_templates: z.array(policyAnswer) });
const tag = "Products";
const memberErrors = [
  "unknown_product",
  "product_not_a_bundle",
  "bundle_authorization_mismatch",
  "bundle_in_bundle",
  "bundle_product_required",
  "duplicate_bundle_product",
] as const;

/** Products and bundles (management-api.md §10, rows 114–119, and the writes that design.md adds). */
export function productRoutes(api: Api): void {
  listProductsRoute(api);
  readProductRoute(api);
  createProductRoute(api);
  changeProductRoute(api);
  deleteProductRoute(api);
  listProductsOfBundleRoute(api);
  listBundlesOfProductRoute(api);
  addToBundleRoute(api);
  removeFromBundleRoute(api);
}

function listProductsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/products/",
      permission: "catalog_read",
      tag,
      summary: "List products and bundles",
      query: listQuery(productList),
      reads: "list",
      answers: { json: listAnswer(productAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { db, companyId } = context;
      const page = await listProducts(db, companyId, query);
      const partsOf = await loadProductParts({ db, companyId }, page.rows);
      return presentPage(context, query, page, (row) => presentProduct(row, partsOf(row)));
    },
  });
}

function readProductRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/products/:id/",
      permission: "catalog_read",
      tag,
      summary: "Read a product or bundle",
      params,
      reads: "object",
      answers: { json: productAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) =>
      presentWhole(context, await findProduct(context.db, context.companyId, id)),
  });
}

function createProductRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/products/",
      permission: "catalog_write",
      tag,
      summary: "Create a product with its default policy, or a bundle",
      description: "A bundle has `is_bundle: true` and lists its `products` by id or short_code.",
      body: productBody,
      audits: { object: "products", action: "create" },
      answers: { json: madeProductAnswer },
      errors: ["product_code_exists", ...memberErrors],
    },
    handle: async ({ body }, context) => {
      const { db, companyId, now } = context;
      const product = await createProduct({ db, companyId, now }, body);
      const policies = await listPoliciesOf(db, companyId, [product.id]);
      const partsOf = await loadPolicyParts({ db, companyId }, policies);
      return {
        ...(await presentWhole(context, product)),
        license_templates: policies.map((policy) => presentPolicy(policy, partsOf(policy))),
      };
    },
  });
}

function changeProductRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/products/:id/",
      permission: "catalog_write",
      tag,
      summary: "Change, archive or restore a product or bundle",
      description: "A null takes a value back: the product then does not say.",
      params,
      body: productPatch,
      audits: { object: "products", action: "update", shows: "/products/:id/" },
      locks: "products",
      answers: { json: productAnswer },
      errors: ["not_found", "immutable_property", "product_code_exists", ...memberErrors],
    },
    handle: async ({ params: { id }, body }, context) => presentWhole(context, await changeProduct(context, id, body)),
  });
}

function deleteProductRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/products/:id/",
      permission: "catalog_write",
      tag,
      summary: "Delete a product that nothing refers to",
      params,
      audits: { object: "products", action: "delete", shows: "/products/:id/" },
      locks: "products",
      answers: "nothing",
      errors: ["not_found", "product_in_use"],
    },
    handle: ({ params: { id } }, context) => removeProduct(context, id),
  });
}

const answer = z.array(bundleEntryAnswer);
const shared = { permission: "catalog_read", tag, params, answers: { json: answer } } as const;

function listProductsOfBundleRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      reads: "list",
      path: "/products/:id/bundle/",
      summary: "List the products of a bundle",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      if (!(await findProduct(db, companyId, id))) throw new ApiError("not_found");
      return listBundleProducts(db, companyId, id);
    },
  });
}

function listBundlesOfProductRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      reads: "list",
      path: "/products/:id/in_bundle/",
      summary: "List the bundles that hold a product",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      if (!(await findProduct(db, companyId, id))) throw new ApiError("not_found");
      return listBundlesHolding(db, companyId, id);
    },
  });
}

async function presentWhole({ db, companyId }: Context, row: ProductsRow | undefined) {
  if (!row) throw new ApiError("not_found");
  const partsOf = await loadProductParts({ db, companyId }, [row]);
  return presentProduct(row, partsOf(row));
}

function addToBundleRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/products/:id/add_to_bundle/",
      permission: "catalog_write",
      summary: "Add a product to a bundle",
      body: bundleProductBody,
      audits: { object: "products", action: "add_to_bundle", shows: "/products/:id/" },
      locks: "products",
      errors: ["not_found", "product_not_in_bundle", ...memberErrors],
    },
    handle: async ({ params: { id }, body }, context) => addToBundle(context, id, body.product_id),
  });
}

function removeFromBundleRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/products/:id/remove_from_bundle/",
      permission: "catalog_write",
      summary: "Take a product out of a bundle",
      body: bundleProductBody,
      audits: { object: "products", action: "remove_from_bundle", shows: "/products/:id/" },
      locks: "products",
      errors: ["not_found", "product_not_in_bundle", ...memberErrors],
    },
    handle: async ({ params: { id }, body }, context) => removeFromBundle(context, id, body.product_id),
  });
}
