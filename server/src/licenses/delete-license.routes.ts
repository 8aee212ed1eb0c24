import { z } from "zod";
import { ApiError, problem } from "../errors.ts";
import { type Api, endpoint } from "../http/endpoint.ts";
import { bigCount } from "../http/scalars.schema.ts";
import { deleteLicense, findDeletable } from "./delete-license.store.ts";
import { lockLicenses } from "./license-state.store.ts";

/** `DELETE licenses/{id}/` (row 16; semantics.md §2.7): irreversible, so it is refused while the license is in use (docs/decisions/0032). */
export function deleteLicenseRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "DELETE",
      path: "/licenses/:id/",
      permission: "licenses_write",
      tag: "Licenses",
      summary: "Delete a license and all that belongs to it",
      description:
        "Its devices, users' assignments, features and histories go with it, and so do the licenses of its bundle. It is refused while devices are " +
        "active: reset the license first.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      answer: z.null(),
      status: 204,
      errors: ["not_found", "license_in_use", "license_in_bundle"],
    },
    async ({ params: { id } }, { db, companyId, now }) => {
      await lockLicenses(db, companyId, [id]);
      const license = await findDeletable(db, companyId, id);
      if (!license) throw new ApiError("not_found");
      if (license.bundle_license_id !== null)
        throw ApiError.of([problem("license_in_bundle", "", license.bundle_license_id)]);
      if (license.active_devices > 0) throw ApiError.of([problem("license_in_use", "", license.active_devices)]);
      await deleteLicense(db, companyId, id, now);
      return null;
    },
  );
}
