import type { Refusal } from "../../terms/refusal.rules.ts";
import { firstRefusal, type Rule, type RuleList } from "../../terms/rule-list.rules.ts";
import type { Claim, DeviceFacts, License, LicenseFacts } from "./activation-facts.rules.ts";
import { blacklist, type FoundFacts, found, hasLicense, licenseRules, productRules } from "./call.rules.ts";

/** A bound device of an active license: what every use of a license but its activation begins with (§2.5). */

/** Facts of which the rules have established that the device is bound. */
export interface UseFacts extends FoundFacts {
  readonly device: DeviceFacts;
}

/** What a use is about. */
export interface Use {
  readonly license: License;
  readonly device: DeviceFacts;
}

const licenseActive: Rule<FoundFacts, Claim> = {
  name: "license_active",
  canJudge: hasLicense,
  judge: (facts) => (facts.license.active ? undefined : { refusal: "license_not_active" }),
  facts: ({ license }) => ({ active: license.active, times_activated: license.times_activated }),
  remedy: () => ({ action: "activate_device", text: "Activate the license on this device." }),
};

const device: Rule<FoundFacts, Claim> = {
  name: "device",
  canJudge: hasLicense,
  judge: (facts) => (facts.device?.device_active ? undefined : { refusal: "device_not_found" }),
  facts: (facts) => ({
    device_id: facts.device?.id ?? null,
    device_active: facts.device?.device_active ?? false,
  }),
  remedy: () => ({ action: "activate_device", text: "Activate the license on this device." }),
};

/** The rules that every use of a license begins with. */
export const useRules: readonly Rule<LicenseFacts, Claim>[] = [
  ...productRules,
  ...licenseRules,
  licenseActive,
  blacklist,
  device,
];

const use: RuleList<LicenseFacts, Claim> = { action: "use", rules: useRules };

/** The license and the device of a call that asks for no more than that. */
export function findUse(facts: LicenseFacts, claim: Claim, now: Date): Use | Refusal {
  return firstRefusal(use, facts, claim, now) ?? useOf(facts);
}

/** The license and the device that rules beginning with `useRules` have established. */
export function useOf(facts: LicenseFacts): Use {
  const { license } = found(facts);
  if (!facts.device) throw new Error("the rules let a call pass that has no device");
  return { license, device: facts.device };
}
