import { page } from "../../kit/shell/pages.tsx";

/** Where everybody arrives. */
export const overviewPages = [page({ path: "/", permission: "session", view: () => import("./overview.page.tsx") })];
