import type { BodyOf, Customer } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../../kit/api.ts";
import { type ListSearch, requestOf } from "../../../kit/list/list-search.ts";
import { rowsOfPage } from "../../../kit/list/use-list.ts";
import { peopleChanged } from "../people.queries.ts";
import { customerSearch } from "../people.search.ts";

/** One page of the list. */
export const customerPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["people", "customers", "list", search],
    queryFn: async ({ signal }): Promise<Rows<Customer>> =>
      plainPage(await licet.customers.list(requestOf(search, customerSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One customer. */
export const customerQuery = (id: number) =>
  queryOptions({
    queryKey: ["people", "customers", "one", id],
    queryFn: async ({ signal }) => await licet.customers.retrieve(id, { signal }),
  });

/** The account of a customer, by its name. */
export const accountOfCustomer = (id: number) =>
  queryOptions({
    queryKey: ["people", "accounts", "one", id],
    queryFn: async ({ signal }) => await licet.customerAccounts.retrieve(id, { signal }),
  });

/** What can be written of a customer. */
export type CustomerBody = BodyOf<"patch_customers_id">;

/** Creates a customer. */
export async function createCustomer(
  body: CustomerBody,
  options: { readonly idempotency_key: string },
): Promise<Customer> {
  const customer = await licet.customers.create(body, options);
  await peopleChanged();
  return customer;
}

/** Changes a customer. */
export async function editCustomer(id: number, body: CustomerBody): Promise<Customer> {
  const customer = await licet.customers.update(id, body);
  queries.setQueryData(customerQuery(id).queryKey, customer);
  await peopleChanged();
  return customer;
}

/** Moves everything of another customer to this one; the other is deleted. */
export async function mergeCustomer(id: number, customer_to_merge_id: number): Promise<void> {
  await licet.customers.merge(id, { customer_to_merge_id });
  await peopleChanged();
}

/** Deletes a customer; orders and licenses stay. */
export async function deleteCustomer(id: number): Promise<void> {
  await licet.customers.delete(id);
}

/** Forgets what names and addresses of a customer were; answers in how many changes. */
export async function forgetPastOfCustomer(id: number): Promise<{ readonly changes: number }> {
  return await licet.customers.forgetPast(id);
}

/** Puts a label on a customer. */
export async function putLabel(customer: number, customer_label: number): Promise<void> {
  await licet.customerclabels.create({ customer, customer_label });
  await peopleChanged();
}

/** Takes a label off; by the id of the label on the customer. */
export async function takeLabel(id: number): Promise<void> {
  await licet.customerclabels.delete(id);
  await peopleChanged();
}
