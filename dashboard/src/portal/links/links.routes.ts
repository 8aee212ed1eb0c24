import { page } from "../../kit/shell/pages.tsx";

/** Where mailed links lead. */
export const linkPages = [
  page({ path: "link", permission: "public", view: () => import("./link.page.tsx") }),
  page({ path: "confirm", permission: "public", view: () => import("./confirm.page.tsx") }),
];
