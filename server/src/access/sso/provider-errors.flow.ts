import * as oidc from "openid-client";
import type { Deps } from "../../deps.ts";
import { ApiError, type ErrorCode } from "../../errors.ts";
import { OutboundError } from "../../platform/http/outbound.ts";

/** What the provider was asked for when it failed. */
export type Step = "discovery" | "token" | "id_token" | "introspection" | "userinfo";

const unreadable = ["OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON", "OAUTH_TIMEOUT", "OAUTH_ABORT"];

/** The refusal that a failure of the provider is answered with. The reason is for the operator, and is logged. */
export function refusalOf(error: unknown, step: Step, { log }: Pick<Deps, "log">): ApiError {
  if (error instanceof ApiError) return error;
  const code = codeOf(error, step);
  if (code !== "sso_token_not_valid") log?.warn(`single sign-on, ${step}: ${reasonOf(error)}`);
  return new ApiError(code);
}

function codeOf(error: unknown, step: Step): ErrorCode {
  if (outboundErrorOf(error)) return "sso_provider_unavailable";
  if (error instanceof oidc.ResponseBodyError) {
    if (error.status >= 500) return "sso_provider_unavailable";
    return error.error === "invalid_grant" ? "sso_token_not_valid" : "sso_provider_refused";
  }
  if (error instanceof oidc.WWWAuthenticateChallengeError)
    return step === "userinfo" ? "sso_token_not_valid" : "sso_provider_refused";
  if (step === "discovery") return "sso_provider_unavailable";
  if (error instanceof oidc.ClientError && unreadable.includes(error.code ?? "")) return "sso_provider_unavailable";
  return "sso_token_not_valid";
}

/** The network failure that caused an error, if one did. */
function outboundErrorOf(error: unknown): OutboundError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof OutboundError) return cause;
  return undefined;
}

/** What went wrong, in words for the person who configures the provider. */
export function reasonOf(error: unknown): string {
  const outbound = outboundErrorOf(error);
  if (outbound) return outbound.message;
  if (error instanceof oidc.ResponseBodyError) return `${error.error}: ${error.error_description ?? error.message}`;
  if (error instanceof oidc.ClientError && error.code === "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED")
    return "the provider calls itself by another issuer";
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
