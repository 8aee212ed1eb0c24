import { Code, Stack, Text } from "@mantine/core";
import type { Column } from "../../kit/list/columns.ts";
import { ListBody } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { ProblemAlert } from "../../kit/problem.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { type SecurityRow, securityPage } from "./audit.queries.ts";
import { securitySearch } from "./audit.search.ts";

const a = t.audit;

const columns: readonly Column<SecurityRow>[] = [
  { id: "last", isShort: true, header: a.when, order: "last_at", cell: (row) => <Time at={row.last_at} /> },
  { id: "code", header: a.code, onPhone: true, cell: (row) => <Code>{row.code}</Code> },
  { id: "who", header: a.who, onPhone: true, cell: (row) => row.who },
  { id: "ip", header: a.ip, cell: (row) => row.ip },
  { id: "route", header: a.route, cell: (row) => row.route },
  { id: "count", isShort: true, align: "right", order: "count", header: a.count, cell: (row) => row.count },
];

/** Who was refused what, from where. */
export function SecurityTab() {
  const list = useList(securityPage, securitySearch);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {a.securityHint}
      </Text>
      <ListBody
        list={list}
        name="security"
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => `${row.code} ${row.who}`}
        nothingYet={<Text c="dimmed">{a.nobodyYet}</Text>}
      />
      {list.error !== null && list.error !== undefined && <ProblemAlert error={list.error} onAgain={list.again} />}
    </Stack>
  );
}
