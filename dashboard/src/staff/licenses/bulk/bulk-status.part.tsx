import { Badge } from "@mantine/core";
import { t } from "../../../texts/staff.ts";
import type { BulkAction } from "./bulk.queries.ts";

const colors = { pending: "gray", running: "blue", success: "green", cancelled: "orange", error: "red" } as const;

/** How a bulk action stands, in a word. */
export function BulkStatus({ action: { status } }: { action: Pick<BulkAction, "status"> }) {
  return (
    <Badge variant="light" color={colors[status]}>
      {t.bulk.statuses[status]}
    </Badge>
  );
}
