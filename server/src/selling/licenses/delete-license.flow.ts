import { ApiError, problem } from "../../errors.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { deleteLicense, findDeletable } from "./delete-license.store.ts";
import { lockLicenses } from "./license-state.store.ts";

/** Deletes a license with all that belongs to it; one in a bundle goes with its bundle only. */
export async function removeLicense({ db, companyId, now }: Omit<Work, "caller">, id: number): Promise<void> {
  await lockLicenses(db, companyId, [id], now);
  const license = await findDeletable(db, companyId, id);
  if (!license) throw new ApiError("not_found");
  if (license.bundle_license_id !== null)
    throw ApiError.of([problem("license_in_bundle", "", license.bundle_license_id)]);
  await deleteLicense(db, companyId, id, now);
}
