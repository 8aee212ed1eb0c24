import { Code, Group, Modal, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Changes } from "../../kit/changes.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { ExportLink } from "../../kit/export-link.tsx";
import { Facts } from "../../kit/facts.tsx";
import { targetOf } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListBody } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Loaded } from "../../kit/loaded.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { Time } from "../../kit/time.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { type AuditRow, auditRowQuery, changesPage } from "./audit.queries.ts";
import { changesSearch } from "./audit.search.ts";
import { AuditObject, actionName, objectName } from "./audit-object.part.tsx";
import { changedMembers } from "./members.rules.ts";

const a = t.audit;

const columns: readonly Column<AuditRow>[] = [
  { id: "ts", isShort: true, header: a.when, order: "ts", cell: (row) => <Time at={row.ts} /> },
  { id: "actor", header: a.who, onPhone: true, cell: (row) => row.actor_name },
  { id: "action", header: a.action, onPhone: true, cell: actionName },
  { id: "object", header: a.object, onPhone: true, cell: objectName },
  { id: "members", header: a.members, cell: (row) => membersOf(row) },
  { id: "ip", header: a.ip, isExtra: true, cell: (row) => row.ip },
  { id: "request", header: a.requestId, isExtra: true, cell: (row) => <Code>{row.request_id}</Code> },
];

function membersOf(row: AuditRow) {
  const names = changedMembers(row.before, row.after).map(({ name }) => name);
  return <Text size="sm" lineClamp={1}>{`${names.join(", ")}`}</Text>;
}

/** What was changed, newest first; a row opens what it was and what it is. */
export function ChangesTab() {
  const list = useList(changesPage, changesSearch);
  const navigate = useNavigate();
  const { open, ...search } = list.search;
  return (
    <Stack gap="sm">
      <Group justify="flex-end">
        <ExportLink path="audit/export/" search={list.search} text={a.export} />
      </Group>
      <ListBody
        list={list}
        name="audit"
        columns={columns}
        to={(row) => to.audit({ ...search, open: row.id })}
        rowId={(row) => row.id}
        rowName={(row) => `${objectName(row)} ${actionName(row)}`}
        nothingYet={<Text c="dimmed">{a.nothingYet}</Text>}
      />
      {list.error !== null && list.error !== undefined && <ProblemAlert error={list.error} onAgain={list.again} />}
      {open !== undefined && (
        <RowDialog
          id={Number(open)}
          onClose={() => void navigate({ ...targetOf(to.audit(search)), resetScroll: false })}
        />
      )}
    </Stack>
  );
}

function RowDialog({ id, onClose }: { id: number; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={a.rowTitle(id)}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      <Loaded query={auditRowQuery(id)}>
        {(row) => (row === null ? <Text>{a.noSuchRow}</Text> : <OneRow row={row} />)}
      </Loaded>
    </Modal>
  );
}

function OneRow({ row }: { row: AuditRow }) {
  const changes = changedMembers(row.before, row.after);
  const facts = [
    [a.when, <Time key="when" at={row.ts} />],
    [a.who, `${row.actor_name} (${a.actorKinds[row.actor_kind]})`],
    [a.action, actionName(row)],
    [a.object, <AuditObject key="object" row={row} />],
    [a.ip, row.ip],
    [a.requestId, <Copyable key="request" value={row.request_id} what={a.requestId} />],
  ] as const;
  return (
    <Stack gap="md">
      <Facts facts={facts} />
      {changes.length === 0 ? (
        <Text c="dimmed">{a.noMembers}</Text>
      ) : (
        <Changes changes={changes} nameOf={(name) => name} />
      )}
    </Stack>
  );
}
