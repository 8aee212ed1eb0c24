import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { type AnyContract, transactionOf } from "./contract.ts";
import type { Api, Caller } from "./endpoint.ts";
import { type Claim, idempotencyKeyOf } from "./idempotency.store.ts";

/**
 * Whether an Idempotency-Key is honoured. Not where the caller is anonymous, and not where a handler of the License API
 * opens transactions of its own: those calls (request files, codes) answer the same again by their own rules.
 */
export function claimsKeys(
  api: Pick<Api, "name">,
  contract: Pick<AnyContract, "method" | "permission" | "transaction">,
): boolean {
  if (contract.method === "GET" || contract.permission === "public") return false;
  return api.name === "management" || transactionOf(contract) === "request";
}

/** What makes a call the same call when it arrives again; undefined where it is not marked. */
export function claimOf(
  request: FastifyRequest,
  caller: Caller,
  { isSameCall }: Pick<AnyContract, "isSameCall">,
  api: Pick<Api, "name">,
): Claim | undefined {
  const key = isSameCall ? "" : idempotencyKeyOf(request, api.name);
  if (key === undefined) return undefined;
  const hash = requestHash(request, caller);
  return { key: isSameCall ? `\u001fsame\u001f${hash}` : key, hash };
}

/** Identifies the same call of the same caller: another caller might not be allowed to see its answer. */
function requestHash(request: FastifyRequest, { actor, credential }: Caller): string {
  const who = actor ? `${actor.kind} ${actor.id}` : credential;
  return createHash("sha256")
    .update(`${who}\n${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest("hex");
}
