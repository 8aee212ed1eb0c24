import { createHash, createHmac } from "node:crypto";
import type { Authorization } from "../options.ts";

/** The headers that prove the shared key, at a moment of the server's clock. */
export function hmacHeaders(apiKey: string, sharedKey: string, serverNow: Date): Record<string, string> {
  const date = serverNow.toUTCString();
  const signature = hmac(sharedKey, `licenseSpring\ndate: ${date}`);
  return {
    Date: date,
    Authorization: `algorithm="hmac-sha256",headers="date",signature="${signature}",apikey="${apiKey}"`,
  };
}

/**
 * What a signature covers beside the date, where the server can tell: which request it was, and that it was this one.
 */
export interface Covered {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly nonce: string;
}

/** The headers that prove the shared key, for this one request only. */
export function signedHeaders(
  apiKey: string,
  sharedKey: string,
  serverNow: Date,
  { method, url, body, nonce }: Covered,
): Record<string, string> {
  const date = serverNow.toUTCString();
  const { pathname, search } = new URL(url);
  const target = pathname.slice(Math.max(0, pathname.indexOf("/api/"))) + search;
  const digest = body === undefined ? undefined : `SHA-256=${createHash("sha256").update(body).digest("base64")}`;
  const lines = [
    ["date", date],
    ["(request-target)", `${method.toLowerCase()} ${target}`],
    ...(digest === undefined ? [] : [["digest", digest]]),
    ["licet-nonce", nonce],
  ];
  const signature = hmac(sharedKey, ["licenseSpring", ...lines.map((line) => line.join(": "))].join("\n"));
  const names = lines.map(([name]) => name).join(" ");
  return {
    Date: date,
    ...(digest === undefined ? {} : { Digest: digest }),
    Authorization: `algorithm="hmac-sha256",headers="${names}",signature="${signature}",apikey="${apiKey}"`,
  };
}

/** The secret half of an authorization: it signs offline requests and seals what is stored. */
export function secretOf(authorization: Authorization): string {
  return "sharedKey" in authorization ? authorization.sharedKey : authorization.clientSecret;
}

/** The public half, as the member of an offline request. */
export function publicHalfOf(authorization: Authorization): { api_key: string } | { client_id: string } {
  return "apiKey" in authorization ? { api_key: authorization.apiKey } : { client_id: authorization.clientId };
}

/** HMAC-SHA256 of a text, base64. */
export function hmac(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text, "utf8").digest("base64");
}
