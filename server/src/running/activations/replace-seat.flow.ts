import { ApiError, type ErrorCode } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { recoverSeat } from "../../selling/devices/recover-seat.flow.ts";
import { findSeatReplacement } from "../../selling/devices/seat-recovery.store.ts";
import { accept } from "../../terms/refusal.rules.ts";
import type { LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { type ActivationRequest, activate } from "./activate.rules.ts";
import { findReplacement } from "./replace-seat.rules.ts";

/** Which device makes place, and how the facts are read after it has. */
interface Replaced {
  /** Undefined: none. */
  readonly deviceId: number | undefined;
  readonly sdkVersion: string | null;
  readonly readAgain: () => Promise<LicenseFacts>;
}

/** What is refused because of seats alone: everything before them was allowed. */
export const ofSeats: readonly ErrorCode[] = [
  "license_activated_max_times",
  "device_transfer_not_allowed",
  "device_transfer_limit_reached",
];

/**
 * Frees the seat of another device for one that is about to be activated, within the budget of the license
 * (docs/decisions/0083), and answers the facts as they are then. Nothing is freed for a device that is bound already:
 * so the same call, made again after a lost answer, costs the budget once. Runs under the lock of the license; throws
 * every refusal as an ApiError.
 */
export async function replaceSeat(
  context: Context,
  facts: LicenseFacts,
  request: ActivationRequest,
  { deviceId, sdkVersion, readAgain }: Replaced,
): Promise<LicenseFacts> {
  if (deviceId === undefined) return facts;
  const decision = activate(facts, request, context.now);
  if ("refusal" in decision) {
    if (!ofSeats.includes(decision.refusal)) accept(decision);
  } else if (decision.kind === "refreshed") return facts;
  const { license, by } = accept(findReplacement(facts, request, context.now));
  await requireReplacement(context, license.id, by);
  await recoverSeat(context, { licenseId: license.id, deviceId, by, source: "sdk", sdkVersion });
  // It takes this very seat, and that of no device which gave its own back.
  return { ...(await readAgain()), released: [] };
}

/**
 * Refuses a key where the vendor does not let keys replace devices; before anything is shown of them. Where its customer
 * is asked first, who has the key sees them all the same.
 */
export async function requireReplacement(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  licenseId: number,
  by: { readonly kind: "user" | "key" },
): Promise<void> {
  if (by.kind === "key" && (await findSeatReplacement(db, companyId, licenseId)) === "never")
    throw new ApiError("seat_replacement_not_allowed");
}
