import { missingSentence } from "../../errors.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import { findLicense, findProduct, type License, type LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import type { ActivationRequest } from "./activate.rules.ts";

/** A license whose seats somebody may see, and who that is. */
export interface Replacement {
  readonly license: License;
  readonly by: { readonly kind: "user"; readonly userId: number } | { readonly kind: "key" };
}

/**
 * Whose seats a call may see and free: where users hold the license, those of the user who proves it; elsewhere those
 * of the key. The same proof as for an activation.
 */
export function findReplacement(
  facts: LicenseFacts,
  claim: Pick<ActivationRequest, "product_ids" | "names_key" | "names_user" | "password">,
): Refusal | Replacement {
  const sold = findProduct(facts, claim, false);
  if ("refusal" in sold) return sold;
  if (sold.product.authorization_method === "user" && claim.password !== "right") {
    if (claim.password === "wrong") return { refusal: "invalid_credentials" };
    return { refusal: "missing_parameters", message: missingSentence("password") };
  }
  const found = findLicense(facts);
  if ("refusal" in found) return found;
  if (facts.is_blacklisted) return { refusal: "blacklisted" };
  if (sold.product.authorization_method !== "user") return { license: found.license, by: { kind: "key" } };
  if (!facts.user) return { refusal: "license_not_found" };
  return { license: found.license, by: { kind: "user", userId: facts.user.id } };
}
