import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { accountList, listAccounts } from "../people/account.store.ts";
import { changeAccount, createAccount, readAccount, removeAccount } from "./account.flow.ts";
import { accountAnswer, accountBody, accountPatch, presentAccount } from "./account.schema.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Customer accounts";

/** Customer accounts (management-api.md §8.4, rows 99–103). */
export function accountRoutes(api: Api): void {
  listAccountsRoute(api);
  readAccountRoute(api);
  createAccountRoute(api);
  changeAccountRoute(api);
  deleteAccountRoute(api);
}

function listAccountsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/customer-accounts/",
      permission: "customers_read",
      tag,
      summary: "List customer accounts",
      query: listQuery(accountList),
      reads: "list",
      answers: { json: listAnswer(accountAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listAccounts(context.db, context.companyId, query), presentAccount),
  });
}

function readAccountRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/customer-accounts/:id/",
      permission: "customers_read",
      tag,
      summary: "Read a customer account",
      params,
      reads: "object",
      answers: { json: accountAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => presentAccount(await readAccount(context, id)),
  });
}

function createAccountRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/customer-accounts/",
      permission: "customers_write",
      tag,
      summary: "Create a customer account",
      body: accountBody,
      audits: { object: "customer-accounts", action: "create" },
      answers: { json: accountAnswer, status: 201 },
      errors: ["customer_account_code_exists"],
    },
    handle: async ({ body }, context) => presentAccount(await createAccount(context, body)),
  });
}

function changeAccountRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/customer-accounts/:id/",
      permission: "customers_write",
      tag,
      summary: "Change a customer account",
      params,
      body: accountPatch,
      audits: { object: "customer-accounts", action: "update", shows: "/customer-accounts/:id/" },
      locks: "customer-accounts",
      answers: { json: accountAnswer },
      errors: ["not_found", "customer_account_code_exists"],
    },
    handle: async ({ params: { id }, body }, context) => presentAccount(await changeAccount(context, id, body)),
  });
}

function deleteAccountRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/customer-accounts/:id/",
      permission: "customers_write",
      tag,
      summary: "Delete a customer account",
      description:
        "With its sign-on, its OAuth client and its groups of license users. Its customers and orders stay, in no account. Not while it has consumption pools.",
      params,
      audits: { object: "customer-accounts", action: "delete", shows: "/customer-accounts/:id/" },
      locks: "customer-accounts",
      answers: "nothing",
      errors: ["not_found", "customer_account_in_use"],
    },
    handle: async ({ params: { id } }, context) => {
      await removeAccount(context, id);
    },
  });
}
