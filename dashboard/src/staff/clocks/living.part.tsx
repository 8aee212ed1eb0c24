import type { License } from "@licet/sdk";
import { Group, Table, Text } from "@mantine/core";
import { ButtonLink, PageLink } from "../../kit/link.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import type { OrderOfClock } from "./clocks.queries.ts";

const c = t.clocks;

/** The orders that live by a clock. */
export function Orders({ orders, sell }: { orders: readonly OrderOfClock[]; sell: string | undefined }) {
  const button = sell !== undefined && (
    <Group>
      <ButtonLink to={sell} variant="default" size="sm">
        {c.placeOrder}
      </ButtonLink>
    </Group>
  );
  if (orders.length === 0)
    return (
      <>
        <Text c="dimmed" mb="sm">
          {c.noOrders}
        </Text>
        {button}
      </>
    );
  return (
    <>
      <Table mb="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{c.order}</Table.Th>
            <Table.Th>{c.placed}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {orders.map(({ id, store_id, created_at }) => (
            <Table.Tr key={id}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>
                <PageLink to={to.order(id)}>{store_id}</PageLink>
              </Table.Td>
              <Table.Td>
                <Time at={created_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {button}
    </>
  );
}

/** The licenses that live by a clock, as they are at its time. */
export function Licenses({ licenses }: { licenses: readonly License[] }) {
  if (licenses.length === 0) return <Text c="dimmed">{c.noLicenses}</Text>;
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{c.license}</Table.Th>
          <Table.Th>{c.status}</Table.Th>
          <Table.Th visibleFrom="xs">{t.licenses.validUntil}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {licenses.map((license) => (
          <Table.Tr key={license.id}>
            <Table.Td style={{ overflowWrap: "anywhere" }}>
              <PageLink to={to.license(license.id)}>{license.license_key ?? license.id}</PageLink>
            </Table.Td>
            <Table.Td>{t.licenses.states[license.status]}</Table.Td>
            <Table.Td visibleFrom="xs">
              <Time at={license.validity_period} absent={t.licenses.noEnd} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
