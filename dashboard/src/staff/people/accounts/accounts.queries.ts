import { type AnswerOf, type BodyOf, type CustomerAccount, LicetError } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../../kit/api.ts";
import { type ListSearch, requestOf } from "../../../kit/list/list-search.ts";
import { rowsOfPage } from "../../../kit/list/use-list.ts";
import { peopleChanged } from "../people.queries.ts";
import { accountSearch } from "../people.search.ts";

/** One page of the list. */
export const accountPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["people", "accounts", "list", search],
    queryFn: async ({ signal }): Promise<Rows<CustomerAccount>> =>
      plainPage(await licet.customerAccounts.list(requestOf(search, accountSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One account. */
export const accountQuery = (id: number) =>
  queryOptions({
    queryKey: ["people", "accounts", "one", id],
    queryFn: async ({ signal }) => await licet.customerAccounts.retrieve(id, { signal }),
  });

/** The first customers of an account. */
export const customersOfAccount = (account: number) =>
  queryOptions({
    queryKey: ["people", "customers", "of-account", account],
    queryFn: async ({ signal }) =>
      plainPage(await licet.customers.list({ account, limit: 20, order_by: "email" }, { signal })),
  });

/** The single sign-on of an account. */
export type SignOn = AnswerOf<"get_customer_accounts_id_sso">;

/** The single sign-on of an account; null: none. */
export const signOnQuery = (id: number) =>
  queryOptions({
    queryKey: ["people", "accounts", "sso", id],
    queryFn: async ({ signal }): Promise<SignOn | null> => {
      try {
        return await licet.customerAccounts.retrieveSso(id, { signal });
      } catch (error) {
        if (error instanceof LicetError && error.status === 404) return null;
        throw error;
      }
    },
  });

/** Creates an account. */
export async function createAccount(
  body: BodyOf<"post_customer_accounts">,
  options: { readonly idempotency_key: string },
): Promise<CustomerAccount> {
  const account = await licet.customerAccounts.create(body, options);
  await peopleChanged();
  return account;
}

/** Changes an account. */
export async function editAccount(id: number, body: BodyOf<"patch_customer_accounts_id">): Promise<CustomerAccount> {
  const account = await licet.customerAccounts.update(id, body);
  queries.setQueryData(accountQuery(id).queryKey, account);
  await peopleChanged();
  return account;
}

/** Deletes an account; its customers and orders stay. */
export async function deleteAccount(id: number): Promise<void> {
  await licet.customerAccounts.delete(id);
}

/** Sets up or changes the single sign-on. */
export async function editSignOn(id: number, body: BodyOf<"patch_customer_accounts_id_sso">): Promise<SignOn> {
  const signOn = await licet.customerAccounts.updateSso(id, body);
  queries.setQueryData(signOnQuery(id).queryKey, signOn);
  return signOn;
}

/** Removes the single sign-on. */
export async function removeSignOn(id: number): Promise<void> {
  await licet.customerAccounts.deleteSso(id);
  queries.setQueryData(signOnQuery(id).queryKey, null);
}
