import { columnsOf, columnsOr, jsonMembers } from "../../platform/db/column-lists.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { Value } from "../../platform/db/list-query.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import type { TestTime } from "../../platform/values/test-time.ts";
import { currentTotal } from "../../terms/consumption-counter.rules.ts";
import { CUSTOMER_MEMBERS } from "../../terms/customer-members.rules.ts";
import { APPLICATION_PROPERTIES, catalogMembers } from "../../terms/license-properties.rules.ts";
import { defaultsOf } from "../../terms/members.rules.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";
import type { AnswerFacts, License, LicenseFacts, ProductFacts, UserFacts } from "./activation-facts.rules.ts";

// What every license object shows, read by the same pieces of SQL for calls and for lists.

/** The properties that applications are told of a product, as what it says or the hard default. */
const { trial_days, allow_overages, max_overages, prevent_vm, floating_timeout } = defaultsOf(
  catalogMembers("product"),
);
const toldOfProduct = { trial_days, allow_overages, max_overages, prevent_vm, floating_timeout };

/** Of a product `p`. */
export function productColumns(db: Db) {
  return db`p.id, p.product_name, p.short_code, p.authorization_method, p.active, p.is_archived, p.allow_trial,
      ${db.unsafe(columnsOr("p", toldOfProduct))}, p.metadata, p.is_bundle`;
}

/** Of a user `u`. */
export function userColumns(db: Db) {
  return db`u.id, u.true_email, u.first_name, u.last_name, u.phone_number, u.is_active,
      u.initial_password_sealed is not null as is_initial_password`;
}

/** Of a license `l`. */
export function licenseColumns(db: Db) {
  return db`l.id, l.license_key, l.order_id, l.license_template_id, l.product_id, l.time_activated, l.times_activated,
      case when l.test_clock_id is not null then (
        select json_build_object('id', c.id, 'time', c.time) from test_clocks c
        where c.company_id = l.company_id and c.id = l.test_clock_id) end as test_clock,
      coalesce(l.consumptions_at, l.created_at) as consumptions_at, l.consumption_pool_id,
      ${db.unsafe(columnsOf("l", APPLICATION_PROPERTIES))}`;
}

/**
 * What every license object shows, from the relations `product`, `license` and `"user"`, which have one row each or
 * none.
 */
export function answerColumns(db: Db, companyId: Value<number>) {
  return db`${judgedColumns(db, companyId)},
      ${customFieldsOf(db, companyId)} as custom_fields,
      (select json_build_object('store_id', o.store_id, 'is_test', o.is_test) from orders o, license
       where o.company_id = ${companyId} and o.id = license.order_id) as sold,
      ${customerOf(db, companyId)} as customer`;
}

/** Those of them that rules ask for; the rest is empty, for calls that answer no license object. */
export function judgedColumnsOnly(db: Db, companyId: Value<number>) {
  return db`${judgedColumns(db, companyId)},
      '[]'::json as custom_fields, null::json as sold, null::json as customer`;
}

function judgedColumns(db: Db, companyId: Value<number>) {
  return db`
      (select to_json(product) from product) as product,
      (select to_json(license) from license) as license,
      (select json_build_object('id', u.id, 'true_email', u.true_email, 'first_name', u.first_name,
         'last_name', u.last_name, 'phone_number', u.phone_number, 'is_active', u.is_active,
         'is_initial_password', u.is_initial_password, 'max_activations', a.max_activations,
         'allow_unlimited_activations', a.allow_unlimited_activations, 'total_activations', a.total_activations)
       from "user" u left join license on true
       left join license_assignments a
         on a.company_id = ${companyId} and a.license_id = license.id and a.license_user_id = u.id) as user,
      ${featuresOf(db, companyId)} as features`;
}

function featuresOf(db: Db, companyId: Value<number>) {
  return db`coalesce((
    select json_agg(json_build_object('id', f.id, 'code', pf.code, 'name', pf.name, 'feature_type', pf.feature_type,
      'total_consumptions', f.total_consumptions, 'consumptions_at', coalesce(f.consumptions_at, license.consumptions_at),
      ${db.unsafe(jsonMembers("f", FEATURE_MEMBERS))},
      'consumption_pool_id', f.consumption_pool_id) order by f.id)
    from license_product_features f
    join product_features pf on pf.company_id = f.company_id and pf.id = f.product_feature_id, license
    where f.company_id = ${companyId} and f.license_id = license.id), '[]')`;
}

