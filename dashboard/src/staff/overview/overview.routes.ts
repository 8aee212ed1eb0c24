import { page } from "../../kit/shell/pages.tsx";
import { overview, refusals } from "./overview.queries.ts";

/** Where everybody arrives. */
export const overviewPages = [
  page({
    path: "/",
    permission: "licenses_read",
    load: () => [overview, refusals],
    view: () => import("./overview.page.tsx"),
  }),
];
