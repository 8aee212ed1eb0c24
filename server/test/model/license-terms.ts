// The terms on which a license is sold, for the model and for the histories (semantics.md §2.0, §2.2).

/** How a license was sold. What an order leaves out has the default of `standard`. */
export interface Terms {
  readonly license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
  readonly max_activations: number;
  readonly allow_unlimited_activations: boolean;
  /** 0: not allowed; -1: unlimited. */
  readonly max_transfers: number;
  readonly prevent_vm: boolean;
  /** A day, `2026-03-01`: activations before its midnight are refused. */
  readonly start_date: string | null;
  /** `1y`, `2m` (months), `3d`, `4h`, `5min`; empty: none. */
  readonly valid_duration: string;
  readonly validity_period: string | null;
  readonly is_trial: boolean;
  readonly trial_days: number;
  readonly allow_grace_period: boolean;
  /** Hours. */
  readonly grace_period: number;
  readonly enable_maintenance_period: boolean;
  readonly maintenance_duration: string;
  readonly maintenance_period: string | null;
  readonly max_consumptions: number;
  readonly allow_unlimited_consumptions: boolean;
  readonly allow_negative_consumptions: boolean;
  readonly allow_overages: boolean;
  /** 0: without limit, if overages are allowed. */
  readonly max_overages: number;
  readonly reset_consumption: boolean;
  readonly consumption_period: Period | null;
  readonly is_floating_cloud: boolean;
  readonly floating_users: number;
  /** Minutes. */
  readonly floating_timeout: number;
  readonly can_borrow: boolean;
  /** Hours. */
  readonly max_borrow_time: number;
}

/** How a feature was sold with its license. */
export interface FeatureTerms {
  readonly code: string;
  readonly feature_type: "activation" | "consumption";
  readonly max_consumption: number;
  readonly allow_unlimited_consumptions: boolean;
  readonly allow_negative_consumptions: boolean;
  readonly allow_overages: boolean;
  readonly max_overages: number;
  readonly reset_consumption: boolean;
  readonly consumption_period: Period | null;
  readonly valid_duration: string;
  readonly expiry_date: string | null;
  readonly is_floating_cloud: boolean;
  readonly floating_users: number;
  readonly floating_timeout: number;
  readonly can_borrow: boolean;
  readonly max_borrow_time: number;
}

export type Period = "daily" | "weekly" | "monthly" | "annually";

/** A user of a user-based license; `max_activations` is the user's own quota. */
export interface UserTerms {
  readonly email: string;
  readonly max_activations: number;
}

/** The defaults of a license (semantics.md §2.2). */
export const standard: Terms = {
  license_type: "perpetual",
  max_activations: 1,
  allow_unlimited_activations: false,
  max_transfers: 0,
  prevent_vm: false,
  start_date: null,
  valid_duration: "",
  validity_period: null,
  is_trial: false,
  trial_days: 0,
  allow_grace_period: false,
  grace_period: 0,
  enable_maintenance_period: false,
  maintenance_duration: "",
  maintenance_period: null,
  max_consumptions: 1,
  allow_unlimited_consumptions: false,
  allow_negative_consumptions: false,
  allow_overages: false,
  max_overages: 0,
  reset_consumption: false,
  consumption_period: null,
  is_floating_cloud: false,
  floating_users: 1,
  floating_timeout: 120,
  can_borrow: false,
  max_borrow_time: 0,
};

/** The defaults of a feature. */
export const standardFeature: Omit<FeatureTerms, "code" | "feature_type"> = {
  max_consumption: 0,
  allow_unlimited_consumptions: false,
  allow_negative_consumptions: false,
  allow_overages: false,
  max_overages: 0,
  reset_consumption: false,
  consumption_period: null,
  valid_duration: "",
  expiry_date: null,
  is_floating_cloud: false,
  floating_users: 0,
  floating_timeout: 120,
  can_borrow: false,
  max_borrow_time: 0,
};
