import { listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

/** The address of the list of consumption pools. */
export const poolSearch = listSearch({
  filters: [
    { name: "code__icontains", kind: "text", label: t.pools.codeContains },
    { name: "customer_account", kind: "number", label: t.pools.accountId },
    {
      name: "type",
      kind: "choice",
      label: t.pools.counts,
      choices: [
        { value: "license", label: t.pools.types.license },
        { value: "license_product_feature", label: t.pools.types.license_product_feature },
      ],
    },
  ],
  orders: ["id", "name", "code", "created_at"],
  order: "name",
  quick: "name__icontains",
});
