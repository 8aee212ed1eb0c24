import { page } from "../../kit/shell/pages.tsx";
import { explanation } from "./explain.queries.ts";
import { allScheduled } from "./license-parts.queries.ts";
import { allScheduledSearch } from "./license-parts.search.ts";
import { licensePage, licenseQuery, provenanceQuery, zoneQuery } from "./licenses.queries.ts";
import { licenseSearch } from "./licenses.search.ts";

const idOf = ({ params }: { readonly params: Readonly<Record<string, string>> }) => Number(params["id"]);

/** Licenses: the list, one license, its terms to be edited, why it refuses, what is scheduled. */
export const licensePages = [
  page({
    path: "licenses",
    permission: "licenses_read",
    search: licenseSearch,
    load: ({ search }) => [licensePage(search)],
    view: () => import("./license-list.page.tsx"),
  }),
  page({
    path: "licenses/$id",
    permission: "licenses_read",
    load: (address) => [licenseQuery(idOf(address)), provenanceQuery(idOf(address))],
    view: () => import("./license.page.tsx"),
  }),
  page({
    path: "licenses/$id/explain",
    permission: "licenses_read",
    load: (address) => [licenseQuery(idOf(address)), explanation(idOf(address), address.search)],
    view: () => import("./explain.page.tsx"),
  }),
  page({
    path: "scheduled-updates",
    permission: "licenses_read",
    search: allScheduledSearch,
    load: ({ search }) => [allScheduled(search)],
    view: () => import("./scheduled-list.page.tsx"),
  }),
  page({
    path: "licenses/$id/edit",
    permission: "licenses_write",
    load: (address) => [licenseQuery(idOf(address)), zoneQuery],
    view: () => import("./edit-license.page.tsx"),
  }),
];
