import type { Api } from "../../platform/http/endpoint.ts";
import { appearanceRoutes } from "./appearance.routes.ts";
import { portalDeviceRoutes } from "./portal-device.routes.ts";
import { portalLicenseRoutes } from "./portal-license.routes.ts";
import { portalLinkRoutes } from "./portal-link.routes.ts";
import { portalSeatRoutes } from "./portal-seat.routes.ts";
import { portalSessionRoutes } from "./portal-session.routes.ts";
import { portalSignOnRoutes } from "./portal-sign-on.routes.ts";
import { portalUserRoutes } from "./portal-user.routes.ts";

/** What the pages below /portal call: the vendor's customers, with sessions of their own (docs/guide/portal.md). */
export function portalRoutes(api: Api): void {
  appearanceRoutes(api);
  portalSessionRoutes(api);
  portalLinkRoutes(api);
  portalSignOnRoutes(api);
  portalLicenseRoutes(api);
  portalDeviceRoutes(api);
  portalSeatRoutes(api);
  portalUserRoutes(api);
}
