import { jsonMembers } from "../../platform/db/column-lists.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";
import { inPieces, pieceRows } from "../../platform/db/paged-reads.ts";
import { CUSTOMER_MEMBERS } from "../../terms/customer-members.rules.ts";
import { EMPTIABLE } from "../../terms/license-properties.rules.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";

/** Which orders are exported. */
export type ExportedOrders =
  | { readonly id: number }
  | { readonly since: Date }
  | { readonly from: string; readonly to: string };

/** A row of the file, by the names of its columns. */
export type ExportedRow = Readonly<Record<string, unknown>>;

/**
 * The licenses of orders with all that is known of order and customer, a thousand at a time, in the order they were
 * placed; a bundle is one row, with all its licenses, and an order without licenses has one. `properties`: columns of
 * licenses; constants, never input.
 */
export function readOrdersForExport(
  db: Db,
  companyId: number,
  which: ExportedOrders,
  properties: readonly string[],
): AsyncIterable<readonly ExportedRow[]> {
  return inPieces((after: PlacedRow | undefined) => readOrdersAfter(db, companyId, which, properties, after));
}

/** By what a reader who has paused goes on. */
type PlacedRow = ExportedRow & {
  readonly exact_created_at: string;
  readonly order__id: number;
  readonly license__id: number | null;
};

function readOrdersAfter(
  db: Db,
  companyId: number,
  which: ExportedOrders,
  properties: readonly string[],
  after: PlacedRow | undefined,
) {
  const rest = after
    ? db`and (o.created_at, o.id, coalesce(l.id, 0)) >
        (${after.exact_created_at}::text::timestamptz, ${after.order__id}::bigint, ${after.license__id ?? 0}::bigint)`
    : db``;
  const ofLicense = properties.map((name) => `${propertyOf("l", name)} as "license__${name}"`).join(", ");
  return db<PlacedRow[]>`
    select o.store_id as order__store_id, o.type as order__type, o.is_test as order__is_test,
      o.is_trial as order__is_trial, o.reference as order__reference, o.download_id as order__download_id,
      o.language as order__language, o.campaign_params as order__campaign_params,
      ${db.unsafe(ofCustomer)},
      p.short_code as product__short_code, l.license_key as license__license_key, t.code as license__policy_code,
      ${usersOf(db)} as license_user__email, ${db.unsafe(ofLicense)},
      case when l.id is not null then ${featuresOf(db, "l")} end as license__product_features,
      case when l.id is not null then ${fieldsOf(db, "l")} end as license__custom_fields,
      case when p.is_bundle then ${productsOf(db, properties)} end as license__products,
      o.id as order__id, o.created_at as order__created_at, o.is_bundle as order__is_bundle,
      o.metadata as order__metadata, a.code as order__customer_account__code,
      l.id as license__id,
      l.times_activated as license__times_activated, l.time_activated as license__time_activated,
      l.created_at as license__created_at, o.created_at::text as exact_created_at
    from orders o
    left join customers c on c.company_id = o.company_id and c.id = o.customer_id
    left join customer_accounts a on a.company_id = o.company_id and a.id = o.customer_account_id
    left join licenses l on l.company_id = o.company_id and l.order_id = o.id and l.bundle_license_id is null
    left join products p on p.company_id = l.company_id and p.id = l.product_id
    left join license_templates t on t.company_id = l.company_id and t.id = l.license_template_id
    where o.company_id = ${companyId} and ${conditionOf(db, which)} ${rest}
    order by o.created_at, o.id, l.id`.cursor(pieceRows);
}

const ofCustomer = CUSTOMER_MEMBERS.map((name) => `c."${name}" as "customer__${name}"`).join(", ");

function conditionOf(db: Db, which: ExportedOrders): Fragment {
  if ("id" in which) return db`o.id = ${which.id}`;
  if ("since" in which) return db`o.created_at >= ${which.since}`;
  return db`o.created_at >= ${which.from}::date::timestamp at time zone 'UTC'
    and o.created_at < (${which.to}::date + 1)::timestamp at time zone 'UTC'`;
}

function usersOf(db: Db): Fragment {
  return db`(
    select string_agg(u.true_email, ' ' order by s.created_at, u.id)
    from license_assignments s join license_users u on u.company_id = s.company_id and u.id = s.license_user_id
    where s.company_id = l.company_id and s.license_id = l.id)`;
}

const emptiable: ReadonlySet<string> = new Set(EMPTIABLE);

/** A property of a license, with "none" where an empty cell would mean the policy's value. */
function propertyOf(license: string, name: string): string {
  // Of an order without licenses nothing is said.
  const value = `${license}."${name}"`;
  return emptiable.has(name)
    ? `case when ${license}.id is not null then coalesce(nullif(${value}, ''), 'none') end`
    : value;
}

/** The features in the long form of orders (management-api.md §3.6). */
function featuresOf(db: Db, license: string): Fragment {
  const members = jsonMembers("f", ["total_consumptions", ...FEATURE_MEMBERS]);
  const l = db.unsafe(license);
  return db`(
    select coalesce(json_agg(json_build_object('code', d.code, ${db.unsafe(members)}) order by f.id), '[]')
    from license_product_features f
    join product_features d on d.company_id = f.company_id and d.id = f.product_feature_id
    where f.company_id = ${l}.company_id and f.license_id = ${l}.id)`;
}

function fieldsOf(db: Db, license: string): Fragment {
  const l = db.unsafe(license);
  return db`(
    select coalesce(json_object_agg(d.name, v.value order by d.id), '{}')
    from license_custom_fields v
    join product_custom_fields d on d.company_id = v.company_id and d.id = v.product_custom_field_id
    where v.company_id = ${l}.company_id and v.license_id = ${l}.id)`;
}

/**
 * The licenses of a bundle; where one has no policy any more, its product's default, as an import of a single license
 * takes it.
 */
function productsOf(db: Db, properties: readonly string[]): Fragment {
  const members = properties.map((name) => `'${name}', ${propertyOf("s", name)}`).join(", ");
  return db`(
    select json_agg(json_build_object('product_code', sp.short_code, 'policy_code', coalesce(st.code, sd.code),
      ${db.unsafe(members)}, 'product_features', ${featuresOf(db, "s")}, 'custom_fields', ${fieldsOf(db, "s")}) order by s.id)
    from licenses s
    join products sp on sp.company_id = s.company_id and sp.id = s.product_id
    left join license_templates st on st.company_id = s.company_id and st.id = s.license_template_id
    left join license_templates sd on sd.company_id = s.company_id and sd.product_id = s.product_id and sd.is_default
    where s.company_id = l.company_id and s.bundle_license_id = l.id)`;
}
