import { z } from "zod";
import { appearanceAnswer } from "../../access/companies/company.schema.ts";

/** How the portal of a company looks, and what it offers before anybody has signed in. */
export const portalAppearance = appearanceAnswer.extend({
  mails: z
    .strictObject({ sign_in_link: z.boolean(), license_keys: z.boolean() })
    .describe("What can be mailed to whoever asks for it."),
});
