import type { AnswerOf, BodyOf, LicenseTemplate, Product, ProductFeature } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf, type SearchSpec } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { bundleSearch, productSearch } from "./catalog.search.ts";

/** What a policy, a product or a feature says itself, and what counts where it says nothing. */
export type OwnTerm = AnswerOf<"get_products_id_terms">["terms"][number];

/** How a write is sent. */
export interface Sent {
  readonly idempotency_key: string;
}

const most = 1000;

const listOf = (kind: "products" | "bundles", spec: SearchSpec) => (search: ListSearch) =>
  queryOptions({
    queryKey: ["products", "list", kind, search],
    queryFn: async ({ signal }): Promise<Rows<Product>> => {
      const request = { ...requestOf(search, spec, rowsOfPage), is_bundle: kind === "bundles" };
      return plainPage(await licet.products.list(request, { signal }));
    },
    placeholderData: keepPreviousData,
  });

/** One page of the products. */
export const productPage = listOf("products", productSearch);

/** One page of the bundles. */
export const bundlePage = listOf("bundles", bundleSearch);

/** One product or bundle. */
export const productQuery = (id: number) =>
  queryOptions({ queryKey: ["products", id], queryFn: ({ signal }) => licet.products.retrieve(id, { signal }) });

/** What a product says itself. */
export const productTermsQuery = (id: number) =>
  queryOptions({ queryKey: ["products", id, "terms"], queryFn: ({ signal }) => licet.products.terms(id, { signal }) });

/** The policies of a product, the default one first. */
export const policiesQuery = (product: number) =>
  queryOptions({
    queryKey: ["products", product, "policies"],
    queryFn: async ({ signal }): Promise<readonly LicenseTemplate[]> => {
      const { results } = await licet.licenseTemplates.list({ product, limit: most, order_by: "name" }, { signal });
      return [...results].sort((one, other) => Number(other.is_default) - Number(one.is_default));
    },
  });

/** The features of a product, and those that every product has. */
export const featuresQuery = (product: number) =>
  queryOptions({
    queryKey: ["products", product, "features"],
    queryFn: async ({ signal }): Promise<readonly ProductFeature[]> => {
      const paging = { limit: most, order_by: "code", is_deleted: false };
      const [own, global] = await Promise.all([
        licet.productFeatures.list({ product, ...paging }, { signal }),
        licet.productFeatures.list({ product__isnull: true, ...paging }, { signal }),
      ]);
      return [...own.results, ...global.results];
    },
  });

/** Every product that can be in a bundle. */
export const sellableQuery = queryOptions({
  queryKey: ["products", "sellable"],
  queryFn: async ({ signal }): Promise<readonly Product[]> => {
    const request = { is_bundle: false, is_archived: false, limit: most, order_by: "product_name" };
    return (await licet.products.list(request, { signal })).results;
  },
});

/** The products of a bundle. */
export const bundleProductsQuery = (id: number) =>
  queryOptions({
    queryKey: ["products", id, "bundle"],
    queryFn: ({ signal }) => licet.products.bundle(id, { signal }),
  });

/** The bundles that hold a product. */
export const bundlesOfQuery = (id: number) =>
  queryOptions({
    queryKey: ["products", id, "in-bundle"],
    queryFn: ({ signal }) => licet.products.inBundle(id, { signal }),
  });

/** After a change of a product or of what belongs to it. */
export function productChanged(product?: Product): Promise<void> {
  if (product) queries.setQueryData(productQuery(product.id).queryKey, product);
  return queries.invalidateQueries({ queryKey: ["products"] });
}

/** Creates a product or a bundle. */
export async function createProduct(body: BodyOf<"post_products">, options?: Sent) {
  const product = await licet.products.create(body, options);
  await productChanged();
  return product;
}

/** Changes a product or a bundle. */
export async function changeProduct(id: number, body: BodyOf<"patch_products_id">, options?: Sent): Promise<Product> {
  const product = await licet.products.update(id, body, options);
  await productChanged(product);
  return product;
}

/** Deletes a product of which nothing was sold. */
export async function deleteProduct(id: number): Promise<void> {
  await licet.products.delete(id);
  queries.removeQueries({ queryKey: ["products", id] });
  await productChanged();
}

/** Creates a feature, or changes the one with the id. */
export async function saveFeature(id: number | undefined, body: BodyOf<"post_product_features">, options?: Sent) {
  const feature = await (id === undefined
    ? licet.productFeatures.create(body, options)
    : licet.productFeatures.update(id, body, options));
  await productChanged();
  return feature;
}

/** Deletes a feature. */
export async function deleteFeature(id: number): Promise<void> {
  await licet.productFeatures.delete(id);
  await productChanged();
}

/** Creates a custom field, or changes the one with the id. */
export async function saveField(id: number | undefined, body: BodyOf<"post_product_custom_fields">, options?: Sent) {
  const field = await (id === undefined
    ? licet.productCustomFields.create(body, options)
    : licet.productCustomFields.update(id, body, options));
  await productChanged();
  return field;
}

/** Deletes a custom field. */
export async function deleteField(id: number): Promise<void> {
  await licet.productCustomFields.delete(id);
  await productChanged();
}

/** Creates a version, or changes the one with the id. */
export async function saveFile(id: number | undefined, body: BodyOf<"post_installation_files">, options?: Sent) {
  const file = await (id === undefined
    ? licet.installationFiles.create(body, options)
    : licet.installationFiles.update(id, body, options));
  await productChanged();
  return file;
}

/** Deletes a version. */
export async function deleteFile(id: number): Promise<void> {
  await licet.installationFiles.delete(id);
  await productChanged();
}

/** Adds a product to a bundle. */
export async function addToBundle(bundle: number, product_id: number): Promise<void> {
  await licet.products.addToBundle(bundle, { product_id });
  await productChanged();
}

/** Takes a product out of a bundle. */
export async function removeFromBundle(bundle: number, product_id: number): Promise<void> {
  await licet.products.removeFromBundle(bundle, { product_id });
  await productChanged();
}
