import { page } from "../../kit/shell/pages.tsx";
import { licensePage } from "./licenses.queries.ts";
import { licenseSearch } from "./licenses.search.ts";

/** Licenses: the list, one license, and why it refuses. */
export const licensePages = [
  page({
    path: "licenses",
    permission: "licenses_read",
    search: licenseSearch,
    load: ({ search }) => [licensePage(search)],
    view: () => import("./license-list.page.tsx"),
  }),
];
