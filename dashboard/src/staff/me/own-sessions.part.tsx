import { Badge, Group, Stack, Table } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { browserOf } from "./browser.rules.ts";
import { ownSessionsQuery } from "./me.queries.ts";
import { end, endOthers } from "./session.actions.ts";

const m = t.me;

/** Where one is signed in. */
export function OwnSessions() {
  const { data: sessions } = useSuspenseQuery(ownSessionsQuery);
  const may = useMay();
  return (
    <Stack gap="sm">
      <Table verticalSpacing="xs" style={{ overflowWrap: "anywhere" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{m.browser}</Table.Th>
            <Table.Th>{m.address}</Table.Th>
            <Table.Th visibleFrom="sm">{m.since}</Table.Th>
            <Table.Th visibleFrom="xs">{m.lastSeen}</Table.Th>
            <Table.Th aria-label={m.end} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((session) => (
            <Table.Tr key={session.id}>
              <Table.Td title={session.user_agent}>
                {browserOf(session.user_agent) || m.unknown}
                {session.is_current && (
                  <Badge variant="light" ml="xs">
                    {m.here}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>{session.ip}</Table.Td>
              <Table.Td visibleFrom="sm">
                <Time at={session.created_at} />
              </Table.Td>
              <Table.Td visibleFrom="xs">
                <Time at={session.last_seen_at} as="relative" />
              </Table.Td>
              <Table.Td ta="right">
                {actionsFor([end], session, may).map((action) => (
                  <ActionButton key={action.id} action={action} subject={session} size="compact-sm" />
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group>
        {actionsFor([endOthers], sessions, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={sessions} />
        ))}
      </Group>
    </Stack>
  );
}
