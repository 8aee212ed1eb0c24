import type { Refusal } from "../../terms/refusal.rules.ts";
import {
  type Claim,
  type DeviceFacts,
  findLicense,
  findProduct,
  type License,
  type LicenseFacts,
} from "./activation-facts.rules.ts";

/**
 * A bound device of an active license: what every use of a license but its activation begins with (semantics.md §2.5).
 */
export function findUse(
  facts: LicenseFacts,
  claim: Claim,
): Refusal | { readonly license: License; readonly device: DeviceFacts } {
  const sold = findProduct(facts, claim, false);
  if ("refusal" in sold) return sold;
  const found = findLicense(facts);
  if ("refusal" in found) return found;
  const { license } = found;
  const { device } = facts;
  if (!license.active) return { refusal: "license_not_active" };
  if (facts.is_blacklisted) return { refusal: "blacklisted" };
  if (!device?.device_active) return { refusal: "device_not_found" };
  return { license, device };
}
