import type { Context } from "../../platform/http/endpoint.ts";
import { recordSlot, updateBorrowedDevice } from "../../selling/devices/slot.store.ts";
import { accept } from "../../terms/refusal.rules.ts";
import type { Claim, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { useOf } from "../license-calls/use.rules.ts";
import { borrow } from "./borrow.rules.ts";

/** A device that wishes to keep its slot; its license is locked. */
export interface BorrowCall {
  readonly facts: LicenseFacts;
  readonly claim: Claim;
  /** Null: for as long as is allowed. */
  readonly until: Date | null;
  readonly by: { readonly sdkVersion: string | null; readonly source: "sdk" | "api" };
}

/**
 * Lets a device keep a slot of its license without a connection (semantics.md §2.11). Throws the refusal as an
 * ApiError.
 */
export async function borrowSlot(context: Context, { facts, claim, until, by }: BorrowCall) {
  const { db, companyId, now } = context;
  const { borrowed_until } = accept(borrow(facts, { ...claim, until }, now));
  const { license, device } = useOf(facts);
  await updateBorrowedDevice(db, companyId, device.id, borrowed_until, now);
  await recordSlot(db, companyId, { licenseId: license.id, deviceId: device.id, action: "borrowed", ...by }, now);
  const { max_borrow_time } = license;
  return { borrowed_until, max_borrow_time, device_id: device.id, license_id: license.id };
}
