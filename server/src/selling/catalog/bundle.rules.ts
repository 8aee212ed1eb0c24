import { type Problem, problem } from "../../errors.ts";

/**
 * Which products a bundle may hold: at least one, each once, all of its authorization method, and no bundle
 * (semantics.md §1.7).
 */

/** What a bundle needs to know of a product. */
export interface MemberFacts {
  readonly id: number;
  readonly short_code: string;
  readonly authorization_method: string;
  readonly is_bundle: boolean;
  readonly is_archived: boolean;
}

/** The ids of the members that were named by id or code, in their order, or everything that is wrong with them. */
export function chooseMembers(
  method: string,
  named: readonly (number | string)[],
  known: readonly MemberFacts[],
  pointer = "/products",
): { readonly ids: readonly number[]; readonly problems: readonly Problem[] } {
  const ids: number[] = [];
  const problems: Problem[] = [];
  if (named.length === 0) problems.push(problem("bundle_product_required", pointer));
  named.forEach((name, index) => {
    const member = find(known, name);
    const found = judge(method, member, name, ids, `${pointer}/${index}`);
    if (found) problems.push(found);
    else if (member) ids.push(member.id);
  });
  return { ids, problems };
}

function judge(
  method: string,
  member: MemberFacts | undefined,
  name: number | string,
  before: readonly number[],
  pointer: string,
): Problem | undefined {
  if (!member) return problem("unknown_product", pointer, name);
  if (member.is_bundle) return problem("bundle_in_bundle", pointer, name);
  if (member.authorization_method !== method) return problem("bundle_authorization_mismatch", pointer, name);
  if (before.includes(member.id))
    return problem("duplicate_bundle_product", pointer, name, "The product is listed twice.");
  return undefined;
}

/** A number is an id; text is a code, and if no code fits, an id in digits. */
function find(known: readonly MemberFacts[], name: number | string): MemberFacts | undefined {
  const byCode = known.find((each) => each.short_code === name && !each.is_archived);
  return byCode ?? known.find((each) => String(each.id) === String(name));
}
