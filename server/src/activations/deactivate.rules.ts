import {
  type Claim,
  type DeviceFacts,
  findLicense,
  findProduct,
  type License,
  type LicenseFacts,
  type Refusal,
} from "./activation-facts.rules.ts";

/** Decides a deactivation (semantics.md §2.6). */

export interface Deactivation {
  readonly license: License;
  readonly device: DeviceFacts;
  /** Whether the license stays active: while another device is, and for a subscription always (§5 Q27). */
  readonly stays_active: boolean;
}

export function deactivate(facts: LicenseFacts, claim: Claim): Deactivation | Refusal {
  const sold = findProduct(facts, claim, false);
  if ("refusal" in sold) return sold;
  const found = findLicense(facts);
  if ("refusal" in found) return found;
  const { license } = found;
  const { device } = facts;
  if (!license.active) return { refusal: "license_not_active" };
  if (facts.is_blacklisted) return { refusal: "blacklisted" };
  if (!device?.device_active) return { refusal: "device_not_found" };
  const stays_active = facts.active_devices > 1 || license.license_type === "subscription";
  return { license, device, stays_active };
}
