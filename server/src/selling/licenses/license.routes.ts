import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount, unlessBlank, wireDateTime } from "../../platform/http/scalars.schema.ts";
import { passwordOpener } from "../../platform/signing/sealed-places.ts";
import { licenseObject, presentLicense } from "./license.schema.ts";
import { findProvenance } from "./license.store.ts";
import { licenseList } from "./license-list.store.ts";
import { findPastLicense } from "./license-past.flow.ts";
import { presentProvenance, provenanceObject } from "./provenance.schema.ts";
import { findLicense, listLicenses, presentLicenseById } from "./read-licenses.flow.ts";

const idOfPath = z.object({ id: bigCount({ min: 1 }) });

/** `GET licenses/`, `GET licenses/{id}/` (management-api.md §5.1, §5.2) and `GET licenses/{id}/provenance/`. */
export function licenseRoutes(api: Api): void {
  listLicensesRoute(api);
  readLicenseRoute(api);
  readProvenanceRoute(api);
}

function listLicensesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/licenses/",
      permission: "licenses_read",
      tag: "Licenses",
      summary: "List licenses",
      description:
        "Filters take the look-ups of their kind behind two underscores: exact, iexact, icontains, startswith, in, isnull, " +
        "not for text; gt, gte, lt, lte for numbers and times; date__gt … date__lte for the UTC day of a time.",
      query: listQuery(licenseList),
      reads: "list",
      answers: { json: listAnswer(licenseObject) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { db, companyId, deps, now } = context;
      const open = passwordOpener(deps.secrets, companyId);
      return presentPage(context, query, await listLicenses({ db, companyId, now }, query), (row) =>
        presentLicense(row, open),
      );
    },
  });
}

function readLicenseRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/licenses/:id/",
      permission: "licenses_read",
      tag: "Licenses",
      summary: "Retrieve a license",
      params: idOfPath,
      query: z.object({
        as_of: unlessBlank(wireDateTime()).meta({
          description:
            "What would have been answered at this moment, also of a license that is gone (docs/guide/past.md). Initial passwords are left out.",
        }),
      }),
      reads: "object",
      answers: { json: licenseObject },
      errors: ["not_found"],
    },
    handle: async ({ params: { id }, query }, context) => {
      if (query.as_of === undefined) return presentLicenseById(context, id);
      const license = await findPastLicense(context, id, query.as_of);
      if (!license) throw new ApiError("not_found");
      return license;
    },
  });
}

function readProvenanceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/licenses/:id/provenance/",
      permission: "licenses_read",
      tag: "Licenses",
      summary: "Tell where each property of a license came from",
      params: idOfPath,
      reads: "object",
      answers: { json: provenanceObject },
      errors: ["not_found"],
    },
    handle: async ({ params }, { db, companyId, now }) => {
      const [license, provenance] = await Promise.all([
        findLicense({ db, companyId, now }, params.id),
        findProvenance(db, companyId, params.id),
      ]);
      if (!license) throw new ApiError("not_found");
      return presentProvenance(license, provenance);
    },
  });
}
