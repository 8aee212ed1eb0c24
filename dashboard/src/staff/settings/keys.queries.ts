import type { AnswerOf, BodyOf } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { keySearch } from "./settings.search.ts";

/** A key of the Management API. */
export type ManagementKey = AnswerOf<"get_management_api_keys">["results"][number];

/** A key of the License API. */
export type ApplicationKey = AnswerOf<"get_license_api_keys">["results"][number];

/** One page of the keys of the Management API. */
export const managementKeysPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["management-api-keys", "list", search],
    queryFn: async ({ signal }): Promise<Rows<ManagementKey>> =>
      plainPage(await licet.managementApiKeys.list(requestOf(search, keySearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One page of the keys of the License API. */
export const applicationKeysPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["license-api-keys", "list", search],
    queryFn: async ({ signal }): Promise<Rows<ApplicationKey>> =>
      plainPage(await licet.licenseApiKeys.list(requestOf(search, keySearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

async function changed(name: "management-api-keys" | "license-api-keys"): Promise<void> {
  await queries.invalidateQueries({ queryKey: [name] });
}

type Once = { readonly idempotency_key: string };

/** Makes a key; the answer holds it, this once. */
export async function createManagementKey(body: BodyOf<"post_management_api_keys">, once: Once): Promise<string> {
  const { key } = await licet.managementApiKeys.create(body, once);
  await changed("management-api-keys");
  return key;
}

/** Changes what a key is called, may do, and until when. */
export async function changeManagementKey(id: number, body: BodyOf<"patch_management_api_keys_id">): Promise<void> {
  await licet.managementApiKeys.update(id, body);
  await changed("management-api-keys");
}

/** Revokes a key for good. */
export async function revokeManagementKey(id: number): Promise<void> {
  await licet.managementApiKeys.delete(id);
  await changed("management-api-keys");
}

/** Both halves of a key of the License API. */
export interface KeyPair {
  readonly api_key: string;
  readonly shared_key: string;
}

/** Makes a key; the answer holds its shared half, this once. */
export async function createApplicationKey(body: BodyOf<"post_license_api_keys">, once: Once): Promise<KeyPair> {
  const { api_key, shared_key } = await licet.licenseApiKeys.create(body, once);
  await changed("license-api-keys");
  return { api_key, shared_key };
}

/** Changes what a key is called, and what it may do. */
export async function changeApplicationKey(id: number, body: BodyOf<"patch_license_api_keys_id">): Promise<void> {
  await licet.licenseApiKeys.update(id, body);
  await changed("license-api-keys");
}

/** Revokes a key for good. */
export async function revokeApplicationKey(id: number): Promise<void> {
  await licet.licenseApiKeys.delete(id);
  await changed("license-api-keys");
}

/** The products that a key can be limited to. */
export const productsQuery = queryOptions({
  queryKey: ["products", "of-keys"],
  queryFn: async ({ signal }) => {
    const products = await licet.products.list({ order_by: "product_name" }, { signal }).toArray({ most: 500 });
    return products.map(({ id, product_name }) => ({ id, product_name }));
  },
});
