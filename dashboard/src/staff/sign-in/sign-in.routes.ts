import { page } from "../../kit/shell/pages.tsx";

/** What is shown to somebody who is not signed in. */
export const signInPages = [page({ path: "sign-in", permission: "public", view: () => import("./sign-in.page.tsx") })];
