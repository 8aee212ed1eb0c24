import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { removeLicense } from "./delete-license.flow.ts";

/**
 * `DELETE licenses/{id}/` (management-api.md §5.12, row 16), whatever its devices; what is gone stays in the audit
 * (docs/decisions/0065).
 */
export function deleteLicenseRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/licenses/:id/",
      permission: "licenses_write",
      tag: "Licenses",
      summary: "Delete a license and all that belongs to it",
      description:
        "Irreversible: its devices, active or not, users' assignments, features and histories go with it, and so do the licenses of its bundle. " +
        "Applications are answered license_not_found from then on. A license in a bundle goes with its bundle only.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      audits: { object: "licenses", action: "delete", shows: "/licenses/:id/" },
      locks: "licenses",
      answers: "nothing",
      errors: ["not_found", "license_in_bundle"],
    },
    handle: ({ params: { id } }, context) => removeLicense(context, id),
  });
}
