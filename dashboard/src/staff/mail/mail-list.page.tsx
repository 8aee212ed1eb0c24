import type { ListedMail } from "@licet/sdk";
import { Alert, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ActionMenu, actionsFor } from "../../kit/action.tsx";
import { IconAdjustments } from "../../kit/icons.ts";
import { ButtonLink } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { mailActions } from "./mail.actions.ts";
import { mailPage, mailSettingsQuery } from "./mail.queries.ts";
import { mailSearch } from "./mail.search.ts";
import { kindName, MailStatus } from "./status.part.tsx";

const m = t.mail;

const columns: readonly Column<ListedMail>[] = [
  { id: "recipient", header: m.to, onPhone: true, cell: (row) => row.recipient },
  { id: "subject", header: m.subject, cell: (row) => row.subject },
  { id: "kind", header: m.kind, isShort: true, cell: (row) => kindName(row.kind) },
  { id: "status", header: m.status, onPhone: true, isShort: true, cell: (row) => <MailStatus status={row.status} /> },
  {
    id: "created",
    header: m.created,
    order: "created_at",
    onPhone: true,
    isShort: true,
    cell: (row) => <Time at={row.created_at} />,
  },
  { id: "problem", header: m.problem, isExtra: true, cell: (row) => row.problem ?? "" },
  { id: "attempts", header: m.attempts, isExtra: true, isShort: true, cell: (row) => row.attempts },
];

/** Every mail that waits or was sent. */
export default function MailList() {
  const list = useList(mailPage, mailSearch);
  const { data: settings } = useSuspenseQuery(mailSettingsQuery);
  const may = useMay();
  return (
    <>
      {!settings.is_configured && (
        <Alert color="yellow" mb="sm" title={m.set.off}>
          <Text size="sm">{m.set.offBody}</Text>
        </Alert>
      )}
      <ListPage
        list={list}
        name="mails"
        title={m.title}
        columns={columns}
        to={(row) => to.mail(row.id)}
        rowId={(row) => row.id}
        rowName={(row) => m.one(row.id)}
        menu={(row) => <ActionMenu actions={actionsFor(mailActions, row, may)} subject={row} name={m.one(row.id)} />}
        actions={
          <ButtonLink
            to={to.mailSettings()}
            variant="default"
            size="sm"
            leftSection={<IconAdjustments size={16} aria-hidden />}
          >
            {m.settings}
          </ButtonLink>
        }
        nothingYet={<Text c="dimmed">{m.nothingYet}</Text>}
      />
    </>
  );
}
