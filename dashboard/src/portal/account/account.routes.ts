import { page } from "../../kit/shell/pages.tsx";
import { openSessionsQuery } from "./account.queries.ts";

/** What belongs to whoever is signed in. */
export const accountPages = [
  page({
    path: "account",
    permission: "portal",
    load: () => [openSessionsQuery],
    view: () => import("./account.page.tsx"),
  }),
];
