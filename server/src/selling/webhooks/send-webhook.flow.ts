import { Webhook } from "standardwebhooks";
import type { Deps } from "../../deps.ts";
import { OutboundError, outboundFetch } from "../../platform/http/outbound.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { messageOf } from "../../platform/values/thrown.ts";
import { type Outcome, readRetryAfter } from "./retry.rules.ts";

/** What sending needs from outside. */
export type SendDeps = Pick<Deps, "clock" | "secrets" | "privateHosts" | "allowsPrivateTargets" | "webhookSeconds">;

/** How many seconds an answer may take, unless the operator says otherwise. */
export const webhookSecondsDefault = 15;

// Of an answer, what the log keeps.
const responseCharactersMax = 2048;
const responseBytesMax = 4 * responseCharactersMax;

/** What was sent, and what came of it. */
export interface Sent extends Outcome {
  readonly at: Date;
  readonly signature: string;
  readonly response: string;
  readonly error: string | null;
  readonly durationMs: number;
}

/** Sends a body, signed with every secret that is valid now. Whatever goes wrong is an outcome. */
export async function sendWebhook(
  deps: SendDeps,
  companyId: number,
  url: string,
  sealedSecrets: readonly Buffer[],
  { id, body }: { readonly id: string; readonly body: string },
  closing?: AbortSignal,
): Promise<Sent> {
  const at = deps.clock.now();
  const began = performance.now();
  const place = placeOf.webhookSecret(companyId);
  const signature = sealedSecrets
    .map((sealed) => new Webhook(deps.secrets.open(sealed, place)).sign(id, at, body))
    .join(" ");
  const headers = {
    "content-type": "application/json",
    "user-agent": "Licet",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signature,
  };
  const timeout = AbortSignal.timeout((deps.webhookSeconds ?? webhookSecondsDefault) * 1000);
  const signal = closing ? AbortSignal.any([timeout, closing]) : timeout;
  const options = { allowsPrivate: deps.allowsPrivateTargets ?? false, cutsAt: responseBytesMax };
  const of = { at, signature, durationMs: 0 };
  const lasted = () => Math.round(performance.now() - began);
  try {
    const fetch = outboundFetch(deps.privateHosts ?? [], options);
    const answer = await fetch(url, { method: "POST", headers, body, signal });
    const response = (await answer.text()).replaceAll("\u0000", "").slice(0, responseCharactersMax);
    const retryAfterMs = readRetryAfter(answer.headers.get("retry-after"), at);
    return { ...of, status: answer.status, retryAfterMs, response, error: null, durationMs: lasted() };
  } catch (error) {
    const sentence = timeout.aborted ? "No answer in time." : sentenceOf(error);
    return { ...of, status: null, retryAfterMs: null, response: "", error: sentence, durationMs: lasted() };
  }
}

function sentenceOf(error: unknown): string {
  const sentence = error instanceof OutboundError ? error.message : messageOf(error);
  return sentence.replaceAll("\u0000", "").slice(0, 500);
}
