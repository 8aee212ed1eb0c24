import { missingSentence } from "../../errors.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import { firstRefusal, type Rule, type RuleList } from "../../terms/rule-list.rules.ts";
import type { Claim, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { hasLicense, validityToUse } from "../license-calls/call.rules.ts";
import {
  factsOfFeature,
  featureOf,
  foundFeature,
  hasEnded,
  hasFeature,
  remedyOfFeature,
} from "../license-calls/feature-facts.rules.ts";
import { useRules } from "../license-calls/use.rules.ts";
import { factsOfSlots, remedyOfSlots, type Slots } from "./slot.rules.ts";

/** Features that a device uses, and their slots where they float (semantics.md §2.10; license-api.md §6.6). */

/** What a call about a feature asks for. */
export interface FeatureRequest extends Claim {
  readonly feature: string | undefined;
  /** Of the feature, where it floats; undefined while they are not read. */
  readonly slots: Slots | undefined;
}

/** A feature that the license has and that has not ended. */
export const feature: Rule<LicenseFacts, FeatureRequest> = {
  name: "feature",
  canJudge: hasLicense,
  judge(facts, { feature: code }, now) {
    if (code === undefined) return { refusal: "missing_parameters", message: missingSentence("feature") };
    const found = featureOf(facts, code);
    if (found && !hasEnded(found, now)) return undefined;
    const message = `License feature code: ${code} is invalid or not assigned to the license.`;
    return { refusal: "invalid_license_feature_code", message };
  },
  facts: (facts, asked) => factsOfFeature(facts, asked.feature),
  remedy: (facts, asked) => remedyOfFeature(facts, asked.feature),
};

/** A feature whose slots can be borrowed and given back. */
export const featureFloating: Rule<LicenseFacts, FeatureRequest> = {
  name: "feature_floating",
  canJudge: hasFeature,
  judge: (facts, asked) =>
    foundFeature(facts, asked.feature).is_floating_cloud ? undefined : { refusal: "feature_not_floating" },
  facts: (facts, asked) => ({ is_floating_cloud: foundFeature(facts, asked.feature).is_floating_cloud }),
  remedy: () => ({ action: "make_feature_floating", text: "Switch is_floating_cloud of the feature on." }),
};

/** Whether a feature that floats has a slot for the device. */
export const featureSlot: Rule<LicenseFacts, FeatureRequest> = {
  name: "feature_slot",
  canJudge: (facts, { feature: code, slots }) => {
    const found = featureOf(facts, code);
    return found !== undefined && (!found.is_floating_cloud || slots !== undefined);
  },
  judge(facts, { feature: code, slots }) {
    const { is_floating_cloud, floating_users } = foundFeature(facts, code);
    if (!is_floating_cloud || slots?.holds_slot) return undefined;
    return slots && slots.in_use < floating_users ? undefined : { refusal: "floating_not_available" };
  },
  facts(facts, { feature: code, slots }) {
    const terms = foundFeature(facts, code);
    return slots && terms.is_floating_cloud ? factsOfSlots(slots, terms) : { is_floating_cloud: false };
  },
  remedy: (facts, asked) => remedyOfSlots(foundFeature(facts, asked.feature)),
};

const gates: readonly Rule<LicenseFacts, FeatureRequest>[] = [...useRules, feature, validityToUse];
const slotRules: readonly Rule<LicenseFacts, FeatureRequest>[] = [featureSlot];

/** The rules of check_license_feature. An expired license has no features to use. */
export const featureRules: RuleList<LicenseFacts, FeatureRequest> = {
  action: "feature",
  rules: [...gates, ...slotRules],
};

/** What is judged before slots are read. */
export function refuseFeature(facts: LicenseFacts, asked: FeatureRequest, now: Date): Refusal | undefined {
  return firstRefusal(featureRules, facts, asked, now, gates);
}

/** The rest, under the lock of the license. */
export function refuseFeatureSlot(facts: LicenseFacts, asked: FeatureRequest, now: Date): Refusal | undefined {
  return firstRefusal(featureRules, facts, asked, now, slotRules);
}

const releaseRules: RuleList<LicenseFacts, FeatureRequest> = {
  action: "release",
  rules: [...useRules, feature, featureFloating],
};

/** A floating feature on a bound device, ended license or not. */
export function refuseFloatingFeature(facts: LicenseFacts, asked: FeatureRequest, now: Date): Refusal | undefined {
  return firstRefusal(releaseRules, facts, asked, now);
}
