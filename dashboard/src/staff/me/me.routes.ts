import { page } from "../../kit/shell/pages.tsx";
import { ownSessionsQuery } from "./me.queries.ts";

/** What somebody decides about themselves. */
export const mePages = [
  page({ path: "me", permission: "session", load: () => [ownSessionsQuery], view: () => import("./me.page.tsx") }),
];
