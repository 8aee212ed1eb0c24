import type { Refusal } from "../../terms/refusal.rules.ts";
import { firstRefusal, type Rule, type RuleList } from "../../terms/rule-list.rules.ts";
import type { Claim, License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { useOf, useRules } from "../license-calls/use.rules.ts";

/** Who may see versions: a bound device of an active license, expired or not (license-api.md §6.22). */
export function findDownload(facts: LicenseFacts, claim: Claim, now: Date): Refusal | { readonly license: License } {
  return firstRefusal(downloadRules, facts, claim, now) ?? useOf(facts);
}

const downloadRules: RuleList<LicenseFacts, Claim> = { action: "download", rules: useRules.map(inItsWords) };

/** A rule of every use, with the one code that this call has for devices that are not bound. */
function inItsWords(rule: Rule<LicenseFacts, Claim>): Rule<LicenseFacts, Claim> {
  return {
    ...rule,
    judge(facts, claim, now) {
      const refusal = rule.judge(facts, claim, now);
      const isUnbound = refusal?.refusal === "license_not_active" || refusal?.refusal === "device_not_found";
      return isUnbound ? { refusal: "active_license_required" } : refusal;
    },
  };
}
