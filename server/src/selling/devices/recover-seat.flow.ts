import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { lockLicenses } from "../licenses/license-state.store.ts";
import { freeSeats } from "./seat.store.ts";
import { judgeRecovery, type Recoverer, type SeatBudget, seatBudget, tightestBudget } from "./seat-recovery.rules.ts";
import { findBudgets, findNamedSeats, listTakenSeats, type NamedSeat } from "./seat-recovery.store.ts";

/** A seat that somebody on the side of the customer frees. */
export interface SeatRecovery {
  /** A license, or that of a bundle: then the machine leaves those in it as well. */
  readonly licenseId: number;
  readonly deviceId: number;
  readonly by: Recoverer;
  /** Where they do it: in an application, or in the portal. */
  readonly source: "sdk" | "portal";
  readonly sdkVersion?: string | null;
}

type Inside = Pick<Context, "db" | "companyId" | "now">;

const texts = {
  user: "Seat freed by its user",
  manager: "Seat freed by a manager",
  key: "Seat freed by the holder of the key",
  customer: "Seat freed by the customer",
} as const;

/**
 * Frees a seat as if it had never been taken, so that the next device is no transfer: the budget of the license is the
 * limit (docs/decisions/0083). Runs in the caller's transaction and locks the license first, so that no race frees more
 * than the budget has. Answers the seats, of a bundle also those in it. Throws the refusal as an ApiError: `unknown_device`, `seat_replacement_not_allowed`,
 * `offline_deactivation_required`, `device_borrowed`, `seat_reset_limit_reached`.
 */
export async function recoverSeat(
  { db, companyId, now }: Inside,
  { licenseId, deviceId, by, source, sdkVersion }: SeatRecovery,
): Promise<readonly Pick<NamedSeat, "id" | "license_id">[]> {
  await lockLicenses(db, companyId, [licenseId], now);
  const seats = await findNamedSeats(db, companyId, { licenseId, deviceId }, now);
  if (seats.length === 0) throw new ApiError("unknown_device");
  for (const seat of seats) {
    const refusal = judgeRecovery(seat, by);
    if (refusal) accept(refusal);
  }
  const freeing = { source, text: texts[by.kind], recoveredBy: by.kind, ...(sdkVersion ? { sdkVersion } : {}) };
  for (const { license_id, id } of seats)
    await freeSeats(db, companyId, { licenseIds: [license_id], deviceId: id }, freeing, now);
  return seats;
}

/** The same with every seat of a license, each within the budget: all of them, or none. */
export async function recoverEverySeat(
  inside: Inside,
  { licenseId, ...how }: Omit<SeatRecovery, "deviceId">,
): Promise<void> {
  const { db, companyId, now } = inside;
  await lockLicenses(db, companyId, [licenseId], now);
  for (const { id: deviceId } of await listTakenSeats(db, companyId, licenseId))
    await recoverSeat(inside, { ...how, licenseId, deviceId });
}

/**
 * How many seats of a license may still be freed, and from when on the next; of the license of a bundle, by the
 * tightest budget in it.
 */
export async function budgetOf({ db, companyId, now }: Inside, licenseId: number): Promise<SeatBudget> {
  const budget = tightestBudget((await findBudgets(db, companyId, licenseId, now)).map(seatBudget));
  if (!budget) throw new ApiError("not_found");
  return budget;
}
