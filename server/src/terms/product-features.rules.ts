import { type Member, namesOf } from "./members.rules.ts";

/**
 * The dictionary of features: every member that a product gives a feature, a policy or an order may say otherwise, and
 * a license keeps (semantics.md §1.5). The default is that of the feature itself, which has no source below it.
 */
export const FEATURES = {
  max_consumption: { kind: "big integer", default: 0 },
  allow_unlimited_consumptions: { kind: "boolean", default: false },
  allow_negative_consumptions: { kind: "boolean", default: false },
  allow_overages: { kind: "boolean", default: false },
  max_overages: { kind: "big integer", default: 0 },
  reset_consumption: { kind: "boolean", default: false },
  consumption_period: { kind: "consumption period", default: null },
  is_floating: { kind: "boolean", default: false },
  is_floating_cloud: { kind: "boolean", default: false },
  floating_users: { kind: "integer", default: 0 },
  floating_timeout: { kind: "minutes", default: 120 },
  can_borrow: { kind: "boolean", default: false },
  max_borrow_time: { kind: "integer", default: 0 },
  expiry_date: { kind: "moment", default: null },
  valid_duration: { kind: "duration", default: "" },
  metadata: { kind: "metadata", default: {} },
} as const satisfies Record<string, Member>;

/** A member of a feature. */
export type FeatureMember = keyof typeof FEATURES;

/** The members of a feature, in the order they are stored. */
export const FEATURE_MEMBERS = namesOf(FEATURES);

/** What is counted of a feature: an order, an edit or an import may set it, no policy. */
export const FEATURE_COUNTER = { total_consumptions: { kind: "big integer", default: 0 } } as const satisfies Record<
  string,
  Member
>;
