import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { lockLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { borrowSlot } from "./borrow.flow.ts";
import { findDeviceIdentity } from "./floating.store.ts";

const asked = { env: undefined, channel: undefined, app_ver: undefined, counts_devices: false, is_answered: false };

/** What borrowing for a device may answer. */
export const borrowErrors = [
  "not_found",
  "disabled_product",
  "license_not_found",
  "license_not_enabled",
  "license_not_active",
  "blacklisted",
  "device_not_found",
  "license_expired",
  "license_borrow_not_allowed",
  "borrow_until_not_valid",
  "floating_not_available",
] as const;

/** Lets a device keep its floating slot, by the rules of floating/borrow; in the caller's transaction. */
export async function borrowForDevice(context: Context, id: number, until: Date | null) {
  const { db, companyId, now } = context;
  const named = await findDeviceIdentity(db, companyId, id);
  if (!named) throw new ApiError("not_found");
  const { hardware_id, ...identity } = named;
  const { facts } = await lockLicenseFacts(db, companyId, identity, { hardware_id, ...asked }, now);
  const claim = { product_ids: undefined, names_key: true, names_user: true };
  const by = { sdkVersion: null, source: "api" } as const;
  return borrowSlot(context, { facts, claim, until, by });
}
