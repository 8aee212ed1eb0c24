import { isDeepStrictEqual } from "node:util";

/** Anything that JSON can say. */
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
