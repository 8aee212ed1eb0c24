import { deletePortalSessionsOfLicenses } from "../../access/portal/portal-session.store.ts";
import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { generateLicenseKey } from "../../platform/signing/license-key.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { findLicensesById } from "../licenses/license.store.ts";
import { lockLicenses, updateLicenseKey } from "../licenses/license-state.store.ts";
import { findFormerKey, insertFormerKey, isKeyTaken, updateEndedKey } from "./former-key.store.ts";

/** What a key is rolled with. */
interface Roll {
  readonly graceDays: number;
  /** Made up unless given. */
  readonly licenseKey: string | undefined;
}

/**
 * Gives a license another key, and those of its bundle with it. The old one works for some days, on devices that have a
 * seat. Whoever opened the portal with it is signed out.
 */
export async function rollKey(
  { db, companyId, now, deps }: Context,
  id: number,
  { graceDays, licenseKey }: Roll,
): Promise<void> {
  const { all } = await lockLicenses(db, companyId, [id], now);
  const [license] = await findLicensesById(db, companyId, [id]);
  if (!license) throw new ApiError("not_found");
  if (license.license_key === null) throw new ApiError("license_without_key");
  if (license.bundle_license_id !== null)
    throw ApiError.of([problem("license_in_bundle", "", license.bundle_license_id)]);
  const key = licenseKey ?? generateLicenseKey({}, deps.random);
  if (await isKeyTaken(db, companyId, id, key)) throw ApiError.of([problem("license_key_exists", "/license_key", key)]);
  const ends_at = new Date(now.getTime() + graceDays * dayMs);
  await insertFormerKey(db, companyId, { license_id: id, license_key: license.license_key, ends_at }, now);
  await updateLicenseKey(db, companyId, all, key, now);
  await deletePortalSessionsOfLicenses(db, companyId, all);
}

/** Ends a former key now, under the lock of its license. */
export async function endFormerKey({ db, companyId, now }: Context, id: number) {
  const found = await findFormerKey(db, companyId, id, now);
  if (!found) throw new ApiError("not_found");
  await lockLicenses(db, companyId, [found.license_id], now);
  await updateEndedKey(db, companyId, id, now);
  return (await findFormerKey(db, companyId, id, now)) ?? found;
}
