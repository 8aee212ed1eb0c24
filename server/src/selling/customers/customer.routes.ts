import { z } from "zod";
import { csvFile } from "../../platform/http/csv.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { customerBody, customerColumnsOfFile, customerObject, presentCustomer } from "../people/customer.schema.ts";
import { changeCustomer, createCustomer, readCustomer, removeCustomer } from "./customer.flow.ts";
import { customerList, listCustomers, readCustomers } from "./customer-list.store.ts";
import { mergeCustomer } from "./merge.flow.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Customers";

/** Customers (management-api.md §8.2, rows 82–86, 88). */
export function customerRoutes(api: Api): void {
  listCustomersRoute(api);
  exportCustomersRoute(api);
  readCustomerRoute(api);
  createCustomerRoute(api);
  changeCustomerRoute(api);
  deleteCustomerRoute(api);
  mergeCustomerRoute(api);
}

function listCustomersRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/customers/",
      permission: "customers_read",
      tag,
      summary: "List customers",
      query: listQuery(customerList),
      reads: "list",
      answers: { json: listAnswer(customerObject) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listCustomers(context.db, context.companyId, query), presentCustomer),
  });
}

function exportCustomersRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/customers/export/",
      permission: "customers_read",
      tag,
      summary: "Export customers as CSV",
      description:
        "All customers that the filters match; limit and offset mean nothing here. Imports take the columns as they are named.",
      query: listQuery(customerList),
      reads: "list",
      answers: { csv: "customers" },
      errors: [],
    },
    handle: async ({ query }, { db, companyId }) => csvFile(customerColumnsOfFile, readCustomers(db, companyId, query)),
  });
}

function readCustomerRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/customers/:id/",
      permission: "customers_read",
      tag,
      summary: "Read a customer",
      params,
      reads: "object",
      answers: { json: customerObject },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => presentCustomer(await readCustomer(id, context)),
  });
}

function createCustomerRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/customers/",
      permission: "customers_write",
      tag,
      summary: "Create a customer",
      body: customerBody,
      audits: { object: "customers", action: "create" },
      answers: { json: customerObject },
      errors: ["customer_email_exists", "customer_account_not_found"],
    },
    handle: async ({ body }, context) => presentCustomer(await createCustomer(context, body)),
  });
}

function changeCustomerRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/customers/:id/",
      permission: "customers_write",
      tag,
      summary: "Change a customer",
      description: "Orders that are placed already keep the customer account they are in.",
      params,
      body: customerBody,
      audits: { object: "customers", action: "update", shows: "/customers/:id/" },
      locks: "customers",
      answers: { json: customerObject },
      errors: ["not_found", "customer_email_exists", "customer_account_not_found"],
    },
    handle: async ({ params: { id }, body }, context) => presentCustomer(await changeCustomer(context, id, body)),
  });
}

function deleteCustomerRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/customers/:id/",
      permission: "customers_write",
      tag,
      summary: "Delete a customer",
      description:
        "With its labels and its OAuth client. Its orders and their licenses stay, with what is written on them of the customer, and are nobody's.",
      params,
      audits: { object: "customers", action: "delete", shows: "/customers/:id/" },
      locks: "customers",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      await removeCustomer(context, id);
    },
  });
}

function mergeCustomerRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/customers/:id/merge/",
      permission: "customers_write",
      tag,
      summary: "Merge another customer into this one",
      description:
        "Its orders and labels move here, then it is deleted. Its OAuth client moves as well, unless this customer has one.",
      params,
      body: z.object({ customer_to_merge_id: bigCount({ min: 1 }) }),
      audits: { object: "customers", action: "merge", shows: "/customers/:id/" },
      locks: "customers",
      answers: { json: z.strictObject({ message: z.literal("Merged.") }) },
      errors: ["not_found", "unknown_customer", "customer_merged_with_itself"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await mergeCustomer(context, id, body.customer_to_merge_id);
      return { message: "Merged." };
    },
  });
}
