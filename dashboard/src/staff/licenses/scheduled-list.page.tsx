import type { ScheduledUpdate } from "@licet/sdk";
import { Text } from "@mantine/core";
import { PageLink } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { allScheduled } from "./license-parts.queries.ts";
import { allScheduledSearch } from "./license-parts.search.ts";
import { ScheduledMenu, scheduledColumns, updateName } from "./scheduled.part.tsx";

const s = t.scheduled;

const columns: readonly Column<ScheduledUpdate>[] = [
  ...scheduledColumns,
  {
    id: "license",
    header: s.license,
    cell: ({ license }) => (
      <PageLink to={to.license(license)} size="sm">
        #{license}
      </PageLink>
    ),
  },
];

/** What is scheduled for all licenses, and what became of it. */
export default function ScheduledList() {
  const list = useList(allScheduled, allScheduledSearch);
  return (
    <ListPage
      list={list}
      name="scheduled"
      title={s.title}
      columns={columns}
      to={(row) => to.license(row.license, { tab: "scheduled" })}
      rowId={(row) => row.id}
      rowName={updateName}
      menu={(row) => <ScheduledMenu update={row} />}
      nothingYet={<Text c="dimmed">{s.nothingYet}</Text>}
    />
  );
}
