import type { TestClock } from "@licet/sdk";
import { Stack, Text } from "@mantine/core";
import { IconPlus } from "../../kit/icons.ts";
import { ButtonLink } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Time } from "../../kit/time.tsx";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { clockPage } from "./clocks.queries.ts";
import { clockSearch } from "./clocks.search.ts";

const c = t.clocks;

const columns: readonly Column<TestClock>[] = [
  { id: "name", header: c.name, order: "name", cell: (row) => row.name || c.one(row.id) },
  { id: "time", header: c.time, order: "time", onPhone: true, cell: (row) => <Time at={row.time} /> },
  { id: "status", header: c.status, isShort: true, cell: (row) => c.states[row.status] },
  { id: "orders", header: c.orders, align: "right", isShort: true, cell: (row) => number(row.total_orders) },
  { id: "licenses", header: c.licenses, align: "right", isShort: true, cell: (row) => number(row.total_licenses) },
  { id: "created", header: c.created, order: "created_at", cell: (row) => <Time at={row.created_at} as="day" /> },
  { id: "id", header: c.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** Every test clock of the company. */
export default function ClockList() {
  const list = useList(clockPage, clockSearch);
  const may = useMay();
  const create = may("orders_write") && (
    <ButtonLink to={to.newClock()} leftSection={<IconPlus size={16} aria-hidden />}>
      {c.new}
    </ButtonLink>
  );
  return (
    <ListPage
      list={list}
      name="test-clocks"
      title={t.nav.testClocks}
      columns={columns}
      to={(row) => to.clock(row.id)}
      rowId={(row) => row.id}
      rowName={(row) => row.name || c.one(row.id)}
      actions={create}
      nothingYet={
        <Stack align="flex-start">
          <Text c="dimmed">{c.nothingYet}</Text>
          {create}
        </Stack>
      }
    />
  );
}
