import * as oidc from "openid-client";
import { askedClaims } from "../../access/sso/exchange.flow.ts";
import { clientOf, findProvider, redirectUriOf } from "../../access/sso/provider.flow.ts";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { sealNonce } from "../../platform/signing/sign-on-nonce.ts";
import { findEnabledSso } from "../license-calls/prove-by-sign-on.flow.ts";
import { calledProductErrors, findCalledProduct } from "../products/called-product.flow.ts";
import { findProductDetails } from "../products/product-details.store.ts";
import { ssoUrlAnswer, ssoUrlQuery } from "./sso-url.schema.ts";

/** `GET sso_url`: where the users of a customer account sign on (license-api.md §6.24). */
export function ssoUrlRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/sso_url",
      permission: "license_use",
      tag: "Users",
      summary: "Where the users of a customer account sign on",
      description: "The address is good for a day. What comes back to the redirect URI is sent on with the activation.",
      query: ssoUrlQuery,
      activity: "single_sign_on",
      reads: "object",
      answers: { json: ssoUrlAnswer },
      errors: [
        ...calledProductErrors,
        "invalid_product_auth_method",
        "customer_account_not_found",
        "sso_not_configured",
        "sso_not_enabled",
        "sso_redirect_uri_not_allowed",
        "sso_provider_unavailable",
      ],
    },
    handle: async ({ query }, context) => {
      const { db, companyId, deps, now } = context;
      const product = await findCalledProduct(context, query.product);
      if (query.bundle_code !== undefined && !(await findProductDetails(db, companyId, query.bundle_code)))
        throw new ApiError("unknown_product");
      if (product.authorization_method !== "user") throw new ApiError("invalid_product_auth_method");
      const { accountId, sso } = await findEnabledSso(context, query.customer_account_code);
      const chosen = redirectUriOf(sso, query.redirect_uri);
      const provider = await findProvider(clientOf(sso), deps);
      const { issuer, ...server } = provider.serverMetadata();
      const urlTo = (redirect_uri: string) =>
        oidc.buildAuthorizationUrl(provider, {
          scope: sso.scopes,
          response_type: query.response_type === "code" ? "code" : "id_token token",
          redirect_uri,
          ...askedClaims(provider),
          nonce: sealNonce({ companyId, accountId, issuedAt: now }, deps.secrets),
        }).href;
      const others = sso.redirect_uris.filter((uri) => uri !== chosen).map(urlTo);
      return {
        url: urlTo(chosen),
        openid_configuration: {
          issuer,
          end_session_endpoint: server.end_session_endpoint ?? "",
          token_endpoint: server.token_endpoint ?? "",
          introspection_endpoint: server.introspection_endpoint ?? "",
        },
        ...(others.length > 0 ? { alternate_urls: others } : {}),
      };
    },
  });
}
