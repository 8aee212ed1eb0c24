import type { ListedSubscription } from "@licet/sdk";
import { Badge, Group } from "@mantine/core";
import { t } from "../../texts/staff.ts";

const s = t.subscriptions;

const colors: Readonly<Record<ListedSubscription["status"], string>> = {
  incomplete: "yellow",
  trialing: "blue",
  active: "green",
  past_due: "yellow",
  paused: "gray",
  unpaid: "red",
  incomplete_expired: "gray",
  canceled: "gray",
};

/** The state of a subscription, in a word. */
export function SubscriptionState({
  subscription,
}: {
  subscription: Pick<ListedSubscription, "status" | "is_recurring" | "is_test">;
}) {
  const { status, is_recurring, is_test } = subscription;
  return (
    <Group gap={4} wrap="nowrap">
      <Badge variant="light" color={is_recurring ? colors[status] : "green"}>
        {is_recurring ? s.statuses[status] : s.paidOnce}
      </Badge>
      {is_test && (
        <Badge variant="outline" color="gray">
          {s.test}
        </Badge>
      )}
    </Group>
  );
}
