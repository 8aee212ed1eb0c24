import type { FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";

const printable = /^[\x20-\x7e]{1,200}$/;

/** The nonce of a request, if it has one. Throws `validation_error` for one that cannot be signed. */
export function nonceOf(request: FastifyRequest): string | undefined {
  const nonce = request.headers["licet-nonce"];
  if (nonce === undefined) return undefined;
  if (typeof nonce !== "string" || !printable.test(nonce))
    throw new ApiError("validation_error", { message: "Licet-Nonce has 1 to 200 printable ASCII characters." });
  return nonce;
}

/** Signs the answer to a request that brought a nonce. The time is the one of issue, later than the request's own. */
export function signFresh(nonce: string | undefined, body: string, { freshSigner, clock }: Deps, reply: FastifyReply) {
  if (nonce === undefined) return;
  reply.header("Licet-Signature", freshSigner.sign({ nonce, issuedAt: clock.now(), body }));
}
