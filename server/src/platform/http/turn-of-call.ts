import { isPlainObject } from "../values/json.ts";
import type { AnyContract } from "./contract.ts";
import type { Context } from "./endpoint.ts";
import type { Claim } from "./idempotency.store.ts";

/** The members by which applications name what a call is about, the most telling first. */
const naming = ["license_key", "username", "id_token", "code", "hardware_id", "hardwareId"] as const;

/** The name of a row, for turns. */
export function rowOf(companyId: number, kind: string, id: number | string): string {
  return `${companyId} ${kind} ${id}`;
}

/**
 * Runs `work` when neither a call with the same Idempotency-Key nor one that locks the same row stands before it. Which
 * row a named license is shows itself in the work; from then on, calls that name it so wait with those that name it
 * otherwise.
 */
export async function inTurn<T>(
  locks: AnyContract["locks"],
  input: { readonly params: unknown; readonly body: unknown },
  { companyId, activity, turn, isGone, deps: { db } }: Context,
  claim: Pick<Claim, "key"> | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const name = turnOf(locks, input, companyId);
  const claimed = claim && rowOf(companyId, "idempotency key", claim.key);
  try {
    return await db.turns.run(claimed, () => db.turns.run(name, work, isGone), isGone);
  } finally {
    const row = turn.row ?? (activity.license_id && rowOf(companyId, "licenses", activity.license_id));
    if (name && row) db.turns.learn(name, row);
  }
}

/** The name of the row that a call will lock, as far as its address or its body says it. */
function turnOf(
  locks: AnyContract["locks"],
  { params, body }: { readonly params: unknown; readonly body: unknown },
  companyId: number,
): string | undefined {
  if (locks === undefined) return undefined;
  if (locks === "named") return isPlainObject(body) ? turnOfCall(companyId, body) : undefined;
  return isPlainObject(params) && typeof params.id === "number" ? rowOf(companyId, locks, params.id) : undefined;
}

/** The name of the license that a call of the License API is about, by the members that it names it with. */
export function turnOfCall(companyId: number, call: Readonly<Record<string, unknown>>): string | undefined {
  const named = naming.find((name) => typeof call[name] === "string" && call[name] !== "");
  return named && rowOf(companyId, named, spelledOneWay(named, String(call[named])));
}

/** Roughly, since it only orders calls: who spells a license in ever new ways waits with those who spell it one way. */
function spelledOneWay(name: (typeof naming)[number], text: string): string {
  if (name === "license_key") return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  if (name === "username") return (text.split("|", 1)[0] ?? "").normalize("NFC").trim().toLowerCase();
  return text.trim();
}
