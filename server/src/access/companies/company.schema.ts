import { z } from "zod";
import { flag, maybe } from "../../platform/http/scalars.schema.ts";
import { MANAGER_PERMISSION_CODES } from "../../terms/manager-permissions.rules.ts";
import type { CompanyRow } from "./company.store.ts";

/** What new managers of a company may do. */
const defaultLmPermissions = maybe(
  z
    .array(z.enum(MANAGER_PERMISSION_CODES, "Is no permission of license managers."), "Must be a list.")
    .transform((codes) => [...new Set(codes)]),
);

/** Body of `PATCH company/`: what is absent stays as it is. */
export const companyPatch = z.object({
  is_oauth_required: flag()
    .optional()
    .describe("Whether applications must use OAuth clients: API keys are then refused."),
  require_signed_requests: flag()
    .optional()
    .describe(
      "Whether signatures must cover target, body and nonce, each nonce once; clients that sign the date only are refused.",
    ),
  allow_multiple_trials: flag().optional().describe("Whether a device may have trial after trial of a product."),
  allow_client_overages: flag()
    .optional()
    .describe(
      "Whether applications may widen the overages of a license when they consume. They may narrow them always.",
    ),
  allow_password_readback: flag()
    .optional()
    .describe("Whether applications may read the initial passwords of license users."),
  default_lm_permissions: defaultLmPermissions.describe("What new license managers may do."),
});

/** A parsed body of `PATCH company/`. */
export type CompanyPatch = z.output<typeof companyPatch>;

/** The company of the caller with its settings (semantics.md §1.2). */
export const companyAnswer = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  created_at: z.iso.datetime(),
  is_oauth_required: z.boolean(),
  require_signed_requests: z.boolean(),
  allow_multiple_trials: z.boolean(),
  allow_client_overages: z.boolean(),
  allow_password_readback: z.boolean(),
  default_lm_permissions: z.array(z.string()),
});

/** The company object. */
export function presentCompany(row: CompanyRow): z.input<typeof companyAnswer> {
  return { ...row, default_lm_permissions: [...row.default_lm_permissions], created_at: row.created_at.toISOString() };
}
