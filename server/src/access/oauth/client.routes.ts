import { z } from "zod";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { createClient, findClient, removeClient, rotateSecret, type Subject } from "./client.flow.ts";
import { clientAnswer, clientBody, presentClient } from "./client.schema.ts";
import type { ClientScope } from "./client.store.ts";

interface ClientSubject {
  readonly scope: ClientScope;
  /** What it is called in addresses, and in the audit. */
  readonly object: string;
  readonly path: string;
  readonly of: string;
}

const subjects: readonly ClientSubject[] = [
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

/**
 * OAuth clients of licenses, customers, accounts and the company (management-api.md §7.2, rows 76–81), and their
 * secrets.
 */
export function oauthClientRoutes(api: Api): void {
  for (const subject of subjects) {
    createClientRoute(api, subject);
    readClientRoute(api, subject);
    rotateSecretRoute(api, subject);
    deleteClientRoute(api, subject);
  }
}

function sharedOf({ scope }: ClientSubject) {
  return {
    // The company's own reaches what a key of the License API does.
    permission: scope === "company" ? "keys_write" : "clients_write",
    tag: "OAuth clients",
    params: z.object(scope === "company" ? {} : { id: bigCount({ min: 1 }) }),
  } as const;
}

function subjectOf(
  { scope }: ClientSubject,
  given: Readonly<Record<string, unknown>>,
  { companyId }: Context,
): Subject {
  return { scope, id: "id" in given ? Number(given["id"]) : companyId };
}

function createClientRoute(api: Api, client: ClientSubject): void {
  const { object, path, of } = client;
  endpoint(api, {
    contract: {
      ...sharedOf(client),
      method: "POST",
      path,
      summary: `Create the OAuth client of ${of}`,
      body: clientBody,
      audits: { object: `${object}/client`, action: "create", shows: path },
      locks: object,
      answers: { json: clientAnswer },
      errors: ["not_found", "oauth_client_exists", "permission_not_grantable"],
    },
    handle: async ({ params: given, body }, context) => {
      const { row, secret } = await createClient(context, subjectOf(client, given, context), body);
      return presentClient(row, secret);
    },
  });
}

function readClientRoute(api: Api, client: ClientSubject): void {
  const { object, path, of } = client;
  endpoint(api, {
    contract: {
      ...sharedOf(client),
      method: "GET",
      path,
      summary: `Read the OAuth client of ${of}, with its secret`,
      description: "A secret whose days are over is replaced by this.",
      transaction: "request",
      locks: object,
      reads: "object",
      answers: { json: clientAnswer },
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: given }, context) => {
      const { row, secret } = await findClient(context, subjectOf(client, given, context));
      return presentClient(row, secret);
    },
  });
}

function rotateSecretRoute(api: Api, client: ClientSubject): void {
  const { object, path, of } = client;
  endpoint(api, {
    contract: {
      ...sharedOf(client),
      method: "POST",
      path: `${path}rotate/`,
      summary: `Replace the secret of the OAuth client of ${of}`,
      description: "The secret before it is good for the days of grace.",
      audits: { object: `${object}/client`, action: "rotate", shows: path },
      locks: object,
      answers: { json: clientAnswer },
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: given }, context) => {
      const { row, secret } = await rotateSecret(context, subjectOf(client, given, context));
      return presentClient(row, secret);
    },
  });
}

function deleteClientRoute(api: Api, client: ClientSubject): void {
  const { object, path, of } = client;
  endpoint(api, {
    contract: {
      ...sharedOf(client),
      method: "DELETE",
      path,
      summary: `Delete the OAuth client of ${of}`,
      audits: { object: `${object}/client`, action: "delete", shows: path },
      locks: object,
      answers: "nothing",
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: given }, context) => {
      await removeClient(context, subjectOf(client, given, context));
    },
  });
}
