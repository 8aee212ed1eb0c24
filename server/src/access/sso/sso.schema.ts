import { z } from "zod";
import { flag, text } from "../../platform/http/scalars.schema.ts";
import { isPlainAddress } from "../../platform/values/urls.ts";
import type { SsoRow } from "./sso.store.ts";

const redirectUrisMax = 20;

const issuer = text(2000).refine(
  isPlainAddress,
  "Must be the address of the provider, without anything behind its path.",
);

/** An absolute address of any scheme: applications on a device have their own. */
const redirectUri = text(2000, 1).refine(
  (value) => URL.canParse(value) && !value.includes("#") && !/^(?:javascript|data|vbscript):/i.test(value),
  "Must be an absolute address without a fragment.",
);

const shape = {
  issuer: issuer.describe("As the provider's discovery document names it; it is read when this is saved."),
  client_id: text(1000, 1),
  client_secret: text(4000, 1).nullable().optional().describe("Write-only. Null: the client has none."),
  scopes: text(1000)
    .refine((value) => value.split(" ").includes("openid"), "Must hold openid.")
    .optional()
    .describe("With spaces between them (`openid email`)."),
  redirect_uris: z
    .array(redirectUri)
    .min(1, "Must name one address at least.")
    .max(redirectUrisMax, `At most ${redirectUrisMax} addresses.`)
    .describe("Registered at the provider as well. The first is used where an application names none."),
  enabled: flag().optional(),
};

/** The body of `PATCH customer-accounts/{id}/sso/`; what makes a sign-on needs issuer, client_id and redirect_uris. */
export const ssoPatch = z.object({
  ...shape,
  issuer: shape.issuer.optional(),
  client_id: shape.client_id.optional(),
  redirect_uris: shape.redirect_uris.optional(),
});

/** A parsed body of it. */
export type SsoPatch = z.output<typeof ssoPatch>;

/** The sign-on of an account; its secret is never shown. */
export const ssoAnswer = z.strictObject({
  customer_account: z.int(),
  issuer: z.string(),
  client_id: z.string(),
  has_client_secret: z.boolean(),
  scopes: z.string(),
  redirect_uris: z.array(z.string()),
  enabled: z.boolean(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

/** The sign-on of an account as it leaves the server. */
export function presentSso(row: SsoRow): z.input<typeof ssoAnswer> {
  return {
    customer_account: row.customer_account_id,
    issuer: row.issuer,
    client_id: row.client_id,
    has_client_secret: row.client_secret_sealed !== null,
    scopes: row.scopes,
    redirect_uris: row.redirect_uris,
    enabled: row.enabled,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
