import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { ActionMenu, actionsFor } from "../../kit/action.tsx";
import { IconUserPlus } from "../../kit/icons.ts";
import type { Column } from "../../kit/list/columns.ts";
import { ListBody } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { ProblemAlert } from "../../kit/problem.tsx";
import { SecretDialog } from "../../kit/secret.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { staffSearch } from "./settings.search.ts";
import { staffActions, staffName } from "./staff.actions.ts";
import { type StaffMember, staffPage } from "./staff.queries.ts";
import { InviteDialog, StaffDialog } from "./staff-form.part.tsx";

const s = t.settings.staff;

const columns: readonly Column<StaffMember>[] = [
  { id: "email", header: s.email, order: "email", cell: (row) => row.email },
  { id: "name", header: s.name, cell: (row) => row.name },
  { id: "role", isShort: true, header: s.role, cell: (row) => t.me.roles[row.role] },
  { id: "state", isShort: true, header: s.state, onPhone: true, cell: (row) => <State person={row} /> },
  {
    id: "login",
    isShort: true,
    header: s.lastLogin,
    order: "last_login",
    cell: (row) => <Time at={row.last_login} as="relative" absent={s.never} />,
  },
  { id: "id", isShort: true, header: s.id, order: "id", isExtra: true, cell: (row) => row.id },
];

function State({ person }: { person: StaffMember }) {
  const isWaiting = !person.is_set_up && !person.has_signed_on;
  return (
    <Group gap={4}>
      {person.is_active ? (
        <Badge color="green" variant="light">
          {s.isActive}
        </Badge>
      ) : (
        <Badge color="gray" variant="light">
          {s.isInactive}
        </Badge>
      )}
      {isWaiting && (
        <Badge color="yellow" variant="light">
          {s.isInvited}
        </Badge>
      )}
      {person.has_totp && (
        <Badge color="blue" variant="light">
          {s.hasApp}
        </Badge>
      )}
    </Group>
  );
}

/** The people of the back office. */
export function StaffTab() {
  const list = useList(staffPage, staffSearch);
  const may = useMay();
  const [edited, setEdited] = useState<StaffMember | "new">();
  const [given, setGiven] = useState<{ email: string; link: string }>();
  const give = (email: string, link: string) => setGiven({ email, link });
  const actions = staffActions({ edit: setEdited, link: give });
  const menu = (row: StaffMember) => (
    <ActionMenu actions={actionsFor(actions, row, may)} subject={row} name={staffName(row)} />
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm">{s.hint}</Text>
        {may("staff_write") && (
          <Button size="sm" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
            {s.invite}
          </Button>
        )}
      </Group>
      <ListBody
        list={list}
        name="staff"
        columns={columns}
        rowId={(row) => row.id}
        rowName={staffName}
        {...(may("staff_write") ? { menu } : {})}
        nothingYet={<Text c="dimmed">{s.nobody}</Text>}
      />
      {list.error !== null && list.error !== undefined && <ProblemAlert error={list.error} onAgain={list.again} />}
      {edited === "new" && <InviteDialog onClose={() => setEdited(undefined)} onGiven={give} />}
      {edited !== undefined && edited !== "new" && <StaffDialog person={edited} onClose={() => setEdited(undefined)} />}
      {given && (
        <SecretDialog
          title={s.linkFor(given.email)}
          secrets={[{ name: s.link, value: given.link }]}
          onDone={() => setGiven(undefined)}
        />
      )}
    </Stack>
  );
}
