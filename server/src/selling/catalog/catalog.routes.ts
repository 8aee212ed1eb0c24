import type { Api } from "../../platform/http/endpoint.ts";
import { customFieldRoutes } from "./custom-field.routes.ts";
import { featureRoutes } from "./feature.routes.ts";
import { installationFileRoutes } from "./installation-file.routes.ts";
import { ownTermsRoutes } from "./own-terms.routes.ts";
import { policyRoutes } from "./policy.routes.ts";
import { productRoutes } from "./product.routes.ts";

/** What is sold and on which terms: products, bundles, features, custom fields, license policies and versions. */
export function catalogRoutes(api: Api): void {
  productRoutes(api);
  featureRoutes(api);
  customFieldRoutes(api);
  policyRoutes(api);
  installationFileRoutes(api);
  ownTermsRoutes(api);
}
