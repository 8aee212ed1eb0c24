import type { Api } from "../http/endpoint.ts";
import { licenseFeatureRoutes } from "./license-feature.routes.ts";
import { licenseFieldRoutes } from "./license-field.routes.ts";

/** What belongs to licenses: their features and the values of their custom fields. */
export function licensePartRoutes(api: Api): void {
  licenseFeatureRoutes(api);
  licenseFieldRoutes(api);
}
