import type { ListedBillingMessage } from "@licet/sdk";
import { Badge } from "@mantine/core";
import { t } from "../../texts/staff.ts";

const m = t.subscriptions.messages;

const colors: Readonly<Record<ListedBillingMessage["status"], string>> = {
  pending: "blue",
  applied: "green",
  ignored: "gray",
  waiting: "yellow",
  failed: "red",
  refused: "red",
};

/** What became of a message, in a word. */
export function MessageState({ message: { status } }: { message: Pick<ListedBillingMessage, "status"> }) {
  return (
    <Badge variant="light" color={colors[status]}>
      {m.statuses[status]}
    </Badge>
  );
}
