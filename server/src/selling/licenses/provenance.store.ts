import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import type { JsonObject } from "../../platform/values/json.ts";

/** New sources of one part of a license, and the names of what changed. */
export interface ChangedSources {
  readonly id: number;
  readonly sources: JsonObject;
  readonly names: readonly string[];
}

/** The sources of one part of licenses, by license. */
export async function findSources(
  db: Db,
  companyId: number,
  ids: readonly number[],
  part: "product_features" | "custom_fields",
): Promise<ReadonlyMap<number, JsonObject>> {
  const rows = await db<{ id: number; sources: JsonObject | null }[]>`
    select id, provenance->${part}::text as sources from licenses
    where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
  return new Map(rows.map(({ id, sources }) => [id, sources ?? {}]));
}

/** Writes the sources of one part of licenses, and who changed what of it, and when; call under their locks. */
export async function updateSources(
  db: Db,
  companyId: number,
  part: "product_features" | "custom_fields",
  rows: readonly ChangedSources[],
  by: string,
  now: Date,
): Promise<void> {
  await db`
    update licenses l set updated_at = ${now},
      provenance = jsonb_set(jsonb_set(l.provenance, ${[part]}::text[], c.sources), '{changes}',
        coalesce(l.provenance->'changes', '{}') || coalesce((
          select jsonb_object_agg(name, jsonb_build_object('by', ${by}::text, 'at', ${now.toISOString()}::text))
          from jsonb_array_elements_text(c.names) as name), '{}'))
    from json_to_recordset(${jsonRows(db, rows)}) as c(id bigint, sources jsonb, names jsonb)
    where l.company_id = ${companyId} and l.id = c.id`;
}
