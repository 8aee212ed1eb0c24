import { listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

/** The address of the list of orders. */
export const orderSearch = listSearch({
  filters: [
    { name: "customer__email__icontains", kind: "text", label: t.orders.filters.email },
    { name: "customer_reference__icontains", kind: "text", label: t.orders.filters.reference },
    { name: "is_bundle", kind: "flag", label: t.orders.filters.bundle },
    { name: "is_test", kind: "flag", label: t.orders.filters.test },
    { name: "test_clock", kind: "number", label: t.clocks.filter },
  ],
  orders: ["id", "store_id", "created_at"],
  order: "-id",
  quick: "store_id__icontains",
});
