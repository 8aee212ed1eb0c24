import type { Refusal } from "../../terms/refusal.rules.ts";

/** One rule for everything that hands out rights (docs/decisions/0047): nobody grants, resets, reads or ends what they do not hold themselves. */

/** What a session brings by itself; nobody has to hold it to hand it out. */
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
