import { page } from "../../kit/shell/pages.tsx";
import { actions, calls, topCustomers, topLicenses } from "./analytics.queries.ts";

/** How much is called, and by whom. */
export const analyticsPages = [
  page({
    path: "analytics",
    permission: "analytics_read",
    load: () => [calls("daily"), actions, topCustomers, topLicenses],
    view: () => import("./analytics.page.tsx"),
  }),
];
