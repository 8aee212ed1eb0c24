import type { Json } from "../platform/values/json.ts";
import { LICENSE_PROPERTIES, type PropertyName } from "./license-properties.rules.ts";
import { entriesOf } from "./members.rules.ts";
import { FEATURE_COUNTER, FEATURE_MEMBERS, type FeatureMember } from "./product-features.rules.ts";

/**
 * Which of several sources gives a license its terms, and which it was.
 *
 * Decides semantics.md §2.1: order > order-level value > named policy, else the product's default policy > product >
 * hard default.
 */

/** A value of a property, already in the form it is stored in; moments are ISO 8601 text. */
export type Value = Json;

/**
 * Members by name, as an order or the catalog gives them; a missing member is silent, a null counts where it is
 * allowed.
 */
export type Values = Readonly<Record<string, Value | undefined>>;

/** Where a value came from. `order_default` is a value written once for the whole order or item. */
export type Source = "order" | "order_default" | "policy" | "default_policy" | "product" | "default";

/** Every property by its name. */
export type Properties = Readonly<Record<PropertyName, Value>>;

/** Where every property came from. */
export type Sources = Readonly<Record<PropertyName, Source>>;

/** The four places a value is looked for, strongest first. In those of the catalog null means "not set". */
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
  for (const [name, property] of entriesOf<PropertyName, Property>(LICENSE_PROPERTIES)) {
    const found = findValue(name, property, from, values.license_type ?? null);
    values[name] = found.value;
    sources[name] = found.source;
  }
  return { values: complete(values), sources: complete(sources) };
}

interface Property {
  readonly default: Value;
  readonly setBy: readonly string[];
  readonly catalogName?: string;
}

const said = (value: Value | undefined): value is Value => value !== undefined && value !== null;

function findValue(name: PropertyName, property: Property, from: PropertySources, type: Value) {
  const own = from.order[name];
  if (own !== undefined) return { value: own, source: "order" as const };
  const shared = from.orderDefault[name];
  if (said(shared)) return { value: shared, source: "order_default" as const };
  const { catalogName = name, setBy } = property;
  const byPolicy = setBy.includes("policy") ? from.policy?.[catalogName] : undefined;
  if (said(byPolicy)) {
    return { value: byPolicy, source: from.policyIsNamed ? ("policy" as const) : ("default_policy" as const) };
  }
  // A subscription reads its duration from a separate member, where the product has one.
  const isForSubscriptions = name === "valid_duration" && type === "subscription";
  for (const member of isForSubscriptions ? ["subscription_duration", catalogName] : [catalogName]) {
    const value = setBy.includes("product") ? from.product[member] : undefined;
    if (said(value)) return { value, source: "product" as const };
  }
  return { value: property.default, source: "default" as const };
}

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
    } else if (said(policyValue)) {
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
    total_consumptions: order.total_consumptions ?? FEATURE_COUNTER.total_consumptions.default,
    values: complete(values),
    sources: complete(sources),
  };
}

function complete<K extends string, V>(partial: Partial<Record<K, V>>): Readonly<Record<K, V>> {
  return partial as Record<K, V>;
}
