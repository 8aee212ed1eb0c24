import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { deleteOldPast, type LicenseThen, readAsOf } from "../../platform/db/as-of.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { presentLicense } from "./license.schema.ts";
import { findLicense } from "./read-licenses.flow.ts";

/** A license as the wire showed it. */
export type PastLicense = ReturnType<typeof presentLicense>;

/**
 * A license as it was presented at a moment, also one that is gone; undefined: there was none. What a moment that lies
 * ahead shows is what will be if nothing changes. Of initial passwords it is known that there were some.
 */
export function findPastLicense(
  context: Pick<Context, "companyId" | "now" | "deps">,
  id: number,
  moment: Date,
): Promise<PastLicense | undefined> {
  return readPastLicense(context, id, moment, async (license) => license);
}

/** The same, with what else `read` reads of that moment. */
export function readPastLicense<T>(
  { companyId, now, deps }: Pick<Context, "companyId" | "now" | "deps">,
  id: number,
  moment: Date,
  read: (license: PastLicense | undefined, past: Db, then: LicenseThen) => Promise<T>,
): Promise<T> {
  refuseForgotten(moment, now, deps);
  const then = { companyId, licenseId: id, moment };
  return readAsOf(deps.db, then, async (past) => {
    const row = await findLicense({ db: past, companyId, now: moment }, id);
    return read(row && presentLicense(row, () => ""), past, then);
  });
}

/** Forgets what is older than the operator wants to look back. */
export async function sweepPast({ db, clock, pastDays }: Deps): Promise<void> {
  if (pastDays !== undefined) await deleteOldPast(db, beginning(pastDays, clock.now()));
}

function refuseForgotten(moment: Date, now: Date, { pastDays }: Deps): void {
  if (pastDays === undefined || moment >= beginning(pastDays, now)) return;
  throw new ApiError("validation_error", { message: `What was is kept for ${pastDays} days (LICET_PAST_DAYS).` });
}

function beginning(days: number, now: Date): Date {
  return new Date(now.getTime() - days * dayMs);
}
