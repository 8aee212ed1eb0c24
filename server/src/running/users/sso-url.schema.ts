import { z } from "zod";
import { cut } from "../../platform/http/scalars.schema.ts";
import { detail, text } from "../license-calls/activation.schema.ts";

/** Query of sso_url (license-api.md §6.24). */
export const ssoUrlQuery = z.object({
  product: text(255),
  bundle_code: text(255),
  customer_account_code: text(255),
  response_type: z.preprocess(
    (value) => (cut(value) === "" ? undefined : cut(value)),
    z
      .enum(["code", "token"], { error: "response_type must be code or token." })
      .default("token")
      .describe("Without it, token."),
  ),
  redirect_uri: text(2000),
  sdk_ver: detail(),
});

/** Answer of sso_url. */
export const ssoUrlAnswer = z.strictObject({
  url: z.string(),
  openid_configuration: z
    .strictObject({
      issuer: z.string(),
      end_session_endpoint: z.string(),
      token_endpoint: z.string(),
      introspection_endpoint: z.string(),
    })
    .describe("Empty detail, text where the provider has no such address."),
  alternate_urls: z.array(z.string()).optional().describe("The same with the other redirect URIs of the account."),
});
