import type { Refusal } from "../../terms/refusal.rules.ts";
import type { Claim, License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { findUse } from "../license-calls/use.rules.ts";

/** Who may see versions: a bound device of an active license, expired or not (license-api.md §6.22). */
export function findDownload(facts: LicenseFacts, claim: Claim): Refusal | { readonly license: License } {
  const use = findUse(facts, claim);
  const isUnbound = "refusal" in use && (use.refusal === "license_not_active" || use.refusal === "device_not_found");
  return isUnbound ? { refusal: "active_license_required" } : use;
}
