import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Address, type Database, placeOf } from "./database.ts";

// The least that an order of many licenses costs the database: COPY of the very rows that the order wrote, into the
// same tables with their indexes and foreign keys.

/** The tables that an order writes, parents first, and the condition for the rows of one order. */
const tables = [
  ["orders", "id = $1"],
  ["order_items", "order_id = $1"],
  ["licenses", "order_id = $1"],
  ["license_histories", "license_id in (select id from licenses where order_id = $1)"],
  ["events", "subject_id = $1 or subject_id in (select id from licenses where order_id = $1)"],
] as const;

/**
 * Takes the rows of an order out and copies them in again, in one transaction. Returns the seconds that the copying
 * took.
 */
export async function copyOrder(db: Database, address: Address, orderId: number): Promise<number> {
  const copies: { table: string; columns: string; lines: string }[] = [];
  for (const [table, condition] of tables) {
    const columns = await columnsOf(db, table);
    const where = condition.replaceAll("$1", String(orderId));
    // The text of a row is its line of CSV in parentheses, for rows without backslashes.
    const rows = await db.unsafe<{ line: string }[]>(`
      select substr(r::text, 2, length(r::text) - 2) as line from (select ${columns} from ${table} where ${where}) r`);
    copies.push({ table, columns, lines: rows.map(({ line }) => `${line}\n`).join("") });
  }
  await db.unsafe(`delete from events where subject_id = ${orderId}
    or subject_id in (select id from licenses where order_id = ${orderId})`);
  await db.unsafe(`delete from orders where id = ${orderId}`);
  await db.unsafe("vacuum analyze orders, order_items, licenses, license_histories, events");

  const connection = new pg.Client(placeOf(address));
  await connection.connect();
  try {
    const begin = performance.now();
    await connection.query("begin");
    for (const { table, columns, lines } of copies) {
      const target = connection.query(copyFrom(`copy ${table} (${columns}) from stdin (format csv)`));
      await pipeline(Readable.from([lines]), target);
    }
    await connection.query("commit");
    return (performance.now() - begin) / 1000;
  } finally {
    await connection.end();
  }
}

async function columnsOf(db: Database, table: string): Promise<string> {
  const columns = await db<{ name: string }[]>`
    select quote_ident(attname) as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attidentity <> 'a' and attgenerated = ''
    order by attnum`;
  return columns.map(({ name }) => name).join(", ");
}
