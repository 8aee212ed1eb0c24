import type { ListedConsumptionPool } from "@licet/sdk";
import { Stack, Text } from "@mantine/core";
import { IconPlus } from "../../kit/icons.ts";
import { ButtonLink } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { PoolUse } from "./pool-use.part.tsx";
import { poolPage } from "./pools.queries.ts";
import { poolSearch } from "./pools.search.ts";

const columns: readonly Column<ListedConsumptionPool>[] = [
  { id: "name", header: t.pools.name, order: "name", cell: (row) => row.name },
  { id: "code", header: t.pools.code, order: "code", cell: (row) => row.code },
  { id: "use", header: t.pools.use, onPhone: true, cell: (row) => <PoolUse pool={row} /> },
  { id: "type", header: t.pools.counts, cell: (row) => t.pools.types[row.type] },
  { id: "created", header: t.pools.created, order: "created_at", cell: (row) => <Time at={row.created_at} as="day" /> },
  { id: "id", header: t.pools.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** Every consumption pool of the company. */
export default function PoolList() {
  const list = useList(poolPage, poolSearch);
  const may = useMay();
  const create = may("licenses_write") && (
    <ButtonLink to={to.newPool()} leftSection={<IconPlus size={16} aria-hidden />}>
      {t.pools.newPool}
    </ButtonLink>
  );
  return (
    <ListPage
      list={list}
      name="pools"
      title={t.nav.pools}
      columns={columns}
      to={(row) => to.pool(row.id)}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      actions={create}
      nothingYet={
        <Stack align="flex-start">
          <Text c="dimmed">{t.pools.nothingYet}</Text>
          {create}
        </Stack>
      }
    />
  );
}
