import type { Deps } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { WriteBehind } from "../../platform/db/write-behind.ts";

/** A key in use is noted once in this time. */
const milliseconds = 60_000;

/** A key as it was read for a call. */
export interface UsedKey {
  readonly company_id: number;
  readonly id: number;
  readonly last_used_at: Date | null;
}

/** Records when keys are used, after the calls that use them are answered. */
export function keyUse({ db, log }: Deps, table: "management_api_keys" | "license_api_keys") {
  // Those that met an outage. To note the same twice changes nothing.
  const later = new WriteBehind<UsedKey & { readonly now: Date }>(
    "uses of keys",
    (rows) => noteLater(db, table, rows),
    log,
  );
  return ({ company_id, id, last_used_at }: UsedKey, now: Date): void => {
    if (last_used_at !== null && Math.abs(now.getTime() - last_used_at.getTime()) < milliseconds) return;
    // Calls that arrive together read the same moment, and only the first of them writes.
    db`update ${db(table)} set last_used_at = ${now}
       where company_id = ${company_id} and id = ${id} and last_used_at is not distinct from ${last_used_at}`
      .execute()
      .catch(() => later.add({ company_id, id, last_used_at, now }));
  };
}

async function noteLater(
  db: Db,
  table: "management_api_keys" | "license_api_keys",
  rows: readonly (UsedKey & { readonly now: Date })[],
): Promise<void> {
  for (const { company_id, id, now } of rows)
    await db`
      update ${db(table)} set last_used_at = greatest(last_used_at, ${now}::timestamptz)
      where company_id = ${company_id} and id = ${id}`;
}
