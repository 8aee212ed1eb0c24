import { afterAll, beforeAll, expect, test } from "vitest";
import { CUSTOMER } from "../../src/terms/customer-members.rules.ts";
import { catalogMembers, LICENSE_PROPERTIES } from "../../src/terms/license-properties.rules.ts";
import { entriesOf, type Kind, type Member } from "../../src/terms/members.rules.ts";
import { FEATURE_COUNTER, FEATURES } from "../../src/terms/product-features.rules.ts";
import { createTestApp, type TestApp } from "../support/app.ts";

// The dictionaries and the tables say the same: what a member is, and what it is where nobody says.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
}, 60_000);
afterAll(() => app.close());

const typeOf: Record<Kind, string> = {
  boolean: "boolean",
  integer: "integer",
  "integer or -1": "integer",
  "big integer": "bigint",
  minutes: "integer",
  duration: "text",
  "duration in days": "text",
  date: "date",
  moment: "timestamp with time zone",
  "license type": "text",
  "consumption period": "text",
  "seat replacement": "text",
  text: "text",
  note: "text",
  metadata: "jsonb",
  id: "bigint",
};

interface Column {
  readonly column_name: string;
  readonly data_type: string;
  readonly is_nullable: "YES" | "NO";
  /** As SQL that gives the value; null: none. */
  readonly column_default: string | null;
}

async function columnsOfTable(table: string): Promise<ReadonlyMap<string, Column>> {
  const columns = await app.db<Column[]>`
    select column_name, data_type, is_nullable, column_default from information_schema.columns
    where table_schema = current_schema and table_name = ${table}`;
  return new Map(columns.map((column) => [column.column_name, column]));
}

/** `'{}'::jsonb`, `''::text`, `0`, `false` as JSON. */
function readDefault(sql: string): unknown {
  const text = /^'(.*)'::\w+$/.exec(sql);
  return text && !sql.endsWith("::jsonb") ? text[1] : JSON.parse(text?.[1] ?? sql);
}

const copies: readonly (readonly [table: string, members: Readonly<Record<string, Member>>])[] = [
  ["licenses", LICENSE_PROPERTIES],
  ["product_features", FEATURES],
  ["license_product_features", { ...FEATURES, ...FEATURE_COUNTER }],
];

test.each(copies)("%s: a column for each member, with its type, and no other default", async (table, members) => {
  const columns = await columnsOfTable(table);
  for (const [name, { kind, default: otherwise }] of entriesOf(members)) {
    const column = columns.get(name);
    expect(column, name).toMatchObject({
      data_type: typeOf[kind],
      is_nullable: otherwise === null ? "YES" : "NO",
    });
    const stored = column?.column_default ?? null;
    if (stored !== null) expect(readDefault(stored), name).toEqual(otherwise);
  }
});

const catalog: readonly (readonly [table: string, members: Readonly<Record<string, Member>>])[] = [
  ["products", catalogMembers("product")],
  ["license_templates", catalogMembers("policy")],
  ["license_template_features", FEATURES],
];

test.each(catalog)("%s: each member may be silent, and is then null", async (table, members) => {
  const columns = await columnsOfTable(table);
  for (const [name, { kind }] of entriesOf(members))
    expect(columns.get(name), name).toMatchObject({
      data_type: typeOf[kind],
      is_nullable: "YES",
      column_default: null,
    });
});

test("customers: each member is text, empty where it is not known", async () => {
  const columns = await columnsOfTable("customers");
  for (const name of Object.keys(CUSTOMER))
    expect(columns.get(name), name).toMatchObject({
      data_type: "text",
      is_nullable: "NO",
      column_default: "''::text",
    });
});
