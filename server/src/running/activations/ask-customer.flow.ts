import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { judgeRecovery } from "../../selling/devices/seat-recovery.rules.ts";
import { findNamedSeats, findSeatReplacement, type NamedSeat } from "../../selling/devices/seat-recovery.store.ts";
import { findCustomerEmail } from "../../selling/mail/mail-facts.store.ts";
import { isKindOn } from "../../selling/mail/mail-kinds.rules.ts";
import { insertMailRequest } from "../../selling/mail/mail-request.store.ts";
import { findMailSettings } from "../../selling/mail/mail-settings.store.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { findLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { claimOf, noteFound } from "../license-calls/license-call.flow.ts";
import type { ActivationCall } from "./activate.flow.ts";
import { activate } from "./activate.rules.ts";
import { ofSeats } from "./replace-seat.flow.ts";
import { findReplacement } from "./replace-seat.rules.ts";

/**
 * Of a license whose customer has to confirm that a device makes place: has them asked by mail, and refuses the call
 * with that news. Answers the device that is to make place; undefined where its seat is free by now, so that an ordinary
 * activation will do. Writes on a connection of its own, so never inside a transaction.
 */
export async function askCustomer(
  context: Context,
  call: ActivationCall,
  deviceId: number,
): Promise<number | undefined> {
  const { companyId, now, deps } = context;
  const { db } = deps;
  const read = {
    hardware_id: call.hardware_id,
    env: undefined,
    channel: undefined,
    app_ver: call.info.app_ver,
    counts_devices: true,
    is_answered: false,
  };
  const found = await findLicenseFacts(db, companyId, call.identity, read, now);
  const facts = found.product?.is_bundle
    ? await findLicenseFacts(db, companyId, { ...call.identity, is_bundle: true }, read, now)
    : found;
  const { license, product } = facts;
  // What is wrong with the call is for its transaction to say.
  if (!license || !product || product.authorization_method === "user") return deviceId;
  if ((await findSeatReplacement(db, companyId, license.id)) !== "email") return deviceId;
  noteFound(context, facts, true);
  const { proof: password, hardware_id, is_vm, identity } = call;
  const request = { ...claimOf(context, identity), hardware_id, is_vm, password, seat: call.seat ?? "online" };
  const decision = activate(facts, request, now);
  // The license of a bundle has no seats of its own.
  if (product.is_bundle && facts.device?.device_active) return deviceId;
  if (!product.is_bundle) {
    if (!("refusal" in decision)) return decision.kind === "refreshed" ? deviceId : undefined;
    if (!ofSeats.includes(decision.refusal)) return deviceId;
  }
  accept(findReplacement(facts, request, now));
  const seats = await findNamedSeats(db, companyId, { licenseId: license.id, deviceId }, now);
  if (seats.length === 0 && product.is_bundle) return undefined;
  const newDevice = (call.info.hostname ?? call.info.os ?? "").slice(0, 200);
  await mailCustomer({ db, companyId, deps }, seats, { licenseId: license.id, deviceId, newDevice });
  throw new ApiError("seat_replacement_mailed");
}

/**
 * Puts aside the mail that asks the customer of a license whether a device may make place. Throws what speaks against it:
 * nobody is asked about what would be refused afterwards.
 */
export async function mailCustomer(
  { db, companyId, deps }: Pick<Context, "db" | "companyId" | "deps">,
  seats: readonly NamedSeat[],
  about: {
    readonly licenseId: number;
    readonly deviceId: number;
    /** What the other device is called; empty where nobody knows. */
    readonly newDevice: string;
  },
): Promise<void> {
  if (seats.length === 0) throw new ApiError("unknown_device");
  for (const seat of seats) {
    const refusal = judgeRecovery(seat, { kind: "customer" });
    if (refusal) accept(refusal);
  }
  const email = await findCustomerEmail(db, companyId, about.licenseId);
  if (email === "" || !(await asksByMail({ db, companyId, deps }))) throw new ApiError("seat_replacement_not_allowed");
  await insertMailRequest(db, companyId, { purpose: "replace_device", ...about }, deps.clock.now());
}

/** Whether customers can be asked by mail. */
export async function asksByMail({
  db,
  companyId,
  deps,
}: Pick<Context, "db" | "companyId" | "deps">): Promise<boolean> {
  if (!deps.mail) return false;
  const { kinds } = await findMailSettings(db, companyId);
  return isKindOn("seat_replacement", kinds);
}
