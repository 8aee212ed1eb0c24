import { Webhook } from "standardwebhooks";
import type { webhooks } from "./generated/management.ts";

/** The codes of the events that Licet sends. */
export type WebhookEventName = keyof webhooks & string;

/** What an event carries. */
export type WebhookData<Name extends WebhookEventName> =
  webhooks[Name]["post"]["requestBody"]["content"]["application/json"]["data"];

/** An event that was received, in either format; which it is says `event`, and with it the type of `data`. */
export type WebhookEvent<Name extends WebhookEventName = WebhookEventName> = {
  readonly [Each in Name]: {
    /** The same on every attempt and when it is replayed: remember what you have dealt with. */
    readonly id: string;
    readonly event: Each;
    /** When it happened: seconds since 1970. */
    readonly ts: number;
    /** The person of the staff who caused it; null where nobody of them did, and in the format `standard`. */
    readonly user_id: number | null;
    readonly data: WebhookData<Each>;
  };
}[Name];

/** The headers of a request, as servers and `fetch` have them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request that is no webhook of this secret: nothing in it may be believed. */
export class LicetWebhookError extends Error {
  override readonly name = "LicetWebhookError";
}

/**
 * Verifies a webhook and answers its event. `rawBody` is the body byte for byte as it arrived, not one that was parsed
 * and written again. Of several secrets, as during a rotation, any may be the one.
 */
export function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[],
): WebhookEvent {
  const { id, text } = verifyWebhookSignature(rawBody, headers, secret);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new LicetWebhookError("The body is not JSON.");
  }
  const { event, type, ts, timestamp, user_id, data } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const name = event ?? type;
  const seconds = typeof timestamp === "string" ? Math.floor(Date.parse(timestamp) / 1000) : ts;
  if (typeof name !== "string" || typeof seconds !== "number") throw new LicetWebhookError("The body is not an event.");
  return { id, event: name, ts: seconds, user_id: typeof user_id === "number" ? user_id : null, data } as WebhookEvent;
}

/** Verifies the signature of a webhook, and that it is not older or newer than five minutes. */
export function verifyWebhookSignature(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[],
): { readonly id: string; readonly text: string } {
  const text = typeof rawBody === "string" ? rawBody : new TextDecoder("utf-8", { ignoreBOM: true }).decode(rawBody);
  const given = {
    "webhook-id": headerOf(headers, "webhook-id"),
    "webhook-timestamp": headerOf(headers, "webhook-timestamp"),
    "webhook-signature": headerOf(headers, "webhook-signature"),
  };
  if (!/^\d+$/.test(given["webhook-timestamp"])) throw new LicetWebhookError("Invalid webhook-timestamp.");
  let problem: unknown = new Error("There is no secret.");
  for (const each of [secret].flat()) {
    try {
      new Webhook(padded(each)).verify(text, given, { jsonParse: false });
      return { id: given["webhook-id"], text };
    } catch (error) {
      problem = error;
    }
  }
  throw new LicetWebhookError(problem instanceof Error ? problem.message : String(problem));
}

/** A secret with the padding that the library wants, which some senders leave out. */
function padded(secret: string): string {
  return btoa(atob(secret.replace(/^whsec_/, "")));
}

function headerOf(headers: WebhookHeaders, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? "";
  const found = Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
  return typeof found === "object" ? (found[0] ?? "") : (found ?? "");
}
