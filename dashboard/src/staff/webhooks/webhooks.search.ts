import { listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

const w = t.webhooks;

/** The address of the list of endpoints. */
export const endpointSearch = listSearch({
  filters: [
    { name: "enabled", kind: "flag", label: w.enabled },
    {
      name: "format",
      kind: "choice",
      label: w.format,
      choices: [
        { value: "licensespring", label: w.formats.licensespring },
        { value: "standard", label: w.formats.standard },
      ],
    },
  ],
  orders: ["id", "url", "created_at"],
  order: "id",
  quick: "url__icontains",
});

/** The address of the list of deliveries. */
export const deliverySearch = listSearch({
  filters: [
    { name: "endpoint", kind: "number", label: w.endpointId },
    { name: "event", kind: "text", label: w.event },
    {
      name: "status",
      kind: "choice",
      label: w.status,
      choices: (["pending", "delivered", "failed", "canceled"] as const).map((value) => ({
        value,
        label: w.statuses[value],
      })),
    },
    { name: "license", kind: "number", label: w.licenseId },
    { name: "created_at__date__gte", kind: "day", label: w.from },
    { name: "created_at__date__lte", kind: "day", label: w.until },
  ],
  orders: ["created_at"],
  order: "-created_at",
});
