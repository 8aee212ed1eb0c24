import { Badge, Card, Group, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink, targetOf } from "../../kit/link.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { orderActions } from "./order.actions.ts";
import { type Order, order } from "./orders.queries.ts";

type Item = Order["order_items"][number];

/** One order: who bought, and the licenses that it has issued. */
export default function OrderDetail() {
  const { data } = useSuspenseQuery(order(useId()));
  const may = useMay();
  const navigate = useNavigate();
  const actions = actionsFor(
    orderActions(() => void navigate(targetOf(to.orders()))),
    data,
    may,
  );
  return (
    <Stack>
      <Heading
        title={t.orders.one(data.store_id)}
        actions={actions.map((action) => <ActionButton key={action.id} action={action} subject={data} />)}
      >
        {t.orders.one(data.store_id)}
      </Heading>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Facts order={data} />
        <Buyer order={data} />
      </SimpleGrid>
      {data.order_items.map((item) => (
        <ItemCard key={item.id} item={item} />
      ))}
    </Stack>
  );
}

function Facts({
  order: { id, store_id, created_at, reference, is_bundle, is_test, is_trial, test_clock },
}: {
  order: Order;
}) {
  const may = useMay();
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group gap="xs">
          <Copyable value={store_id} what={t.orders.id} />
          <Text size="sm" c="dimmed">
            {t.orders.number} {id}
          </Text>
        </Group>
        <Text size="sm">
          {t.orders.created}: <Time at={created_at} />
        </Text>
        {reference && (
          <Text size="sm">
            {t.orders.reference}: {reference}
          </Text>
        )}
        {may("mail_read") && (
          <PageLink size="sm" to={to.mails({ order: id })}>
            {t.mail.ofOrder}
          </PageLink>
        )}
        <Group gap={4}>
          {is_bundle && <Badge variant="light">{t.orders.bundle}</Badge>}
          {is_trial && <Badge variant="light">{t.orders.trial}</Badge>}
          {is_test && <Badge variant="light">{t.orders.test}</Badge>}
          {test_clock !== null && <Badge variant="light">{t.clocks.badge}</Badge>}
        </Group>
        {test_clock !== null && (
          <Text size="sm">
            <PageLink to={to.clock(test_clock)}>{t.clocks.one(test_clock)}</PageLink>
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function Buyer({ order: { customer } }: { order: Order }) {
  return (
    <Card withBorder>
      <Title order={2} size="h5" mb="xs">
        {t.orders.customer}
      </Title>
      {customer ? (
        <Stack gap={2}>
          <PageLink to={to.customer(customer.id)}>{customer.email || t.orders.nobody}</PageLink>
          <Text size="sm">
            {customer.first_name} {customer.last_name}
          </Text>
          <Text size="sm" c="dimmed">
            {customer.company_name}
          </Text>
        </Stack>
      ) : (
        <Text c="dimmed">{t.orders.nobody}</Text>
      )}
    </Card>
  );
}

function ItemCard({ item }: { item: Item }) {
  const [first] = item.licenses;
  return (
    <Card withBorder>
      <Title order={2} size="h5" mb="xs">
        {first?.product.product_name ?? t.orders.item}
      </Title>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.orders.license}</Table.Th>
            <Table.Th>{t.orders.terms.license_type}</Table.Th>
            <Table.Th visibleFrom="xs">{t.orders.seats}</Table.Th>
            <Table.Th visibleFrom="xs">{t.orders.validUntil}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {item.licenses.map((license) => (
            <Table.Tr key={license.id}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>
                <PageLink to={to.license(license.id)}>{license.license_key ?? t.orders.byUser(license.id)}</PageLink>
              </Table.Td>
              <Table.Td>{t.licenses.types[license.license_type]}</Table.Td>
              <Table.Td visibleFrom="xs">
                {license.allow_unlimited_activations ? t.orders.unlimited : license.max_activations}
              </Table.Td>
              <Table.Td visibleFrom="xs">
                <Time at={license.validity_period} as="day" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
