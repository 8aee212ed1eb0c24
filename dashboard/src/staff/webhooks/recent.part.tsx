import { Group, Stack, Table, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { PageLink } from "../../kit/link.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { DeliveryState } from "./state.part.tsx";
import { recentQuery } from "./webhooks.queries.ts";

const w = t.webhooks;

/** The last deliveries to an endpoint. */
export function Recent({ endpoint }: { endpoint: number }) {
  const { data } = useSuspenseQuery(recentQuery(endpoint));
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {w.recent}
        </Title>
        <PageLink to={to.webhookDeliveries({ endpoint })}>{w.allDeliveries}</PageLink>
      </Group>
      {data.rows.length === 0 ? (
        <Text c="dimmed">{w.noDeliveries}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{w.event}</Table.Th>
              <Table.Th>{w.status}</Table.Th>
              <Table.Th visibleFrom="xs">{w.at}</Table.Th>
              <Table.Th visibleFrom="xs">{w.answer}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td style={{ overflowWrap: "anywhere" }}>
                  <PageLink to={to.webhookDelivery(row.id)}>{row.event}</PageLink>
                </Table.Td>
                <Table.Td>
                  <DeliveryState status={row.status} />
                </Table.Td>
                <Table.Td visibleFrom="xs">
                  <Time at={row.created_at} />
                </Table.Td>
                <Table.Td visibleFrom="xs">{row.last_status_code ?? row.last_error ?? "–"}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
