import { z } from "zod";
import {
  consumptionPeriod,
  cut,
  duration,
  email,
  flag,
  jsonInText,
  metadataObject,
  text,
  word,
} from "../../platform/http/scalars.schema.ts";
import { customerShape } from "../../terms/customer-members.schema.ts";
import { EMPTIABLE, LICENSE_PROPERTIES } from "../../terms/license-properties.rules.ts";
import { entriesOf } from "../../terms/members.rules.ts";
import { orderShape } from "../../terms/members.schema.ts";
import { FEATURE_COUNTER, FEATURES } from "../../terms/product-features.rules.ts";
import { orderFeatures, propertyShape } from "../orders/place-order.schema.ts";
import { type ImportKind, type RowProblem, rowProblem } from "./import.rules.ts";

/** What the columns of a file may hold (management-api.md §5.9). An empty cell is absent. */
export interface FileColumns {
  /** Columns that the file must have. */
  readonly required: readonly string[];
  /** Of those, the columns whose cells may be empty all the same. */
  readonly mayBeEmpty?: readonly string[];
  readonly cells: Readonly<Record<string, z.ZodType>>;
  /** A prefix that names may have here as well. */
  readonly prefix?: string;
}

/** A cell that holds JSON. */
function json<T extends z.ZodType>(schema: T) {
  return z.preprocess((value, context) => jsonInText(String(value), context, "The cell is not valid JSON."), schema);
}

