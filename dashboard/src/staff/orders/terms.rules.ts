import type { StaffTexts } from "../../texts/staff.ts";

/** How a term is asked for. */
export type TermKind = "number" | "flag" | "text" | "day" | "choice";

/** A term of a license that an order may set. */
export interface Term {
  readonly name: keyof StaffTexts["orders"]["terms"];
  readonly kind: TermKind;
  readonly choices?: readonly string[];
}

/** The terms that most orders set. */
export const mainTerms: readonly Term[] = [
  { name: "license_type", kind: "choice", choices: ["perpetual", "time-limited", "subscription", "consumption"] },
  { name: "valid_duration", kind: "text" },
  { name: "max_activations", kind: "number" },
];

/** All others. */
export const moreTerms: readonly Term[] = [
  { name: "allow_unlimited_activations", kind: "flag" },
  { name: "max_transfers", kind: "number" },
  { name: "seat_resets_per_year", kind: "number" },
  { name: "seat_replacement", kind: "choice", choices: ["never", "key", "email"] },
  { name: "start_date", kind: "day" },
  { name: "grace_period", kind: "number" },
  { name: "allow_grace_period", kind: "flag" },
  { name: "enable_maintenance_period", kind: "flag" },
  { name: "maintenance_duration", kind: "text" },
  { name: "is_trial", kind: "flag" },
  { name: "trial_days", kind: "number" },
  { name: "max_consumptions", kind: "number" },
  { name: "allow_unlimited_consumptions", kind: "flag" },
  { name: "allow_negative_consumptions", kind: "flag" },
  { name: "allow_overages", kind: "flag" },
  { name: "max_overages", kind: "number" },
  { name: "reset_consumption", kind: "flag" },
  { name: "consumption_period", kind: "choice", choices: ["daily", "weekly", "monthly", "annually"] },
  { name: "prevent_vm", kind: "flag" },
  { name: "is_floating", kind: "flag" },
  { name: "is_floating_cloud", kind: "flag" },
  { name: "floating_users", kind: "number" },
  { name: "floating_timeout", kind: "number" },
  { name: "can_borrow", kind: "flag" },
  { name: "max_borrow_time", kind: "number" },
  { name: "max_license_users", kind: "number" },
  { name: "is_air_gapped", kind: "flag" },
  { name: "is_hardware_key_auth", kind: "flag" },
  { name: "allow_offline_activation", kind: "flag" },
  { name: "subscription_id", kind: "text" },
];
