import type { Parts } from "./caller.ts";
import { LicetError } from "./errors.ts";
import type { FileBody } from "./types.ts";

/** The address of the server, without a slash at its end. Throws `invalid_options` for one that is none. */
export function baseOf(url: string | URL): string {
  try {
    const { origin, pathname, protocol } = new URL(url);
    if (/^https?:$/.test(protocol)) return origin + pathname.replace(/\/+$/, "");
  } catch {
    // Said below.
  }
  throw new LicetError("invalid_options", `url must be the address of the server, not ${JSON.stringify(String(url))}.`);
}

/**
 * The address of a request. Behind a proxy the server may not know by which name it is called: an address that it gave,
 * of a next page, keeps path and query and goes to the server that we were told, as does the key.
 */
export function addressOf(base: string, path: string, { path: names = {}, query = {} }: Parts): string {
  if (/^https?:/.test(path)) {
    const { pathname, search } = new URL(path);
    return `${base}${pathname.slice(Math.max(0, pathname.indexOf("/api/")))}${search}`;
  }
  const filled = path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(String(names[name] ?? "")));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, textOf(value));
  return `${base}${filled}${search.size > 0 ? `?${search}` : ""}`;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(",");
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

/** The body of a request as `fetch` takes it; it can be sent again. */
export function bodyOf({ body, file }: Parts): { body?: string | FormData; type?: string } {
  if (file !== undefined) return { body: formOf(file) };
  return body === undefined ? {} : { body: JSON.stringify(body), type: "application/json" };
}

function formOf(file: FileBody): FormData {
  const form = new FormData();
  const part = file instanceof Uint8Array ? new Uint8Array(file) : file;
  const blob = part instanceof Blob ? part : new Blob([part], { type: "text/csv" });
  form.set("file", blob, file instanceof File ? file.name : "file.csv");
  return form;
}

/** What the server says it did not read. */
export function ignoredOf(headers: Headers): string[] {
  const text = headers.get("Licet-Ignored");
  return text ? text.split(",").map((name) => decoded(name.trim())) : [];
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
