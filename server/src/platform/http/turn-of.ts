import { isPlainObject } from "../values/json.ts";
import type { AnyContract } from "./contract.ts";
import type { Caller } from "./endpoint.ts";

/** The members by which applications name what a call is about, the most telling first. */
const naming = ["license_key", "username", "id_token", "code", "hardware_id", "hardwareId"] as const;

/** The name of a row, for turns. */
export function rowOf(companyId: number, kind: string, id: number | string): string {
  return `${companyId} ${kind} ${id}`;
}

/**
 * What a write will lock, as far as its address or its body says: the object of the address, else the license as the application names it. Undefined
 * where nothing is named.
 */
export function turnOf(
  { path }: Pick<AnyContract, "path">,
  { params, body }: { readonly params: unknown; readonly body: unknown },
  { companyId }: Pick<Caller, "companyId">,
): string | undefined {
  if (isPlainObject(params) && (typeof params.id === "number" || typeof params.id === "string")) {
    const [, kind = ""] = path.split("/");
    return rowOf(companyId, kind, params.id);
  }
  return isPlainObject(body) ? turnOfCall(companyId, body) : undefined;
}

/** The same of a call of the License API, by the members that it names the license with. */
export function turnOfCall(companyId: number, call: Readonly<Record<string, unknown>>): string | undefined {
  const named = naming.find((name) => typeof call[name] === "string" && call[name] !== "");
  return named && rowOf(companyId, named, spelledOneWay(named, String(call[named])));
}

/** Roughly, since it only orders calls: who spells a license in ever new ways waits with those who spell it one way. */
function spelledOneWay(name: (typeof naming)[number], text: string): string {
  if (name === "license_key") return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  if (name === "username") return (text.split("|", 1)[0] ?? "").normalize("NFC").trim().toLowerCase();
  return text.trim();
}
