import type { FastifyReply, FastifyRequest } from "fastify";
import { canonicalJson } from "../signing/canonical-json.ts";
import { type Answers, successOf } from "./contract.ts";
import type { Api } from "./endpoint.ts";
import { signFresh } from "./fresh-answers.ts";
import { knownKeys, signingSet } from "./signing-set.ts";
import { sendText } from "./unread-bodies.ts";

/** The body of an answer, which tests check against its schema; that of a CSV file is sent while it is made. */
export function answerText(value: unknown, answers: Answers, { deps }: Pick<Api, "deps">): string {
  if (answers === "nothing" || "csv" in answers || "file" in answers) return "";
  const schema = "text" in answers ? answers.text : answers.json;
  if (deps.checkAnswers) schema.parse(JSON.parse(JSON.stringify(value)));
  return "text" in answers ? String(value) : canonicalJson(value);
}

/** Sends the body of an answer with its status, type and signatures. */
export function sendAnswer(
  text: string,
  answers: Answers,
  nonce: string | undefined,
  { name, deps }: Pick<Api, "name" | "deps">,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): FastifyReply {
  signFresh(nonce, text, { request, deps }, reply);
  reply.code(successOf(answers));
  if (answers === "nothing") return reply.send();
  if ("text" in answers) return sendText(request, reply.type("text/plain; charset=utf-8"), text);
  if (name === "license") {
    const { signer, keyId } = signingSet({ request, deps });
    reply.header("LicenseSignature", signer.sign(text));
    // Whoever says nothing of keys is answered as ever.
    if (knownKeys({ request })) reply.header("Licet-Key", keyId);
  }
  return sendText(request, reply.type("application/json; charset=utf-8"), text);
}

/**
 * Sends a small file `{ media_type, bytes }` that somebody once uploaded: a browser takes it for what it is called,
 * and runs nothing of it.
 */
export function sendFile(value: unknown, reply: FastifyReply): FastifyReply {
  const { media_type, bytes } = value as { readonly media_type: string; readonly bytes: Buffer };
  return reply
    .type(media_type)
    .header("X-Content-Type-Options", "nosniff")
    .header("Content-Security-Policy", "default-src 'none'; sandbox")
    .send(bytes);
}
