import { page } from "../../kit/shell/pages.tsx";

/** From the first product to the first activation. */
export const gettingStartedPages = [
  page({ path: "getting-started", permission: "catalog_write", view: () => import("./getting-started.page.tsx") }),
];
