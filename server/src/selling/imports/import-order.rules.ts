import { isPlainObject, type Json } from "../../platform/values/json.ts";
import { customerFrom } from "../../terms/customer-members.rules.ts";
import type { Values } from "../../terms/license-precedence.rules.ts";
import type {
  CustomerRequest,
  FeatureRequest,
  ItemRequest,
  LicenseRequest,
  OrderRequest,
  UsersRequest,
} from "../orders/order-request.rules.ts";
import type { ImportRow } from "./import.rules.ts";

/** An order that is made of rows. Pointers of its parts begin with `/rows/<index>` or `/items/<index>`. */
export interface ImportedOrder {
  readonly order: OrderRequest;
  readonly rows: readonly ImportRow[];
  /** The rows of each item. */
  readonly rowsOfItem: readonly (readonly ImportRow[])[];
}

type CellsOf = ImportRow["values"];

const text = (values: CellsOf, name: string) => {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
};

/** The order that a row belongs to; a row that names none gets its own, whose id shows where it came from. */
export function orderIdOf({ line, values }: ImportRow, importId: number): string {
  return text(values, "order__store_id") ?? `import-${importId}-${line}`;
}

/** The key of the license of a row; user-based licenses have none. */
export function keyOf({ values }: ImportRow): string | undefined {
  return text(values, "license__license_key");
}

/** The product of a row. */
export function productOf({ values }: ImportRow): string {
  return text(values, "product__short_code") ?? "";
}

/** One order of the rows that name it. Its own members and its customer are those of its first row. */
export function orderOfRows(
  id: string,
  rows: readonly ImportRow[],
  features: (cell: unknown, at: string) => readonly FeatureRequest[],
): ImportedOrder {
  const items = new Map<string, { row: ImportRow; index: number }[]>();
  for (const [index, row] of rows.entries()) {
    const code = productOf(row);
    const item = items.get(code);
    if (item) item.push({ row, index });
    else items.set(code, [{ row, index }]);
  }
  const list = [...items];
  const [first] = rows;
  const values = first?.values ?? {};
  const order: OrderRequest = {
    id,
    is_bundle: values["license__products"] !== undefined,
    append: true,
    is_test: values["order__is_test"] === true,
    test_clock: undefined,
    is_trial: values["order__is_trial"] === true,
    created: undefined,
    reference: text(values, "order__reference"),
    language: text(values, "order__language"),
    campaign_params: text(values, "order__campaign_params"),
    download_id: text(values, "order__download_id"),
    prevent_vm: undefined,
    metadata: {},
    policy: undefined,
    customer: customerOf(values),
    accounts: [],
    add_to_customer_account: true,
    items: list.map(
      ([product_code, parts], index): ItemRequest => ({
        product_code,
        note: undefined,
        subscription_id: undefined,
        key: undefined,
        users: undefined,
        policy: undefined,
        licenses: parts.map((part) => licenseOf(part.row.values, `/rows/${part.index}`, features)),
        at: `/items/${index}`,
      }),
    ),
  };
  return { order, rows, rowsOfItem: list.map(([, parts]) => parts.map(({ row }) => row)) };
}

function licenseOf(
  values: CellsOf,
  at: string,
  features: (cell: unknown, at: string) => readonly FeatureRequest[],
): LicenseRequest {
  const key = text(values, "license__license_key");
  const policy = text(values, "license__policy_code");
  const listed = values["license__product_features"];
  return {
    product_code: undefined,
    key: key === undefined ? undefined : { given: key, at: `${at}/license__license_key` },
    users: usersOf(values["license_user__email"], `${at}/license_user__email`),
    policy: policy === undefined ? undefined : { code: policy, at: `${at}/license__policy_code` },
    properties: propertiesOf(values),
    product_features: listed === undefined ? undefined : features(listed, `${at}/license__product_features`),
    custom_fields: customFieldsOf(values["license__custom_fields"], `${at}/license__custom_fields`),
    products: productsOf(values["license__products"], `${at}/license__products`, features),
    at,
  };
}

/** The licenses of a bundle, each as a separate row would hold it. */
function productsOf(
  listed: unknown,
  at: string,
  features: (cell: unknown, at: string) => readonly FeatureRequest[],
): LicenseRequest[] {
  if (!Array.isArray(listed)) return [];
  return listed.filter(isPlainObject).map((values) => ({
    ...licenseOf(values, at, features),
    product_code: text(values, "product__short_code"),
  }));
}

const noProperties = ["license_key", "policy_code", "product_features", "custom_fields", "products"].map(
  (name) => `license__${name}`,
);

/** Every property is a column of its name with the prefix `license__`. */
function propertiesOf(values: CellsOf): Values {
  const properties: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values))
    if (name.startsWith("license__") && !noProperties.includes(name))
      properties[name.slice("license__".length)] = value instanceof Date ? value.toISOString() : (value as Json);
  return properties;
}

function usersOf(emails: unknown, at: string): UsersRequest | undefined {
  if (!Array.isArray(emails) || emails.length === 0) return undefined;
  const list = emails.map((email: unknown) => ({
    email: String(email),
    is_manager: false,
    max_activations: undefined,
    first_name: "",
    last_name: "",
    phone_number: "",
    reference: "",
    at,
  }));
  return { list, form: "array", at };
}

function customFieldsOf(fields: unknown, at: string) {
  return isPlainObject(fields)
    ? Object.entries(fields).map(([name, value]) => ({ name, value: String(value), at }))
    : [];
}

function customerOf(values: CellsOf): CustomerRequest | undefined {
  if (!Object.keys(values).some((name) => name.startsWith("customer__"))) return undefined;
  return {
    ...customerFrom((name) => text(values, `customer__${name}`)),
    is_manager: false,
    at: "/customer",
  };
}

/** The rows that a pointer into an imported order is about, and the column, where it is one row's. */
export function placeOf(
  { rows, rowsOfItem }: ImportedOrder,
  pointer: string,
): { rows: readonly ImportRow[]; column: string | null } {
  const [, kind, index, member] = pointer.split("/");
  if (kind === "rows") {
    const row = rows[Number(index)];
    const column =
      member === undefined || member.includes("__") ? (member ?? null) : (columnOf[member] ?? `license__${member}`);
    return { rows: row ? [row] : rows, column };
  }
  if (kind === "items") return { rows: rowsOfItem[Number(index)] ?? rows, column: "product__short_code" };
  return { rows, column: kind === "id" ? "order__store_id" : null };
}

const columnOf: Readonly<Record<string, string>> = {
  key: "license__license_key",
  product_code: "product__short_code",
  policy_code: "license__policy_code",
};
