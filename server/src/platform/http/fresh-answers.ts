import type { FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { knownKeys, signingSet } from "./signing-set.ts";

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
export function signFresh(
  nonce: string | undefined,
  body: string,
  { request, deps }: { readonly request: FastifyRequest; readonly deps: Deps },
  reply: FastifyReply,
): void {
  if (nonce === undefined) return;
  const { freshSigner, freshKeyId } = signingSet({ request, deps });
  const signature = freshSigner.sign({ nonce, issuedAt: deps.clock.now(), body });
  reply.header("Licet-Signature", knownKeys({ request }) ? `${signature},k=${freshKeyId}` : signature);
}
