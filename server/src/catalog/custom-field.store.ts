import type { Db } from "../db/connect.ts";
import {
  andConditions,
  countedPage,
  type ListPage,
  type ListSpec,
  orderAndLimit,
  type Page,
} from "../db/list-query.ts";
import type { ProductCustomFieldsRow } from "../db/rows.generated.ts";

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
export type CustomFieldValues = Partial<
  Omit<ProductCustomFieldsRow, "company_id" | "id" | "created_at" | "updated_at">
>;

/** What lists of custom fields can be filtered and ordered by. */
export const customFieldList: ListSpec = {
  filters: {
    product: { kind: "integer", column: (db) => db`product_id`, published: ["exact"] },
    name: { kind: "text", column: (db) => db`name`, published: ["exact", "icontains"] },
  },
  orderings: { id: (db) => db`id`, created_at: (db) => db`created_at`, name: (db) => db`name` },
  id: (db) => db`id`,
};

/** One page of the custom fields of a company. */
export async function listCustomFields(
  db: Db,
  companyId: number,
  page: ListPage,
): Promise<Page<ProductCustomFieldsRow>> {
  const rows = await db<ProductCustomFieldsRow[]>`
    select ${db(columns)} from product_custom_fields
    where company_id = ${companyId} ${andConditions(db, customFieldList, page)} ${orderAndLimit(db, customFieldList, page)}`;
  return countedPage(page, rows, async () => {
    const [row] = await db<{ count: number }[]>`
      select count(*) as count from product_custom_fields
      where company_id = ${companyId} ${andConditions(db, customFieldList, page)}`;
    return row?.count ?? 0;
  });
}

/** One custom field by its id. */
export async function findCustomField(
  db: Db,
  companyId: number,
  id: number,
): Promise<ProductCustomFieldsRow | undefined> {
  const [row] = await db<ProductCustomFieldsRow[]>`
    select ${db(columns)} from product_custom_fields where company_id = ${companyId} and id = ${id}`;
  return row;
}

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

/** Stores a custom field; every license of the product then shows it. */
export async function insertCustomField(
  db: Db,
  companyId: number,
  values: CustomFieldValues,
  now: Date,
): Promise<ProductCustomFieldsRow | undefined> {
  const [row] = await db<ProductCustomFieldsRow[]>`
    insert into product_custom_fields ${db({ ...values, company_id: companyId, created_at: now, updated_at: now })}
    returning ${db(columns)}`;
  return row;
}

/** Changes the members that are given. */
export async function updateCustomField(
  db: Db,
  companyId: number,
  id: number,
  values: CustomFieldValues,
  now: Date,
): Promise<ProductCustomFieldsRow | undefined> {
  const [row] = await db<ProductCustomFieldsRow[]>`
    update product_custom_fields set ${db({ ...values, updated_at: now })}
    where company_id = ${companyId} and id = ${id} returning ${db(columns)}`;
  return row;
}

/** Removes a custom field with the values that policies and licenses gave it. */
export async function deleteCustomField(db: Db, companyId: number, id: number): Promise<boolean> {
  const result = await db`delete from product_custom_fields where company_id = ${companyId} and id = ${id}`;
  return result.count === 1;
}
