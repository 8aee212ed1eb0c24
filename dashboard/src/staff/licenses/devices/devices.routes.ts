import { page } from "../../../kit/shell/pages.tsx";
import { devicePage, deviceQuery } from "../device.queries.ts";
import { deviceSearch } from "../device.search.ts";

/** Devices: the list, and one device with its variables and activations. */
export const devicePages = [
  page({
    path: "devices",
    permission: "licenses_read",
    search: deviceSearch,
    load: ({ search }) => [devicePage(search)],
    view: () => import("./device-list.page.tsx"),
  }),
  page({
    path: "devices/$id",
    permission: "licenses_read",
    load: ({ params }) => [deviceQuery(Number(params["id"]))],
    view: () => import("./device.page.tsx"),
  }),
];
