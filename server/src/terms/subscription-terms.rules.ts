/** What a policy says about the subscriptions that its licenses follow. */

/**
 * `by_kind`: what was bought once is disabled by a full refund, a period is taken off by one, the rest is kept; a refund
 * for fraud always disables.
 */
export const ON_REFUND = ["by_kind", "disable", "shorten", "keep"] as const;
/** Whether an open dispute suspends. */
export const ON_DISPUTE = ["suspend", "keep"] as const;
/** What a subscription that is ended before its time leaves: nothing, or what was paid. */
export const ON_CANCEL = ["end", "paid_through"] as const;
/** What the quantity of a subscription sets. */
export const ON_QUANTITY = ["keep", "max_activations", "floating_users", "licenses"] as const;

/** What a policy says about subscriptions. */
export interface SubscriptionTerms {
  readonly on_refund: (typeof ON_REFUND)[number];
  readonly on_dispute: (typeof ON_DISPUTE)[number];
  readonly on_cancel: (typeof ON_CANCEL)[number];
  readonly on_quantity: (typeof ON_QUANTITY)[number];
}

/** The terms of a policy that says nothing. */
export const SUBSCRIPTION_TERMS: SubscriptionTerms = {
  on_refund: "by_kind",
  on_dispute: "suspend",
  on_cancel: "end",
  on_quantity: "keep",
};
