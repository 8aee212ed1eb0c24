import { listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

const filters = [
  { name: "active", kind: "flag", label: t.catalog.filters.active },
  { name: "is_archived", kind: "flag", label: t.catalog.filters.archived },
  { name: "short_code__icontains", kind: "text", label: t.catalog.filters.code },
] as const;
const orders = ["id", "product_name", "short_code", "created_at"];

/** The address of the list of products. */
export const productSearch = listSearch({
  filters: [
    ...filters,
    {
      name: "authorization_method",
      kind: "choice",
      label: t.catalog.method,
      choices: [
        { value: "license-key", label: t.catalog.methods["license-key"] },
        { value: "user", label: t.catalog.methods.user },
      ],
    },
  ],
  orders,
  order: "product_name",
  quick: "product_name__icontains",
});

/** The address of the list of bundles. */
export const bundleSearch = listSearch({ filters, orders, order: "product_name", quick: "product_name__icontains" });
