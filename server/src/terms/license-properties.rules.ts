import type { Json } from "../json.ts";

/**
 * The terms of a license: every property an order, a policy or a product can set, and where each value came from.
 *
 * Decides semantics.md §2.1: order > order-level value > named policy, else the product's default policy > product > hard default.
 */

/** A value of a property, already in the form it is stored in; moments are ISO 8601 text. */
export type Value = Json;

/** Members by name, as an order or the catalog gives them; a missing member is silent, a null counts where it is allowed. */
export type Values = Readonly<Record<string, Value | undefined>>;

/** Where a value came from. `order_default` is a value written once for the whole order or item. */
export type Source = "order" | "order_default" | "policy" | "default_policy" | "product" | "default";

/** The members of a catalog object that a property may be read from; null there means "does not say". */
interface Property {
  readonly policy?: string;
  readonly product?: string | ((type: Value) => readonly string[]);
  readonly fallback: Value;
}

const everywhere = (name: string, fallback: Value): Property => ({ policy: name, product: name, fallback });
const byPolicy = (name: string, fallback: Value): Property => ({ policy: name, fallback });
const byOrder = (fallback: Value): Property => ({ fallback });

/**
 * Every property, with the members it is read from and its hard default (semantics.md §2.2). `license_type` comes first,
 * because a subscription reads its duration from another member of the product.
 */
export const PROPERTIES = {
  license_type: { policy: "default_license_type", product: "default_license_type", fallback: "perpetual" },
  enabled: byOrder(true),
  active: byOrder(false),
  max_activations: everywhere("max_activations", 1),
  allow_unlimited_activations: byPolicy("allow_unlimited_activations", false),
  max_transfers: byPolicy("max_transfers", 0),
  transfer_count: byOrder(0),
  start_date: byOrder(null),
  valid_duration: {
    policy: "valid_duration",
    product: (type) => (type === "subscription" ? ["subscription_duration", "valid_duration"] : ["valid_duration"]),
    fallback: "",
  },
  validity_period: byOrder(null),
  allow_grace_period: byPolicy("allow_grace_period", false),
  grace_period: byPolicy("grace_period", 0),
  enable_maintenance_period: everywhere("enable_maintenance_period", false),
  maintenance_duration: everywhere("maintenance_duration", ""),
  maintenance_period: byOrder(null),
  is_trial: byOrder(false),
  trial_days: everywhere("trial_days", 0),
  max_consumptions: everywhere("max_consumptions", 1),
  total_consumptions: byOrder(0),
  allow_unlimited_consumptions: byPolicy("allow_unlimited_consumptions", false),
  allow_negative_consumptions: byPolicy("allow_negative_consumptions", false),
  allow_overages: everywhere("allow_overages", false),
  max_overages: everywhere("max_overages", 0),
  reset_consumption: everywhere("reset_consumption", false),
  consumption_period: everywhere("consumption_period", null),
  prevent_vm: everywhere("prevent_vm", false),
  is_floating: everywhere("is_floating", false),
  is_floating_cloud: everywhere("is_floating_cloud", false),
  floating_users: everywhere("floating_users", 1),
  floating_timeout: everywhere("floating_timeout", 120),
  can_borrow: byPolicy("can_borrow", false),
  max_borrow_time: byPolicy("max_borrow_time", 0),
  max_license_users: byPolicy("max_license_users", 0),
  is_air_gapped: byPolicy("is_air_gapped", false),
  is_hardware_key_auth: byPolicy("is_hardware_key_auth", false),
  allow_offline_activation: byPolicy("allow_offline_activation", true),
  installation_file_id: byPolicy("installation_file_id", null),
  subscription_id: byOrder(null),
  note: byOrder(null),
  metadata: byOrder({}),
} as const satisfies Record<string, Property>;

/** The name of a property of a license. */
export type PropertyName = keyof typeof PROPERTIES;

/** Every property by its name. */
export type Properties = Readonly<Record<PropertyName, Value>>;

/** Where every property came from. */
export type Sources = Readonly<Record<PropertyName, Source>>;

