import type { Api } from "../../platform/http/endpoint.ts";
import { deleteLicenseRoutes } from "./delete-license.routes.ts";
import { licenseFeatureRoutes } from "./license-feature.routes.ts";
import { licenseFieldRoutes } from "./license-field.routes.ts";

/** What belongs to licenses: their features, the values of their custom fields; and their end. */
export function licensePartRoutes(api: Api): void {
  licenseFeatureRoutes(api);
  licenseFieldRoutes(api);
  deleteLicenseRoutes(api);
}
