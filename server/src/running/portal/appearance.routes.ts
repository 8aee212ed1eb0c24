import { z } from "zod";
import { presentAppearance } from "../../access/companies/company.schema.ts";
import { findCompany } from "../../access/companies/company.store.ts";
import { ApiError } from "../../errors.ts";
import { ownAddress } from "../../platform/http/addresses.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount, maybe } from "../../platform/http/scalars.schema.ts";
import { isKindOn, type MailKindName } from "../../selling/mail/mail-kinds.rules.ts";
import { findMailSettings } from "../../selling/mail/mail-settings.store.ts";
import { portalAppearance } from "./appearance.schema.ts";
import { requirePortalCompany } from "./sign-in.flow.ts";

/** How the portal of a company looks, for its pages before anyone has signed in. */
export function appearanceRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/portal/appearance/",
      permission: "public",
      takes: smallJson,
      tag: "Portal",
      summary: "Read how the portal of a company looks",
      description: "Without a company, that of the only one of this server.",
      query: z.object({ company: maybe(bigCount({ min: 1 })) }),
      reads: "object",
      answers: { json: portalAppearance },
      errors: ["company_required"],
    },
    handle: async ({ query }, context) => {
      const { id } = await requirePortalCompany(context.db, query.company);
      const { db, deps } = context;
      const [company, { kinds }] = await Promise.all([findCompany(db, id), findMailSettings(db, id)]);
      if (!company) throw new ApiError("company_required");
      const isOffered = (kind: MailKindName) => deps.mail !== undefined && isKindOn(kind, kinds);
      return {
        ...presentAppearance(company, ownAddress(context)),
        mails: { sign_in_link: isOffered("portal_sign_in"), license_keys: isOffered("license_keys") },
      };
    },
  });
}
