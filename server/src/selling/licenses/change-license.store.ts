import type { Db } from "../../platform/db/connect.ts";
import { jsonb, jsonRows } from "../../platform/db/json-rows.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";
import { CHANGEABLE, type Columns } from "./change-license.rules.ts";

/** One license with the columns that change. */
export interface ChangedLicense {
  readonly id: number;
  readonly columns: Columns;
  /** Where the new values come from; "changed" unless said. */
  readonly sources?: Readonly<Record<string, string>>;
}

/** What the line in the history says of a change. */
export interface Told {
  readonly text: string;
  /** Members of the line beside the names of what changed. */
  readonly data?: JsonObject;
}

const assignments = CHANGEABLE.map((name) => `${name} = p.${name}`).join(", ");

/**
 * Changes licenses, each by its own columns, in one statement; their provenance then names who changed what, and when.
 * Each leaves an event and a line in its history.
 */
export async function updateLicenses(
  db: Db,
  companyId: number,
  changes: readonly ChangedLicense[],
  by: string,
  now: Date,
  { text, data: more = {} }: Told = { text: "License updated" },
): Promise<void> {
  const rows = changes.map(({ id, columns, sources }) => {
    const names = Object.keys(columns).filter((name) => name !== "consumptions_at");
    return { id, columns, names, sources: sources ?? Object.fromEntries(names.map((name) => [name, "changed"])) };
  });
  const data = { changed: db`names` };
  const noted = db`jsonb_build_object('changed', names)`;
  const line = {
    license_id: db`id`,
    source: "api",
    text,
    data: db`${noted} || ${jsonb(db, more)}`,
    from: db`changed`,
  } as const;
  const event = { type: "license.updated", subject: db`id`, data, from: db`changed` } as const;
  await db`
    with c as (
      select * from json_to_recordset(${jsonRows(db, rows)}) as c(id bigint, columns jsonb, names jsonb, sources jsonb)),
    changed as (
      update licenses l set ${db.unsafe(assignments)}, updated_at = ${now},
        provenance = jsonb_set(jsonb_set(l.provenance, '{properties}', coalesce(l.provenance->'properties', '{}') || c.sources),
          '{changes}', coalesce(l.provenance->'changes', '{}') || coalesce((
            select jsonb_object_agg(name, jsonb_build_object('by', ${by}::text, 'at', ${now.toISOString()}::text))
            from jsonb_array_elements_text(c.names) as name), '{}'))
      from c join licenses o on o.company_id = ${companyId} and o.id = c.id
      cross join lateral jsonb_populate_record(o, c.columns) p
      where l.company_id = ${companyId} and l.id = o.id
      returning l.id, c.names),
    noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [event], now)}`;
}

/** Which of some installation files belong to the product of the license they are wished for. */
export async function listFilesOfProducts(
  db: Db,
  companyId: number,
  wished: readonly { readonly file: number; readonly product: number }[],
): Promise<ReadonlySet<string>> {
  const rows = await db<{ file: number; product: number }[]>`
    select w.file, w.product from json_to_recordset(${jsonRows(db, wished)}) as w(file bigint, product bigint)
    join installation_files f on f.company_id = ${companyId} and f.id = w.file and f.product_id = w.product`;
  return new Set(rows.map(({ file, product }) => `${file} ${product}`));
}

/** Which of some orders the company has, and whether they hold licenses of bundles. */
export function listOrders(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<{ id: number; is_bundle: boolean; test_clock_id: number | null }[]> {
  return db<{ id: number; is_bundle: boolean; test_clock_id: number | null }[]>`
    select id, is_bundle, test_clock_id from orders where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
}

/**
 * Moves a license, with those of its bundle, to another order, into an item of its product; it leaves an event and a
 * line in its history. False where there is no such order any more.
 */
export async function moveLicense(
  db: Db,
  companyId: number,
  license: { readonly id: number; readonly product_id: number; readonly order_id: number },
  orderId: number,
  now: Date,
): Promise<boolean> {
  const [order] = await db<{ id: number }[]>`
    select id from orders where company_id = ${companyId} and id = ${orderId} for no key update`;
  if (!order) return false;
  const [known] = await db<{ id: number }[]>`
    select id from order_items
    where company_id = ${companyId} and order_id = ${orderId} and product_id = ${license.product_id}
    order by id limit 1`;
  const [made] = known
    ? []
    : await db<{ id: number }[]>`
        insert into order_items (company_id, order_id, product_id, created_at, updated_at)
        values (${companyId}, ${orderId}, ${license.product_id}, ${now}, ${now}) returning id`;
  const item = known ?? made;
  if (!item) throw new Error("the order item was not stored");
  const data = { from_order: license.order_id, to_order: orderId };
  const line = { license_id: db`id`, source: "api", data: jsonb(db, data), from: db`moved` } as const;
  await db`
    with moved as (
      update licenses set order_id = ${orderId}, order_item_id = ${item.id}, updated_at = ${now}
      where company_id = ${companyId} and (id = ${license.id} or bundle_license_id = ${license.id})
      returning id),
    noted as (${insertLines(db, companyId, { ...line, text: "License moved to another order" }, now)})
    ${insertEvents(db, companyId, [{ type: "license.moved", subject: db`id`, data, from: db`moved` }], now)}`;
  return true;
}
