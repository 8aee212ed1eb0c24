import type { Problem } from "../../errors.ts";
import { resolveProperties, type Values } from "../../terms/license-precedence.rules.ts";
import { type PropertyName, propertiesSetBy } from "../../terms/license-properties.rules.ts";
import { namesOf } from "../../terms/members.rules.ts";
import { addDuration } from "../../terms/validity.rules.ts";
import { type Columns, changeLicense, type LicenseWish } from "./change-license.rules.ts";
import type { OwnLicense } from "./license.rules.ts";

/**
 * Decides what brings a license to the present terms of the policy it was issued by: what that policy set, and nothing
 * that an order, an edit, the product or a default did (semantics.md §1.4, §2.1).
 */

/** What the terms of a policy are read from: the policy itself and its product. */
export interface PolicyTerms {
  readonly policy: Values;
  readonly product: Values;
}

/** Where the properties of a license came from, as it was noted. */
export type NotedSources = Readonly<Record<string, unknown>>;

/** The columns that change, and where their values come from now. */
export interface PolicyChange {
  readonly columns: Columns;
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * What an edit takes from a policy that is applied to a license: what the policy sets and the license has differently.
 * Empty durations are ignored.
 */
export function termsToCopy(license: OwnLicense, policy: Values): LicenseWish {
  const said = names.flatMap((name) => {
    const value = policy[name];
    const isSilent = value === undefined || value === null || value === "";
    return isSilent || !differs(Reflect.get(license, name), value) ? [] : [[name, value]];
  });
  // What rules read from the catalog has the type of its column.
  return Object.fromEntries(said) as LicenseWish;
}

/** The properties that a policy may set; the type of a license never changes. */
const names = namesOf(propertiesSetBy("policy")).filter((name) => name !== "license_type");

/** What changes of a license, or what speaks against it. */
export function applyPolicyTerms(
  license: OwnLicense,
  noted: NotedSources,
  terms: PolicyTerms,
  now: Date,
): PolicyChange | { readonly problems: readonly Problem[] } {
  const isNamed = Object.values(noted).includes("policy");
  const { values, sources } = resolveProperties({
    order: { license_type: license.license_type },
    orderDefault: {},
    policy: terms.policy,
    policyIsNamed: isNamed,
    product: terms.product,
  });
  const changing = names.filter((name) => isOfPolicy(noted[name]) && differs(Reflect.get(license, name), values[name]));
  if (changing.length === 0) return { columns: {}, sources: {} };
  // What rules read from the catalog has the type of its column.
  const wish = Object.fromEntries(changing.map((name) => [name, values[name]])) as LicenseWish;
  const change = changeLicense(license, wish, now);
  if ("problems" in change) return change;
  return {
    columns: withEnds(license, noted, change.columns),
    sources: Object.fromEntries(changing.map((name) => [name, sources[name]])),
  };
}

/** A new duration counts from the first activation, as if it had been sold so; an end that was given is kept. */
function withEnds(license: OwnLicense, noted: NotedSources, columns: Columns): Columns {
  const { validity_period: _end, maintenance_period: _maintenance, ...rest } = columns;
  const began = license.time_activated;
  const isFree = (name: PropertyName) => noted[name] === undefined || noted[name] === "default";
  const from = (duration: string) => (began === null ? null : addDuration(began, duration));
  const ends: { validity_period?: Date | null; maintenance_period?: Date | null } = {};
  if ("validity_period" in columns && isFree("validity_period"))
    ends.validity_period = license.is_trial
      ? (columns.validity_period ?? null)
      : from(columns.valid_duration ?? license.valid_duration);
  if ("maintenance_period" in columns && isFree("maintenance_period"))
    ends.maintenance_period = from(columns.maintenance_duration ?? license.maintenance_duration);
  return { ...rest, ...ends };
}

function isOfPolicy(source: unknown): boolean {
  return source === "policy" || source === "default_policy";
}

function differs(before: unknown, after: unknown): boolean {
  return JSON.stringify(before ?? null) !== JSON.stringify(after ?? null);
}
