import { page } from "../../kit/shell/pages.tsx";
import { changesPage, securityPage } from "./audit.queries.ts";
import { auditSearch } from "./audit.search.ts";

/** Who changed what, and who was refused. */
export const auditPages = [
  page({
    path: "audit",
    permission: "audit_read",
    search: auditSearch,
    load: ({ search }) => [search["tab"] === "security" ? securityPage(search) : changesPage(search)],
    view: () => import("./audit.page.tsx"),
  }),
];
