import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { clockTime } from "../../platform/db/license-time.ts";
import {
  type Column,
  type Filter,
  joinsOf,
  type ListPage,
  type ListSpec,
  type Page,
  readPageById,
} from "../../platform/db/list-query.ts";
import type { LicenseProductFeaturesRow, ProductFeaturesRow } from "../../platform/db/rows.generated.ts";
import { rowsTogether } from "../../platform/db/shared-reads.ts";
import { keyAsTyped } from "../../platform/db/typed-key.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";
import { FEATURE_WISHES, type FeatureChange } from "./license-feature.rules.ts";

const columns = [
  "id",
  "license_id",
  "product_feature_id",
  ...FEATURE_WISHES,
  "consumptions_at",
] as const satisfies readonly (keyof LicenseProductFeaturesRow)[];
const qualified = columns.map((name) => `f.${name}`).join(", ");

/** A feature of a license. */
export type StoredFeature = Omit<LicenseProductFeaturesRow, "company_id" | "created_at">;
/** The same with the moment from which its counter runs, and the time of the test clock by which it lives. */
export type CountedFeature = StoredFeature & { readonly counts_since: Date; readonly clock_time: Date | null };

const ofDefinition: Pick<Filter, "kind" | "among"> = {
  kind: "text",
  among: {
    key: (db) => db`f.product_feature_id`,
    ids: (db, companyId, condition) =>
      db`select r.id from product_features r where r.company_id = ${companyId} and ${condition}`,
  },
};

const licenseKey: Column = (db) => db`l.license_key`;

