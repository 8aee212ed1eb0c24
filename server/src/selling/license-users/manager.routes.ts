import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import type { ManagementPermission } from "../../platform/http/roles-and-permissions.schema.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { passwordOpener } from "../../platform/signing/sealed-places.ts";
import { managerObject, presentManager } from "../orders/order-manager.schema.ts";
import { findOrMakeUsers } from "../people/find-users.flow.ts";
import { groupManagerBody, ofUser } from "./group.schema.ts";
import { deleteManager, insertManager, isThere, listManagersOf, type ManagedObject } from "./manager.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });

/** License managers of groups (management-api.md §6.4, row 51) and of customer accounts (§8.4). */
export function managerRoutes(api: Api): void {
  for (const managed of [groups, accounts]) {
    listManagersRoute(api, managed);
    addManagerRoute(api, managed);
    removeManagerRoute(api, managed);
  }
}

interface Managed extends Pick<ManagedObject, "kind"> {
  /** What it is called in addresses, and in the audit. */
  readonly object: string;
  readonly tag: string;
  readonly reads: ManagementPermission;
  readonly writes: ManagementPermission;
}

const groups: Managed = {
  kind: "license_user_group",
  object: "license-user-groups",
  tag: "License user groups",
  reads: "licenses_read",
  writes: "licenses_write",
};
const accounts: Managed = {
  kind: "customer_account",
  object: "customer-accounts",
  tag: "Customer accounts",
  reads: "customers_read",
  writes: "customers_write",
};

function listManagersRoute(api: Api, { kind, object, tag, reads }: Managed): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: `/${object}/:id/managers/`,
      permission: reads,
      tag,
      summary: "List the license managers",
      params,
      reads: "list",
      answers: { json: z.array(managerObject) },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      await demand({ kind, id }, context);
      return told({ kind, id }, context);
    },
  });
}

function addManagerRoute(api: Api, { kind, object, tag, writes }: Managed): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: `/${object}/:id/add_manager/`,
      permission: writes,
      tag,
      params,
      summary: "Make somebody a license manager, and a license user where they are none yet",
      body: groupManagerBody,
      audits: { object, action: "add_manager", shows: `/${object}/:id/` },
      locks: object,
      answers: { json: managerObject },
      errors: ["not_found"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await demand({ kind, id }, context);
      const user = (await findOrMakeUsers(context, [body])).get(body.email);
      if (!user) throw new Error("a license user was not stored");
      await insertManager(context.db, context.companyId, { kind, id }, user.id, context.now);
      const managers = await told({ kind, id }, context, user.new_user ? user.id : undefined);
      const manager = managers.find((each) => each.id === user.id);
      context.audit.after = manager;
      return manager;
    },
  });
}

function removeManagerRoute(api: Api, { kind, object, tag, writes }: Managed): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: `/${object}/:id/remove_manager/`,
      permission: writes,
      tag,
      params,
      summary: "Make somebody a license manager no longer",
      body: ofUser,
      audits: { object, action: "remove_manager", shows: `/${object}/:id/` },
      locks: object,
      answers: { json: managerObject.omit({ password: true }) },
      errors: ["not_found", "license_manager_not_found"],
    },
    handle: async ({ params: { id }, body: { license_user_id: user } }, context) => {
      const { db, companyId, now } = context;
      await demand({ kind, id }, context);
      const manager = (await told({ kind, id }, context)).find((each) => each.id === user);
      if (!manager || !(await deleteManager(db, companyId, { kind, id }, user, now)))
        throw ApiError.of([problem("license_manager_not_found", "/license_user_id", user)]);
      context.audit.before = { license_user_id: user };
      const { password: _password, ...rest } = manager;
      return rest;
    },
  });
}

async function demand(managed: ManagedObject, { db, companyId }: Context): Promise<void> {
  if (!(await isThere(db, companyId, managed))) throw new ApiError("not_found");
}

async function told(managed: ManagedObject, { db, companyId, deps }: Context, newId?: number) {
  const open = passwordOpener(deps.secrets, companyId);
  const managers = await listManagersOf(db, companyId, managed);
  return managers.map((manager) => presentManager(manager, manager.id === newId, open));
}
