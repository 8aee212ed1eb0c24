import { cookieOf } from "../../access/staff/session-cookie.flow.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { presentOpened } from "./own-session.flow.ts";
import { beginSignOnAnswer, beginSignOnBody, finishSignOnBody, newPortalSession } from "./portal-session.schema.ts";
import { beginPortalSignOn, portalSignOnCookie, proveAtAccount } from "./portal-sign-on.flow.ts";
import { openPortalSession } from "./sign-in.flow.ts";

/** Signing in to the portal at the provider of a customer account (docs/guide/portal.md). */
export function portalSignOnRoutes(api: Api): void {
  beginPortalSignOnRoute(api);
  finishPortalSignOnRoute(api);
}

const shared = {
  method: "POST",
  permission: "public",
  tag: "Portal",
  takes: smallJson,
  transaction: "handler",
} as const;

function beginPortalSignOnRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/portal/session/sso/",
      summary: "Begin to sign on at the identity provider of a customer account",
      description: "The address is good for ten minutes, in the browser that got the cookie of this answer.",
      body: beginSignOnBody,
      audits: "nothing",
      answers: { json: beginSignOnAnswer },
      errors: [
        "company_required",
        "customer_account_not_found",
        "sso_not_configured",
        "sso_not_enabled",
        "sso_redirect_uri_not_allowed",
        "sso_provider_unavailable",
      ],
    },
    handle: async ({ body }, context) => {
      const { url, cookie, expiresAt } = await beginPortalSignOn(context, body);
      const seconds = Math.floor((expiresAt.getTime() - context.now.getTime()) / 1000);
      context.reply.header("Set-Cookie", cookieOf(context, portalSignOnCookie, cookie, seconds));
      return { url, expires_at: expiresAt.toISOString() };
    },
  });
}

function finishPortalSignOnRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/portal/session/sso/callback/",
      summary: "Sign in with what came back from the identity provider",
      description: "Opens a session that reaches the licenses of the account which the user holds or manages.",
      body: finishSignOnBody,
      audits: "handler",
      answers: { json: newPortalSession },
      errors: [
        "sign_on_not_valid",
        "sign_on_expired",
        "sso_not_configured",
        "sso_not_enabled",
        "sso_token_not_valid",
        "sso_email_missing",
        "sso_email_not_verified",
        "sso_user_not_found",
        "sso_provider_refused",
        "sso_provider_unavailable",
      ],
    },
    prepare: ({ body }, context) => proveAtAccount(context, body),
    handle: async (_input, context, proven) => {
      const opened = await transaction(context.deps.db, (db) => openPortalSession({ ...context, db }, proven));
      context.reply.header("Set-Cookie", cookieOf(context, portalSignOnCookie, "", 0));
      return presentOpened(context, opened);
    },
  });
}
