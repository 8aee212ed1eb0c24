import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { presentSession } from "./session.routes.ts";
import { cookieOf } from "./session-cookie.flow.ts";
import { beginSignOn, finishSignOn, proveAtProvider, signOnCookie } from "./sign-on.flow.ts";
import { beginAnswer, beginBody, callbackBody } from "./sign-on.schema.ts";
import { newSessionAnswer } from "./staff.schema.ts";

/** Signing on at the provider of a company (docs/guide/staff.md). */
export function signOnRoutes(api: Api): void {
  beginSignOnRoute(api);
  finishSignOnRoute(api);
}

const shared = {
  method: "POST",
  permission: "public",
  tag: "Session",
  takes: smallJson,
  transaction: "handler",
} as const;

function beginSignOnRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/session/oidc/",
      summary: "Begin to sign on at the identity provider of the staff",
      description:
        "The address is good for ten minutes and for one sign-on, in the browser that got the cookie of this answer.",
      body: beginBody,
      audits: "nothing",
      answers: { json: beginAnswer },
      errors: [
        "sso_not_configured",
        "sso_not_enabled",
        "company_required",
        "sso_redirect_uri_not_allowed",
        "sso_provider_unavailable",
      ],
    },
    handle: async ({ body }, context) => {
      const { url, browser, expiresAt } = await beginSignOn(context, body);
      const seconds = Math.floor((expiresAt.getTime() - context.now.getTime()) / 1000);
      const cookie = cookieOf(context, signOnCookie, browser, seconds);
      context.reply.header("Set-Cookie", cookie);
      return { url, expires_at: expiresAt.toISOString() };
    },
  });
}

function finishSignOnRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/session/oidc/callback/",
      summary: "Log in with what came back from the identity provider",
      description:
        "Opens a session as POST session/ does. After `code_required` the same call with `state` and `totp` opens it.",
      body: callbackBody,
      audits: "handler",
      answers: { json: newSessionAnswer },
      errors: [
        "sign_on_not_valid",
        "sign_on_expired",
        "sso_not_enabled",
        "sso_token_not_valid",
        "sso_email_missing",
        "sso_email_not_verified",
        "sso_domain_not_allowed",
        "sso_staff_not_found",
        "sso_staff_not_active",
        "sso_other_person",
        "sso_provider_refused",
        "sso_provider_unavailable",
        "code_required",
        "invalid_code",
      ],
    },
    prepare: ({ body }, context) => proveAtProvider(context, body),
    handle: async ({ body }, context, returned) => {
      const { deps } = context;
      return presentSession(await finishSignOn(context, returned, body.totp), deps.db, context);
    },
  });
}
