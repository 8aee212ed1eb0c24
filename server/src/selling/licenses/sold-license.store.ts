import type { Db } from "../../platform/db/connect.ts";
import { jsonRows, jsonTexts } from "../../platform/db/json-rows.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { PROPERTY_NAMES } from "../../terms/license-properties.rules.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";
import { userWithEmail } from "../people/find-users.store.ts";
import { licenseColumns } from "./license.rules.ts";

// Licenses and their parts as orders make them: many at once, which share the few distinct terms of their orders.

// Names of columns are constants, never input; their types the database knows.
const termColumns = ["product_id", "license_template_id", "provenance", ...PROPERTY_NAMES];
const termColumnList = termColumns.map((name) => `"${name}"`).join(", ");

/**
 * Licenses, as a part of the statement that places their orders. Each names by `terms` the text, counted from zero,
 * that has its other columns. Answers `licenseColumns`.
 */
export function insertLicenses(
  db: Db,
  companyId: number,
  licenses: readonly object[],
  texts: readonly string[],
  now: Date,
): Fragment {
  return db`
    with terms as (
      select ordinality - 1 as terms, t.*
      from json_populate_recordset(null::licenses, ${jsonTexts(db, texts)}) with ordinality as t)
    insert into licenses (company_id, id, order_id, order_item_id, bundle_license_id, license_key, customer_id,
      test_clock_id, ${db.unsafe(termColumnList)}, created_at, updated_at)
    select ${companyId}, l.id, l.order_id, l.order_item_id, l.bundle_license_id, l.license_key, l.customer_id,
      l.test_clock_id, ${db.unsafe(termColumnList)}, ${now}, ${now}
    from json_to_recordset(${jsonRows(db, licenses)})
      as l(id bigint, order_id bigint, order_item_id bigint, bundle_license_id bigint, license_key text, customer_id bigint,
        test_clock_id bigint, terms integer)
    join terms using (terms)
    returning ${db.unsafe(licenseColumns.join(", "))}`;
}

/**
 * Licenses belong to the customers of their orders, the rows of `orders`, as a part of the statement that changes
 * those.
 */
export function updateCustomers(db: Db, companyId: number, ids: readonly number[], orders: Fragment): Fragment {
  return db`
    update licenses l set customer_id = o.customer_id from ${orders} o
    where l.company_id = ${companyId} and l.id = any(${[...ids]}::bigint[]) and l.order_id = o.id
      and l.customer_id is distinct from o.customer_id`;
}

/** A license, and the terms by which it was sold. */
export interface SoldLicense {
  readonly id: number;
  readonly terms: number;
}

const featureColumnList = FEATURE_MEMBERS.map((name) => `"${name}"`).join(", ");
const featuresOfTerms = FEATURE_MEMBERS.map((name) => `f."${name}"`).join(", ");

/** The features of licenses, which the terms list, in their order. */
export async function insertFeatures(
  db: Db,
  companyId: number,
  licenses: readonly SoldLicense[],
  features: readonly { readonly terms: number; readonly position: number; readonly feature: object }[],
  now: Date,
): Promise<void> {
  // Materialized, they are read before they are joined: once, however many licenses share them.
  await db`
    with listed as materialized (
      select t.terms, t.position, f.*
      from json_to_recordset(${jsonRows(db, features)}) as t(terms integer, position integer, feature json),
        json_populate_record(null::license_product_features, t.feature) f)
    insert into license_product_features (company_id, license_id, product_feature_id, total_consumptions,
      ${db.unsafe(featureColumnList)}, created_at)
    select ${companyId}, l.id, f.product_feature_id, f.total_consumptions, ${db.unsafe(featuresOfTerms)}, ${now}
    from json_to_recordset(${jsonRows(db, licenses)}) as l(id bigint, terms integer)
    join listed f using (terms)
    order by l.id, f.position`.execute();
}

/** The values that licenses have of their own for custom fields, each with its event. */
export async function insertCustomFields(
  db: Db,
  companyId: number,
  licenses: readonly SoldLicense[],
  fields: readonly { readonly terms: number; readonly product_custom_field_id: number; readonly value: string }[],
  now: Date,
): Promise<void> {
  const name = db`
    select f.name from product_custom_fields f where f.company_id = ${companyId} and f.id = made.product_custom_field_id`;
  const data = { license_custom_field_id: db`id`, name, value: db`value`, source: "order" };
  const event = { type: "license_custom_field.created", subject: db`license_id`, data, from: db`made` } as const;
  await db`
    with made as (
      insert into license_custom_fields (company_id, license_id, product_custom_field_id, value, created_at)
      select ${companyId}, l.id, f.product_custom_field_id, f.value, ${now}
      from json_to_recordset(${jsonRows(db, licenses)}) as l(id bigint, terms integer)
      join json_to_recordset(${jsonRows(db, fields)}) as f(terms integer, product_custom_field_id bigint, value text) using (terms)
      returning id, license_id, product_custom_field_id, value)
    ${insertEvents(db, companyId, [event], now)}`.execute();
}

/** Gives licenses to users, by their e-mails, with an event for each. */
export async function insertAssignments(
  db: Db,
  companyId: number,
  assignments: readonly {
    readonly id: number;
    readonly email: string;
    readonly is_manager: boolean;
    readonly max_activations: number;
  }[],
  now: Date,
): Promise<void> {
  const data = { license_user_id: db`license_user_id` };
  const event = { type: "license.user_assigned", subject: db`license_id`, data, from: db`made` } as const;
  await db`
    with made as (
      insert into license_assignments (company_id, license_id, license_user_id, is_manager, max_activations, created_at)
      select ${companyId}, a.id, ${userWithEmail(db, companyId, db`a`)}, a.is_manager, a.max_activations, ${now}
      from json_to_recordset(${jsonRows(db, assignments)})
        as a(id bigint, email text, is_manager boolean, max_activations integer)
      returning license_id, license_user_id)
    ${insertEvents(db, companyId, [event], now)}`.execute();
}