/** Fields stay linked to the product: the license's own value, or the default of today (semantics.md §1.6). */
function customFieldsOf(db: Db, companyId: Value<number>) {
  return db`coalesce((
    select json_agg(json_build_object('name', c.name, 'data_type', c.data_type,
      'value', coalesce(v.value, c.default_value)) order by c.id)
    from license join product_custom_fields c
      on c.company_id = ${companyId} and c.product_id = (select product.id from product)
    left join license_custom_fields v
      on v.company_id = c.company_id and v.product_custom_field_id = c.id and v.license_id = license.id), '[]')`;
}

/** Without a customer, the order still remembers an e-mail. */
function customerOf(db: Db, companyId: Value<number>) {
  return db`(
    select case when c.id is null then json_build_object('email', o.customer_email) else json_build_object(${db.unsafe(jsonMembers("c", CUSTOMER_MEMBERS))},
      'customer_account', case when a.id is null then null
        else json_build_object('id', a.id, 'name', a.name, 'code', a.code) end,
      'metadata', c.metadata) end
    from license join orders o on o.company_id = ${companyId} and o.id = license.order_id
    left join customers c on c.company_id = o.company_id and c.id = o.customer_id
    left join customer_accounts a on a.company_id = o.company_id and a.id = o.customer_account_id
    where c.id is not null or o.customer_email is not null)`;
}

/** A row whose moments are text, as JSON has them. */
export type Dated<T, K extends keyof T> = Omit<T, K> & { readonly [name in K]: string | null };
/** A row of `answerColumns`. */
export interface AnswerRow {
  readonly product: ProductFacts | null;
  readonly license:
    | (Dated<
        Omit<License, "order_store_id" | "is_test" | "test_clock">,
        "validity_period" | "maintenance_period" | "time_activated" | "consumptions_at"
      > & { readonly test_clock: { readonly id: number; readonly time: string } | null })
    | null;
  readonly user: UserFacts | null;
  readonly features: readonly Dated<LicenseFacts["features"][number], "expiry_date" | "consumptions_at">[];
  readonly custom_fields: LicenseFacts["custom_fields"];
  readonly sold: { readonly store_id: string; readonly is_test: boolean } | null;
  readonly customer: JsonObject | null;
}

/** Inside JSON moments are text. What lives by a test clock is counted by its time. */
export function answerFactsOf(row: AnswerRow, read: Date): AnswerFacts {
  const { license } = row;
  const test_clock: TestTime | null = license?.test_clock
    ? { id: license.test_clock.id, time: new Date(license.test_clock.time) }
    : null;
  const now = test_clock?.time ?? read;
  return {
    product: row.product ?? undefined,
    user: row.user ?? undefined,
    license: license
      ? {
          ...license,
          ...counterOf(license, now),
          test_clock,
          order_store_id: row.sold?.store_id ?? "",
          is_test: row.sold?.is_test ?? false,
          validity_period: moment(license.validity_period),
          maintenance_period: moment(license.maintenance_period),
          time_activated: moment(license.time_activated),
        }
      : undefined,
    features: row.features.map((feature) => ({
      ...feature,
      ...counterOf(feature, now),
      expiry_date: moment(feature.expiry_date),
    })),
    custom_fields: row.custom_fields,
    customer: row.customer ?? undefined,
  };
}

/** What is counted, after a reset that is due. */
function counterOf(
  counter: Pick<License, "total_consumptions" | "reset_consumption" | "consumption_period"> & {
    readonly consumptions_at: string | null;
  },
  now: Date,
) {
  const consumptions_at = moment(counter.consumptions_at) ?? now;
  return { consumptions_at, total_consumptions: currentTotal({ ...counter, consumptions_at }, now) };
}

/** A moment out of JSON. */
export function moment(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
