import { Badge, Group, Text } from "@mantine/core";
import { ActionMenu, actionsFor } from "../../../kit/action.tsx";
import type { Column } from "../../../kit/list/columns.ts";
import { ListPage } from "../../../kit/list/list-page.tsx";
import type { ListState } from "../../../kit/list/use-list.ts";
import { Time } from "../../../kit/time.tsx";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { fullName } from "../people.rules.ts";
import { removeUser } from "./user.actions.ts";
import type { User, UserRow } from "./users.queries.ts";

const u = t.people.users;
const m = t.people.members;

/** Whether somebody can sign in, and whether they manage something. */
export function UserState({ user }: { user: Pick<User, "is_active" | "is_manager" | "is_initial_password"> }) {
  return (
    <Group gap={4}>
      <Badge variant="light" color={user.is_active ? "green" : "red"}>
        {user.is_active ? u.active : u.inactive}
      </Badge>
      {user.is_manager && <Badge variant="light">{u.manager}</Badge>}
      {user.is_initial_password && (
        <Badge variant="light" color="gray">
          {u.initialPassword}
        </Badge>
      )}
    </Group>
  );
}

const columns: readonly Column<UserRow>[] = [
  { id: "email", header: m.email, order: "true_email", cell: (row) => row.true_email },
  { id: "name", header: m.name, order: "last_name", cell: fullName },
  { id: "state", header: u.state, onPhone: true, cell: (row) => <UserState user={row} /> },
  {
    id: "licenses",
    isShort: true,
    header: t.people.customers.licenses,
    align: "right",
    cell: (row) => row.total_licenses,
  },
  {
    id: "login",
    isShort: true,
    header: u.lastLogin,
    order: "last_login",
    cell: (row) => <Time at={row.last_login} as="relative" absent={t.licenses.never} />,
  },
  { id: "phone", header: m.phone, isExtra: true, cell: (row) => row.phone_number },
  { id: "reference", header: m.reference, isExtra: true, cell: (row) => row.reference },
  { id: "id", isShort: true, header: m.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** A list of license users. */
export function UserTable(props: {
  list: ListState<UserRow>;
  name: string;
  title: string;
  nothingYet: string;
  tab?: string;
}) {
  const { list, name, title, nothingYet, tab } = props;
  const may = useMay();
  const menu = (row: UserRow) => (
    <ActionMenu actions={actionsFor([removeUser()], row, may)} subject={row} name={row.true_email} />
  );
  return (
    <ListPage
      list={list}
      name={name}
      title={title}
      columns={columns}
      to={(row) => to.user(row.id, { tab })}
      rowId={(row) => row.id}
      rowName={(row) => row.true_email}
      {...(may("licenses_write") ? { menu } : {})}
      nothingYet={<Text c="dimmed">{nothingYet}</Text>}
    />
  );
}
