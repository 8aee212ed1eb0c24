import type { ListedWebhookDelivery } from "@licet/sdk";
import { Button, Text } from "@mantine/core";
import { confirm } from "../../kit/confirm/confirm.tsx";
import { IconRotateClockwise } from "../../kit/icons.ts";
import { PageLink } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { DeliveryState } from "./state.part.tsx";
import { deliveryPage, replayAll } from "./webhooks.queries.ts";
import { deliverySearch } from "./webhooks.search.ts";

const w = t.webhooks;

const columns: readonly Column<ListedWebhookDelivery>[] = [
  { id: "event", header: w.event, cell: (row) => row.event },
  {
    id: "status",
    header: w.status,
    onPhone: true,
    isShort: true,
    cell: (row) => <DeliveryState status={row.status} />,
  },
  { id: "at", header: w.at, order: "created_at", isShort: true, cell: (row) => <Time at={row.created_at} /> },
  {
    id: "endpoint",
    header: w.endpoint,
    isShort: true,
    cell: (row) => <PageLink to={to.webhook(row.endpoint)}>{`#${row.endpoint}`}</PageLink>,
  },
  { id: "attempts", header: w.attempts, isShort: true, cell: (row) => row.attempts },
  { id: "answer", header: w.answer, cell: (row) => row.last_status_code ?? row.last_error ?? "–" },
  {
    id: "license",
    header: w.license,
    isExtra: true,
    cell: (row) => (row.license === null ? "–" : <PageLink to={to.license(row.license)}>{`#${row.license}`}</PageLink>),
  },
  { id: "due", header: w.due, isExtra: true, isShort: true, cell: (row) => <Time at={row.due_at} /> },
  { id: "id", header: w.id, isExtra: true, isShort: true, cell: (row) => row.id },
];

const paging = ["limit", "offset", "order_by", "count"];

/** What was sent, and what came of it. */
export default function DeliveryList() {
  const list = useList(deliveryPage, deliverySearch);
  const may = useMay();
  const isFiltered = Object.keys(list.search).some((name) => !paging.includes(name));
  const replay = () =>
    confirm({
      title: w.replayAllTitle,
      body: w.replayAllBody,
      button: w.replay,
      act: async () => toast(w.replayed(await replayAll(list.search))),
    });
  return (
    <ListPage
      list={list}
      name="webhook-deliveries"
      title={w.deliveries}
      columns={columns}
      to={(row) => to.webhookDelivery(row.id)}
      rowId={(row) => row.id}
      rowName={(row) => w.one(row.id)}
      actions={
        may("webhooks_write") &&
        isFiltered && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconRotateClockwise size={16} aria-hidden />}
            onClick={replay}
          >
            {w.replayAll}
          </Button>
        )
      }
      nothingYet={<Text c="dimmed">{w.noDeliveries}</Text>}
    />
  );
}
