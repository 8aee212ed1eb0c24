import type { Db } from "../../platform/db/connect.ts";
import { contains } from "../../platform/db/list-conditions.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";
import { HITS_MAX, type Kind, type Sought } from "./search.rules.ts";

/** Something that was found. */
export interface HitRow {
  readonly id: number;
  readonly title: string;
  readonly detail: string;
  readonly license_id: number | null;
  readonly product_id: number | null;
}

/** How one kind is found and shown. `t` is its table. */
interface Place {
  readonly table: string;
  /** Ids of rows that are exactly meant, each `select` by an index of its own. */
  readonly exactly: (db: Db, companyId: number, sought: Sought) => Fragment;
  /** What a part is looked for in, each by an index of parts, or in a small table. */
  readonly parts: (db: Db) => readonly Fragment[];
  /** What is found by its parts at all. */
  readonly only?: (db: Db) => Fragment;
  /** Whether the table is so small that parts of one and two letters are looked for. */
  readonly isSmall?: true;
  readonly title: (db: Db) => Fragment;
  readonly detail: (db: Db) => Fragment;
  readonly license?: (db: Db) => Fragment;
  readonly product?: (db: Db) => Fragment;
  readonly joins?: (db: Db) => Fragment;
}

const places: Readonly<Record<Kind, Place>> = {
  license: {
    table: "licenses",
    exactly: (db, companyId, { text, number }) => db`
      select id from licenses where company_id = ${companyId} and license_key = ${text} and bundle_license_id is null
      union all
      select id from licenses
      where company_id = ${companyId} and license_key is not null and fold_key(license_key) = nullif(fold_key(${text}), '')
        and bundle_license_id is null
      union all
      select license_id from former_license_keys
      where company_id = ${companyId} and fold_key(license_key) = nullif(fold_key(${text}), '')
      union all
      select id from licenses where company_id = ${companyId} and id = ${number}::bigint`,
    parts: (db) => [db`t.license_key`],
    only: (db) => db`t.bundle_license_id is null`,
    title: (db) => db`coalesce(t.license_key, t.id::text)`,
    detail: (db) => db`concat_ws(' · ', p.product_name, nullif(c.email, ''))`,
    joins: (db) => db`
      join products p on p.company_id = t.company_id and p.id = t.product_id
      left join customers c on c.company_id = t.company_id and c.id = t.customer_id`,
  },
  order: {
    table: "orders",
    exactly: (db, companyId, { text, number }) => db`
      select id from orders where company_id = ${companyId} and store_id = ${text}
      union all
      select id from orders where company_id = ${companyId} and reference = ${text}
      union all
      select id from orders where company_id = ${companyId} and id = ${number}::bigint`,
    // Not by the e-mail of an order: its customer is found by it.
    parts: (db) => [db`t.store_id`, db`t.reference`],
    title: (db) => db`t.store_id`,
    detail: (db) => db`coalesce(nullif(c.email, ''), t.customer_email, '')`,
    joins: (db) => db`left join customers c on c.company_id = t.company_id and c.id = t.customer_id`,
  },
  customer: {
    table: "customers",
    exactly: (db, companyId, { text, number }) => db`
      select id from customers
      where company_id = ${companyId} and email <> '' and fold_person(email) = fold_person(${text})
      union all
      select id from customers where company_id = ${companyId} and company_name <> '' and company_name = ${text}
      union all
      select id from customers where company_id = ${companyId} and trim(first_name || ' ' || last_name) = ${text}
      union all
      select id from customers where company_id = ${companyId} and reference <> '' and reference = ${text}
      union all
      select id from customers where company_id = ${companyId} and id = ${number}::bigint`,
    parts: (db) => [db`t.email`, db`t.company_name`, db`trim(t.first_name || ' ' || t.last_name)`, db`t.reference`],
    title: (db) => db`coalesce(nullif(t.company_name, ''), nullif(trim(t.first_name || ' ' || t.last_name), ''),
      nullif(t.email, ''), t.id::text)`,
    detail: (db) => db`concat_ws(' · ', nullif(t.email, ''), nullif(t.reference, ''))`,
  },
  license_user: {
    table: "license_users",
    exactly: (db, companyId, { text, number }) => db`
      select id from license_users where company_id = ${companyId} and fold_person(true_email) = fold_person(${text})
      union all
      select id from license_users where company_id = ${companyId} and id = ${number}::bigint`,
    parts: (db) => [db`t.true_email`, db`t.first_name`, db`t.last_name`, db`t.reference`],
    title: (db) => db`t.true_email`,
    detail: (db) => db`trim(t.first_name || ' ' || t.last_name)`,
  },
  device: {
    table: "devices",
    exactly: (db, companyId, { text, number }) => db`
      select id from devices where company_id = ${companyId} and hardware_id = ${text}
      union all
      select id from devices where company_id = ${companyId} and id = ${number}::bigint`,
    parts: (db) => [db`t.hardware_id`, db`t.hostname`],
    title: (db) => db`coalesce(nullif(t.hostname, ''), t.hardware_id)`,
    detail: (db) => db`concat_ws(' · ', p.product_name, l.license_key, nullif(t.hardware_id, t.hostname))`,
    license: (db) => db`t.license_id`,
    joins: (db) => db`
      join licenses l on l.company_id = t.company_id and l.id = t.license_id
      join products p on p.company_id = l.company_id and p.id = l.product_id`,
  },
  product: {
    table: "products",
    isSmall: true,
    exactly: (db, companyId, { text, number }) => db`
      select id from products where company_id = ${companyId} and lower(short_code) = lower(${text}) and not is_archived
      union all
      select id from products where company_id = ${companyId} and id = ${number}::bigint`,
    parts: (db) => [db`t.short_code`, db`t.product_name`],
    only: (db) => db`not t.is_archived`,
    title: (db) => db`t.product_name`,
    detail: (db) => db`t.short_code`,
  },
  product_feature: {
    table: "product_features",
    isSmall: true,
    exactly: (db, companyId, { text, number }) => db`
      select id from product_features
      where company_id = ${companyId} and (lower(code) = lower(${text}) or id = ${number}::bigint) and not is_deleted`,
    parts: (db) => [db`t.code`, db`t.name`],
    only: (db) => db`not t.is_deleted`,
    title: (db) => db`t.name`,
    detail: (db) => db`concat_ws(' · ', t.code, p.product_name)`,
    product: (db) => db`t.product_id`,
    joins: (db) => db`left join products p on p.company_id = t.company_id and p.id = t.product_id`,
  },
  decision: {
    table: "decisions",
    exactly: (db, companyId, { number }) => db`
      select id from decisions where company_id = ${companyId} and id = ${number}::bigint`,
    // What a decision says of devices and keys is found as such.
    parts: () => [],
    title: (db) => db`'#' || t.id`,
    detail: (db) => db`concat_ws(' · ', t.code, t.product_code, t.license_key, coalesce(t.device_name, t.hardware_id))`,
    license: (db) => db`t.license_id`,
  },
};

