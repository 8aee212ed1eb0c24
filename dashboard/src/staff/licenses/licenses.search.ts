import { listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

/** The address of the list of licenses. */
export const licenseSearch = listSearch({
  filters: [
    { name: "active", kind: "flag", label: t.licenses.filters.active },
    { name: "enabled", kind: "flag", label: t.licenses.filters.enabled },
    { name: "product_id", kind: "number", label: t.licenses.filters.product },
    { name: "customer_email__icontains", kind: "text", label: t.licenses.filters.email },
  ],
  orders: ["id", "license_key", "created_at"],
  order: "-id",
  quick: "license_key__icontains",
});
