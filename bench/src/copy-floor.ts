import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sql } from "postgres";

// What an order of many licenses costs the database at least: COPY of the very rows that the order wrote, into the same tables
// with their indexes and foreign keys.

/** The tables an order writes, parents first, and how the rows of one order are found in them. */
const tables = [
  ["orders", "id = $1"],
  ["order_items", "order_id = $1"],
  ["licenses", "order_id = $1"],
  ["license_histories", "license_id in (select id from licenses where order_id = $1)"],
  ["events", "subject_id = $1 or subject_id in (select id from licenses where order_id = $1)"],
] as const;

/** Takes the rows of an order out and copies them in again, in one transaction. Answers the seconds that the copying took. */
export async function copyOrder(db: Sql, orderId: number): Promise<number> {
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

  const connection = await db.reserve();
  try {
    const begin = performance.now();
    await connection`begin`;
    for (const { table, columns, lines } of copies) {
      const target: Writable = await connection.unsafe(`copy ${table} (${columns}) from stdin (format csv)`).writable();
      await pipeline(Readable.from([lines]), target);
    }
    await connection`commit`;
    return (performance.now() - begin) / 1000;
  } finally {
    connection.release();
  }
}

async function columnsOf(db: Sql, table: string): Promise<string> {
  const columns = await db<{ name: string }[]>`
    select quote_ident(attname) as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attidentity <> 'a'
    order by attnum`;
  return columns.map(({ name }) => name).join(", ");
}
