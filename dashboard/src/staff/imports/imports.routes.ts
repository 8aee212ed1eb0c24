import { page } from "../../kit/shell/pages.tsx";
import { runQuery } from "./imports.queries.ts";
import { isKind } from "./imports.rules.ts";

/** Files that bring licenses, customers and orders, and files that take them away. */
export const importPages = [
  page({ path: "imports", permission: "licenses_read", view: () => import("./imports.page.tsx") }),
  page({
    path: "imports/$kind/$id",
    permission: "session",
    load: ({ params }) => {
      const { kind = "", id } = params;
      return isKind(kind) ? [runQuery(kind, Number(id))] : [];
    },
    view: () => import("./import-run.page.tsx"),
  }),
];
