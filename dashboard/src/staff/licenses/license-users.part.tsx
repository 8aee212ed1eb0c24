import type { License } from "@licet/sdk";
import { Badge, Button, Group, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { type Action, ActionMenu, actionsFor } from "../../kit/action.tsx";
import { IconUnlink, IconUserMinus, IconUserPlus } from "../../kit/icons.ts";
import { PageLink } from "../../kit/link.tsx";
import { SecretDialog } from "../../kit/secret.tsx";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { AssignDialog, SeatsOfUserDialog } from "./assign.part.tsx";
import { setUserActivations, unassignUser } from "./license-parts.queries.ts";

const u = t.licenses.usersTab;

type User = License["license_users"][number];

/** The users of a license. */
export function UsersTab({ license }: { license: License }) {
  const may = useMay();
  const [isAssigning, setAssigning] = useState(false);
  const [changed, setChanged] = useState<User>();
  const [password, setPassword] = useState<{ email: string; value: string }>();
  const users = license.license_users;
  return (
    <Stack gap="sm">
      {may("licenses_write") && (
        <Group>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setAssigning(true)}
          >
            {u.assign}
          </Button>
        </Group>
      )}
      {users.length === 0 ? (
        <Text c="dimmed">{u.none}</Text>
      ) : (
        <Table verticalSpacing="xs" style={{ overflowWrap: "anywhere" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{u.email}</Table.Th>
              <Table.Th visibleFrom="sm">{u.name}</Table.Th>
              <Table.Th>{u.seats}</Table.Th>
              <Table.Th w={40} aria-label={u.actions} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {users.map((user) => (
              <Table.Tr key={user.id}>
                <Table.Td>
                  <Group gap="xs">
                    <PageLink to={to.user(user.id)}>{user.true_email}</PageLink>
                    {user.is_manager && <Badge variant="light">{u.manager}</Badge>}
                  </Group>
                </Table.Td>
                <Table.Td visibleFrom="sm">{`${user.first_name} ${user.last_name}`.trim()}</Table.Td>
                <Table.Td>
                  {t.licenses.seatsShort({ used: user.total_activations, most: user.max_activations })}
                </Table.Td>
                <Table.Td>
                  <ActionMenu
                    actions={actionsFor(actionsOf(license, setChanged), user, may)}
                    subject={user}
                    name={user.true_email}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {isAssigning && (
        <AssignDialog
          license={license}
          onClose={() => setAssigning(false)}
          onDone={(email, value) => {
            setAssigning(false);
            toast(u.assigned(email));
            if (value !== "") setPassword({ email, value });
          }}
        />
      )}
      {changed && <SeatsOfUserDialog license={license} user={changed} onClose={() => setChanged(undefined)} />}
      {password && (
        <SecretDialog
          title={u.firstPassword(password.email)}
          secrets={[{ name: u.password, value: password.value }]}
          onDone={() => setPassword(undefined)}
        />
      )}
    </Stack>
  );
}

function actionsOf(license: License, change: (user: User) => void): readonly Action<User>[] {
  const permission = "licenses_write";
  return [
    { id: "seats", text: u.setSeats, permission, act: change },
    {
      id: "free",
      text: u.free,
      icon: IconUnlink,
      permission,
      unavailable: ({ total_activations }) => (total_activations > 0 ? undefined : u.hasNone),
      question: (user) => ({
        title: u.freeTitle(user.true_email),
        body: u.freeBody(user.total_activations),
        button: u.free,
      }),
      act: async (user) => {
        await setUserActivations(license.id, user.id, { reset_total_activations: true });
        toast(u.freed(user.true_email));
      },
    },
    {
      id: "unassign",
      text: u.unassign,
      icon: IconUserMinus,
      permission,
      isDanger: true,
      question: (user) => ({
        title: u.unassignTitle(user.true_email),
        body: u.unassignBody(user.total_activations),
        button: u.unassign,
        isDanger: true,
      }),
      act: async (user) => {
        await unassignUser(license.id, user.id);
        toast(u.unassigned(user.true_email));
      },
    },
  ];
}
