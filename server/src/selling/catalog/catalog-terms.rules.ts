import type { ErrorCode, Problem } from "../../errors.ts";
import { problem } from "../../errors.ts";
import { defaultsOf, entriesOf, type Member } from "../../terms/members.rules.ts";
import { FEATURE_MEMBERS, FEATURES, type FeatureMember } from "../../terms/product-features.rules.ts";

/**
 * What a row says of some members, and the hard default of each where it does not say (semantics.md §2.2); moments as
 * text.
 */
export function shownOf<N extends string>(
  row: Readonly<Record<NoInfer<N>, unknown>>,
  members: Readonly<Record<N, Member>>,
): Record<N, unknown> {
  const shown = entriesOf(members).map(([name, member]) => [name, shownValue(row[name] ?? member.default)]);
  return Object.fromEntries(shown) as Record<N, unknown>;
}

/** What a policy says about a feature, and where it does not, what the feature has. */
export function shownFeatureOf(
  own: Readonly<Record<FeatureMember, unknown>>,
  feature: Readonly<Record<FeatureMember, unknown>>,
): Record<FeatureMember, unknown> {
  const shown = FEATURE_MEMBERS.map((name) => [name, shownValue(own[name] ?? feature[name])]);
  return Object.fromEntries(shown) as Record<FeatureMember, unknown>;
}

function shownValue(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

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
export const FEATURE_DEFAULTS = defaultsOf(FEATURES);

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
