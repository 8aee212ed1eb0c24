import type { Db } from "../../platform/db/connect.ts";
import type { ListPage, ListSpec } from "../../platform/db/list-query.ts";
import type { ProductCustomFieldsRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import { recordedTable } from "./catalog-events.store.ts";

const columns = [
  "company_id",
  "id",
  "product_id",
  "name",
  "data_type",
  "default_value",
  "description",
  "created_at",
  "updated_at",
] as const;

/** The members of a custom field that a caller writes. */
export type CustomFieldValues = ValuesOf<ProductCustomFieldsRow>;

/** What lists of custom fields can be filtered and ordered by. */
export const customFieldList: ListSpec = {
  from: (db, companyId) => db`from product_custom_fields where company_id = ${companyId}`,
  filters: {
    product: { kind: "integer", column: (db) => db`product_id`, published: ["exact"] },
    name: { kind: "text", column: (db) => db`name`, published: ["exact", "icontains"] },
  },
  orderings: { id: (db) => db`id`, created_at: (db) => db`created_at`, name: (db) => db`name` },
  id: (db) => db`id`,
};

const table = tenantTable<ProductCustomFieldsRow>("product_custom_fields", columns);

/** One page of the custom fields of a company. */
export const listCustomFields = (db: Db, companyId: number, page: ListPage) =>
  table.page(db, companyId, customFieldList, page);

/** One custom field by its id. */
export const findCustomField = table.find;

const recorded = recordedTable("product_custom_field", table);

/** Stores a custom field, with its event; every license of the product then shows it. */
export const insertCustomField = recorded.insert;

/** Changes the members that are given, with an event where that makes a difference. */
export const updateCustomField = recorded.update;

/** The custom fields of some products, oldest first. */
export function listCustomFieldsOf(
  db: Db,
  companyId: number,
  productIds: readonly number[],
): Promise<ProductCustomFieldsRow[]> {
  return db<ProductCustomFieldsRow[]>`
    select ${db(columns)} from product_custom_fields
    where company_id = ${companyId} and product_id = any(${[...productIds]}::bigint[])
    order by id`;
}

/** Removes a custom field with the values that policies and licenses gave it. */
export async function deleteCustomField(db: Db, companyId: number, id: number, now: Date): Promise<boolean> {
  const [gone] = await db<{ product_id: number; name: string }[]>`
    delete from product_custom_fields where company_id = ${companyId} and id = ${id} returning product_id, name`;
  if (gone) await recordEvents(db, companyId, [{ type: "product_custom_field.deleted", subject: id, data: gone }], now);
  return gone !== undefined;
}
