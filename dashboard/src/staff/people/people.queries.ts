import type { License, RowOf } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import type { Choice } from "./people.search.ts";

// What several pages of people ask for. All their keys begin with "people", since each change shows in many of them.

/** Something about people was changed: everything that shows it is asked again. */
export async function peopleChanged(): Promise<void> {
  await Promise.all(["people", "licenses", "orders"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
}

/** How many rows of others a page shows, before a link to all of them. */
const few = 20;

/** The first licenses that a filter matches. */
export const someLicenses = (filter: Readonly<Record<string, string | number>>) =>
  queryOptions({
    queryKey: ["people", "licenses", filter],
    queryFn: async ({ signal }): Promise<Rows<License>> =>
      plainPage(await licet.licenses.list({ ...filter, limit: few, order_by: "-id" }, { signal })),
  });

/** The first orders that a filter matches. */
export const someOrders = (filter: Readonly<Record<string, string | number>>) =>
  queryOptions({
    queryKey: ["people", "orders", filter],
    queryFn: async ({ signal }): Promise<Rows<RowOf<"get_orders">>> =>
      plainPage(await licet.orders.list({ ...filter, limit: few, order_by: "-id" }, { signal })),
  });

const found = (what: string, text: string, find: (signal: AbortSignal) => Promise<Choice[]>) =>
  queryOptions({
    queryKey: ["people", "find", what, text],
    queryFn: ({ signal }) => find(signal),
    placeholderData: keepPreviousData,
  });

/** The customers whose e-mail contains a text. */
export const findCustomers = (text: string) =>
  found("customers", text, async (signal) => {
    const filter = text === "" ? {} : { email__icontains: text };
    const { results } = await licet.customers.list({ ...filter, limit: few, order_by: "email" }, { signal });
    return results.map(({ id, email, company_name }) => ({ value: id, label: email || company_name || `#${id}` }));
  });

/** The customer accounts whose name contains a text. */
export const findAccounts = (text: string) =>
  found("accounts", text, async (signal) => {
    const filter = text === "" ? {} : { name__icontains: text };
    const { results } = await licet.customerAccounts.list({ ...filter, limit: few, order_by: "name" }, { signal });
    return results.map(({ id, name }) => ({ value: id, label: name }));
  });

/** The license users whose e-mail contains a text. */
export const findUsers = (text: string) =>
  found("users", text, async (signal) => {
    const filter = text === "" ? {} : { true_email__icontains: text };
    const { results } = await licet.licenseUsers.list({ ...filter, limit: few, order_by: "true_email" }, { signal });
    return results.map(({ id, true_email }) => ({ value: id, label: true_email }));
  });

/** The groups whose code contains a text. */
export const findGroups = (text: string) =>
  found("groups", text, async (signal) => {
    const filter = text === "" ? {} : { code__icontains: text };
    const { results } = await licet.licenseUserGroups.list({ ...filter, limit: few, order_by: "code" }, { signal });
    return results.map(({ id, code }) => ({ value: id, label: code }));
  });

/** The licenses whose key contains a text. */
export const findLicenses = (text: string) =>
  found("licenses", text, async (signal) => {
    const filter = text === "" ? {} : { license_key__icontains: text };
    const { results } = await licet.licenses.list({ ...filter, limit: few, order_by: "-id" }, { signal });
    return results.map(({ id, license_key }) => ({ value: id, label: license_key ?? `#${id}` }));
  });
