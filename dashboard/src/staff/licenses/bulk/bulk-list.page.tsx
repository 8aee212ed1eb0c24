import { Text } from "@mantine/core";
import type { Column } from "../../../kit/list/columns.ts";
import { ListPage } from "../../../kit/list/list-page.tsx";
import { useList } from "../../../kit/list/use-list.ts";
import { Time } from "../../../kit/time.tsx";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { type BulkAction, bulkPage } from "./bulk.queries.ts";
import { bulkSearch } from "./bulk.search.ts";
import { BulkStatus } from "./bulk-status.part.tsx";

const b = t.bulk;

const columns: readonly Column<BulkAction>[] = [
  { id: "what", header: b.title, cell: (row) => b.titleOf(b.actions[row.action], row.total) },
  { id: "status", header: b.status, onPhone: true, isShort: true, cell: (row) => <BulkStatus action={row} /> },
  { id: "changed", header: b.changed, align: "right", isShort: true, cell: (row) => row.changed },
  { id: "failed", header: b.failed, align: "right", isShort: true, cell: (row) => row.failed },
  { id: "author", header: b.author, cell: (row) => row.author.name },
  { id: "created", header: b.created, isShort: true, cell: (row) => <Time at={row.created_at} /> },
  { id: "id", header: b.id, order: "id", isExtra: true, isShort: true, cell: (row) => row.id },
];

/** Everything that was done to many licenses. */
export default function BulkList() {
  const list = useList(bulkPage, bulkSearch);
  return (
    <ListPage
      list={list}
      name="bulk-actions"
      title={b.title}
      columns={columns}
      to={(row) => to.bulkAction(row.id)}
      rowId={(row) => row.id}
      rowName={(row) => b.titleOf(b.actions[row.action], row.total)}
      nothingYet={<Text c="dimmed">{b.nothingYet}</Text>}
    />
  );
}