/** What lists of features of licenses can be filtered and ordered by (management-api.md §6.1). */
export const licenseFeatureList: ListSpec = {
  from: (db, companyId, page) =>
    db`from license_product_features f ${joinsOf(db, licenseFeatureList, page)} where f.company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`f.id`, published: ["exact", "in"] },
    license: { kind: "integer", column: (db) => db`f.license_id`, published: ["exact", "in"] },
    license__license_key: { kind: "text", column: licenseKey, exact: keyAsTyped(licenseKey), published: ["exact"] },
    license__product: { kind: "integer", column: (db) => db`l.product_id`, published: ["exact"] },
    product_feature: { kind: "integer", column: (db) => db`f.product_feature_id`, published: ["exact", "in"] },
    product_feature__code: { ...ofDefinition, column: (db) => db`r.code`, published: ["exact", "icontains"] },
    product_feature__feature_type: { ...ofDefinition, column: (db) => db`r.feature_type`, published: ["exact"] },
    expiry_date: { kind: "time", column: (db) => db`f.expiry_date`, published: ["gt", "gte", "lt", "lte", "isnull"] },
    is_floating: { kind: "boolean", column: (db) => db`f.is_floating`, published: ["exact"] },
    is_floating_cloud: { kind: "boolean", column: (db) => db`f.is_floating_cloud`, published: ["exact"] },
  },
  orderings: {
    id: (db) => db`f.id`,
    license: (db) => db`f.license_id`,
    product_feature: (db) => db`f.product_feature_id`,
    product_feature__code: (db) => db`pf.code`,
    product_feature__name: (db) => db`pf.name`,
    max_consumption: (db) => db`f.max_consumption`,
    total_consumptions: (db) => db`f.total_consumptions`,
    expiry_date: (db) => db`f.expiry_date`,
  },
  nullable: ["expiry_date"],
  id: (db) => db`f.id`,
  joins: [
    {
      for: ["license__license_key", "license__product"],
      sql: (db) => db`join licenses l on l.company_id = f.company_id and l.id = f.license_id`,
    },
    {
      for: ["product_feature__code", "product_feature__name"],
      sql: (db) => db`join product_features pf on pf.company_id = f.company_id and pf.id = f.product_feature_id`,
    },
  ],
  metadata: (db) => db`f.metadata`,
};

/** One page of the features of a company's licenses. */
export function listLicenseFeatures(db: Db, companyId: number, page: ListPage): Promise<Page<CountedFeature>> {
  return readPageById(db, companyId, licenseFeatureList, page, (ids) => readFeatures(db, companyId, ids));
}

const readFeatures = rowsTogether<CountedFeature>(findAnswerFeatures);

/** One feature of a license. */
export async function findLicenseFeature(db: Db, companyId: number, id: number): Promise<CountedFeature | undefined> {
  const [row] = await findAnswerFeatures(db, companyId, [id]);
  return row;
}

function findAnswerFeatures(db: Db, companyId: number, ids: readonly number[]): Promise<CountedFeature[]> {
  return db<CountedFeature[]>`
    select ${db.unsafe(qualified)}, coalesce(f.consumptions_at, l.consumptions_at, l.created_at) as counts_since,
      ${clockTime(db)} as clock_time
    from license_product_features f
    join licenses l on l.company_id = f.company_id and l.id = f.license_id
    where f.company_id = ${companyId} and f.id = any(${[...ids]}::bigint[])`;
}

/** The features of licenses, in the order they were given. */
export function listStoredFeatures(db: Db, companyId: number, licenseIds: readonly number[]): Promise<StoredFeature[]> {
  return db<StoredFeature[]>`
    select ${db.unsafe(qualified)} from license_product_features f
    where f.company_id = ${companyId} and f.license_id = any(${[...licenseIds]}::bigint[])
    order by f.id`;
}

/** The features that licenses of some products may have: their own and global ones, deleted ones too. */
export function listDefinitions(
  db: Db,
  companyId: number,
  productIds: readonly number[],
): Promise<Omit<ProductFeaturesRow, "company_id">[]> {
  return db<Omit<ProductFeaturesRow, "company_id">[]>`
    select id, product_id, code, name, feature_type, max_consumption, allow_unlimited_consumptions,
      allow_negative_consumptions, allow_overages, max_overages, reset_consumption, consumption_period, is_floating,
      is_floating_cloud, floating_users, floating_timeout, can_borrow, max_borrow_time, expiry_date, valid_duration,
      metadata, is_deleted, created_at, updated_at
    from product_features
    where company_id = ${companyId} and (product_id = any(${[...productIds]}::bigint[]) or product_id is null)
    order by id`;
}

const written = [...FEATURE_WISHES, "consumptions_at"] as const;
const writtenList = written.join(", ");
const assignments = written.map((name) => `${name} = p.${name}`).join(", ");

/**
 * Writes changes of features, with a line in the history of their licenses for each; call under the locks of the
 * licenses. With `sendsEvents` each is an event of its own, otherwise each license is updated. Answers the ids of new
 * ones, by license and product feature.
 */
export async function updateLicenseFeatures(
  db: Db,
  companyId: number,
  changes: readonly FeatureChange[],
  now: Date,
  { sendsEvents }: { readonly sendsEvents: boolean },
): Promise<ReadonlyMap<string, number>> {
  const of = <K extends FeatureChange["kind"]>(kind: K) =>
    changes.filter((change): change is FeatureChange & { readonly kind: K } => change.kind === kind);
  const made = await insertFeatures(db, companyId, of("created"), now);
  await updateFeatures(db, companyId, of("updated"));
  const gone = of("deleted").map(({ id }) => id);
  if (gone.length > 0)
    await db`delete from license_product_features where company_id = ${companyId} and id = any(${gone}::bigint[])`;
  const lines = changes.map((change) => {
    const { kind, license_id, code, names } = change;
    const id = "id" in change ? change.id : made.get(featureKey(change));
    return { kind, license_id, data: { license_product_feature_id: id, feature: code, changed: names } };
  });
  const noted = {
    license_id: db`license_id`,
    source: "api",
    text: db`case kind when 'created' then 'Feature added' when 'updated' then 'Feature updated' else 'Feature removed' end`,
    data: db`data`,
    from: db`line`,
  } as const;
  const subject = db`license_id`;
  const data = {
    license_product_feature_id: db`data->'license_product_feature_id'`,
    feature: db`data->>'feature'`,
    changed: db`data->'changed'`,
  };
  const ofFeatures = (["created", "updated", "deleted"] as const).map(
    (kind) =>
      ({ type: `license_product_feature.${kind}`, subject, data, from: db`line where kind = ${kind}` }) as const,
  );
  const changed = db`jsonb_agg('product_features.' || (data->>'feature'))`;
  const ofLicenses = {
    type: "license.updated",
    subject,
    data: { changed },
    from: db`line group by license_id`,
  } as const;
  await db`
    with line as (
      select * from json_to_recordset(${jsonRows(db, lines)}) as line(kind text, license_id bigint, data jsonb)),
    noted as (${insertLines(db, companyId, noted, now)})
    ${insertEvents(db, companyId, sendsEvents ? ofFeatures : [ofLicenses], now)}`;
  return made;
}

/** Names a feature of a license in the answer of `updateLicenseFeatures`. */
export function featureKey(of: { readonly license_id: number; readonly product_feature_id: number }): string {
  return `${of.license_id} ${of.product_feature_id}`;
}

async function insertFeatures(
  db: Db,
  companyId: number,
  features: readonly (FeatureChange & { readonly kind: "created" })[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  if (features.length === 0) return new Map();
  const rows = features.map(({ license_id, product_feature_id, columns: values }) => ({
    license_id,
    product_feature_id,
    ...values,
  }));
  const made = await db<{ id: number; license_id: number; product_feature_id: number }[]>`
    insert into license_product_features (company_id, license_id, product_feature_id, ${db.unsafe(writtenList)},
      created_at)
    select ${companyId}, license_id, product_feature_id, ${db.unsafe(writtenList)}, ${now}
    from json_populate_recordset(null::license_product_features, ${jsonRows(db, rows)})
    returning id, license_id, product_feature_id`;
  return new Map(made.map((row) => [featureKey(row), row.id]));
}

async function updateFeatures(
  db: Db,
  companyId: number,
  features: readonly (FeatureChange & { readonly kind: "updated" })[],
): Promise<void> {
  if (features.length === 0) return;
  const rows = features.map(({ id, columns: values }) => ({ id, columns: values }));
  await db`
    update license_product_features f set ${db.unsafe(assignments)}
    from json_to_recordset(${jsonRows(db, rows)}) as c(id bigint, columns jsonb)
    join license_product_features o on o.company_id = ${companyId} and o.id = c.id
    cross join lateral jsonb_populate_record(o, c.columns) p
    where f.company_id = ${companyId} and f.id = o.id`;
}
