import { isDeepStrictEqual } from "node:util";

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [name: string]: Json };

/** Whether two values are the same when they are written as JSON, whatever the order of their members. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(jsonOf(one), jsonOf(other));
}

function jsonOf(value: unknown): unknown {
  return value === undefined || value === null ? null : JSON.parse(JSON.stringify(value));
}

/** Whether a value is an object with members: not an array, not null. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same of what a JSON parser gave. */
export function isJsonObject(value: unknown): value is JsonObject {
  return isPlainObject(value);
}

/**
 * Where a string of a JSON text ends: after its closing quote. `start` is its opening quote; the text is valid JSON.
 */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
