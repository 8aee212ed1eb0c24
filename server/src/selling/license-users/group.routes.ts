import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { groupAnswer, groupBody, groupPatch, groupValues, presentGroup } from "./group.schema.ts";
import {
  changeGroup,
  deleteGroup,
  findGroup,
  findGroupByCode,
  groupList,
  hasAccount,
  insertGroup,
  listGroups,
  recordGroup,
} from "./group.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "License user groups";
const path = "/license-user-groups/:id/";

/**
 * Groups of license users (management-api.md §6.4, row 49, and the verbs that its interface has in the browser only).
 */
export function groupRoutes(api: Api): void {
  listGroupsRoute(api);
  readGroupRoute(api);
  createGroupRoute(api);
  changeGroupRoute(api);
  deleteGroupRoute(api);
}

function listGroupsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-user-groups/",
      permission: "licenses_read",
      tag,
      summary: "List groups of license users",
      query: listQuery(groupList),
      reads: "list",
      answers: { json: listAnswer(groupAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listGroups(context.db, context.companyId, query), presentGroup),
  });
}

function readGroupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path,
      permission: "licenses_read",
      tag,
      summary: "Read a group",
      params,
      reads: "object",
      answers: { json: groupAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => presentGroup(await requireGroup(id, context)),
  });
}

const shared = { permission: "licenses_write", tag } as const;

function createGroupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/license-user-groups/",
      summary: "Create a group",
      body: groupBody,
      audits: { object: "license-user-groups", action: "create" },
      answers: { json: groupAnswer, status: 201 },
      errors: ["license_user_group_code_exists", "customer_account_not_found"],
    },
    handle: async ({ body }, context) => {
      const { db, companyId, now } = context;
      await judge(undefined, body, context);
      const group = await insertGroup(db, companyId, groupValues(body), now);
      if (!group) throw new ApiError("internal_error");
      await recordGroup(db, companyId, group, "created", now);
      return presentGroup(group);
    },
  });
}

function changeGroupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "PATCH",
      path,
      summary: "Change a group",
      params,
      body: groupPatch,
      audits: { object: "license-user-groups", action: "update", shows: "/license-user-groups/:id/" },
      locks: "license-user-groups",
      answers: { json: groupAnswer },
      errors: ["not_found", "license_user_group_code_exists", "customer_account_not_found"],
    },
    handle: async ({ params: { id }, body }, context) => {
      const { db, companyId, now } = context;
      await requireGroup(id, context);
      await judge(id, body, context);
      const change = await changeGroup(db, companyId, id, groupValues(body), now);
      if (!change) throw new ApiError("not_found");
      if (change.changed.length > 0) await recordGroup(db, companyId, change.row, "updated", now);
      return presentGroup(change.row);
    },
  });
}

function deleteGroupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "DELETE",
      path,
      summary: "Delete a group; its members and licenses stay",
      params,
      audits: { object: "license-user-groups", action: "delete", shows: "/license-user-groups/:id/" },
      locks: "license-user-groups",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      const { db, companyId, now } = context;
      const group = await requireGroup(id, context);
      await deleteGroup(db, companyId, id);
      await recordGroup(db, companyId, group, "deleted", now);
    },
  });
}

/** Throws where another group has the code, or there is no such account. */
async function judge(
  id: number | undefined,
  { code, customer_account: account }: z.output<typeof groupPatch>,
  { db, companyId }: Context,
): Promise<void> {
  const other = code === undefined ? undefined : await findGroupByCode(db, companyId, code);
  const isMissing = account !== undefined && account !== null && !(await hasAccount(db, companyId, account));
  const problems = [
    ...(other && other.id !== id ? [problem("license_user_group_code_exists", "/code", code)] : []),
    ...(isMissing ? [problem("customer_account_not_found", "/customer_account", account)] : []),
  ];
  if (problems.length > 0) throw ApiError.of(problems);
}

/** A group of the company; throws `not_found`. */
export async function requireGroup(id: number, { db, companyId }: Context) {
  const group = await findGroup(db, companyId, id);
  if (!group) throw new ApiError("not_found");
  return group;
}
