import type { ErrorCode, Problem } from "../../errors.ts";
import { problem } from "../../errors.ts";

/** The hard defaults (semantics.md §2.2): what a member is shown as while the catalog does not say. */
export const SHOWN = {
  default_license_type: "perpetual",
  valid_duration: "",
  subscription_duration: "",
  allow_trial: false,
  trial_days: 0,
  max_activations: 1,
  allow_unlimited_activations: false,
  max_license_users: 0,
  max_transfers: 0,
  prevent_vm: false,
  is_floating: false,
  is_floating_cloud: false,
  floating_users: 1,
  floating_timeout: 120,
  can_borrow: false,
  max_borrow_time: 0,
  allow_grace_period: false,
  grace_period: 0,
  enable_maintenance_period: false,
  maintenance_duration: "",
  max_consumptions: 1,
  allow_unlimited_consumptions: false,
  allow_negative_consumptions: false,
  allow_overages: false,
  max_overages: 0,
  reset_consumption: false,
  is_air_gapped: false,
  is_hardware_key_auth: false,
  allow_offline_activation: true,
} as const;

/** What a product has where it cannot be silent: null writes these. */
export const PRODUCT_DEFAULTS = {
  allow_trial: false,
  hardware_id_required: true,
  is_node_locked: false,
  is_user_locked: false,
  is_upgrade: false,
  upgrade_from: [],
  metadata: {},
} as const;

/** The same for a feature, which has no source below it. */
export const FEATURE_DEFAULTS = {
  max_consumption: 0,
  allow_unlimited_consumptions: false,
  allow_negative_consumptions: false,
  allow_overages: false,
  max_overages: 0,
  reset_consumption: false,
  is_floating: false,
  is_floating_cloud: false,
  floating_users: 0,
  floating_timeout: 120,
  can_borrow: false,
  max_borrow_time: 0,
  valid_duration: "",
  metadata: {},
} as const;

/** The same for a policy. */
export const POLICY_DEFAULTS = { is_sku: false, metadata: {} } as const;

/** The members that were sent, with the default of the column where null cannot be stored. */
export function written<T extends object, D extends object>(sent: T, defaults: D): Written<T, D> {
  const entries = Object.entries(sent).filter(([, value]) => value !== undefined);
  const values = entries.map(([name, value]) => [
    name,
    value === null && Object.hasOwn(defaults, name) ? Reflect.get(defaults, name) : value,
  ]);
  return Object.fromEntries(values);
}

/** What `written` gives: members that `D` names are never null. */
export type Written<T extends object, D extends object> = {
  [K in keyof T]?: K extends keyof D ? NonNullable<T[K]> : Exclude<T[K], undefined>;
};

/** A problem for each member that was sent with another value than it has for ever. */
export function changedProperties<T extends object>(sent: T, stored: { readonly [K in keyof T]: unknown }): Problem[] {
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(sent)) {
    if (value === undefined || value === Reflect.get(stored, name)) continue;
    problems.push(immutable(`/${name}`, value, `${name} cannot be changed after creation.`));
  }
  return problems;
}

function immutable(pointer: string, value: unknown, message: string): Problem {
  const code: ErrorCode = "immutable_property";
  return problem(code, pointer, value, message);
}
