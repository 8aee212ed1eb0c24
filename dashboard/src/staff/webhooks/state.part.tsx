import type { ListedWebhookDelivery, WebhookEndpoint } from "@licet/sdk";
import { Badge } from "@mantine/core";
import { t } from "../../texts/staff.ts";

const w = t.webhooks;
const colors = { pending: "blue", delivered: "green", failed: "red", canceled: "gray" } as const;

/** What became of a delivery. */
export function DeliveryState({ status }: Pick<ListedWebhookDelivery, "status">) {
  return (
    <Badge variant="light" color={colors[status]}>
      {w.statuses[status]}
    </Badge>
  );
}

/** Whether an endpoint is on, and how it does. */
export function EndpointState({ enabled, failing_since }: Pick<WebhookEndpoint, "enabled" | "failing_since">) {
  const [text, color] = !enabled ? [w.off, "gray"] : failing_since === null ? [w.on, "green"] : [w.failing, "red"];
  return (
    <Badge variant="light" color={color}>
      {text}
    </Badge>
  );
}
