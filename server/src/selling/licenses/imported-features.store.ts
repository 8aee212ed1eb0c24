import type { Db } from "../../platform/db/connect.ts";
import { jsonb, jsonRows } from "../../platform/db/json-rows.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";

/** A feature that a license is to have. */
export interface ImportedFeature {
  readonly license_id: number;
  readonly product_feature_id: number;
  readonly code: string;
  readonly sources: object;
}

const columns = ["license_id", "product_feature_id", "total_consumptions", ...FEATURE_MEMBERS];
const inserted = columns.join(", ");

/**
 * Gives licenses the features that they do not have yet, with their provenance, a line in their history and an event. Answers those as
 * `<license id> <feature id>`. Unless `isWritten`, only answers.
 */
export async function updateImportedFeatures(
  db: Db,
  companyId: number,
  features: readonly ImportedFeature[],
  isWritten: boolean,
  now: Date,
  importId: number,
): Promise<string[]> {
  if (features.length === 0) return [];
  const rows = isWritten
    ? await insert(db, companyId, features, now, importId)
    : await missing(db, companyId, features);
  return rows.map(({ license_id, product_feature_id }) => `${license_id} ${product_feature_id}`);
}

type Named = { license_id: number; product_feature_id: number };

function missing(db: Db, companyId: number, features: readonly ImportedFeature[]) {
  return db<Named[]>`
    select f.license_id, f.product_feature_id
    from json_to_recordset(${jsonRows(db, features)}) as f(license_id bigint, product_feature_id bigint)
    where not exists (
      select from license_product_features x
      where x.company_id = ${companyId} and x.license_id = f.license_id and x.product_feature_id = f.product_feature_id)`;
}

function insert(db: Db, companyId: number, features: readonly ImportedFeature[], now: Date, importId: number) {
  const data = { changed: jsonb(db, ["product_features"]) };
  const line = {
    ...({ license_id: db`license_id`, source: "api", text: "License updated" } as const),
    data: jsonb(db, { changed: ["product_features"], import: importId }),
    from: db`changed`,
  };
  const event = { type: "license.updated", subject: db`license_id`, data, from: db`changed` } as const;
  const rows = features.map(({ code, sources, ...feature }) => ({ code, sources, feature }));
  return db<Named[]>`
    with wanted as (
      select t.code, t.sources, f.*
      from json_to_recordset(${jsonRows(db, rows)}) as t(code text, sources jsonb, feature json),
        json_populate_record(null::license_product_features, t.feature) f),
    made as (
      insert into license_product_features (company_id, ${db.unsafe(inserted)}, created_at)
      select ${companyId}, ${db.unsafe(inserted)}, ${now} from wanted order by license_id, product_feature_id
      on conflict (company_id, license_id, product_feature_id) do nothing
      returning license_id, product_feature_id),
    changed as (
      select license_id, jsonb_object_agg(code, sources) as sources
      from made join wanted using (license_id, product_feature_id) group by license_id),
    recorded as (
      update licenses l set updated_at = ${now}, provenance = jsonb_set(l.provenance, '{product_features}',
        coalesce(l.provenance->'product_features', '{}') || changed.sources)
      from changed where l.company_id = ${companyId} and l.id = changed.license_id),
    noted as (${insertLines(db, companyId, line, now)}),
    sent as (${insertEvents(db, companyId, [event], now)})
    select license_id, product_feature_id from made`;
}
