import type { WebhookEndpoint } from "@licet/sdk";
import { Code, Stack, Text } from "@mantine/core";
import { IconListCheck, IconPlus } from "../../kit/icons.ts";
import { ButtonLink } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { EndpointState } from "./state.part.tsx";
import { endpointPage } from "./webhooks.queries.ts";
import { endpointSearch } from "./webhooks.search.ts";

const w = t.webhooks;

const columns: readonly Column<WebhookEndpoint>[] = [
  { id: "url", header: w.url, order: "url", cell: (row) => row.url },
  { id: "events", header: w.events, cell: (row) => <Code>{row.events.join(", ")}</Code> },
  { id: "state", header: w.state, onPhone: true, isShort: true, cell: (row) => <EndpointState {...row} /> },
  {
    id: "success",
    header: w.lastSuccess,
    isShort: true,
    cell: (row) => <Time at={row.last_success_at} as="relative" absent={w.never} />,
  },
  { id: "description", header: w.description, isExtra: true, cell: (row) => row.description },
  { id: "id", header: w.id, order: "id", isExtra: true, isShort: true, cell: (row) => row.id },
];

/** Where events are sent. */
export default function EndpointList() {
  const list = useList(endpointPage, endpointSearch);
  const may = useMay();
  const create = may("webhooks_write") && (
    <ButtonLink to={to.newWebhook()} leftSection={<IconPlus size={16} aria-hidden />}>
      {w.newEndpoint}
    </ButtonLink>
  );
  return (
    <ListPage
      list={list}
      name="webhooks"
      title={t.nav.webhooks}
      columns={columns}
      to={(row) => to.webhook(row.id)}
      rowId={(row) => row.id}
      rowName={(row) => row.url}
      actions={
        <>
          <ButtonLink
            to={to.webhookDeliveries()}
            variant="default"
            leftSection={<IconListCheck size={16} aria-hidden />}
          >
            {w.deliveries}
          </ButtonLink>
          {create}
        </>
      }
      nothingYet={
        <Stack align="flex-start">
          <Text c="dimmed">{w.nothingYet}</Text>
          {create}
        </Stack>
      }
    />
  );
}
