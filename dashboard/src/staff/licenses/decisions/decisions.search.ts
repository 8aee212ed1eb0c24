import { listSearch } from "../../../kit/list/list-search.ts";
import { t } from "../../../texts/staff.ts";

const f = t.decisions.filters;

/** The address of the list of decisions. */
export const decisionSearch = listSearch({
  filters: [
    { name: "code", kind: "text", label: f.code },
    { name: "action", kind: "text", label: f.action },
    { name: "license_id", kind: "number", label: f.license },
    { name: "product_id", kind: "number", label: f.product },
    { name: "order__store_id", kind: "text", label: f.order },
    { name: "customer_email", kind: "text", label: f.email },
    { name: "username", kind: "text", label: f.user },
    { name: "feature_code", kind: "text", label: f.feature },
    { name: "hardware_id", kind: "text", label: f.hardware },
    { name: "created_at__date__gte", kind: "day", label: f.from },
    { name: "created_at__date__lte", kind: "day", label: f.until },
  ],
  orders: ["id", "created_at"],
  order: "-created_at",
  quick: "search",
});
