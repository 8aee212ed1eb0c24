import { isSameJson, type Json } from "../../platform/values/json.ts";

/** A member that differs between two moments; absent on a side: null. */
export interface Difference {
  /** The names that lead to it: metadata, plan; product_features, pro, max_consumption. */
  readonly path: readonly string[];
  readonly before: Json;
  readonly after: Json;
}

type Members = { readonly [name: string]: Json };

/** What names the objects of a list, so that the same is compared with the same. */
const names: Readonly<Record<string, (each: Members) => Json | undefined>> = {
  product_features: (each) => (each["product_feature"] as Members)["code"],
  product_custom_fields: (each) => each["name"],
  license_users: (each) => each["true_email"],
  "customer.labels": (each) => each["label"],
};

/** The first of license_users stands there already. */
const repeated = ["license_user"];

/** The members that differ, in the order of the object. Undefined: the license was not there. */
export function differencesOf(before: Members | undefined, after: Members | undefined): Difference[] {
  const [from, to] = [before ?? {}, after ?? {}];
  return membersOf(from, to)
    .filter((name) => !repeated.includes(name))
    .flatMap((name) => differences([name], from[name], to[name]));
}

function differences(path: readonly string[], from: Json | undefined, to: Json | undefined): Difference[] {
  const [before, after] = [from ?? null, to ?? null];
  if (isSameJson(before, after)) return [];
  const [was, is] = [partsOf(path, before), partsOf(path, after)];
  if (!was || !is) return [{ path, before, after }];
  return membersOf(was, is).flatMap((name) => differences([...path, name], was[name], is[name]));
}

/** The parts that are compared one by one; undefined: the value is compared as a whole. */
function partsOf(path: readonly string[], value: Json): Members | undefined {
  const nameOf = names[path.join(".")];
  if (nameOf && Array.isArray(value))
    return Object.fromEntries(value.map((each) => [String(nameOf(each as Members)), each]));
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : undefined;
}

function membersOf(from: Members, to: Members): string[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])];
}

/** Columns that the wire calls otherwise. */
const wireNames: Readonly<Record<string, string>> = {
  order_id: "order",
  order_item_id: "order_item",
  license_template_id: "license_template",
  installation_file_id: "installation_file",
  consumption_pool_id: "consumption_pool",
  bundle_license_id: "bundle_license",
  customer_account_id: "customer_account",
  consumptions_at: "total_consumptions",
  initial_password_sealed: "initial_password",
};

/** In which member each table speaks, and what names its rows there. */
const speaks: Readonly<Record<string, { readonly in: string; readonly by?: (each: Members) => Json | undefined }>> = {
  license_product_features: { in: "product_features", by: (each) => each["id"] },
  license_custom_fields: { in: "product_custom_fields", by: (each) => each["id"] },
  license_assignments: { in: "license_users" },
  license_users: { in: "license_users", by: (each) => each["id"] },
  customers: { in: "customer" },
  products: { in: "product" },
};

/** One change that the database kept. */
interface Kept {
  readonly what: string;
  readonly row_id: number;
  readonly columns: readonly string[];
}

/** Whether a change that the database kept may be what made a member another one. */
export function mayConcern(
  { path }: Difference,
  { what, row_id, columns }: Kept,
  license: { readonly before: Members | undefined; readonly after: Members | undefined },
): boolean {
  const [first = "", ...rest] = path;
  if (what === "licenses")
    return columns.some((column) => (wireNames[column] ?? column) === first) || isDerived(first, columns);
  if (what === "orders") return first === (columns.includes("store_id") ? "order_store_id" : "customer");
  const place = speaks[what];
  if (place?.in !== first) return false;
  if (place.by && !isNamed(first, rest[0], place.by, row_id, license)) return false;
  const column = rest.at(first in names ? 1 : 0);
  // A row that came or went changed as a whole.
  return column === undefined || columns.includes("id") || columns.some((each) => (wireNames[each] ?? each) === column);
}

/** Members that no column has: what makes a license active, expired, or another one's. */
function isDerived(member: string, columns: readonly string[]): boolean {
  const causes: Readonly<Record<string, readonly string[]>> = {
    status: ["enabled", "active", "validity_period", "license_type", "is_trial", "grace_period", "allow_grace_period"],
    customer: ["customer_id"],
    order_store_id: ["order_id"],
    total_active_devices: ["times_activated"],
    active_up_to_date_devices: ["times_activated"],
  };
  return causes[member]?.some((cause) => columns.includes(cause)) ?? false;
}

function isNamed(
  list: string,
  name: string | undefined,
  idOf: (each: Members) => Json | undefined,
  id: number,
  { before, after }: { readonly before: Members | undefined; readonly after: Members | undefined },
): boolean {
  return [before, after].some((license) => {
    const found = (license?.[list] as readonly Members[] | undefined)?.find((each) => names[list]?.(each) === name);
    return found !== undefined && idOf(found) === id;
  });
}
