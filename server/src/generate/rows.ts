/** Writes rows.generated.ts: what a row of each table looks like, read from a database with every migration applied. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect, type Db } from "../platform/db/connect.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { migrate } from "../platform/db/migrate.ts";

type Column = Readonly<{ table: string; column: string; type: string; isArray: boolean; isNullable: boolean }>;

// As the driver reads them, with the settings of connect.ts.
const scalarTypes: Readonly<Record<string, string>> = {
  int2: "number",
  int4: "number",
  int8: "number",
  float4: "number",
  float8: "number",
  numeric: "string",
  bool: "boolean",
  timestamptz: "Date",
  date: "string",
  json: "JsonValue",
  jsonb: "JsonValue",
  bytea: "Buffer",
  text: "string",
  varchar: "string",
  bpchar: "string",
  citext: "string",
  uuid: "string",
  inet: "string",
  cidr: "string",
  interval: "string",
  hstore: "string",
};

const target = fileURLToPath(new URL("../../src/platform/db/rows.generated.ts", import.meta.url));
await writeFile(target, printRows(await readColumns()));

async function readColumns(): Promise<Column[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "licet-rows-"));
  const log = { info: () => {}, warn: console.warn };
  const embedded = await startEmbedded({ dataDir, log, durable: false });
  try {
    const db = connect({ embedded: embedded.options, max: 1 });
    await migrate(db);
    const columns = await listColumns(db);
    await db.end();
    return columns;
  } finally {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Tables by name, columns in the order of the migrations. Partitions repeat their table and are left out. */
function listColumns(db: Db): PromiseLike<Column[]> {
  return db<Column[]>`
    select c.relname as "table", a.attname as "column", coalesce(e.typname, t.typname) as "type",
      e.oid is not null as "isArray", not a.attnotnull as "isNullable"
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'schema_migrations'
    order by c.relname collate "C", a.attnum`;
}

function printRows(columns: readonly Column[]): string {
  const tables = new Map<string, string[]>();
  for (const column of columns) {
    const lines = tables.get(column.table) ?? [];
    lines.push(`  ${column.column}: ${typeOf(column)};`);
    tables.set(column.table, lines);
  }
  const interfaces = [...tables].map(([table, lines]) => {
    return `/** A row of \`${table}\`. */\nexport interface ${nameOf(table)} {\n${lines.join("\n")}\n}\n`;
  });
  return [
    "// Generated from the migrations by `npm run generate`; do not edit.\n",
    "/** What a json column holds. */\nexport type JsonValue =\n  | string\n  | number\n  | boolean\n  | null\n  | readonly JsonValue[]\n  | { readonly [member: string]: JsonValue };\n",
    ...interfaces,
  ].join("\n");
}

function typeOf({ table, column, type, isArray, isNullable }: Column): string {
  const scalar = scalarTypes[type];
  if (scalar === undefined)
    throw new Error(`generate-rows.ts does not know how the driver reads ${table}.${column}: ${type}`);
  return `${scalar}${isArray ? "[]" : ""}${isNullable ? " | null" : ""}`;
}

function nameOf(table: string): string {
  return `${table.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Row`;
}
