import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { findPortalLicense, listPortalLicenses } from "./portal-license.flow.ts";
import { portalLicense } from "./portal-license.schema.ts";
import { portalLicenseGrammar } from "./portal-license.store.ts";

/** What customers see of their licenses (docs/guide/portal.md). */
export function portalLicenseRoutes(api: Api): void {
  listPortalLicensesRoute(api);
  readPortalLicenseRoute(api);
}

function listPortalLicensesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/portal/licenses/",
      permission: "portal",
      tag: "Portal",
      summary: "List the licenses that one holds or manages",
      description: "The newest first. A license key sees its license, and those of its bundle.",
      query: listQuery(portalLicenseGrammar),
      reads: "list",
      answers: { json: listAnswer(portalLicense) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listPortalLicenses(context, query), (license) => license),
  });
}

function readPortalLicenseRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/portal/licenses/:id/",
      permission: "portal",
      tag: "Portal",
      summary: "Read a license that one holds or manages",
      params: z.object({ id: bigCount({ min: 1 }) }),
      reads: "object",
      answers: { json: portalLicense },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => findPortalLicense(context, id),
  });
}
