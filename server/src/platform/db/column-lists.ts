import type { Json } from "../values/json.ts";

// Lists of columns as text, made of names that are constants of the code, never input.

/** Columns of a relation, as `select` lists them. */
export function columnsOf(relation: string, names: readonly string[]): string {
  return names.map((name) => `${relation}."${name}"`).join(", ");
}

/** The same, with what a column is where it is null. */
export function columnsOr(relation: string, defaults: Readonly<Record<string, Json>>): string {
  return Object.entries(defaults)
    .map(([name, value]) => `coalesce(${relation}."${name}", ${literal(value)}) as "${name}"`)
    .join(", ");
}

/** Columns of a relation as the arguments of `json_build_object`, which takes fifty at most. */
export function jsonMembers(relation: string, names: readonly string[]): string {
  return names.map((name) => `'${name}', ${relation}."${name}"`).join(", ");
}

function literal(value: Json): string {
  return typeof value === "string" ? `'${value}'` : JSON.stringify(value);
}
