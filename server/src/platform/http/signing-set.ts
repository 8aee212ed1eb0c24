import type { FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import type { OpenSet, SigningSet } from "../signing/key-ring.ts";

/** For whom something is signed. */
interface ForWhom {
  readonly request: Pick<FastifyRequest, "headers">;
  readonly deps: Pick<Deps, "keys" | "clock">;
}

/** The ids of the signing keys that an application says it knows; undefined: it says nothing (docs/guide/keys.md). */
export function knownKeys({ request: { headers } }: Pick<ForWhom, "request">): readonly string[] | undefined {
  const said = headers["licet-keys"];
  if (typeof said !== "string") return undefined;
  return said.split(",", 20).map((id) => id.trim());
}

/** The member that names the key of a file, for an application that says which keys it knows, and the keys it does not. */
export function keyMembers<T>(whom: ForWhom, known: readonly string[] | undefined, present: (set: SigningSet) => T) {
  if (known === undefined) return {};
  const carried = whom.deps.keys.carried(known, whom.deps.clock.now());
  const keys = carried.length === 0 ? {} : { keys: carried.map(present) };
  return { key_id: signingSet(whom, known).keyId, ...keys };
}

/** The keys that sign for a caller, or for the one who wrote down which keys it knows. */
export function signingSet(whom: ForWhom, known: readonly string[] | undefined = knownKeys(whom)): OpenSet {
  return whom.deps.keys.for(known, whom.deps.clock.now());
}
