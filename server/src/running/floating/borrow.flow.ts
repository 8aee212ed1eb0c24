import type { Context } from "../../platform/http/endpoint.ts";
import { recordSlot, updateBorrowedDevice } from "../../selling/devices/slot.store.ts";
import { isExpired } from "../../terms/expiry.rules.ts";
import { accept } from "../../terms/refusal.rules.ts";
import type { DeviceFacts, License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { borrow, type SlotPool } from "./borrow.rules.ts";

/** A device whose license is locked, and until when it wishes to keep its slot; null: for as long as is allowed. */
export interface BorrowCall {
  readonly facts: LicenseFacts;
  readonly license: License;
  readonly device: DeviceFacts;
  readonly until: Date | null;
  readonly by: { readonly sdkVersion: string | null; readonly source: "sdk" | "api" };
}

/**
 * Lets a device keep a slot of its license without a connection (semantics.md §2.11). Throws the refusal as an
 * ApiError.
 */
export async function borrowSlot(context: Context, { facts, license, device, until, by }: BorrowCall) {
  const { db, companyId, now } = context;
  const pool: SlotPool = { ...license, in_use: facts.floating_in_use_devices, holds_slot: facts.holds_slot };
  const { borrowed_until } = accept(borrow(pool, isExpired(license, now), until, now));
  await updateBorrowedDevice(db, companyId, device.id, borrowed_until, now);
  await recordSlot(db, companyId, { licenseId: license.id, deviceId: device.id, action: "borrowed", ...by }, now);
  const { max_borrow_time } = license;
  return { borrowed_until, max_borrow_time, device_id: device.id, license_id: license.id };
}
