import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import {
  assignAsManager,
  changeAsManager,
  requireManaged,
  requireUserOfLicense,
  resetPasswordAsManager,
  unassignAsManager,
} from "./portal-user.flow.ts";
import {
  assignedPortalUser,
  initialPassword,
  portalUser,
  portalUserBody,
  portalUserPatch,
  presentPortalUser,
} from "./portal-user.schema.ts";
import { listPortalUsers, portalUserGrammar } from "./portal-user.store.ts";

const id = bigCount({ min: 1 });
const ofLicense = z.object({ id });
const ofUser = z.object({ id, user_id: id });
const path = "/portal/licenses/:id/users/";
const userPath = "/portal/licenses/:id/users/:user_id/";
const shared = { permission: "portal", tag: "Portal" } as const;
const writing = { ...shared, locks: "licenses" } as const;
const holder = ["not_found", "invalid_product_auth_method", "license_in_bundle"] as const;

/** The users of a license, for those who manage it (docs/guide/portal.md). */
export function portalUserRoutes(api: Api): void {
  listPortalUsersRoute(api);
  readPortalUserRoute(api);
  assignPortalUserRoute(api);
  changePortalUserRoute(api);
  unassignPortalUserRoute(api);
  resetPortalPasswordRoute(api);
}

function listPortalUsersRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      path,
      summary: "List the users of a license that one manages",
      params: ofLicense,
      query: listQuery(portalUserGrammar),
      reads: "list",
      answers: { json: listAnswer(portalUser) },
      errors: ["not_found"],
    },
    handle: async ({ params, query }, context) => {
      await requireManaged(context, params.id);
      const page = await listPortalUsers(context.db, context.companyId, params.id, query);
      return presentPage(context, query, page, presentPortalUser);
    },
  });
}

function readPortalUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      path: userPath,
      summary: "Read a user of a license that one manages",
      params: ofUser,
      reads: "object",
      answers: { json: portalUser },
      errors: ["not_found"],
    },
    handle: async ({ params }, context) => presentPortalUser(await requireUserOfLicense(context, params)),
  });
}

function assignPortalUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writing,
      method: "POST",
      path,
      summary: "Give a license that one manages to a user, who is made where nobody has the e-mail",
      params: ofLicense,
      body: portalUserBody,
      audits: { object: "licenses/users", action: "create" },
      answers: { json: assignedPortalUser },
      errors: [...holder, "license_users_limit_reached"],
    },
    handle: async ({ params, body }, context) => assignAsManager(context, params.id, body),
  });
}

function changePortalUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writing,
      method: "PATCH",
      path: userPath,
      summary: "Change how many devices a user may have, or whether the user is active",
      params: ofUser,
      body: portalUserPatch,
      audits: { object: "licenses/users", action: "update", shows: userPath },
      answers: { json: portalUser },
      errors: ["not_found", "invalid_product_auth_method"],
    },
    handle: async ({ params, body }, context) => presentPortalUser(await changeAsManager(context, params, body)),
  });
}

function unassignPortalUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writing,
      method: "DELETE",
      path: userPath,
      summary: "Take a license away from a user, and free the devices that the user has on it",
      params: ofUser,
      audits: { object: "licenses/users", action: "delete", shows: userPath },
      answers: "nothing",
      errors: [...holder],
    },
    handle: async ({ params }, context) => unassignAsManager(context, params),
  });
}

function resetPortalPasswordRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writing,
      method: "POST",
      path: "/portal/licenses/:id/users/:user_id/reset_password/",
      summary: "Give a user of a license a new initial password",
      description: "Of users who have and manage nothing that the caller does not manage.",
      params: ofUser,
      audits: { object: "licenses/users", action: "reset_password", shows: userPath },
      answers: { json: initialPassword },
      errors: ["not_found", "invalid_product_auth_method"],
    },
    handle: async ({ params }, context) => ({ initial_password: await resetPasswordAsManager(context, params) }),
  });
}
