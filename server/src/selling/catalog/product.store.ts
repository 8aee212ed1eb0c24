import type { Db } from "../../platform/db/connect.ts";
import type { ListPage, ListSpec } from "../../platform/db/list-query.ts";
import type { ProductsRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import { catalogMembers } from "../../terms/license-properties.rules.ts";
import { namesOf } from "../../terms/members.rules.ts";
import { recordedTable } from "./catalog-events.store.ts";

const columns = [
  "company_id",
  "id",
  "product_name",
  "short_code",
  "is_bundle",
  "authorization_method",
  "active",
  "is_archived",
  "allow_trial",
  "subscription_duration",
  ...namesOf(catalogMembers("product")),
  "hardware_id_required",
  "is_node_locked",
  "is_user_locked",
  "is_upgrade",
  "upgrade_from",
  "metadata",
  "created_at",
  "updated_at",
] as const;

/** The members of a product that a caller writes; absent ones keep their value or the default of the column. */
export type ProductValues = ValuesOf<ProductsRow>;

/** What lists of products can be filtered and ordered by (management-api.md §10). */
export const productList: ListSpec = {
  from: (db, companyId) => db`from products where company_id = ${companyId}`,
  filters: {
    short_code: { kind: "text", column: (db) => db`short_code`, published: ["exact", "icontains"] },
    product_name: { kind: "text", column: (db) => db`product_name`, published: ["exact", "icontains"] },
    is_archived: { kind: "boolean", column: (db) => db`is_archived`, published: ["exact"] },
    active: { kind: "boolean", column: (db) => db`active`, published: ["exact"] },
    is_bundle: { kind: "boolean", column: (db) => db`is_bundle`, published: ["exact"] },
    authorization_method: { kind: "text", column: (db) => db`authorization_method`, published: ["exact"] },
    created_at: { kind: "time", column: (db) => db`created_at`, published: ["gte", "lte"] },
  },
  orderings: {
    id: (db) => db`id`,
    created: (db) => db`created_at`,
    created_at: (db) => db`created_at`,
    updated_at: (db) => db`updated_at`,
    product_name: (db) => db`product_name`,
    short_code: (db) => db`short_code`,
  },
  id: (db) => db`id`,
  metadata: (db) => db`metadata`,
};

const table = tenantTable<ProductsRow>("products", columns);

/** One page of the products and bundles of a company. */
export const listProducts = (db: Db, companyId: number, page: ListPage) => table.page(db, companyId, productList, page);

/** One product or bundle by its id. */
export const findProduct = table.find;

const recorded = recordedTable("product", table);

/** Stores a product, with its event. */
export const insertProduct = recorded.insert;

/** Changes the members that are given, with an event where that makes a difference. */
export const updateProduct = recorded.update;

/** The same, locked until the transaction ends: writers of anything that belongs to a product lock it first. */
export async function lockProduct(db: Db, companyId: number, id: number): Promise<ProductsRow | undefined> {
  const [row] = await db<ProductsRow[]>`
    select ${db(columns)} from products where company_id = ${companyId} and id = ${id} for update`;
  return row;
}

/** Products by id, and by code those that are not archived, locked in the order of their ids. */
export function lockProducts(
  db: Db,
  companyId: number,
  ids: readonly number[],
  codes: readonly string[],
): Promise<ProductsRow[]> {
  return db<ProductsRow[]>`
    select ${db(columns)} from products
    where company_id = ${companyId}
      and (id = any(${[...ids]}::bigint[]) or (short_code = any(${[...codes]}::text[]) and not is_archived))
    order by id for update`;
}

/** The product that holds a code, in any case, and is not archived. */
export async function findProductByCode(db: Db, companyId: number, code: string): Promise<ProductsRow | undefined> {
  const [row] = await db<ProductsRow[]>`
    select ${db(columns)} from products
    where company_id = ${companyId} and lower(short_code) = lower(${code}) and not is_archived`;
  return row;
}

/** Removes a product that nothing was sold of; policies go first, because their entries refer to its features. */
export async function deleteProduct(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  await db`delete from license_templates where company_id = ${companyId} and product_id = ${id}`;
  const [gone] = await db<{ short_code: string }[]>`
    delete from products where company_id = ${companyId} and id = ${id} returning short_code`;
  if (gone) await recordEvents(db, companyId, [{ type: "product.deleted", subject: id, data: gone }], now);
}

/** Whether licenses, orders or bundles refer to the product. */
export async function isProductInUse(db: Db, companyId: number, id: number): Promise<boolean> {
  const [row] = await db<{ used: boolean }[]>`
    select exists (select from licenses where company_id = ${companyId} and product_id = ${id})
        or exists (select from order_items where company_id = ${companyId} and product_id = ${id})
        or exists (select from bundle_products where company_id = ${companyId} and product_id = ${id}) as used`;
  return row?.used ?? false;
}

/** Every product and bundle of a company, archived ones too, oldest first. */
export function listAllProducts(db: Db, companyId: number): Promise<ProductsRow[]> {
  return db<ProductsRow[]>`select ${db(columns)} from products where company_id = ${companyId} order by id`;
}
