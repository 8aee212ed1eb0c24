import type { LicenseTemplatesRow, ProductsRow } from "../../platform/db/rows.generated.ts";
import { resolveProperties, type Source, type Values } from "../../terms/license-precedence.rules.ts";
import { catalogMembers, LICENSE_PROPERTIES, type PropertyName } from "../../terms/license-properties.rules.ts";
import { entriesOf, type Kind, type Member } from "../../terms/members.rules.ts";
import { FEATURES } from "../../terms/product-features.rules.ts";
import type { PolicyFeatureRow } from "./policy.rules.ts";

/**
 * What a policy, a product or a feature says itself, and what counts where it says nothing: the difference that their
 * own answers, which are filled up with defaults, do not show.
 */

/** One member: null as `own` means that `inherited` counts, which comes from `source`. */
export interface OwnTerm {
  readonly name: string;
  readonly kind: Kind;
  readonly own: unknown;
  readonly inherited: unknown;
  readonly source: "product" | "feature" | "default";
}

function term(name: string, kind: Kind, own: unknown, inherited: unknown, source: OwnTerm["source"]): OwnTerm {
  return { name, kind, own: wired(own), inherited: wired(inherited), source };
}

function wired(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}

/** The terms of a policy; a license that is sold on it takes those it does not say from the product. */
export function termsOfPolicy(policy: LicenseTemplatesRow, product: ProductsRow): OwnTerm[] {
  const { allow_trial, user_max_activations } = policy;
  // What a product says about durations depends on the type that the policy sells.
  const type = policy.default_license_type;
  const silent = resolve({}, product);
  const ofType = resolve(type === null ? {} : { default_license_type: type }, product);
  const { installation_file_id: _id, ...members } = catalogMembers("policy");
  const terms = entriesOf<string, Member>(members).map(([name, { kind }]) => {
    const property = propertyOf(name);
    const { values, sources } = property === "license_type" ? silent : ofType;
    return term(name, kind, Reflect.get(policy, name), values[property], sourceOf(sources[property]));
  });
  const devices = policy.max_activations ?? ofType.values.max_activations;
  return [
    ...terms,
    term("allow_trial", "boolean", allow_trial, product.allow_trial, "product"),
    term("user_max_activations", "integer", user_max_activations, devices, "product"),
  ];
}

/** The terms of a product, which says them for policies that are silent. */
export function termsOfProduct(product: ProductsRow): OwnTerm[] {
  const terms = entriesOf<string, Member>(catalogMembers("product")).map(([name, member]) =>
    term(name, member.kind, Reflect.get(product, name), member.default, "default"),
  );
  const { kind, default: none } = LICENSE_PROPERTIES.valid_duration;
  return [...terms, term("subscription_duration", kind, product.subscription_duration, none, "default")];
}

/** What a policy says about a feature, which has the rest itself. */
export function termsOfPolicyFeature({ own, feature }: PolicyFeatureRow): OwnTerm[] {
  return entriesOf<keyof typeof FEATURES, Member>(FEATURES).map(([name, { kind, default: none }]) =>
    term(name, kind, own[name], feature[name] ?? none, "feature"),
  );
}

function propertyOf(name: string): PropertyName {
  return name === "default_license_type" ? "license_type" : (name as PropertyName);
}

function sourceOf(source: Source): OwnTerm["source"] {
  return source === "product" ? "product" : "default";
}

function resolve(policy: Values, product: ProductsRow) {
  return resolveProperties({
    order: {},
    orderDefault: {},
    policy,
    policyIsNamed: true,
    product: product as unknown as Values,
  });
}
