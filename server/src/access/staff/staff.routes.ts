import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { permissionsOf } from "../../platform/http/roles-and-permissions.schema.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { requireDelegable } from "../delegation/delegation.flow.ts";
import { endedAnswer } from "./own-sessions.schema.ts";
import { changeStaff, createStaff, endSessions, removeStaff, renewSetup } from "./staff.flow.ts";
import { newStaffAnswer, presentStaff, setupAnswer, staffAnswer, staffBody, staffPatch } from "./staff.schema.ts";
import { findStaff, listStaff, staffList } from "./staff.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Staff";

/** The people of a company's back office and their roles (docs/guide/staff.md). */
export function staffRoutes(api: Api): void {
  listStaffRoute(api);
  readStaffRoute(api);
  createStaffRoute(api);
  changeStaffRoute(api);
  deleteStaffRoute(api);
  renewSetupRoute(api);
  endSessionsRoute(api);
}

function listStaffRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/staff/",
      permission: "staff_read",
      tag,
      summary: "List the staff",
      query: listQuery(staffList),
      reads: "list",
      answers: { json: listAnswer(staffAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listStaff(context.db, context.companyId, query), presentStaff),
  });
}

function readStaffRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/staff/:id/",
      permission: "staff_read",
      tag,
      summary: "Read one of the staff",
      params,
      reads: "object",
      answers: { json: staffAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findStaff(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentStaff(row);
    },
  });
}

function createStaffRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/staff/",
      permission: "staff_write",
      tag,
      summary: "Add somebody to the staff",
      description:
        "Without a password the answer holds a token, by which POST session/setup/ sets one within seven days.",
      body: staffBody,
      audits: { object: "staff", action: "create" },
      answers: { json: newStaffAnswer, status: 201 },
      errors: ["staff_email_exists", "owner_required", "permission_not_grantable"],
    },
    prepare: hashed,
    handle: async ({ body }, context, passwordHash) => {
      requireDelegable(context.caller, permissionsOf(body.role));
      const { row, setup } = await createStaff({ ...body, passwordHash }, { ...context, random: context.deps.random });
      return { ...presentStaff(row), ...presentSetup(setup) };
    },
  });
}

function changeStaffRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/staff/:id/",
      permission: "staff_write",
      tag,
      summary: "Change the role, name, e-mail or state of one of the staff",
      description: "Sessions of somebody who is no longer active end at once.",
      params,
      body: staffPatch,
      audits: { object: "staff", action: "update", shows: "/staff/:id/" },
      locks: "staff",
      answers: { json: staffAnswer },
      errors: ["not_found", "staff_email_exists", "last_owner", "owner_required", "permission_not_grantable"],
    },
    handle: async ({ params: { id }, body }, context) => presentStaff(await changeStaff(context, id, body)),
  });
}

function deleteStaffRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/staff/:id/",
      permission: "staff_write",
      tag,
      summary: "Remove somebody from the staff",
      params,
      audits: { object: "staff", action: "delete", shows: "/staff/:id/" },
      locks: "staff",
      answers: "nothing",
      errors: ["not_found", "last_owner", "owner_required", "permission_not_grantable"],
    },
    handle: async ({ params: { id } }, context) => {
      await removeStaff(context, id);
    },
  });
}

function renewSetupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/staff/:id/renew_setup/",
      permission: "staff_write",
      tag,
      summary: "Give a new link to somebody who lost password or phone",
      description:
        "Their sessions end, no code is asked for until they set an app up again, and the identity provider may name them anew.",
      params,
      audits: { object: "staff", action: "renew_setup", shows: "/staff/:id/" },
      locks: "staff",
      answers: { json: setupAnswer },
      errors: ["not_found", "owner_required", "permission_not_grantable"],
    },
    handle: async ({ params: { id } }, context) => presentSetup(await renewSetup(context, id)),
  });
}

function endSessionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/staff/:id/end_sessions/",
      permission: "staff_write",
      tag,
      summary: "Log somebody out everywhere",
      description: "Password and authenticator app stay: they can log in again.",
      params,
      audits: { object: "staff", action: "end_sessions" },
      locks: "staff",
      answers: { json: endedAnswer },
      errors: ["not_found", "owner_required", "permission_not_grantable"],
    },
    handle: async ({ params: { id } }, context) => ({ ended: await endSessions(context, id) }),
  });
}

/** The hash of a password that is given; before the transaction, since it takes its time on purpose. */
async function hashed(
  { body: { password } }: { readonly body: { readonly password?: string | undefined } },
  { deps }: Context,
): Promise<string | undefined> {
  return password === undefined ? undefined : deps.passwords.hash(password);
}

function presentSetup(setup: { readonly token: string; readonly expiresAt: Date } | undefined) {
  return setup ? { setup_token: setup.token, setup_expires_at: setup.expiresAt.toISOString() } : {};
}
