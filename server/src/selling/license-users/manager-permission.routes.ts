import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { MANAGER_PERMISSIONS } from "../../terms/manager-permissions.rules.ts";
import { changeLmPermissions } from "./manager-permission.flow.ts";
import { lmPermissionObject, lmPermissionsBody } from "./manager-permission.schema.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const none = { permission_ids: [], products: [], license_template_ids: [], customer_account_ids: [] };

/** Permissions of license managers (management-api.md §6.7, rows 153–155). */
export function managerPermissionRoutes(api: Api): void {
  listManagerPermissionsRoute(api);
  updateManagerPermissionsRoute(api);
  removeManagerPermissionsRoute(api);
}

const shared = { method: "POST", permission: "licenses_write", tag: "License managers", params } as const;

function listManagerPermissionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-manager-permissions/",
      permission: "licenses_read",
      tag: "License managers",
      summary: "List what license managers can be allowed",
      query: listQuery({ filters: {}, orderings: {} }),
      reads: "list",
      answers: { json: listAnswer(lmPermissionObject) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const rows = MANAGER_PERMISSIONS.slice(query.offset, query.offset + query.limit);
      const page = { count: MANAGER_PERMISSIONS.length, isEstimate: false, rows };
      return presentPage(context, query, page, (permission) => permission);
    },
  });
}

function updateManagerPermissionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-users/:id/update_lm_permissions/",
      summary: "Say what a license user may do as a manager",
      description:
        "Each list that is sent replaces the one that there is. No one gives what they may not do themselves.",
      body: lmPermissionsBody,
      audits: { object: "license-users", action: "update_lm_permissions", shows: "/license-users/:id/" },
      locks: "license-users",
      answers: { json: z.strictObject({}) },
      errors: [
        "not_found",
        "permission_not_grantable",
        "unknown_product",
        "unknown_license_policy",
        "customer_account_not_found",
      ],
    },
    handle: async ({ params: { id }, body }, context) => {
      await changeLmPermissions(context, id, body);
      return {};
    },
  });
}

function removeManagerPermissionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-users/:id/remove_lm_permissions/",
      summary: "Take from a license user all that they may do as a manager",
      description: "Permissions, products, policies and customer accounts; orders and groups stay theirs.",
      audits: { object: "license-users", action: "remove_lm_permissions", shows: "/license-users/:id/" },
      locks: "license-users",
      answers: { json: z.strictObject({}) },
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: { id } }, context) => {
      await changeLmPermissions(context, id, none);
      return {};
    },
  });
}
