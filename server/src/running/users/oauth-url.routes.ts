import { z } from "zod";
import { tokenPaths } from "../../access/oauth/token.routes.ts";
import { ApiError, missing } from "../../errors.ts";
import { ownAddress } from "../../platform/http/addresses.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { text } from "../license-calls/activation.schema.ts";

/** `GET oauth_url`: where this server gives tokens (license-api.md §6.2). */
export function oauthUrlRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/oauth_url",
      permission: "public",
      tag: "Server",
      summary: "Where applications with an OAuth client fetch their tokens",
      query: z.object({ login_type: text(100) }),
      reads: "object",
      answers: { json: z.strictObject({ url: z.string(), login_type: z.literal("client_credentials") }) },
      errors: ["missing_parameters"],
    },
    handle: async ({ query }, context) => {
      if (query.login_type === undefined) throw missing("login_type");
      if (query.login_type !== "client_credentials")
        throw new ApiError("validation_error", { message: "login_type must be client_credentials." });
      return { url: `${ownAddress(context)}${tokenPaths[0]}`, login_type: query.login_type };
    },
  });
}
