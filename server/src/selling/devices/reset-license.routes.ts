import type { Api } from "../../platform/http/endpoint.ts";
import { actionsOnMany, actionsOnOne, type Change } from "../licenses/license-state.routes.ts";
import { resetLicenses } from "./reset-license.store.ts";

const reset: Change = ({ db, companyId, now }, ids) => resetLicenses(db, companyId, ids, now);

/**
 * Resets of licenses (management-api.md §5.6, semantics.md §2.7). The seats of files are freed as well: here the vendor
 * decides, and not who holds the file.
 */
export function resetLicenseRoutes(api: Api): void {
  actionsOnOne(api, [
    ["reset", "Free all devices of a license, and count anew", reset, "License and all devices reset."],
  ]);
  actionsOnMany(api, [
    ["reset_bulk", "Free all devices of licenses, and count anew", reset, "Licenses and related devices reset."],
  ]);
}
