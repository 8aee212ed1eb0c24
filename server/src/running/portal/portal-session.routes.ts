import { z } from "zod";
import { deletePortalSession, listPortalSessions } from "../../access/portal/portal-session.store.ts";
import { portalCookie } from "../../access/portal/portal-sessions.flow.ts";
import { cookieOf } from "../../access/staff/session-cookie.flow.ts";
import { ApiError } from "../../errors.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changeOwnPassword, describeSession, hashOwnNext, presentOpened, requireSignedIn } from "./own-session.flow.ts";
import {
  listedPortalSession,
  newPortalSession,
  ownPasswordBody,
  portalSession,
  presentListedSession,
  signInBody,
} from "./portal-session.schema.ts";
import { signIn } from "./sign-in.flow.ts";

const own = { permission: "portal", tag: "Portal", takes: smallJson } as const;

/** Signing in and out of the portal, and one's password there (docs/guide/portal.md). */
export function portalSessionRoutes(api: Api): void {
  signInRoute(api);
  readPortalSessionRoute(api);
  signOutRoute(api);
  changeOwnPasswordRoute(api);
  listPortalSessionsRoute(api);
  endPortalSessionRoute(api);
}

function signInRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...own,
      method: "POST",
      path: "/portal/session/",
      permission: "public",
      takes: smallJson,
      summary: "Sign in at the portal, with a password or with a license key",
      description:
        "Opens a session of twelve hours: a bearer token, and a cookie for the pages of this server. A key opens its license only, with the e-mail of its customer.",
      body: signInBody,
      transaction: "handler",
      audits: "handler",
      answers: { json: newPortalSession },
      errors: ["invalid_login", "company_required"],
    },
    handle: async ({ body }, context) => presentOpened(context, await signIn(context, body)),
  });
}

function readPortalSessionRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...own,
      method: "GET",
      path: "/portal/session/",
      summary: "Read who is signed in at the portal",
      reads: "object",
      answers: { json: portalSession },
      errors: [],
    },
    handle: async (_input, context) => describeSession(context),
  });
}

function signOutRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...own,
      method: "DELETE",
      path: "/portal/session/",
      summary: "Sign out of the portal",
      audits: { object: "portal/session", action: "delete" },
      answers: "nothing",
      errors: [],
    },
    handle: async (_input, context) => {
      const { db, companyId, caller, audit, reply } = context;
      if (caller.sessionId !== undefined) {
        audit.object_id = caller.sessionId;
        await deletePortalSession(db, companyId, requireSignedIn(context), caller.sessionId);
      }
      reply.header("Set-Cookie", cookieOf(context, portalCookie, "", 0));
    },
  });
}

function changeOwnPasswordRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...own,
      method: "POST",
      path: "/portal/session/password/",
      summary: "Choose another password",
      description: "Every session of the user ends; the answer holds a new one, and its cookie.",
      body: ownPasswordBody,
      audits: "handler",
      answers: { json: newPortalSession },
      errors: ["invalid_login", "change_password_not_allowed"],
    },
    prepare: ({ body }, context) => hashOwnNext(context, body),
    // The row of the audit is written with the new session.
    handle: async (_input, context, hash) => presentOpened(context, await changeOwnPassword(context, hash)),
  });
}

function listPortalSessionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...own,
      method: "GET",
      path: "/portal/open-sessions/",
      summary: "List one's sessions at the portal, the newest first",
      reads: "list",
      answers: { json: z.array(listedPortalSession) },
      errors: [],
    },
    handle: async (_input, context) => {
      const { db, companyId, caller, now } = context;
      const rows = await listPortalSessions(db, companyId, requireSignedIn(context), now);
      return rows.map((row) => presentListedSession(row, caller.sessionId));
    },
  });
}

function endPortalSessionRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...own,
      method: "DELETE",
      path: "/portal/open-sessions/:id/",
      summary: "End one of one's sessions at the portal",
      params: z.object({ id: bigCount({ min: 1 }) }),
      audits: { object: "portal/session", action: "delete" },
      locks: "portal-sessions",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      const { db, companyId } = context;
      if (!(await deletePortalSession(db, companyId, requireSignedIn(context), id))) throw new ApiError("not_found");
    },
  });
}