/** The four places a value is looked for, strongest first. */
export interface PropertySources {
  readonly order: Values;
  readonly orderDefault: Values;
  readonly policy: Values | undefined;
  /** Whether the order named the policy, or it is the product's default. */
  readonly policyIsNamed: boolean;
  readonly product: Values;
}

/** Resolves every property and remembers where each value came from. */
export function resolveProperties(from: PropertySources): { values: Properties; sources: Sources } {
  const values: Partial<Record<PropertyName, Value>> = {};
  const sources: Partial<Record<PropertyName, Source>> = {};
  for (const [name, property] of entriesOf(PROPERTIES)) {
    const found = findValue(name, property, from, values.license_type ?? null);
    values[name] = found.value;
    sources[name] = found.source;
  }
  return { values: complete(values), sources: complete(sources) };
}

function findValue(name: PropertyName, property: Property, from: PropertySources, type: Value) {
  const said = (value: Value | undefined): value is Value => value !== undefined && value !== null;
  const own = from.order[name];
  if (own !== undefined) return { value: own, source: "order" as const };
  const shared = from.orderDefault[name];
  if (said(shared)) return { value: shared, source: "order_default" as const };
  const byPolicyValue = property.policy ? from.policy?.[property.policy] : undefined;
  if (said(byPolicyValue)) {
    return { value: byPolicyValue, source: from.policyIsNamed ? ("policy" as const) : ("default_policy" as const) };
  }
  const { product } = property;
  const members = product === undefined ? [] : typeof product === "string" ? [product] : product(type);
  for (const member of members) {
    const value = from.product[member];
    if (said(value)) return { value, source: "product" as const };
  }
  return { value: property.fallback, source: "default" as const };
}

/** The members of a feature on a license, in the order they are stored. */
export const FEATURE_MEMBERS = [
  "max_consumption",
  "allow_unlimited_consumptions",
  "allow_negative_consumptions",
  "allow_overages",
  "max_overages",
  "reset_consumption",
  "consumption_period",
  "is_floating",
  "is_floating_cloud",
  "floating_users",
  "floating_timeout",
  "can_borrow",
  "max_borrow_time",
  "expiry_date",
  "valid_duration",
  "metadata",
] as const;

/** A member of a feature on a license. */
export type FeatureMember = (typeof FEATURE_MEMBERS)[number];

/** A feature as it will stand on the license. */
export interface FeatureTerms {
  readonly product_feature_id: number;
  readonly code: string;
  readonly total_consumptions: Value;
  readonly values: Readonly<Record<FeatureMember, Value>>;
  readonly sources: Readonly<Record<FeatureMember, Source>>;
}

/**
 * One feature of a license: order > policy's feature > the feature itself. In the order a null is a value only for
 * `expiry_date` and `consumption_period`: "never expires" and "no period" (management-api.md §3.6).
 */
export function resolveFeature(
  feature: { readonly id: number; readonly code: string; readonly values: Values },
  policyFeature: Values | undefined,
  order: Values,
  policyIsNamed: boolean,
): FeatureTerms {
  const values: Partial<Record<FeatureMember, Value>> = {};
  const sources: Partial<Record<FeatureMember, Source>> = {};
  for (const name of FEATURE_MEMBERS) {
    const own = order[name];
    const policyValue = policyFeature?.[name];
    if (own !== undefined) {
      values[name] = own;
      sources[name] = "order";
    } else if (policyValue !== undefined && policyValue !== null) {
      values[name] = policyValue;
      sources[name] = policyIsNamed ? "policy" : "default_policy";
    } else {
      values[name] = feature.values[name] ?? null;
      sources[name] = "product";
    }
  }
  return {
    product_feature_id: feature.id,
    code: feature.code,
    total_consumptions: order.total_consumptions ?? 0,
    values: complete(values),
    sources: complete(sources),
  };
}

/** The entries of an object whose member names are known. */
export function entriesOf<K extends string, V>(object: Readonly<Record<K, V>>): [K, V][] {
  const names = Object.keys(object) as K[];
  return names.map((name) => [name, object[name]]);
}

function complete<K extends string, V>(partial: Partial<Record<K, V>>): Readonly<Record<K, V>> {
  return partial as Record<K, V>;
}
