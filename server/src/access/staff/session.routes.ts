import { z } from "zod";
import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { PERMISSIONS, permissionsOf } from "../../platform/http/roles-and-permissions.schema.ts";
import { findCompany } from "../companies/company.store.ts";
import { deviceCookie, deviceOf, deviceSeconds } from "./known-device.flow.ts";
import { changePassword, hashForLink, hashNext, logIn, type OpenedSession, setUp } from "./session.flow.ts";
import { deleteSession } from "./session.store.ts";
import { cookieOf, sessionCookie } from "./session-cookie.flow.ts";
import {
  codeBody,
  loginBody,
  newSessionAnswer,
  passwordBody,
  presentStaff,
  sessionAnswer,
  setupBody,
} from "./staff.schema.ts";
import { findStaff } from "./staff.store.ts";
import { beginTotp, confirmTotp, endTotp, proveApp, proveEnd } from "./totp.flow.ts";

const tag = "Session";

/** Logging in and out, passwords and authenticator apps (docs/guide/staff.md). */
export function sessionRoutes(api: Api): void {
  logInRoute(api);
  setUpPasswordRoute(api);
  readSessionRoute(api);
  logOutRoute(api);
  changePasswordRoute(api);
  beginTotpRoute(api);
  confirmTotpRoute(api);
  endTotpRoute(api);
}

const opening = {
  method: "POST",
  permission: "public",
  tag,
  takes: smallJson,
  answers: { json: newSessionAnswer },
} as const;

function logInRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...opening,
      path: "/session/",
      summary: "Log in",
      description: "Opens a session of twelve hours: a bearer token, and a cookie for the pages of this server.",
      body: loginBody,
      transaction: "handler",
      audits: "handler",
      errors: ["invalid_login", "password_login_not_allowed", "code_required", "invalid_code", "company_required"],
    },
    handle: async ({ body }, context) => presentSession(await logIn(context, body), context.deps.db, context),
  });
}

function setUpPasswordRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...opening,
      path: "/session/setup/",
      summary: "Set a password by a link that was given out, and log in",
      body: setupBody,
      audits: "handler",
      errors: ["setup_link_not_valid", "password_login_not_allowed", "staff_email_exists"],
    },
    prepare: ({ body }, context) => hashForLink(context, body),
    handle: async ({ body }, context, passwordHash) => {
      return presentSession(await setUp(context, body, passwordHash), context.db, context);
    },
  });
}

const own = { permission: "session", tag, takes: smallJson } as const;

function readSessionRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...own,
      method: "GET",
      path: "/session/",
      summary: "Read who is logged in, and what they may do",
      reads: "object",
      answers: { json: sessionAnswer },
      errors: [],
    },
    handle: async (_input, { db, companyId, caller }) => describe(db, companyId, caller.actor?.id ?? 0),
  });
}

function logOutRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...own,
      method: "DELETE",
      path: "/session/",
      summary: "Log out",
      audits: { object: "session", action: "delete", shows: "/session/" },
      answers: "nothing",
      errors: [],
    },
    handle: async (_input, context) => {
      context.audit.before = {};
      context.audit.after = {};
      if (context.caller.sessionId !== undefined)
        await deleteSession(context.db, context.companyId, context.caller.sessionId);
      context.reply.header("Set-Cookie", cookieOf(context, sessionCookie, "", 0));
    },
  });
}

function changePasswordRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...own,
      method: "POST",
      path: "/session/password/",
      summary: "Choose another password",
      description: "Every other session ends.",
      body: passwordBody,
      audits: "handler",
      answers: { json: z.strictObject({}) },
      errors: ["invalid_login"],
    },
    prepare: ({ body }, context) => hashNext(context, body),
    handle: async (_input, context, passwordHash) => {
      // The row of the audit is written with the change.
      await changePassword(context, passwordHash);
      return {};
    },
  });
}

const ofTotp = { method: "POST", permission: "session", tag, takes: smallJson } as const;

function beginTotpRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...ofTotp,
      path: "/session/totp/",
      summary: "Begin to use an authenticator app",
      audits: { object: "session", action: "totp", shows: "/session/" },
      answers: { json: z.strictObject({ secret: z.string(), address: z.string().describe("For a QR code.") }) },
      errors: ["totp_is_on"],
    },
    handle: async (_input, context) => {
      context.audit.after = {};
      return beginTotp(context);
    },
  });
}

function confirmTotpRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...ofTotp,
      path: "/session/totp/confirm/",
      summary: "Prove that the app has the secret",
      description:
        "From now on logging in takes a code. The answer holds ten for the day the phone is gone; each is good once.",
      body: codeBody,
      audits: { object: "session/totp", action: "confirm", shows: "/session/" },
      answers: { json: z.strictObject({ recovery_codes: z.array(z.string()) }) },
      errors: ["totp_is_on", "invalid_code"],
    },
    prepare: ({ body }, context) => proveApp(context, body.code),
    handle: async (_input, context, step) => ({ recovery_codes: await confirmTotp(context, step) }),
  });
}

function endTotpRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...ofTotp,
      path: "/session/totp/end/",
      summary: "Use no authenticator app any more",
      body: codeBody,
      audits: { object: "session/totp", action: "end", shows: "/session/" },
      answers: { json: z.strictObject({}) },
      errors: ["totp_is_off", "invalid_code"],
    },
    prepare: ({ body }, context) => proveEnd(context, body.code),
    handle: async (_input, context) => {
      await endTotp(context);
      return {};
    },
  });
}

/** Answers a session that was just opened, and gives it to the browser as a cookie. */
export async function presentSession(
  { companyId, staffId, token, expiresAt }: OpenedSession,
  db: Db,
  context: Context,
) {
  const seconds = Math.floor((expiresAt.getTime() - context.now.getTime()) / 1000);
  const device = deviceOf({ company_id: companyId, id: staffId }, context.deps, context.now);
  context.reply
    .header("Set-Cookie", cookieOf(context, deviceCookie, device, deviceSeconds))
    .header("Set-Cookie", cookieOf(context, sessionCookie, token, seconds));
  return { ...(await describe(db, companyId, staffId)), token, expires_at: expiresAt.toISOString() };
}

async function describe(db: Db, companyId: number, staffId: number): Promise<z.input<typeof sessionAnswer>> {
  const [row, company] = [await findStaff(db, companyId, staffId), await findCompany(db, companyId)];
  if (!row || !company) throw new ApiError("not_authenticated");
  const granted = permissionsOf(row.role);
  return {
    staff: presentStaff(row),
    company: { id: company.id, name: company.name },
    permissions: PERMISSIONS.filter((permission) => granted.has(permission)),
  };
}
