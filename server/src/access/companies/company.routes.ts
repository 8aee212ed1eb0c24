import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { ownAddress } from "../../platform/http/addresses.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { type CompanyPatch, companyAnswer, companyPatch, presentCompany } from "./company.schema.ts";
import { type CompanyRow, findCompany, updateCompany } from "./company.store.ts";
import { LOGO_TYPES } from "./logo.rules.ts";
import { deleteLogo, findLogo, upsertLogo } from "./logo.store.ts";
import { presentSigningKeys, signingKeysAnswer } from "./signing-key.schema.ts";

/** The company that a key belongs to: its settings, its logo, and the keys that its applications verify answers with. */
export function companyRoutes(api: Api): void {
  readCompanyRoute(api);
  changeCompanyRoute(api);
  readSigningKeyRoute(api);
  readLogoRoute(api);
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
    handle: async (_input, context) => present(await findCompany(context.db, context.companyId), context),
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
    handle: async ({ body }, context) => present(await change(context, body), context),
  });
}

async function change(
  { db, companyId }: Context,
  { logo, ...settings }: CompanyPatch,
): Promise<CompanyRow | undefined> {
  if (logo === null) await deleteLogo(db, companyId);
  else if (logo !== undefined) await upsertLogo(db, companyId, logo);
  return updateCompany(db, companyId, settings);
}

function present(row: CompanyRow | undefined, { request, deps }: Context) {
  if (!row) throw new ApiError("not_found");
  return presentCompany(row, ownAddress({ request, deps }));
}

function readSigningKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/company/signing_key/",
      permission: "company_read",
      tag,
      summary: "Read the public keys that answers to applications are verified with",
      reads: "object",
      answers: { json: signingKeysAnswer },
      errors: [],
    },
    handle: async (_input, { deps, now }) => presentSigningKeys(deps.keys.for(undefined, now)),
  });
}

/** For an hour, since its address changes with it. */
const logoCaching = "public, max-age=3600";

function readLogoRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/portal/logo/",
      permission: "public",
      tag,
      summary: "The logo of a company",
      query: z.object({ company: bigCount({ min: 1 }) }),
      takes: smallJson,
      reads: "object",
      answers: { file: LOGO_TYPES },
      errors: ["not_found"],
    },
    handle: async ({ query: { company } }, { db, reply }) => {
      const logo = await findLogo(db, company);
      if (!logo) throw new ApiError("not_found");
      reply.header("Cache-Control", logoCaching);
      return logo;
    },
  });
}
