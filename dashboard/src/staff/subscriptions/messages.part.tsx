import type { BillingMessage, ListedBillingMessage } from "@licet/sdk";
import { Modal, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type Action, ActionButton } from "../../kit/action.tsx";
import { Facts } from "../../kit/facts.tsx";
import { IconHistory } from "../../kit/icons.ts";
import { JsonView } from "../../kit/json-view.tsx";
import { PageLink, targetOf } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListBody } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Loaded } from "../../kit/loaded.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { MessageState } from "./message-state.part.tsx";
import { messagePage, messageQuery, replayMessage } from "./subscriptions.queries.ts";
import { messageSearch } from "./subscriptions.search.ts";

const s = t.subscriptions;
const m = t.subscriptions.messages;

const columns: readonly Column<ListedBillingMessage>[] = [
  { id: "type", header: m.type, cell: (row) => row.type },
  {
    id: "status",
    isShort: true,
    onPhone: true,
    header: m.status,
    order: "status",
    cell: (row) => <MessageState message={row} />,
  },
  {
    id: "reason",
    header: m.reason,
    cell: (row) => (
      <Text size="sm" lineClamp={1}>
        {textOfReason(row.reason)}
      </Text>
    ),
  },
  { id: "subscription", header: s.subscription, cell: (row) => row.subscription_id ?? "–" },
  { id: "source", isShort: true, header: s.source, cell: (row) => row.source.name },
  { id: "received", isShort: true, header: m.received, cell: (row) => <Time at={row.received_at} as="relative" /> },
  { id: "id", isShort: true, isExtra: true, header: s.id, order: "id", cell: (row) => row.id },
];

const replay: Action<BillingMessage> = {
  id: "replay",
  text: m.replay,
  icon: IconHistory,
  permission: "subscriptions_write",
  unavailable: ({ status }) => (status === "pending" ? m.isPending : undefined),
  act: async ({ id }) => {
    await replayMessage(id);
    toast(m.isReplayed);
  },
};

/** Every message of a billing system; a row opens it as it came. */
export function MessagesTab() {
  const list = useList(messagePage, messageSearch);
  const navigate = useNavigate();
  const { open, ...search } = list.search;
  return (
    <Stack gap="sm">
      <ListBody
        list={list}
        name="billing-messages"
        columns={columns}
        to={(row) => to.subscriptions({ ...search, tab: "messages", open: row.id })}
        rowId={(row) => row.id}
        rowName={(row) => `${row.type} ${row.id}`}
        nothingYet={<Text c="dimmed">{m.nothingYet}</Text>}
      />
      {list.error !== null && list.error !== undefined && <ProblemAlert error={list.error} onAgain={list.again} />}
      {open !== undefined && (
        <Modal
          opened
          size="xl"
          title={m.rowTitle(Number(open))}
          onClose={() =>
            void navigate({ ...targetOf(to.subscriptions({ ...search, tab: "messages" })), resetScroll: false })
          }
          closeButtonProps={{ "aria-label": kit.form.close }}
        >
          <Loaded query={messageQuery(Number(open))}>{(message) => <OneMessage message={message} />}</Loaded>
        </Modal>
      )}
    </Stack>
  );
}

function OneMessage({ message }: { message: BillingMessage }) {
  const may = useMay();
  const { subscription_id, reason, waits_for, repeats } = message;
  const facts = [
    [m.status, <MessageState key="status" message={message} />],
    [m.type, message.type],
    ...(reason === null ? [] : [[m.reason, textOfReason(reason)] as const]),
    ...(waits_for.length === 0 ? [] : [[m.waitsFor, waits_for.join(", ")] as const]),
    [
      s.subscription,
      subscription_id === null ? (
        "–"
      ) : (
        <PageLink key="subscription" to={to.subscription(subscription_id)}>
          {subscription_id}
        </PageLink>
      ),
    ],
    [s.source, message.source.name],
    [m.happened, <Time key="happened" at={message.occurred_at} />],
    [m.received, <Time key="received" at={message.received_at} />],
    [m.repeats, number(repeats)],
    [m.messageId, message.message_id],
  ] as const;
  return (
    <Stack>
      <Facts facts={facts} />
      {may("subscriptions_write") && (
        <div>
          <ActionButton action={replay} subject={message} />
        </div>
      )}
      <JsonView value={asJson(message.body)} what={m.body} />
    </Stack>
  );
}

/** Why nothing followed from a message, in the reader's language where it is known. */
function textOfReason(reason: string | null): string {
  const [form, text] = m.reasons.find(([each]) => each.test(reason ?? "")) ?? [];
  return form && text !== undefined ? (reason ?? "").replace(form, text) : (reason ?? "");
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
