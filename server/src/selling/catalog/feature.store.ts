import type { Db } from "../../platform/db/connect.ts";
import type { ListPage, ListSpec, Page } from "../../platform/db/list-query.ts";
import type { ProductFeaturesRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";
import { recordedTable } from "./catalog-events.store.ts";

const columns = [
  "company_id",
  "id",
  "product_id",
  "code",
  "name",
  "feature_type",
  ...FEATURE_MEMBERS,
  "is_deleted",
  "created_at",
  "updated_at",
] as const;

/** The members of a feature that a caller writes. */
export type FeatureValues = ValuesOf<ProductFeaturesRow>;

/** What lists of features can be filtered and ordered by; deleted ones are shown when asked for. */
export const featureList: ListSpec = {
  from: (db, companyId, { conditions }) => {
    const asksForDeleted = conditions.some(({ name }) => name === "is_deleted");
    return db`from product_features where company_id = ${companyId} ${asksForDeleted ? db`` : db`and not is_deleted`}`;
  },
  filters: {
    product: { kind: "integer", column: (db) => db`product_id`, published: ["exact", "isnull"] },
    code: { kind: "text", column: (db) => db`code`, published: ["exact", "icontains"] },
    name: { kind: "text", column: (db) => db`name`, published: ["exact", "icontains"] },
    feature_type: { kind: "text", column: (db) => db`feature_type`, published: ["exact"] },
    is_deleted: { kind: "boolean", column: (db) => db`is_deleted`, published: ["exact"] },
  },
  orderings: {
    id: (db) => db`id`,
    created: (db) => db`created_at`,
    created_at: (db) => db`created_at`,
    code: (db) => db`code`,
    name: (db) => db`name`,
  },
  id: (db) => db`id`,
  metadata: (db) => db`metadata`,
};

const table = tenantTable<ProductFeaturesRow>("product_features", columns);

/** One page of the features of a company, without deleted ones unless the page filters by `is_deleted`. */
export function listFeatures(db: Db, companyId: number, page: ListPage): Promise<Page<ProductFeaturesRow>> {
  return table.page(db, companyId, featureList, page);
}

/** One feature by its id, deleted or not. */
export const findFeature = table.find;

const recorded = recordedTable("product_feature", table);

/** Stores a feature, with its event. */
export const insertFeature = recorded.insert;

/** Changes the members that are given, with an event where that makes a difference. */
export const updateFeature = recorded.update;

/** The features of some products that are not deleted, oldest first. */
export function listFeaturesOf(
  db: Db,
  companyId: number,
  productIds: readonly number[],
): Promise<ProductFeaturesRow[]> {
  return db<ProductFeaturesRow[]>`
    select ${db(columns)} from product_features
    where company_id = ${companyId} and product_id = any(${[...productIds]}::bigint[]) and not is_deleted
    order by id`;
}

/** The features that no product owns and that are not deleted. */
export function listGlobalFeatures(db: Db, companyId: number): Promise<ProductFeaturesRow[]> {
  return db<ProductFeaturesRow[]>`
    select ${db(columns)} from product_features
    where company_id = ${companyId} and product_id is null and not is_deleted
    order by id`;
}

/** The feature of a product (null: the global one) that has a code and is not deleted. */
export async function findFeatureByCode(
  db: Db,
  companyId: number,
  productId: number | null,
  code: string,
): Promise<ProductFeaturesRow | undefined> {
  const [row] = await db<ProductFeaturesRow[]>`
    select ${db(columns)} from product_features
    where company_id = ${companyId} and product_id is not distinct from ${productId} and code = ${code}
      and not is_deleted`;
  return row;
}

/** The codes of the policies that list a feature and are not archived. */
export async function listPoliciesWithFeature(db: Db, companyId: number, featureId: number): Promise<string[]> {
  const rows = await db<{ code: string }[]>`
    select t.code from license_template_features f
      join license_templates t on t.company_id = f.company_id and t.id = f.license_template_id
    where f.company_id = ${companyId} and f.product_feature_id = ${featureId} and not t.is_archived order by t.id`;
  return rows.map((row) => row.code);
}

/** Removes a feature, and with it what policies and licenses have of it. */
export async function deleteFeature(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  const [gone] = await db<{ product_id: number | null; code: string }[]>`
    delete from product_features where company_id = ${companyId} and id = ${id} returning product_id, code`;
  if (gone) await recordEvents(db, companyId, [{ type: "product_feature.deleted", subject: id, data: gone }], now);
}
