import { columnsOf, jsonMembers } from "../../platform/db/column-lists.ts";
import type { Db } from "../../platform/db/connect.ts";
import { andConditions } from "../../platform/db/list-conditions.ts";
import type { ListPage } from "../../platform/db/list-query.ts";
import { inPieces, pieceRows } from "../../platform/db/paged-reads.ts";
import { CUSTOMER_MEMBERS } from "../../terms/customer-members.rules.ts";
import { EMPTIABLE, propertiesSetBy } from "../../terms/license-properties.rules.ts";
import { namesOf } from "../../terms/members.rules.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";
import { licenseList } from "./license-list.store.ts";

// Files that imports take as they are (docs/guide/imports.md): the same columns, and "none" where an empty cell would
// mean the policy's value.

/**
 * The properties of a license that a file tells. Whether it is active follows from its devices, of which a file tells
 * nothing.
 */
const ofOrders = namesOf(propertiesSetBy("order")).filter((name) => name !== "active");
const emptiable: readonly string[] = EMPTIABLE;
const properties = ofOrders.filter((name) => !emptiable.includes(name));
const orNone = (relation: string, name: string) => `coalesce(nullif(${relation}."${name}", ''), 'none')`;

const ofOrder = [
  "store_id",
  "type",
  "is_test",
  "is_trial",
  "reference",
  "download_id",
  "language",
  "campaign_params",
] as const;

const counted = ["total_consumptions", ...FEATURE_MEMBERS.filter((name) => name !== "expiry_date")];

/** The features of a license, which an order has in the same form. */
const featuresOf = (license: string) =>
  `(select coalesce(json_agg(json_build_object('code', pf.code, ${jsonMembers("f", counted)},
      'expiry_date', to_char(f.expiry_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by f.id), '[]')
    from license_product_features f
    join product_features pf on pf.company_id = f.company_id and pf.id = f.product_feature_id
    where f.company_id = ${license}.company_id and f.license_id = ${license}.id)`;

const fieldsOf = (license: string) =>
  `(select coalesce(json_object_agg(d.name, v.value), '{}') from license_custom_fields v
    join product_custom_fields d on d.company_id = v.company_id and d.id = v.product_custom_field_id
    where v.company_id = ${license}.company_id and v.license_id = ${license}.id)`;

/**
 * The licenses of a bundle; where one has no policy any more, its product's default, as an import of a single license
 * takes it.
 */
const productsOfBundle = `case when p.is_bundle then (
  select json_agg(json_build_object('product_code', sp.short_code, 'policy_code', coalesce(st.code, sd.code),
    ${jsonMembers("s", properties)}, ${emptiable.map((name) => `'${name}', ${orNone("s", name)}`).join(", ")},
    'product_features', ${featuresOf("s")}, 'custom_fields', ${fieldsOf("s")}) order by s.id)
  from licenses s
  join products sp on sp.company_id = s.company_id and sp.id = s.product_id
  left join license_templates st on st.company_id = s.company_id and st.id = s.license_template_id
  left join license_templates sd on sd.company_id = s.company_id and sd.product_id = s.product_id and sd.is_default
  where s.company_id = l.company_id and s.bundle_license_id = l.id) end`;

// Names of columns are constants of this file, never input.
const expressions: readonly (readonly [column: string, sql: string])[] = [
  ...CUSTOMER_MEMBERS.map((name) => [`customer__${name}`, `c.${name}`] as const),
  ...ofOrder.map((name) => [`order__${name}`, `o.${name}`] as const),
  ["license__license_key", "l.license_key"],
  ["product__short_code", "p.short_code"],
  ["license__policy_code", "t.code"],
  [
    "license_user__email",
    `(select string_agg(u.true_email, ' ' order by u.id) from license_assignments a
      join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
      where a.company_id = l.company_id and a.license_id = l.id)`,
  ],
  ...properties.map((name) => [`license__${name}`, `l.${name}`] as const),
  ...emptiable.map((name) => [`license__${name}`, orNone("l", name)] as const),
  ["license__product_features", featuresOf("l")],
  ["license__custom_fields", fieldsOf("l")],
  ["license__products", productsOfBundle],
];

