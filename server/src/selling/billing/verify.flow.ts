import { createHash, createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import Stripe from "stripe";
import { isSameText } from "../../platform/signing/same-text.ts";
import { secondMs } from "../../platform/values/durations.ts";
import type { OpenSource } from "./source.rules.ts";

// Whether a message comes from the billing system: each signs the body as it was sent, in its own way.

/** A request of a billing system. */
export interface IncomingMessage {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

type Verifier = (message: IncomingMessage, secret: string, now: Date) => boolean;

const toleranceSeconds = 300;

const verifiers: Readonly<Record<OpenSource["kind"], Verifier>> = {
  stripe: ({ headers, body }, secret, now) => {
    try {
      // Of the library, since it knows how secrets are rolled. It reads no clock of its own.
      const header = headerOf(headers, "stripe-signature");
      Stripe.webhooks.constructEvent(body, header, secret, toleranceSeconds, undefined, now.getTime());
      return true;
    } catch {
      return false;
    }
  },
  paddle: ({ headers, body }, secret, now) => {
    const parts = headerOf(headers, "paddle-signature")
      .split(";")
      .map((part) => part.split("="));
    const valuesOf = (name: string) =>
      parts.filter(([each]) => each?.trim() === name).map(([, value = ""]) => value.trim());
    const [ts = ""] = valuesOf("ts");
    if (!isRecent(ts, now)) return false;
    const expected = createHmac("sha256", secret).update(`${ts}:`).update(body).digest("hex");
    return valuesOf("h1").some((signature) => isSameText(signature, expected));
  },
  fastspring: ({ headers, body }, secret) =>
    isSameText(headerOf(headers, "x-fs-signature"), hmac(secret, body, "base64")),
  lemon_squeezy: ({ headers, body }, secret) => isSameText(headerOf(headers, "x-signature"), hmac(secret, body, "hex")),
  woocommerce: ({ headers, body }, secret) =>
    isSameText(headerOf(headers, "x-wc-webhook-signature"), hmac(secret, body, "base64")),
  generic: ({ headers, body }, secret, now) => {
    const [id, ts] = [headerOf(headers, "webhook-id"), headerOf(headers, "webhook-timestamp")];
    if (id === "" || !isRecent(ts, now)) return false;
    try {
      // Signed again, because the library compares the time with the clock of the system.
      const expected = new Webhook(secret).sign(id, new Date(Number(ts) * secondMs), body);
      return headerOf(headers, "webhook-signature")
        .split(" ")
        .some((signature) => isSameText(signature, expected));
    } catch {
      // The secret is no key.
      return false;
    }
  },
};

/** Whether the secret of a source signed the body. Without a secret, nothing is taken. */
export function isSigned(message: IncomingMessage, { kind, secret }: OpenSource, now: Date): boolean {
  return secret !== null && verifiers[kind](message, secret, now);
}

/**
 * Whether the private key of FastSpring signed the parameters of a form: their values in the order of their names, and
 * the key.
 */
export function isSignedForm(form: Readonly<Record<string, string>>, privateKey: string): boolean {
  const { security_request_hash: hash = "", ...parameters } = form;
  const values = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const text = values.map(([, value]) => value).join("");
  return isSameText(hash.toLowerCase(), createHash("md5").update(`${text}${privateKey}`).digest("hex"));
}

function isRecent(ts: string, now: Date): boolean {
  const seconds = Number(ts);
  return /^\d{1,12}$/.test(ts) && Math.abs(now.getTime() / secondMs - seconds) <= toleranceSeconds;
}

function hmac(secret: string, body: Buffer, encoding: "hex" | "base64"): string {
  return createHmac("sha256", secret).update(body).digest(encoding);
}

/** A header that is sent once. */
export function headerOf(headers: IncomingMessage["headers"], name: string): string {
  const value = headers[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
}