/**
 * What is found of a kind: first what is exactly meant, then what has it as a part, each the newest first; one more
 * than is shown. Both are found by their ids, so that only those few rows are read and joined.
 */
export function findHits(db: Db, companyId: number, kind: Kind, sought: Sought): Promise<HitRow[]> {
  const { table, exactly, isSmall, title, detail, license, product, joins, only } = places[kind];
  const most = HITS_MAX + 1;
  const none = db`null::bigint`;
  // One after the other, each by its own index: what one of them knows to be rare is not lost among the others.
  const parts = (isSmall || sought.isLong ? places[kind].parts(db) : []).map(
    (column) => db`
        union all
        (select t.id, 1 as rank from ${db(table)} t
        where t.company_id = ${companyId} and ${contains(db, column, sought.text)} and ${only?.(db) ?? db`true`}
        order by t.id desc limit ${most}::bigint)`,
  );
  const alsoParts = parts.reduce<Fragment>((before, part) => db`${before} ${part}`, db``);
  return db<HitRow[]>`
    select t.id, ${title(db)} as title, ${detail(db)} as detail,
      ${license?.(db) ?? none} as license_id, ${product?.(db) ?? none} as product_id
    from (
      select id, min(rank) as rank from (
        (select e.id, 0 as rank from (${exactly(db, companyId, sought)}) e order by e.id desc limit ${most}::bigint)
        ${alsoParts}) found
      group by id order by min(rank), id desc limit ${most}::bigint) f
    join ${db(table)} t on t.company_id = ${companyId} and t.id = f.id
    ${joins?.(db) ?? db``}
    order by f.rank, f.id desc`;
}
