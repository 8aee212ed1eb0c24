import type { Json, JsonObject } from "../platform/values/json.ts";
import { isJsonObject } from "../platform/values/json.ts";
import { type CatalogObject, identityOf, labelOf, sameJson } from "./catalog-object.ts";

/** One property that differs; a side that does not set it is absent. */
export interface PropertyChange {
  readonly name: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** One object to be created, changed, or (when pruning) retired. */
export interface CatalogChange {
  readonly action: "create" | "change" | "retire";
  readonly object: CatalogObject;
  /** The object as it is now. */
  readonly current?: CatalogObject;
  readonly properties: readonly PropertyChange[];
}

/** Every change that makes the database match the file, and what is in the database only. */
export interface CatalogPlan {
  readonly changes: readonly CatalogChange[];
  readonly leftAlone: readonly CatalogObject[];
  /** What can never be made so, as `line:column: sentence`. */
  readonly problems: readonly string[];
}

/**
 * Compares a file with the database; neither is touched. Custom fields are never pruned: licenses hold values of them.
 */
export function planCatalog(
  wanted: readonly CatalogObject[],
  current: readonly CatalogObject[],
  { prune }: { prune: boolean },
): CatalogPlan {
  const known = new Map(current.map((each) => [identityOf(each), each]));
  const changes: CatalogChange[] = [];
  const problems: string[] = [];
  for (const object of wanted) {
    const now = known.get(identityOf(object));
    const properties = compare(now?.properties ?? {}, object.properties);
    problems.push(...judgeChange(object, now, current, properties));
    if (!now) changes.push({ action: "create", object, properties });
    else if (properties.length > 0) changes.push({ action: "change", object, current: now, properties });
  }
  const named = new Set(wanted.map(identityOf));
  const silent = current.filter((each) => !named.has(identityOf(each)) && !isRetired(each, wanted));
  const retired = silent.filter((each) => prune && each.kind !== "custom field");
  changes.push(...retired.map((object) => ({ action: "retire" as const, object, current: object, properties: [] })));
  return { changes, leftAlone: silent.filter((each) => !retired.includes(each)), problems };
}

function judgeChange(
  object: CatalogObject,
  now: CatalogObject | undefined,
  current: readonly CatalogObject[],
  properties: readonly PropertyChange[],
): string[] {
  const problem = (message: string) => [`${object.position}: ${labelOf(object)}: ${message}`];
  const isSellable = object.kind === "product" || object.kind === "bundle";
  if (now) {
    const fixed = properties.find((each) => each.name === "authorization_method");
    return fixed ? problem("authorization_method cannot be changed after creation.") : [];
  }
  const other = isSellable
    ? current.find((each) => each.owner === undefined && each.kind !== "feature" && sameCode(each, object))
    : undefined;
  return other ? problem(`the code is in use by the ${labelOf(other)}.`) : [];
}

function sameCode(one: CatalogObject, other: CatalogObject): boolean {
  return one.code.toLowerCase() === other.code.toLowerCase();
}

/**
 * Archived already, part of a product that is reported itself, or the default of a product without policies in the
 * file.
 */
function isRetired(object: CatalogObject, wanted: readonly CatalogObject[]): boolean {
  if (object.properties["archived"] === true) return true;
  const policies = wanted.filter((each) => each.kind === "policy" && each.owner === object.owner);
  const ownerIsWanted = wanted.some((each) => each.kind === "product" && each.code === object.owner);
  if (object.owner !== undefined && !ownerIsWanted) return true;
  return object.kind === "policy" && object.properties["default"] === true && policies.length === 0;
}

/** The properties that differ, by their paths; lists and metadata are compared whole. */
export function compare(before: JsonObject, after: JsonObject): PropertyChange[] {
  const old = new Map(flatten(before));
  const changes: PropertyChange[] = [];
  for (const [name, value] of flatten(after)) {
    const was = old.get(name);
    old.delete(name);
    if (was === undefined) changes.push({ name, after: value });
    else if (!sameJson(was, value)) changes.push({ name, before: was, after: value });
  }
  for (const [name, was] of old) changes.push({ name, before: was });
  return changes;
}

const nested = new Set(["defaults", "features", "custom_fields", "kinds"]);

function flatten(object: JsonObject, path = "", depth = 0): [string, Json][] {
  return Object.entries(object).flatMap(([name, value]): [string, Json][] => {
    const opens = (depth === 0 && nested.has(name)) || (depth === 1 && path.startsWith("features."));
    if (opens && isJsonObject(value)) {
      const below = flatten(value, `${path}${name}.`, depth + 1);
      return depth === 1 ? [[`${path}${name}`, {}], ...below] : below;
    }
    return [[`${path}${name}`, value]];
  });
}

function isArchived(kind: CatalogObject["kind"]): boolean {
  return kind === "product" || kind === "bundle" || kind === "policy";
}

/** The plan as people read it: a line per object and per property, marked + - ~. */
export function describePlan(plan: CatalogPlan, tense: "will" | "did"): string[] {
  const lines: string[] = [];
  for (const { action, object, properties } of plan.changes) {
    const sign = { create: "+", change: "~", retire: "-" }[action];
    const how = action === "retire" ? ` (${isArchived(object.kind) ? "archived" : "deleted"})` : "";
    lines.push(`${sign} ${labelOf(object)}${how}`);
    for (const { name, before, after } of properties) {
      if (before === undefined) lines.push(`    + ${name}: ${JSON.stringify(after)}`);
      else if (after === undefined) lines.push(`    - ${name}: ${JSON.stringify(before)}`);
      else lines.push(`    ~ ${name}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`);
    }
  }
  for (const each of plan.leftAlone) lines.push(`  ${labelOf(each)} is not in the file: left alone`);
  const count = (action: string) => plan.changes.filter((each) => each.action === action).length;
  const counts = [count("create"), count("change"), count("retire")];
  const [created, changed, retired] = counts;
  if (plan.changes.length === 0) lines.push("The catalog is as the file says.");
  else if (tense === "will") lines.push(`${created} to create, ${changed} to change, ${retired} to retire.`);
  else lines.push(`${created} created, ${changed} changed, ${retired} retired.`);
  return lines;
}
