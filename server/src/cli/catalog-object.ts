import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "../platform/values/json.ts";

/** The kinds of object that a catalog file describes. */
export type CatalogKind =
  | "product"
  | "feature"
  | "custom field"
  | "policy"
  | "bundle"
  | "webhook"
  | "mail settings"
  | "mail text";

/**
 * One object of the catalog in a form that a file and a database share, so that two of them can be compared: only what
 * it says is among its properties, neither nulls nor hard defaults.
 */
export interface CatalogObject {
  readonly kind: CatalogKind;
  /** The code of the product that owns it; absent for products, bundles and global features. */
  readonly owner?: string;
  /** Of a webhook its address; of a mail text its kind and language; empty for the settings of mail. */
  readonly code: string;
  readonly properties: JsonObject;
  /** Its id in the database. */
  readonly id?: number;
  /** Its place in the file, as `line:column`. */
  readonly position?: string;
}

/** What makes two objects the same one. */
export function identityOf({ kind, owner, code }: Pick<CatalogObject, "kind" | "owner" | "code">): string {
  return JSON.stringify([kind, owner ?? null, code]);
}

/** The object as people name it: `policy editor/pro`. */
export function labelOf({ kind, owner, code }: CatalogObject): string {
  if (kind === "feature" && owner === undefined) return `global feature ${code}`;
  if (kind === "mail settings") return kind;
  return `${kind} ${owner === undefined ? code : `${owner}/${code}`}`;
}

/** The members that are said: no null, nothing that equals its hard default, moments as text. */
export function said(values: object, names: readonly string[], defaults: object = {}): JsonObject {
  const found: Record<string, Json> = {};
  for (const name of names) {
    const value = toJson(Reflect.get(values, name));
    if (value === null || sameJson(value, toJson(Reflect.get(defaults, name)))) continue;
    found[name] = value;
  }
  return found;
}

/** Whether two values are the same, in whatever order their members stand. */
export function sameJson(one: Json, other: Json): boolean {
  return isDeepStrictEqual(one, other);
}

function toJson(value: unknown): Json {
  if (value === undefined) return null;
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
}
