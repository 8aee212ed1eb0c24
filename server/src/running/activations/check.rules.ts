import { isExpired } from "../../terms/expiry.rules.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import { firstRefusal, type RuleList } from "../../terms/rule-list.rules.ts";
import { licenseSlot } from "../floating/slot.rules.ts";
import type { Claim, DeviceFacts, License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { virtualMachine } from "../license-calls/call.rules.ts";
import { useOf, useRules } from "../license-calls/use.rules.ts";

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

/** The rules of a check. */
export const checkRules: RuleList<LicenseFacts, CheckRequest> = {
  action: "check",
  rules: [...useRules, virtualMachine, licenseSlot],
};

export function check(facts: LicenseFacts, request: CheckRequest, now: Date): Check | Refusal {
  const refusal = firstRefusal(checkRules, facts, request, now);
  if (refusal) return refusal;
  const { license, device } = useOf(facts);
  const is_expired = isExpired(license, now);
  if (!license.is_floating_cloud || is_expired) return { license, device, is_expired, slot: "none" };
  return { license, device, is_expired, slot: facts.holds_slot ? "renewed" : "taken" };
}
