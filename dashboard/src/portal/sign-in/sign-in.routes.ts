import { page } from "../../kit/shell/pages.tsx";

/** Where somebody proves who they are. */
export const signInPages = [
  page({ path: "sign-in", permission: "public", view: () => import("./sign-in.page.tsx") }),
  page({ path: "sign-in/callback", permission: "public", view: () => import("./callback.page.tsx") }),
  page({ path: "new-password", permission: "public", view: () => import("./new-password.page.tsx") }),
];
