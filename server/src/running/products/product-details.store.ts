import { columnsOr } from "../../platform/db/column-lists.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { JsonValue, ProductsRow } from "../../platform/db/rows.generated.ts";
import { catalogMembers } from "../../terms/license-properties.rules.ts";
import { defaultsOf } from "../../terms/members.rules.ts";

/** A product as product_details shows it. */
export interface ProductDetails {
  readonly id: number;
  readonly product_name: string;
  readonly short_code: string;
  readonly allow_trial: boolean;
  readonly trial_days: number;
  readonly authorization_method: string;
  readonly floating_timeout: number;
  readonly allow_overages: boolean;
  readonly max_overages: number;
  readonly prevent_vm: boolean;
  readonly metadata: JsonValue;
}

/** A product as the list of applications shows it. */
export type SoldProduct = Pick<ProductsRow, "id" | "company_id" | "short_code" | "product_name"> & {
  readonly features: readonly JsonValue[];
};

const {
  valid_duration: _duration,
  maintenance_duration: _maintenance,
  ...ofLicenses
} = defaultsOf(catalogMembers("product"));
const { trial_days, allow_overages, max_overages, prevent_vm, floating_timeout } = ofLicenses;

/** The product with a code, one in use before an archived one that had it. */
export async function findProductDetails(db: Db, companyId: number, code: string): Promise<ProductDetails | undefined> {
  const [row] = await db<ProductDetails[]>`
    select p.id, p.product_name, p.short_code, p.allow_trial, p.authorization_method, p.metadata,
      ${db.unsafe(columnsOr("p", { trial_days, allow_overages, max_overages, prevent_vm, floating_timeout }))}
    from products p where company_id = ${companyId} and short_code = ${code}
    order by is_archived limit 1`;
  return row;
}

/** Every product that has or had a code, the one in use first. */
export function listNamedProducts(
  db: Db,
  companyId: number,
  code: string,
): Promise<Pick<ProductDetails, "id" | "authorization_method">[]> {
  return db<Pick<ProductDetails, "id" | "authorization_method">[]>`
    select id, authorization_method from products where company_id = ${companyId} and short_code = ${code}
    order by is_archived, id desc`;
}

/** All products of a company, or those of the ids, with their features; without archived ones. */
export function listSoldProducts(
  db: Db,
  companyId: number,
  ids: readonly number[] | undefined,
): Promise<SoldProduct[]> {
  return db<SoldProduct[]>`
    select id, created_at, updated_at, product_name, short_code, active, valid_duration, maintenance_duration,
      hardware_id_required, is_upgrade, company_id, allow_trial, is_node_locked, is_user_locked, subscription_duration,
      authorization_method, is_archived, is_bundle, metadata, ${db.unsafe(columnsOr("p", ofLicenses))},
      coalesce((
        select json_agg(json_build_object('id', f.id, 'code', f.code, 'feature_type', f.feature_type,
          'max_consumption', f.max_consumption, 'metadata', f.metadata) order by f.id)
        from product_features f
        where f.company_id = p.company_id and f.product_id = p.id and not f.is_deleted), '[]') as features
    from products p
    where company_id = ${companyId} and not is_archived
      and (${ids === undefined} or id = any(${[...(ids ?? [])]}::bigint[]))
    order by id`;
}
