import { type Problem, problem } from "../../errors.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { definedOf } from "../../platform/values/objects.ts";
import {
  type FeatureTerms,
  type Properties,
  resolveFeature,
  resolveProperties,
  type Source,
  type Values,
} from "../../terms/license-precedence.rules.ts";
import type {
  CustomFieldRequest,
  FeatureRequest,
  ItemRequest,
  LicenseRequest,
  OrderRequest,
  PolicyName,
} from "./order-request.rules.ts";

/** A product as an order needs it. Members of `values` are null where the product does not set them. */
export interface ProductFacts {
  readonly id: number;
  readonly product_name: string;
  readonly short_code: string;
  readonly is_bundle: boolean;
  readonly authorization_method: "license-key" | "user";
  readonly active: boolean;
  readonly is_archived: boolean;
  readonly values: Values;
  readonly bundle_product_ids: readonly number[];
  /** Its own and the global ones. */
  readonly features: readonly { readonly id: number; readonly code: string; readonly values: Values }[];
  readonly custom_fields: readonly { readonly id: number; readonly name: string }[];
  /** The default policy, and those the order names. */
  readonly policies: readonly PolicyFacts[];
}

export interface PolicyFacts {
  readonly id: number;
  readonly code: string;
  readonly is_default: boolean;
  readonly is_archived: boolean;
  readonly values: Values;
  readonly features: readonly { readonly product_feature_id: number; readonly values: Values }[];
  readonly custom_fields: readonly { readonly product_custom_field_id: number; readonly value: string }[];
}

/** Everything a license copies from its order and the catalog, with the source of each value. */
export interface LicenseTerms {
  readonly product_id: number;
  readonly license_template_id: number | null;
  /** Active from the start: subscriptions (semantics.md §2.7). */
  readonly active: boolean;
  readonly properties: Properties;
  readonly user_max_activations: number | undefined;
  readonly features: readonly FeatureTerms[];
  readonly custom_fields: readonly {
    readonly product_custom_field_id: number;
    readonly name: string;
    readonly value: string;
  }[];
  readonly provenance: JsonObject;
}

interface Wish {
  readonly order: OrderRequest;
  readonly item: ItemRequest;
  readonly license: LicenseRequest;
  /** The bundle license around a sub-license. */
  readonly shared: LicenseRequest | undefined;
  readonly product: ProductFacts;
}

/** Resolves the terms of one license, or reports what is wrong with it. */
export function resolveTerms(wish: Wish): { terms: LicenseTerms } | { problems: Problem[] } {
  const { order, item, license, shared, product } = wish;
  const problems: Problem[] = [];
  const policy = choosePolicy(wish, problems);
  const orderDefault: Values = {
    prevent_vm: order.prevent_vm,
    subscription_id: item.subscription_id,
    ...(shared ? definedOf(shared.properties) : {}),
  };
  const { values, sources } = resolveProperties({
    order: license.properties,
    orderDefault,
    policy: policy?.facts.values,
    policyIsNamed: policy?.how === "named",
    product: product.values,
  });
  if (!product.is_bundle) checkValidity(values, license, problems);
  const features = resolveFeatures(license.product_features, product, policy, problems);
  const fields = resolveCustomFields(license.custom_fields, product, policy, problems);
  if (problems.length > 0) return { problems };
  const userMax = policy?.facts.values.user_max_activations;
  return {
    terms: {
      product_id: product.id,
      license_template_id: policy?.facts.id ?? null,
      active: values.active === true || values.license_type === "subscription",
      properties: values,
      user_max_activations: typeof userMax === "number" ? userMax : undefined,
      features,
      custom_fields: fields.map(({ product_custom_field_id, name, value }) => ({
        product_custom_field_id,
        name,
        value,
      })),
      provenance: {
        policy: policy ? { id: policy.facts.id, code: policy.facts.code, how: policy.how } : null,
        properties: sources,
        product_features: Object.fromEntries(features.map(({ code, sources: from }) => [code, from])),
        custom_fields: Object.fromEntries(fields.map(({ name, source }) => [name, source])),
      },
    },
  };
}

