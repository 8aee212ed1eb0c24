// Request files as the clients in the field write them (license-api.md §7.1, §7.2).
import { createHmac, randomUUID } from "node:crypto";
import type { TestCompany } from "./app.ts";

type Members = Readonly<Record<string, unknown>>;
type Keys = Pick<TestCompany, "apiKey" | "sharedKey">;

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
const hmac = (key: string, text: string) => createHmac("sha256", key).update(text, "utf8").digest("base64");

/** Schema 1: flat, signed over what identifies the request. */
export function flatRequest({ apiKey, sharedKey }: Keys, members: Members, now: Date): string {
  const date = members["date"] ?? now.toUTCString();
  const name = members["license_key"] ?? members["username"];
  const text = `licenseSpring\ndate: ${date}\n${name}\n${members["hardware_id"]}\n${apiKey}`;
  return base64(JSON.stringify({ date, api_key: apiKey, ...members, signature: hmac(sharedKey, text) }));
}

/** Schema 2 as JavaScript clients write it: the request is signed as printed, without spaces. */
export function wrappedRequest({ apiKey, sharedKey }: Keys, members: Members, now: Date): string {
  const date = `${now.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, "$1 $3 $2 $4 $5 GMT+0000")}`;
  const request = { ...members, request_id: randomUUID(), schema_version: 2, api_key: apiKey, date };
  return base64(JSON.stringify({ request, signature: hmac(sharedKey, JSON.stringify(request)) }));
}

/** Schema 2 as Python clients write it: spaces after commas and colons, everything beyond ASCII escaped. */
export function spacedRequest({ apiKey, sharedKey }: Keys, members: Members, now: Date): string {
  const request = { ...members, api_key: apiKey, date: now.toUTCString(), schema_version: 2 };
  const pairs = Object.entries(request).map(([name, value]) => `"${name}": ${ascii(JSON.stringify(value))}`);
  const raw = `{${pairs.join(", ")}}`;
  return base64(`{"request": ${raw}, "signature": "${hmac(sharedKey, raw)}"}`);
}

function ascii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
