import { z } from "zod";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { createClient, findClient, removeClient, rotateSecret, type Subject } from "./client.flow.ts";
import { clientAnswer, clientBody, presentClient } from "./client.schema.ts";
import type { ClientScope } from "./client.store.ts";

const subjects: readonly { scope: ClientScope; object: string; path: string; of: string }[] = [
  { scope: "license", object: "licenses", path: "/licenses/:id/client/", of: "a license" },
  { scope: "customer", object: "customers", path: "/customers/:id/client/", of: "a customer" },
  {
    scope: "customeraccount",
    object: "customer-accounts",
    path: "/customer-accounts/:id/client/",
    of: "a customer account",
  },
  { scope: "company", object: "company", path: "/company/client/", of: "the company" },
];

/** OAuth clients of licenses, customers, accounts and the company (management-api.md §7.2, rows 76–81), and their secrets. */
export function oauthClientRoutes(api: Api): void {
  for (const subject of subjects) clientEndpoints(api, subject);
}

function clientEndpoints(api: Api, { scope, object, path, of }: (typeof subjects)[number]): void {
  const params = z.object(scope === "company" ? {} : { id: bigCount({ min: 1 }) });
  const tag = "OAuth clients";
  // The company's own reaches what a key of the License API does.
  const permission = scope === "company" ? "keys_write" : "clients_write";
  const subjectOf = (given: z.output<typeof params>, { companyId }: Context): Subject => ({
    scope,
    id: "id" in given ? Number(given.id) : companyId,
  });

  endpoint(api, {
    contract: {
      method: "POST",
      path,
      permission,
      tag,
      summary: `Create the OAuth client of ${of}`,
      params,
      body: clientBody,
      audits: { object: `${object}/client`, action: "create", shows: path },
      locks: object,
      answers: { json: clientAnswer },
      errors: ["not_found", "oauth_client_exists", "permission_not_grantable"],
    },
    handle: async ({ params: given, body }, context) => {
      const { row, secret } = await createClient(subjectOf(given, context), body, context);
      return presentClient(row, secret);
    },
  });

  endpoint(api, {
    contract: {
      method: "GET",
      path,
      permission,
      tag,
      summary: `Read the OAuth client of ${of}, with its secret`,
      description: "A secret whose days are over is replaced by this.",
      transaction: "request",
      params,
      locks: object,
      reads: "object",
      answers: { json: clientAnswer },
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: given }, context) => {
      const { row, secret } = await findClient(subjectOf(given, context), context);
      return presentClient(row, secret);
    },
  });

  endpoint(api, {
    contract: {
      method: "POST",
      path: `${path}rotate/`,
      permission,
      tag,
      summary: `Replace the secret of the OAuth client of ${of}`,
      description: "The secret before it is good for the days of grace.",
      params,
      audits: { object: `${object}/client`, action: "rotate", shows: path },
      locks: object,
      answers: { json: clientAnswer },
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: given }, context) => {
      const { row, secret } = await rotateSecret(subjectOf(given, context), context);
      return presentClient(row, secret);
    },
  });

  endpoint(api, {
    contract: {
      method: "DELETE",
      path,
      permission,
      tag,
      summary: `Delete the OAuth client of ${of}`,
      params,
      audits: { object: `${object}/client`, action: "delete", shows: path },
      locks: object,
      answers: "nothing",
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: given }, context) => {
      await removeClient(subjectOf(given, context), context);
    },
  });
}