/** "none" means what an empty cell cannot: not the value of policy or product, but no value. */
function orNone<T extends z.ZodType>(schema: T, nothing: unknown) {
  return z.unknown().transform((value, context) => {
    if (cut(value) === "none") return nothing;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { message } of parsed.error.issues) context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** Properties whose null is a value. */
const mayBeNothing: ReadonlySet<string> = new Set(
  entriesOf(LICENSE_PROPERTIES).flatMap(([name, property]) => (property.default === null ? [name] : [])),
);

const person = customerShape((schema) => schema);

const prefixed = (prefix: string, cells: Readonly<Record<string, z.ZodType>>) =>
  Object.fromEntries(Object.entries(cells).map(([name, schema]) => [`${prefix}${name}`, schema]));

/** Where "none" may stand. */
const emptiable = Object.fromEntries(
  EMPTIABLE.map((name) => [name, orNone(propertyShape[name], LICENSE_PROPERTIES[name].default)]),
);

/** What a file holds of one license, in its own columns or as one of a bundle. */
const termCells: Readonly<Record<string, z.ZodType>> = {
  product__short_code: text(255),
  license__policy_code: text(255),
  ...prefixed("license__", propertyShape),
  ...prefixed("license__", emptiable),
  license__metadata: json(metadataObject()),
  license__product_features: json(orderFeatures),
  license__custom_fields: json(z.record(z.string().min(1), z.string().max(10_000, "At most 10000 characters."))),
};

/**
 * The licenses of a bundle, each with the members that are columns elsewhere, without their prefix; null means none.
 */
const bundleProducts = z.array(z.record(z.string(), z.unknown()).transform(readProduct)).min(1).max(100);

function readProduct(product: Readonly<Record<string, unknown>>, context: z.RefinementCtx): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const complain = (message: string) => context.addIssue({ code: "custom", message });
  for (const [name, value] of Object.entries(product)) {
    const column = name === "product_code" ? "product__short_code" : `license__${name}`;
    const schema = Object.hasOwn(termCells, column) ? termCells[column] : undefined;
    if (!schema) complain(`Nothing reads the member ${name} of a product.`);
    else if (value === null && mayBeNothing.has(name)) values[column] = null;
    else if (schema && value !== null && value !== "") {
      const read = readCell(schema, typeof value === "object" ? JSON.stringify(value) : String(value));
      if ("message" in read) complain(`${name}: ${read.message}`);
      else if (read.value !== undefined) values[column] = read.value;
    }
  }
  if (values["product__short_code"] === undefined) complain("A product of a bundle needs a product_code.");
  return values;
}

const licenseCells: Readonly<Record<string, z.ZodType>> = {
  license__license_key: text(300),
  // Several are parted by spaces or semicolons.
  license_user__email: z.preprocess(
    (value) =>
      String(value)
        .split(/[\s;]+/)
        .filter((each) => each !== ""),
    z.array(email),
  ),
  ...prefixed("customer__", person),
  order__store_id: text(255),
  order__type: word(["normal"], "The only type is normal."),
  order__is_test: flag(),
  order__is_trial: flag(),
  order__reference: text(255),
  order__download_id: text(255),
  order__language: text(35),
  order__campaign_params: text(2000),
  ...termCells,
  license__products: json(bundleProducts),
};

/** The columns of every kind of file. */
export const COLUMNS: Readonly<Record<ImportKind, FileColumns>> = {
  licenses: {
    required: ["license__license_key", "product__short_code"],
    // Licenses of user-based products have no key.
    mayBeEmpty: ["license__license_key"],
    cells: licenseCells,
  },
  orders: { required: ["order__store_id", "product__short_code"], cells: licenseCells },
  license_features: {
    required: ["license_key", "code"],
    cells: {
      license_key: text(300),
      product__short_code: text(255),
      code: text(255),
      ...orderShape({ ...FEATURES, ...FEATURE_COUNTER }),
      valid_duration: orNone(duration(), ""),
      consumption_period: orNone(consumptionPeriod(), null),
      metadata: json(metadataObject()),
    },
  },
  customers: {
    required: ["email"],
    prefix: "customer__",
    cells: { ...person, account__code: text(255), metadata: json(metadataObject()) },
  },
};

/** The names of a file's columns in their one spelling. */
export function columnNames(kind: ImportKind, header: readonly string[]): string[] {
  const { prefix = "", cells } = COLUMNS[kind];
  return header.map((given) => {
    const name = given.trim().toLowerCase();
    const bare = prefix !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
    return bare in cells ? bare : name;
  });
}

/** The columns that are missing, given twice, or that nothing reads. */
export function judgeColumns(kind: ImportKind, names: readonly string[]) {
  const { required, cells } = COLUMNS[kind];
  return {
    missing: required.filter((name) => !names.includes(name)),
    twice: [...new Set(names.filter((name, index) => name in cells && names.indexOf(name) !== index))],
    unknown: names.filter((name) => !(name in cells)),
  };
}

type Cell = { readonly value: unknown } | { readonly message: string };

/** Values repeat from row to row; so many of each column are remembered. */
const rememberedMax = 2000;

/** Reads rows of a file with these columns: the values of the cells, or what is wrong with them. */
export function rowReader(kind: ImportKind, names: readonly string[]) {
  const { required, mayBeEmpty = [], cells } = COLUMNS[kind];
  const readers = names.map((name) => {
    const schema = cells[name];
    return (
      schema && { name, read: remembered(schema), isRequired: required.includes(name) && !mayBeEmpty.includes(name) }
    );
  });
  return (line: number, row: readonly string[]): { values: Record<string, unknown>; problems: RowProblem[] } => {
    const values: Record<string, unknown> = {};
    const problems: RowProblem[] = [];
    const complain = (column: string | null, message: string, value?: string) =>
      problems.push(rowProblem(line, column, { code: "validation_error", message, value }));
    // Cells that are missing at the end are empty; more than there are columns may be, as long as nothing is in them.
    if (row.slice(names.length).some((cell) => cell.trim() !== ""))
      complain(null, `The row has ${row.length} cells, but the file has ${names.length} columns.`);
    else
      for (const [index, reader] of readers.entries()) {
        const cell = withoutGuard(row[index] ?? "");
        if (!reader) continue;
        if (cell.trim() === "") {
          if (reader.isRequired) complain(reader.name, "This cell may not be empty.");
          continue;
        }
        const read = reader.read(cell);
        if ("message" in read) complain(reader.name, read.message, cell);
        else if (read.value !== undefined) values[reader.name] = read.value;
      }
    return { values, problems };
  };
}

/** Exports guard what a spreadsheet would compute by an apostrophe. */
function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? cell.slice(1) : cell;
}

function remembered(schema: z.ZodType): (cell: string) => Cell {
  const known = new Map<string, Cell>();
  return (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const read = readCell(schema, cell);
    if (known.size >= rememberedMax) known.clear();
    known.set(cell, read);
    return read;
  };
}

function readCell(schema: z.ZodType, cell: string): Cell {
  if (cell.includes("\u0000")) return { message: "The cell contains a NUL character." };
  const parsed = schema.safeParse(cell);
  return parsed.success
    ? { value: parsed.data }
    : { message: parsed.error.issues[0]?.message ?? "The cell cannot be read." };
}
