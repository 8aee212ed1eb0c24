import { type Problem, problem } from "../../errors.ts";

/** Decides who may be given a license (semantics.md §2.13, §2.14). */

/** A license that is to be given, or one of its bundle. */
export interface AssignableLicense {
  readonly id: number;
  readonly bundle_license_id: number | null;
  readonly authorization_method: string;
  readonly order_id: number;
  readonly max_activations: number;
  /** 0: any number. */
  readonly max_license_users: number;
  /** What the license's policy sets today; null: nothing. */
  readonly user_max_activations: number | null;
}

/** Someone who has a license. */
export interface Assigned {
  readonly license_id: number;
  readonly license_user_id: number;
  readonly email: string;
  /** By what two addresses are one person. */
  readonly person: string;
}

/** Someone who is to have it; problems are reported at `at`. */
export interface Wanted {
  readonly email: string;
  readonly person: string;
  readonly at: string;
}

/**
 * What speaks against users of a license: only one that users hold has any, and those of a bundle are those of its
 * license.
 */
export function judgeHolder(license: AssignableLicense): Problem[] {
  if (license.authorization_method !== "user")
    return [problem("invalid_product_auth_method", "", undefined, "A license that a key holds has no users.")];
  return license.bundle_license_id === null ? [] : [problem("license_in_bundle", "", license.bundle_license_id)];
}

/** What forbids more users: someone is named twice, or a license (of the bundle too) would have too many. */
export function judgeNewcomers(
  licenses: readonly AssignableLicense[],
  assigned: readonly Assigned[],
  wanted: readonly Wanted[],
): Problem[] {
  const problems: Problem[] = [];
  const names = new Set<string>();
  for (const { email, person, at } of wanted) {
    if (names.has(person)) problems.push(problem("duplicate_license_user", at, email));
    names.add(person);
  }
  const over = licenses.map(({ id, max_license_users: most }) => {
    const has = new Set(assigned.flatMap((each) => (each.license_id === id ? [each.person] : [])));
    const newcomers = wanted.filter(({ person }) => !has.has(person));
    return most > 0 ? newcomers.slice(Math.max(0, most - has.size)) : [];
  });
  for (const { email, at } of over.find((list) => list.length > 0) ?? [])
    problems.push(problem("license_users_limit_reached", at, email));
  return problems;
}

/** How many devices a user may have by default: what the policy sets, else what the license allows. */
export function quotaOf({ user_max_activations, max_activations }: AssignableLicense): number {
  return user_max_activations ?? max_activations;
}