/** A license as a file shows it, by the names of its columns. */
export type ExportedLicense = Readonly<Record<string, unknown>>;

/** The columns of a file of licenses. */
export const licenseFileColumns: readonly string[] = expressions.map(([column]) => column);

const selected = expressions.map(([column, sql]) => `${sql} as ${column}`).join(", ");

/**
 * All licenses that the filters of a page match, by id, a thousand at a time. A bundle is one row, with all its
 * licenses, where the filters match any of them: none of them can be sold alone.
 */
export function readLicenses(db: Db, companyId: number, page: ListPage): AsyncIterable<readonly ExportedLicense[]> {
  return inPieces((after: Numbered | undefined) => readLicensesAfter(db, companyId, page, after?.license_id ?? 0));
}

/** By what a reader who has paused goes on. */
type Numbered = ExportedLicense & { readonly license_id: number };

function readLicensesAfter(db: Db, companyId: number, page: ListPage, id: number) {
  return db<Numbered[]>`
    select ${db.unsafe(selected)}, l.id as license_id
    from (
      select id from (${matching(db, companyId, page)} and l.bundle_license_id is null) alone
      union
      select bundle_license_id from (${matching(db, companyId, page, db`l.bundle_license_id`)} and l.bundle_license_id is not null) inside
    ) found
    join licenses l on l.company_id = ${companyId} and l.id = found.id and l.id > ${id}
    join orders o on o.company_id = ${companyId} and o.id = l.order_id
    join products p on p.company_id = ${companyId} and p.id = l.product_id
    left join customers c on c.company_id = ${companyId} and c.id = o.customer_id
    left join license_templates t on t.company_id = ${companyId} and t.id = l.license_template_id
    order by l.id`.cursor(pieceRows);
}

/** The ids of the licenses that the filters of a page match, or another column of them. */
function matching(db: Db, companyId: number, page: ListPage, column = db`l.id`) {
  return db`select ${column} ${licenseList.from(db, companyId, page)} ${andConditions(db, companyId, licenseList, page)}`;
}

const featureOrNone: readonly string[] = ["valid_duration", "consumption_period"];
const featureMembers = ["total_consumptions", ...FEATURE_MEMBERS].filter((name) => !featureOrNone.includes(name));

/** The columns of a file of features of licenses. */
export const featureFileColumns: readonly string[] = [
  "license_key",
  "product__short_code",
  "code",
  ...featureMembers,
  ...featureOrNone,
];

const selectedOfFeature = [
  columnsOf("f", featureMembers),
  ...featureOrNone.map((name) => `${orNone("f", name)} as "${name}"`),
].join(", ");

/** The features of all licenses with a key that the filters of a page match, a thousand at a time. */
export function readLicenseFeatures(
  db: Db,
  companyId: number,
  page: ListPage,
): AsyncIterable<readonly ExportedLicense[]> {
  return inPieces((after: (Numbered & { readonly id: number }) | undefined) =>
    readFeaturesAfter(db, companyId, page, [after?.license_id ?? 0, after?.id ?? 0]),
  );
}

function readFeaturesAfter(db: Db, companyId: number, page: ListPage, [licenseId, id]: readonly [number, number]) {
  return db<(Numbered & { id: number })[]>`
    select l.license_key, p.short_code as product__short_code, pf.code, ${db.unsafe(selectedOfFeature)}, l.id as license_id, f.id
    from license_product_features f
    join product_features pf on pf.company_id = ${companyId} and pf.id = f.product_feature_id
    join (${matching(db, companyId, page)} and l.license_key is not null) found on found.id = f.license_id
    join licenses l on l.company_id = ${companyId} and l.id = f.license_id
    join products p on p.company_id = ${companyId} and p.id = l.product_id
    where f.company_id = ${companyId} and (f.license_id, f.id) > (${licenseId}::bigint, ${id}::bigint)
    order by l.id, f.id`.cursor(pieceRows);
}
