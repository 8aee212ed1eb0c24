import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import { clockTime } from "../../platform/db/license-time.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { groupBy } from "../../platform/values/lists.ts";
import { requireTime, type TestTime } from "../../platform/values/test-time.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/**
 * Locks licenses with those of their bundles, in the order of their ids, so that there is no deadlock; answers which of
 * the ids the company has, and all that are locked. What is done to them is done at the time by which they live: it
 * begins again where that is not `now`.
 */
export async function lockLicenses(
  db: Db,
  companyId: number,
  ids: readonly number[],
  now: Date,
): Promise<{ readonly known: ReadonlySet<number>; readonly all: readonly number[] }> {
  const rows = await db<{ id: number; clock: number | null; time: Date | null }[]>`
    select l.id, l.test_clock_id as clock, ${clockTime(db)} as time
    from licenses l
    where l.company_id = ${companyId} and (l.id = any(${[...ids]}::bigint[]) or l.bundle_license_id = any(${[...ids]}::bigint[]))
    order by l.id
    for no key update of l`;
  const [first] = rows;
  if (rows.some(({ clock }) => clock !== first?.clock)) throw new ApiError("test_clocks_differ");
  if (first?.clock && first.time) requireTime({ id: first.clock, time: first.time }, now);
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

/** Makes work that is about these licenses begin again at the time by which they live, where that is not `now`. */
export async function hasOneTime(db: Db, companyId: number, ids: readonly number[], now: Date): Promise<boolean> {
  const groups = await listByTime(db, companyId, ids, now);
  const [first] = groups;
  if (groups.length > 1) throw new ApiError("test_clocks_differ");
  if (first?.clock) requireTime(first.clock, now);
  return first !== undefined;
}

/** Licenses that live by one time. */
export interface OfOneTime {
  readonly ids: readonly number[];
  readonly now: Date;
  readonly clock: TestTime | undefined;
}

/** Licenses by the time that each lives by: that of its test clock, or else `now`. */
export async function listByTime(
  db: Db,
  companyId: number,
  ids: readonly number[],
  now: Date,
): Promise<readonly OfOneTime[]> {
  const rows = await db<{ id: number; clock: number; time: Date }[]>`
    select l.id, c.id as clock, c.time from licenses l
    join test_clocks c on c.company_id = l.company_id and c.id = l.test_clock_id
    where l.company_id = ${companyId} and l.id = any(${[...ids]}::bigint[]) and l.test_clock_id is not null`;
  const clockOf = new Map(rows.map((row) => [row.id, { id: row.clock, time: row.time }]));
  const groups = groupBy(ids, (id) => clockOf.get(id)?.id ?? 0);
  return [...groups.values()].map((own) => {
    const clock = own[0] === undefined ? undefined : clockOf.get(own[0]);
    return { ids: own, now: clock?.time ?? now, clock };
  });
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
