import { isExpired } from "../../terms/expiry.rules.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import type { Claim, DeviceFacts, License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { findUse } from "../license-calls/use.rules.ts";

/** Decides a check (semantics.md §2.5, §2.10). An expired license still answers; a disabled one does not. */

export type Check = {
  readonly license: License;
  readonly device: DeviceFacts;
  readonly is_expired: boolean;
  /** Floating licenses: the device keeps or takes a slot. */
  readonly slot: "none" | "renewed" | "taken";
};

export interface CheckRequest extends Claim {
  readonly is_vm: boolean;
}

export function check(facts: LicenseFacts, request: CheckRequest, now: Date): Check | Refusal {
  const use = findUse(facts, request);
  if ("refusal" in use) return use;
  const { license, device } = use;
  if (license.prevent_vm && request.is_vm) return { refusal: "vm_not_allowed" };
  const is_expired = isExpired(license, now);
  if (!license.is_floating_cloud || is_expired) return { license, device, is_expired, slot: "none" };
  if (facts.holds_slot) return { license, device, is_expired, slot: "renewed" };
  if (facts.floating_in_use_devices >= license.floating_users) return { refusal: "floating_not_available" };
  return { license, device, is_expired, slot: "taken" };
}
