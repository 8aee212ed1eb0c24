import type { Db } from "../../platform/db/connect.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";
import { resetUserActivations } from "../licenses/assignment.store.ts";
import { resetCounters } from "../licenses/license-counter.store.ts";
import { resetSeatCounts } from "../licenses/license-seats.store.ts";
import { freeSeats } from "./seat.store.ts";

/**
 * Gives licenses back as they were sold (semantics.md §2.7): no devices, no slots, nothing consumed, no transfers; an
 * end that has begun to run stays. A subscription stays active. Call under the locks of the licenses.
 */
export async function resetLicenses(
  db: Db,
  companyId: number,
  licenseIds: readonly number[],
  now: Date,
): Promise<void> {
  await freeSeats(db, companyId, { licenseIds }, { source: "api", forgets: true }, now);
  await resetUserActivations(db, companyId, licenseIds);
  await resetCounters(db, companyId, licenseIds, now);
  const line = { license_id: db`id`, source: "api", text: "License reset", from: db`changed` } as const;
  await db`
    with changed as (${resetSeatCounts(db, companyId, licenseIds, now)}),
    noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [{ type: "license.reset", subject: db`id`, data: {}, from: db`changed` }], now)}`;
}

/**
 * Frees the seats that users have on licenses; call under the locks of the licenses. It is no transfer when others take
 * their places: not the users moved, the vendor decided.
 */
export async function freeSeatsOfUsers(
  db: Db,
  companyId: number,
  licenseIds: readonly number[],
  userIds: readonly number[],
  now: Date,
): Promise<void> {
  const by = { source: "api", text: "License deactivated", forgets: true } as const;
  await freeSeats(db, companyId, { licenseIds, userIds }, by, now);
  await resetUserActivations(db, companyId, licenseIds, userIds);
}
