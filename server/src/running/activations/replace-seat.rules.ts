import type { Refusal } from "../../terms/refusal.rules.ts";
import { firstRefusal, type RuleList } from "../../terms/rule-list.rules.ts";
import type { Claim, License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { blacklist, found, licenseRules, productRules } from "../license-calls/call.rules.ts";
import { type Proof, password } from "./activate.rules.ts";

/** A license whose seats somebody may see, and who that is. */
export interface Replacement {
  readonly license: License;
  readonly by: { readonly kind: "user"; readonly userId: number } | { readonly kind: "key" };
}

const replacementRules: RuleList<LicenseFacts, Claim & Proof> = {
  action: "replace",
  rules: [...productRules, password, ...licenseRules, blacklist],
};

/**
 * Whose seats a call may see and free: where users hold the license, those of the user who proves it; elsewhere those
 * of the key. The same proof as for an activation.
 */
export function findReplacement(facts: LicenseFacts, claim: Claim & Proof, now: Date): Refusal | Replacement {
  const refusal = firstRefusal(replacementRules, facts, claim, now);
  if (refusal) return refusal;
  const { license, product } = found(facts);
  if (product.authorization_method !== "user") return { license, by: { kind: "key" } };
  if (!facts.user) return { refusal: "license_not_found" };
  return { license, by: { kind: "user", userId: facts.user.id } };
}
