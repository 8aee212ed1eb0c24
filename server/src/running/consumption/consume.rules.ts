import {
  refuseOfMember,
  refuseOfPool,
  type Share,
  type SharedTotals,
  sharedTotals,
} from "../../selling/consumption-pools/share.rules.ts";
import {
  type Counter,
  currentTotal,
  type NotEnough,
  refuseNegative,
  refuseUnits,
} from "../../terms/consumption-counter.rules.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import { firstRefusal, type Rule, type RuleList } from "../../terms/rule-list.rules.ts";
import type { Claim, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { type FoundFacts, hasLicense, validityToUse } from "../license-calls/call.rules.ts";
import {
  factsOfFeature,
  featureOf,
  foundFeature,
  hasEnded,
  hasFeature,
  remedyOfFeature,
} from "../license-calls/feature-facts.rules.ts";
import { useRules } from "../license-calls/use.rules.ts";

/** Decides a consumption of a license or of one of its features (semantics.md §2.8, C1 to C8). */

/** What a call asks to count. */
export interface ConsumptionRequest extends Claim {
  /** The code of the feature; undefined: the license itself. */
  readonly feature: string | undefined;
  readonly amount: number;
  /** What is counted in; undefined while it is not read. */
  readonly counted: Counted | undefined;
}

/** The counter of a license or of a feature, with its pool where it has one. */
export interface Counted {
  readonly counter: Counter;
  readonly limit: number;
  readonly share: Share | undefined;
}

/** The total after a consumption; with that of the pool where there is one. */
export interface ConsumptionTotals {
  readonly total_consumptions: number;
  readonly shared?: SharedTotals;
}

type Asked = ConsumptionRequest;

const licenseType: Rule<FoundFacts, Asked> = {
  name: "license_type",
  canJudge: hasLicense,
  judge: ({ license }) => (license.license_type === "consumption" ? undefined : { refusal: "invalid_license_type" }),
  facts: ({ license }) => ({ license_type: license.license_type }),
  remedy: () => ({ action: "use_consumption_license", text: "Only licenses of type consumption count units." }),
};

const feature: Rule<LicenseFacts, Asked> = {
  name: "feature",
  canJudge: hasLicense,
  judge(facts, asked, now) {
    const found = featureOf(facts, asked.feature);
    return found && !hasEnded(found, now) ? undefined : { refusal: "unsupported_product_feature" };
  },
  facts: (facts, asked) => factsOfFeature(facts, asked.feature),
  remedy: (facts, asked) => remedyOfFeature(facts, asked.feature),
};

const featureType: Rule<LicenseFacts, Asked> = {
  name: "feature_type",
  canJudge: hasFeature,
  judge: (facts, asked) =>
    foundFeature(facts, asked.feature).feature_type === "consumption" ? undefined : { refusal: "invalid_feature_type" },
  facts: (facts, asked) => ({ feature_type: foundFeature(facts, asked.feature).feature_type }),
  remedy: () => ({ action: "use_consumption_feature", text: "Only features of type consumption count units." }),
};

/** The same, with what is counted in. */
export type Counting = Asked & { readonly counted: Counted };
const isCounted = (_facts: LicenseFacts, { counted }: Asked) => counted !== undefined;

const negativeUnits: Rule<LicenseFacts, Counting> = {
  name: "negative_units",
  canJudge: isCounted,
  judge: (_facts, { counted, amount }) => refuseNegative(counted.counter, amount),
  facts: (_facts, { counted, amount }) => ({
    consumptions: amount,
    allow_negative_consumptions: counted.counter.allow_negative_consumptions,
  }),
  remedy: () => ({ action: "allow_negative_consumptions", text: "Switch allow_negative_consumptions on." }),
};

const units: Rule<LicenseFacts, Counting> = {
  name: "units",
  canJudge: isCounted,
  judge(_facts, { counted: { counter, limit, share }, amount, feature: code }, now) {
    if (share) return refuseOfMember(counter, limit, share, amount, now, notEnoughOf(code));
    return refuseUnits(counter, limit, currentTotal(counter, now), amount, notEnoughOf(code));
  },
  facts(_facts, { counted: { counter, limit, share }, amount }, now) {
    const { allow_unlimited_consumptions, allow_overages, max_overages } = counter;
    const total_consumptions = currentTotal(counter, now);
    const held = share ? { held_by_devices: share.held.by_member, held_by_this_device: share.held.by_device } : {};
    const terms = { max_consumptions: limit, allow_unlimited_consumptions, allow_overages, max_overages };
    return { consumptions: amount, total_consumptions, ...terms, ...held };
  },
  remedy: (_facts, { counted, amount }) =>
    amount < 0
      ? { action: "give_back_less", text: "No more can be given back than was consumed." }
      : { action: "raise_max_consumptions", text: remedyOfUnits(counted.counter) },
};

const poolUnits: Rule<LicenseFacts, Counting> = {
  name: "pool_units",
  canJudge: isCounted,
  judge: (_facts, { counted: { share }, amount, feature: code }, now) =>
    share && refuseOfPool(share, amount, now, notEnoughOf(code)),
  facts(_facts, { counted: { share } }, now) {
    if (!share) return { consumption_pool_id: null };
    const { pool, held } = share;
    const { max_consumptions, allow_overages, max_overages } = pool;
    const total_consumptions = currentTotal(pool, now);
    const terms = { max_consumptions, allow_overages, max_overages };
    return { consumption_pool_id: pool.id, total_consumptions, ...terms, held_by_devices: held.all };
  },
  remedy: (_facts, { counted: { counter, share } }) => ({
    action: "raise_pool_max_consumptions",
    text: `About the pool: ${remedyOfUnits(share?.pool ?? counter)}`,
  }),
};

function remedyOfUnits({
  reset_consumption,
  consumption_period: period,
}: Pick<Counter, "reset_consumption" | "consumption_period">): string {
  const wait = reset_consumption && period !== null ? `, or wait until the counter starts again (${period})` : "";
  return `Raise max_consumptions or allow overages${wait}.`;
}

function notEnoughOf(feature: string | undefined): NotEnough {
  return feature === undefined ? "license_not_enough_consumptions" : "feature_not_enough_consumptions";
}

const counting: readonly Rule<LicenseFacts, Asked>[] = [negativeUnits, units, poolUnits];
const gatesOfLicense: readonly Rule<LicenseFacts, Asked>[] = [...useRules, validityToUse, licenseType];
const gatesOfFeature: readonly Rule<LicenseFacts, Asked>[] = [...useRules, validityToUse, feature, featureType];

/** The rules of a consumption of a license. */
const licenseConsumption: RuleList<LicenseFacts, Asked> = {
  action: "consume",
  rules: [...gatesOfLicense, ...counting],
};
/** The rules of a consumption of a feature. */
const featureConsumption: RuleList<LicenseFacts, Asked> = {
  action: "consume",
  rules: [...gatesOfFeature, ...counting],
};

/** The rules of a consumption. */
export function consumptionRules({ feature }: Pick<Asked, "feature">): RuleList<LicenseFacts, Asked> {
  return feature === undefined ? licenseConsumption : featureConsumption;
}

/** What is judged before the pool is locked and read. */
export function refuseToCount(facts: LicenseFacts, asked: Asked, now: Date): Refusal | undefined {
  const gates = asked.feature === undefined ? gatesOfLicense : gatesOfFeature;
  return firstRefusal(consumptionRules(asked), facts, asked, now, gates);
}

/** The totals after a consumption that the rules before let pass. */
export function consumeUnits(facts: LicenseFacts, asked: Counting, now: Date): ConsumptionTotals | Refusal {
  const refusal = firstRefusal(consumptionRules(asked), facts, asked, now, counting);
  if (refusal) return refusal;
  const { counter, share } = asked.counted;
  if (!share) return { total_consumptions: currentTotal(counter, now) + asked.amount };
  const shared = sharedTotals(counter, share, asked.amount, now);
  return { total_consumptions: shared.total_consumptions, shared };
}
