import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { readSso, removeSso, saveSso, tryProvider } from "./configure.flow.ts";
import { presentSso, ssoAnswer, ssoPatch } from "./sso.schema.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const shared = { path: "/customer-accounts/:id/sso/", tag: "Customer accounts", params } as const;

/** The OpenID Connect provider of a customer account (docs/guide/single-sign-on.md). */
export function ssoRoutes(api: Api): void {
  readSsoRoute(api);
  changeSsoRoute(api);
  deleteSsoRoute(api);
}

function readSsoRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      permission: "customers_read",
      summary: "Read the single sign-on of a customer account",
      reads: "object",
      answers: { json: ssoAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => presentSso(await readSso(context, id)),
  });
}

function changeSsoRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "PATCH",
      permission: "customers_write",
      summary: "Set up or change the single sign-on of a customer account",
      description:
        "The provider is asked for its discovery document before anything is stored. Another issuer needs the client_secret again.",
      body: ssoPatch,
      audits: { object: "customer-accounts/sso", action: "update", shows: "/customer-accounts/:id/sso/" },
      locks: "customer-accounts",
      answers: { json: ssoAnswer },
      errors: ["not_found", "sso_discovery_failed", "permission_not_grantable"],
    },
    prepare: ({ params: { id }, body }, context) => tryProvider(context, id, body),
    handle: async ({ params: { id }, body }, context) => presentSso(await saveSso(context, id, body)),
  });
}

function deleteSsoRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "DELETE",
      permission: "customers_write",
      summary: "Remove the single sign-on of a customer account",
      audits: { object: "customer-accounts/sso", action: "delete", shows: "/customer-accounts/:id/sso/" },
      locks: "customer-accounts",
      answers: "nothing",
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: { id } }, context) => {
      await removeSso(context, id);
    },
  });
}