interface ChosenPolicy {
  readonly facts: PolicyFacts;
  readonly how: "named" | "default";
}

/**
 * The policy a license is issued by: the nearest one named (license, bundle license, item, order), else the product's
 * default. A product in a bundle must have one named (management-api.md §3.9); a bundle itself may have none.
 */
function choosePolicy({ order, item, license, shared, product }: Wish, problems: Problem[]): ChosenPolicy | undefined {
  const named = product.is_bundle ? undefined : (license.policy ?? shared?.policy ?? item.policy ?? order.policy);
  if (!named) {
    const facts = product.policies.find((policy) => policy.is_default);
    if (order.is_bundle && !product.is_bundle) problems.push(problem("license_policy_required", license.at));
    return facts && { facts, how: "default" };
  }
  const facts = product.policies.find((policy) => isNamed(policy, named));
  if (!facts) problems.push(problem("unknown_license_policy", named.at, named.code ?? named.id));
  else if (facts.is_archived) problems.push(problem("archived_license_policy", named.at, named.code ?? named.id));
  return facts && { facts, how: "named" };
}

function isNamed(policy: PolicyFacts, { code, id }: PolicyName): boolean {
  return (code === undefined || policy.code === code) && (id === undefined || policy.id === id);
}

/** A time-limited license must be able to end (semantics.md §2.2); a trial ends by its days. */
function checkValidity(values: Properties, license: LicenseRequest, problems: Problem[]): void {
  const ends = values.valid_duration !== "" || values.validity_period !== null || values.is_trial === true;
  if (values.license_type === "time-limited" && !ends) {
    const at = license.properties.license_type === undefined ? license.at : `${license.at}/license_type`;
    problems.push(problem("valid_duration_required", at));
  }
}

/**
 * The order's list replaces the policy's; a feature in both starts from the policy's values (management-api.md §3.6).
 */
function resolveFeatures(
  wanted: readonly FeatureRequest[] | undefined,
  product: ProductFacts,
  policy: ChosenPolicy | undefined,
  problems: Problem[],
): FeatureTerms[] {
  const isNamedPolicy = policy?.how === "named";
  const policyFeatures = policy?.facts.features ?? [];
  if (!wanted) {
    return policyFeatures.flatMap(({ product_feature_id, values }) => {
      const feature = product.features.find((each) => each.id === product_feature_id);
      return feature ? [resolveFeature(feature, values, {}, isNamedPolicy)] : [];
    });
  }
  const seen = new Set<string>();
  return wanted.flatMap(({ code, values, at }) => {
    const feature = product.features.find((each) => each.code === code);
    if (!feature) problems.push(problem("unsupported_product_feature", at, code));
    else if (seen.has(code)) problems.push(problem("duplicate_product_feature", at, code));
    seen.add(code);
    if (!feature) return [];
    const byPolicy = policyFeatures.find((each) => each.product_feature_id === feature.id);
    return [resolveFeature(feature, byPolicy?.values, values, isNamedPolicy)];
  });
}

interface CustomFieldTerms {
  readonly product_custom_field_id: number;
  readonly name: string;
  readonly value: string;
  readonly source: Source;
}

/** Overrides only: a field that is not overridden stays linked to the product's default value (semantics.md §1.6). */
function resolveCustomFields(
  wanted: readonly CustomFieldRequest[],
  product: ProductFacts,
  policy: ChosenPolicy | undefined,
  problems: Problem[],
): CustomFieldTerms[] {
  const chosen = new Map<number, CustomFieldTerms>();
  for (const { product_custom_field_id, value } of policy?.facts.custom_fields ?? []) {
    const field = product.custom_fields.find((each) => each.id === product_custom_field_id);
    const source: Source = policy?.how === "named" ? "policy" : "default_policy";
    if (field) chosen.set(field.id, { product_custom_field_id, name: field.name, value, source });
  }
  for (const { name, value, at } of wanted) {
    const field = product.custom_fields.find((each) => each.name === name);
    if (field) chosen.set(field.id, { product_custom_field_id: field.id, name, value, source: "order" });
    else problems.push(problem("unknown_custom_field", at, name));
  }
  return [...chosen.values()];
}
