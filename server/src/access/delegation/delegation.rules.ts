import type { Refusal } from "../../terms/refusal.rules.ts";

/**
 * The rule for everything that hands out rights (docs/decisions/0047): no one grants, resets, reads or ends what they
 * do not hold.
 */

/** What every session has; it can be handed out without being held. */
const ofEverybody: readonly string[] = ["public", "session"];

/** Judges whether somebody who holds some permissions may make, change, reset, read or end what carries others. */
export function judgeDelegation(held: ReadonlySet<string>, carried: Iterable<string>): Refusal | undefined {
  const beyond = [...new Set(carried)].filter((each) => !held.has(each) && !ofEverybody.includes(each));
  if (beyond.length === 0) return undefined;
  if (beyond.includes("owner"))
    return { refusal: "owner_required", message: "Only an owner who is logged in may do this to an owner." };
  const message = `You cannot hand out, change or end what you may not do yourself: ${beyond.join(", ")}.`;
  return { refusal: "permission_not_grantable", message };
}
