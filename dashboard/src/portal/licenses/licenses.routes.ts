import { page } from "../../kit/shell/pages.tsx";
import { devicesQuery, licensePage, licenseQuery, seatBudgetQuery } from "./licenses.queries.ts";

const idOf = (params: Readonly<Record<string, string>>) => Number(params["id"]);

/** The licenses of whoever is signed in. */
export const licensePages = [
  page({
    path: "/",
    permission: "portal",
    load: ({ search }) => [licensePage(search)],
    view: () => import("./license-list.page.tsx"),
  }),
  page({
    path: "licenses/$id",
    permission: "portal",
    load: ({ params, search }) => [
      licenseQuery(idOf(params)),
      devicesQuery(idOf(params), search["offset"]),
      seatBudgetQuery(idOf(params)),
    ],
    view: () => import("./license.page.tsx"),
  }),
  page({ path: "replace-device", permission: "portal", view: () => import("./replace-device.page.tsx") }),
];
