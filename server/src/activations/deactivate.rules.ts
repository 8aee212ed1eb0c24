import type { Claim, DeviceFacts, License, LicenseFacts, Refusal } from "./activation-facts.rules.ts";
import { findUse } from "./use.rules.ts";

/** Decides a deactivation (semantics.md §2.6). */

export interface Deactivation {
  readonly license: License;
  readonly device: DeviceFacts;
  /** Whether the license stays active: while another device is, and for a subscription always (§5 Q27). */
  readonly stays_active: boolean;
}

export function deactivate(facts: LicenseFacts, claim: Claim): Deactivation | Refusal {
  const use = findUse(facts, claim);
  if ("refusal" in use) return use;
  const { license } = use;
  const stays_active = facts.active_devices > 1 || license.license_type === "subscription";
  return { ...use, stays_active };
}
