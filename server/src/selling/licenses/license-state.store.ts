import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/**
 * Locks licenses with those of their bundles, in the order of their ids, so that there is no deadlock; answers which of
 * the ids the company has, and all that are locked.
 */
export async function lockLicenses(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<{ readonly known: ReadonlySet<number>; readonly all: readonly number[] }> {
  const rows = await db<{ id: number }[]>`
    select id from licenses
    where company_id = ${companyId} and (id = any(${[...ids]}::bigint[]) or bundle_license_id = any(${[...ids]}::bigint[]))
    order by id
    for no key update`;
  const all = rows.map(({ id }) => id);
  const locked = new Set(all);
  return { known: new Set(ids.filter((id) => locked.has(id))), all };
}

/** Licenses have another key; call under their locks. */
export async function updateLicenseKey(
  db: Db,
  companyId: number,
  ids: readonly number[],
  licenseKey: string,
  now: Date,
): Promise<void> {
  await db`
    update licenses set license_key = ${licenseKey}, updated_at = ${now}
    where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
}

/** Disables or enables those of the licenses that are not yet so; each with its event and a line in its history, which
 * holds `because`. */
export async function updateEnabled(
  db: Db,
  companyId: number,
  ids: readonly number[],
  enabled: boolean,
  now: Date,
  because?: JsonObject,
): Promise<void> {
  const type = enabled ? "license.enabled" : "license.disabled";
  const data = because && { data: jsonb(db, because) };
  const line = { license_id: db`id`, source: "api", ...data, from: db`changed` } as const;
  await db`
    with changed as (
      update licenses set enabled = ${enabled}, time_disabled = ${enabled ? null : now}, updated_at = ${now}
      where company_id = ${companyId} and id = any(${[...ids]}::bigint[]) and enabled <> ${enabled}
      returning id),
    noted as (${insertLines(db, companyId, { ...line, text: enabled ? "License enabled" : "License disabled" }, now)})
    ${insertEvents(db, companyId, [{ type, subject: db`id`, data: {}, from: db`changed` }], now)}`;
}
