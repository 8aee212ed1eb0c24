import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { findLicensesById } from "../licenses/license.store.ts";
import { requireGroup } from "./group.routes.ts";
import { groupAnswer, ofGroup, ofLicense, presentGroup } from "./group.schema.ts";
import { deleteLink, findGroup, insertLink, listGroupsOfUser, listMembers } from "./group.store.ts";
import { presenterOf } from "./user-details.routes.ts";
import { licenseUserAnswer } from "./user-details.schema.ts";
import { findLicenseUser } from "./user-details.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const shared = { method: "POST", permission: "licenses_write", params } as const;
const answerOf = <T extends string>(message: T) => z.strictObject({ message: z.literal(message) });

/** Who and what is in groups (management-api.md §6.3, §6.4; rows 48, 50; docs/decisions/0033). */
export function groupLinkRoutes(api: Api): void {
  listMembersOfGroupRoute(api);
  listGroupsOfUserRoute(api);
  addToGroupRoute(api);
  removeFromGroupRoute(api);
  addLicenseToGroupRoute(api);
  removeLicenseFromGroupRoute(api);
}

function listMembersOfGroupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-user-groups/:id/members/",
      permission: "licenses_read",
      tag: "License user groups",
      summary: "List the members of a group",
      params,
      reads: "list",
      answers: { json: z.array(licenseUserAnswer) },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      await requireGroup(id, context);
      return (await listMembers(context.db, context.companyId, id)).map(presenterOf(context));
    },
  });
}

function listGroupsOfUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-users/:id/groups/",
      permission: "licenses_read",
      tag: "License users",
      summary: "List the groups that a license user is in",
      params,
      reads: "list",
      answers: { json: z.array(groupAnswer) },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      await requireUser(id, context);
      return (await listGroupsOfUser(context.db, context.companyId, id)).map(presentGroup);
    },
  });
}

function addToGroupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-users/:id/add_to_group/",
      tag: "License users",
      summary: "Put a license user into a group",
      body: ofGroup,
      audits: { object: "license-users", action: "add_to_group", shows: "/license-users/:id/" },
      locks: "license-users",
      answers: { json: answerOf("User added to the group.") },
      errors: ["not_found", "unknown_license_user_group"],
    },
    handle: async ({ params: { id }, body: { license_user_group_id: group } }, context) => {
      const { db, companyId, now, audit } = context;
      await requireUser(id, context);
      await requireNamedGroup(group, context);
      await insertLink(db, companyId, { kind: "member", group, id }, now);
      audit.after = { license_user_group_id: group };
      return { message: "User added to the group." };
    },
  });
}

function removeFromGroupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-users/:id/remove_from_group/",
      tag: "License users",
      summary: "Take a license user out of a group",
      body: ofGroup,
      audits: { object: "license-users", action: "remove_from_group", shows: "/license-users/:id/" },
      locks: "license-users",
      answers: { json: answerOf("User removed from the group.") },
      errors: ["not_found", "unknown_license_user_group", "not_in_license_user_group"],
    },
    handle: async ({ params: { id }, body: { license_user_group_id: group } }, context) => {
      const { db, companyId, now, audit } = context;
      await requireUser(id, context);
      await requireNamedGroup(group, context);
      if (!(await deleteLink(db, companyId, { kind: "member", group, id }, now)))
        throw ApiError.of([problem("not_in_license_user_group", "/license_user_group_id", group)]);
      audit.before = { license_user_group_id: group };
      return { message: "User removed from the group." };
    },
  });
}

function addLicenseToGroupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-user-groups/:id/add_license/",
      tag: "License user groups",
      summary: "Put a license into a group, for lists; it gives nobody the license",
      body: ofLicense,
      audits: { object: "license-user-groups", action: "add_license", shows: "/license-user-groups/:id/" },
      locks: "license-user-groups",
      answers: { json: answerOf("License added to the group.") },
      errors: ["not_found", "unknown_license"],
    },
    handle: async ({ params: { id: group }, body: { license_id: id } }, context) => {
      const { db, companyId, now, audit } = context;
      await requireGroup(group, context);
      const [license] = await findLicensesById(db, companyId, [id]);
      if (!license) throw ApiError.of([problem("unknown_license", "/license_id", id)]);
      await insertLink(db, companyId, { kind: "license", group, id }, now);
      audit.after = { license_id: id };
      return { message: "License added to the group." };
    },
  });
}

function removeLicenseFromGroupRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-user-groups/:id/remove_license/",
      tag: "License user groups",
      summary: "Take a license out of a group",
      body: ofLicense,
      audits: { object: "license-user-groups", action: "remove_license", shows: "/license-user-groups/:id/" },
      locks: "license-user-groups",
      answers: { json: answerOf("License removed from the group.") },
      errors: ["not_found", "not_in_license_user_group"],
    },
    handle: async ({ params: { id: group }, body: { license_id: id } }, context) => {
      const { db, companyId, now, audit } = context;
      await requireGroup(group, context);
      if (!(await deleteLink(db, companyId, { kind: "license", group, id }, now)))
        throw ApiError.of([problem("not_in_license_user_group", "/license_id", id)]);
      audit.before = { license_id: id };
      return { message: "License removed from the group." };
    },
  });
}

async function requireUser(id: number, { db, companyId }: Context): Promise<void> {
  if (!(await findLicenseUser(db, companyId, id))) throw new ApiError("not_found");
}

async function requireNamedGroup(id: number, { db, companyId }: Context): Promise<void> {
  if (!(await findGroup(db, companyId, id)))
    throw ApiError.of([problem("unknown_license_user_group", "/license_user_group_id", id)]);
}
