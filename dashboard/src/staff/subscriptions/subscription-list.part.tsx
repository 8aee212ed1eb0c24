import type { ListedSubscription } from "@licet/sdk";
import { Stack, Text } from "@mantine/core";
import { PageLink } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListBody } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { ProblemAlert } from "../../kit/problem.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { SubscriptionState } from "./subscription-state.part.tsx";
import { subscriptionPage } from "./subscriptions.queries.ts";
import { subscriptionSearch } from "./subscriptions.search.ts";

const s = t.subscriptions;

const columns: readonly Column<ListedSubscription>[] = [
  { id: "name", header: s.subscription, cell: (row) => row.subscription_id },
  {
    id: "status",
    isShort: true,
    onPhone: true,
    header: s.status,
    order: "status",
    cell: (row) => <SubscriptionState subscription={row} />,
  },
  {
    id: "paid",
    isShort: true,
    header: s.paidThrough,
    order: "paid_through",
    cell: (row) => <Time at={row.paid_through} as="day" />,
  },
  { id: "customer", header: s.customer, cell: (row) => row.customer_email ?? "–" },
  { id: "licenses", isShort: true, align: "right", header: s.licenses, cell: (row) => row.licenses.length },
  { id: "source", header: s.source, cell: (row) => row.source?.name ?? s.byKey },
  {
    id: "updated",
    isShort: true,
    header: s.changed,
    order: "updated_at",
    cell: (row) => <Time at={row.updated_at} as="relative" />,
  },
  { id: "id", isShort: true, isExtra: true, header: s.id, order: "id", cell: (row) => row.id },
];

/** Every subscription that is known. */
export function SubscriptionsTab() {
  const list = useList(subscriptionPage, subscriptionSearch);
  const may = useMay();
  return (
    <Stack gap="sm">
      <ListBody
        list={list}
        name="subscriptions"
        columns={columns}
        to={(row) => to.subscription(row.subscription_id)}
        rowId={(row) => row.id}
        rowName={(row) => row.subscription_id}
        nothingYet={
          <Stack align="flex-start" gap="xs">
            <Text c="dimmed">{s.nothingYet}</Text>
            {may("company_write") && <PageLink to={to.settings({ tab: "billing" })}>{s.connect}</PageLink>}
          </Stack>
        }
      />
      {list.error !== null && list.error !== undefined && <ProblemAlert error={list.error} onAgain={list.again} />}
    </Stack>
  );
}
