import type { PageSpec } from "../kit/shell/pages.tsx";
import { analyticsPages } from "./analytics/analytics.routes.ts";
import { auditPages } from "./audit/audit.routes.ts";
import { catalogPages } from "./catalog/catalog.routes.ts";
import { clockPages } from "./clocks/clocks.routes.ts";
import { gettingStartedPages } from "./getting-started/getting-started.routes.ts";
import { importPages } from "./imports/imports.routes.ts";
import { bulkPages } from "./licenses/bulk/bulk.routes.ts";
import { decisionPages } from "./licenses/decisions/decisions.routes.ts";
import { devicePages } from "./licenses/devices/devices.routes.ts";
import { licensePages } from "./licenses/licenses.routes.ts";
import { mailPages } from "./mail/mail.routes.ts";
import { mePages } from "./me/me.routes.ts";
import { orderPages } from "./orders/orders.routes.ts";
import { overviewPages } from "./overview/overview.routes.ts";
import { peoplePages } from "./people/people.routes.ts";
import { poolPages } from "./pools/pools.routes.ts";
import { settingsPages } from "./settings/settings.routes.ts";
import { subscriptionPages } from "./subscriptions/subscriptions.routes.ts";
import { webhookPages } from "./webhooks/webhooks.routes.ts";

/** Every page of the dashboard that needs a session, with its permission: the map of the whole. */
export const pages: readonly PageSpec[] = [
  ...overviewPages,
  ...gettingStartedPages,
  ...orderPages,
  ...licensePages,
  ...devicePages,
  ...decisionPages,
  ...bulkPages,
  ...catalogPages,
  ...importPages,
  ...poolPages,
  ...clockPages,
  ...auditPages,
  ...subscriptionPages,
  ...settingsPages,
  ...mailPages,
  ...mePages,
  ...analyticsPages,
  ...peoplePages,
  ...webhookPages,
];
