import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { companyAnswer, companyPatch, presentCompany } from "./company.schema.ts";
import { findCompany, updateCompany } from "./company.store.ts";

/** The company that a key belongs to: its name and its settings. */
export function companyRoutes(api: Api): void {
  readCompanyRoute(api);
  changeCompanyRoute(api);
}

const tag = "Company";

function readCompanyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/company/",
      permission: "company_read",
      tag,
      summary: "Read the company and its settings",
      reads: "object",
      answers: { json: companyAnswer },
      errors: ["not_found"],
    },
    handle: async (_input, { db, companyId }) => presentCompany((await findCompany(db, companyId)) ?? gone()),
  });
}

function changeCompanyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/company/",
      permission: "company_write",
      tag,
      summary: "Change the settings of the company",
      body: companyPatch,
      audits: { object: "company", action: "update", shows: "/company/" },
      answers: { json: companyAnswer },
      errors: ["not_found"],
    },
    handle: async ({ body }, { db, companyId }) => presentCompany((await updateCompany(db, companyId, body)) ?? gone()),
  });
}

function gone(): never {
  throw new ApiError("not_found");
}
