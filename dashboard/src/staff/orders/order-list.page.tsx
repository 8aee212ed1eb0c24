import { Badge, Group, Stack, Text } from "@mantine/core";
import { IconPlus } from "../../kit/icons.ts";
import { ButtonLink } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { type OrderRow, orderPage } from "./orders.queries.ts";
import { orderSearch } from "./orders.search.ts";

const columns: readonly Column<OrderRow>[] = [
  { id: "store_id", header: t.orders.id, order: "store_id", cell: (row) => row.store_id },
  { id: "customer", header: t.orders.customer, onPhone: true, cell: (row) => row.customer_email ?? t.orders.nobody },
  { id: "company", header: t.orders.company, cell: (row) => row.customer_company ?? "" },
  { id: "kind", header: t.orders.kind, cell: (row) => <Kinds order={row} /> },
  {
    id: "created",
    header: t.orders.created,
    order: "created_at",
    onPhone: true,
    cell: (row) => <Time at={row.created_at} />,
  },
  { id: "reference", header: t.orders.reference, isExtra: true, cell: (row) => row.reference ?? "" },
  { id: "id", header: t.orders.number, order: "id", isExtra: true, cell: (row) => row.id },
];

function Kinds({ order }: { order: Pick<OrderRow, "is_bundle" | "is_test" | "is_trial" | "test_clock"> }) {
  return (
    <Group gap={4}>
      {order.is_bundle && <Badge variant="light">{t.orders.bundle}</Badge>}
      {order.is_trial && <Badge variant="light">{t.orders.trial}</Badge>}
      {order.is_test && (
        <Badge variant="light" color="gray">
          {t.orders.test}
        </Badge>
      )}
      {order.test_clock !== null && (
        <Badge variant="light" color="gray">
          {t.clocks.badge}
        </Badge>
      )}
    </Group>
  );
}

/** Every order of the company. */
export default function OrderList() {
  const list = useList(orderPage, orderSearch);
  const may = useMay();
  const create = may("orders_write") && (
    <ButtonLink to={to.newOrder()} leftSection={<IconPlus size={16} aria-hidden />}>
      {t.orders.new}
    </ButtonLink>
  );
  return (
    <ListPage
      list={list}
      name="orders"
      title={t.orders.title}
      columns={columns}
      to={(row) => to.order(row.id)}
      rowId={(row) => row.id}
      rowName={(row) => row.store_id}
      actions={create}
      nothingYet={
        <Stack align="flex-start">
          <Text c="dimmed">{t.orders.nothingYet}</Text>
          {create}
        </Stack>
      }
    />
  );
}
