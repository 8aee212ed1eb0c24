import type { Context } from "../../platform/http/endpoint.ts";
import { signingSet } from "../../platform/http/signing-set.ts";
import { licenseSignatureText } from "../../platform/signing/license-signature.ts";
import type { License, LicenseFacts } from "./activation-facts.rules.ts";
import type { AnswerOf } from "./license-answer.schema.ts";
import { emailOf } from "./prove-user.flow.ts";

/** The members of a call that its answer is signed for. */
export interface SignedCall {
  /** The signing keys that the caller knows, where a file says so; those of the request unless given. */
  readonly key_ids?: readonly string[] | undefined;
  readonly hardware_id: string;
  readonly license_key?: string | undefined;
  readonly username?: string | undefined;
  readonly id_token?: string | undefined;
  readonly code?: string | undefined;
  readonly include_metadata_string?: boolean | undefined;
}

/**
 * What an answer about a license is made of. V1 signs what the client sent, as the client will put it together again:
 * the user's name, for single sign-on the e-mail of the user that is answered, else the key (license-api.md §3.1).
 */
export function answerOf(
  { companyId, now, deps, request }: Pick<Context, "companyId" | "now" | "deps" | "request">,
  facts: LicenseFacts,
  license: License,
  call: SignedCall,
): AnswerOf {
  const answered = emailOf(facts.user?.true_email);
  const isBySignOn = call.id_token !== undefined || call.code !== undefined;
  const id = emailOf(call.username) ?? (isBySignOn ? answered : undefined) ?? call.license_key ?? answered ?? "";
  const text = licenseSignatureText({
    hardwareId: call.hardware_id,
    id,
    validityPeriod: license.validity_period,
  });
  const { signer } = signingSet({ request, deps }, call.key_ids);
  const withMetadataString = call.include_metadata_string ?? false;
  return { facts, license, companyId, now, withMetadataString, signature: signer.sign(text) };
}
