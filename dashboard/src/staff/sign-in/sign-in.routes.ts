import { page } from "../../kit/shell/pages.tsx";
import { waysQuery } from "./sign-in.queries.ts";

/** What is shown to somebody who is not signed in. */
export const signInPages = [
  page({
    path: "sign-in",
    permission: "public",
    load: () => [waysQuery],
    view: () => import("./sign-in.page.tsx"),
  }),
  page({ path: "sign-in/callback", permission: "public", view: () => import("./signed-on.page.tsx") }),
  page({ path: "set-up", permission: "public", view: () => import("./set-up.page.tsx") }),
];
