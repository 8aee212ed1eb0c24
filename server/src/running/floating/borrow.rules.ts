import { hourMs } from "../../platform/values/durations.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import { firstRefusal, type Rule, type RuleList } from "../../terms/rule-list.rules.ts";
import type { Claim, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { found, hasLicense, validityToUse } from "../license-calls/call.rules.ts";
import { foundFeature, hasFeature } from "../license-calls/feature-facts.rules.ts";
import { useRules } from "../license-calls/use.rules.ts";
import { type FeatureRequest, feature, featureFloating, featureSlot } from "./feature.rules.ts";
import { licenseSlot } from "./slot.rules.ts";

/** Borrowed slots, of licenses and of features alike (semantics.md §2.11; license-api.md §6.9, §6.11). */

/** What a license or a feature says about borrowing. */
interface BorrowTerms {
  readonly is_floating_cloud: boolean;
  readonly can_borrow: boolean;
  /** Hours. */
  readonly max_borrow_time: number;
}

/** Until when a device asks to keep its slot without being heard of; null: for as long as is allowed. */
export interface BorrowRequest extends Claim {
  readonly until: Date | null;
}

/** The same for a slot of a feature. */
export type FeatureBorrowRequest = BorrowRequest & FeatureRequest;

/** Where the terms of a borrow stand. */
interface TermsOf<Asked> {
  canJudge(facts: LicenseFacts, asked: Asked): boolean;
  terms(facts: LicenseFacts, asked: Asked): BorrowTerms;
}

const ofLicense: TermsOf<unknown> = { canJudge: hasLicense, terms: (facts) => found(facts).license };
const ofFeature: TermsOf<FeatureRequest> = {
  canJudge: hasFeature,
  terms: (facts, asked) => foundFeature(facts, asked.feature),
};

function borrowAllowed<Asked>({ canJudge, terms }: TermsOf<Asked>): Rule<LicenseFacts, Asked> {
  return {
    name: "borrow_allowed",
    canJudge,
    judge(facts, asked) {
      const { is_floating_cloud, can_borrow } = terms(facts, asked);
      return is_floating_cloud && can_borrow ? undefined : { refusal: "license_borrow_not_allowed" };
    },
    facts(facts, asked) {
      const { is_floating_cloud, can_borrow } = terms(facts, asked);
      return { is_floating_cloud, can_borrow };
    },
    remedy: () => ({ action: "allow_borrowing", text: "Switch is_floating_cloud and can_borrow on." }),
  };
}

function borrowUntil<Asked extends BorrowRequest>({ canJudge, terms }: TermsOf<Asked>): Rule<LicenseFacts, Asked> {
  return {
    name: "borrow_until",
    canJudge,
    judge(facts, asked, now) {
      const latest = latestEnd(terms(facts, asked), now);
      const until = asked.until ?? latest;
      return until <= now || until > latest ? { refusal: "borrow_until_not_valid" } : undefined;
    },
    facts(facts, asked, now) {
      const { max_borrow_time } = terms(facts, asked);
      return { borrowed_until: asked.until, latest: latestEnd(terms(facts, asked), now), max_borrow_time };
    },
    remedy: (facts, asked) =>
      terms(facts, asked).max_borrow_time > 0
        ? { action: "choose_borrow_until", text: "Ask for a moment in the future, not later than the latest one." }
        : { action: "raise_max_borrow_time", text: "Raise max_borrow_time: it is 0 hours." },
  };
}

function latestEnd({ max_borrow_time }: BorrowTerms, now: Date): Date {
  return new Date(now.getTime() + max_borrow_time * hourMs);
}

/**
 * The rules of a borrow of a license: it needs a slot that is free or held already, and ends in the future, at most
 * `max_borrow_time` hours from now.
 */
export const borrowRules: RuleList<LicenseFacts, BorrowRequest> = {
  action: "borrow",
  rules: [...useRules, borrowAllowed(ofLicense), validityToUse, borrowUntil<BorrowRequest>(ofLicense), licenseSlot],
};

const featureBorrowGates: readonly Rule<LicenseFacts, FeatureBorrowRequest>[] = [...useRules, feature, featureFloating];
const borrowOfFeature: readonly Rule<LicenseFacts, FeatureBorrowRequest>[] = [
  borrowAllowed(ofFeature),
  validityToUse,
  borrowUntil<FeatureBorrowRequest>(ofFeature),
  featureSlot,
];

/** The rules of a borrow of a feature. */
export const featureBorrowRules: RuleList<LicenseFacts, FeatureBorrowRequest> = {
  action: "borrow",
  rules: [...featureBorrowGates, ...borrowOfFeature],
};

/** Until when a bound device may keep its slot of a license. */
export function borrow(facts: LicenseFacts, asked: BorrowRequest, now: Date): BorrowEnd | Refusal {
  const refusal = firstRefusal(borrowRules, facts, asked, now);
  return refusal ?? { borrowed_until: asked.until ?? latestEnd(found(facts).license, now) };
}

/** What is judged before the slots of a feature are read. */
export function refuseToBorrowFeature(facts: LicenseFacts, asked: FeatureBorrowRequest, now: Date) {
  return firstRefusal(featureBorrowRules, facts, asked, now, featureBorrowGates);
}

/** The same for a slot of a feature, whose slots are read. */
export function borrowFeature(facts: LicenseFacts, asked: FeatureBorrowRequest, now: Date): BorrowEnd | Refusal {
  const refusal = firstRefusal(featureBorrowRules, facts, asked, now, borrowOfFeature);
  return refusal ?? { borrowed_until: asked.until ?? latestEnd(foundFeature(facts, asked.feature), now) };
}

interface BorrowEnd {
  readonly borrowed_until: Date;
}
