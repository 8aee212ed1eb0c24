import { page } from "../../kit/shell/pages.tsx";
import { companyQuery } from "./company.queries.ts";
import { settingsSearch } from "./settings.search.ts";

/** The company: its settings, its keys, its staff. */
export const settingsPages = [
  page({
    path: "settings",
    permission: "company_read",
    search: settingsSearch,
    load: () => [companyQuery],
    view: () => import("./settings.page.tsx"),
  }),
];
