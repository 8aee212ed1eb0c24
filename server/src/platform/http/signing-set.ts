import type { FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import type { OpenSet } from "../signing/key-ring.ts";

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

/** The keys that sign for a caller, or for the one who wrote down which keys it knows. */
export function signingSet(whom: ForWhom, known: readonly string[] | undefined = knownKeys(whom)): OpenSet {
  return whom.deps.keys.for(known, whom.deps.clock.now());
}
