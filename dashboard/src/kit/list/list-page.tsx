import { Alert, Box, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../../texts/kit.ts";
import { Heading } from "../heading.tsx";
import { ProblemAlert } from "../problem.tsx";
import { type BulkAction, BulkBar } from "./bulk-bar.tsx";
import type { Column } from "./columns.ts";
import { FilterBar } from "./filter-bar.tsx";
import { unknownNames } from "./list-search.ts";
import { ListTable } from "./list-table.tsx";
import { Pager } from "./pager.tsx";
import type { ListState } from "./use-list.ts";

interface Props<Row> {
  readonly list: ListState<Row>;
  /** Under which the browser keeps chosen columns. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  /** The address of a row. */
  readonly to?: (row: Row) => string;
  readonly rowId: (row: Row) => number;
  /** What a row is called, for those who hear it. */
  readonly rowName: (row: Row) => string;
  /** What a row offers, behind its last column. */
  readonly menu?: (row: Row) => ReactNode;
  readonly bulk?: readonly BulkAction[];
  readonly actions?: ReactNode;
  /** What to do where there is nothing yet. */
  readonly nothingYet: ReactNode;
  /** Filters that are kept by name; shown beside the others. */
  readonly saved?: ReactNode;
}

/** A page that is a list: filters, rows, paging, bulk actions, and what to do where there is nothing. */
export function ListPage<Row extends object>(props: Props<Row>) {
  const { list, title, actions } = props;
  return (
    <Stack gap="sm">
      <Heading actions={actions}>{title}</Heading>
      <ListBody {...props} />
      {list.error !== null && list.error !== undefined && <ProblemAlert error={list.error} onAgain={list.again} />}
    </Stack>
  );
}

/** The same without a heading, for a list within a page. */
export function ListBody<Row extends object>(props: Omit<Props<Row>, "title" | "actions">) {
  const { list, columns, name, bulk = [], saved, nothingYet } = props;
  const unknown = list.search[unknownNames];
  const isEmpty = !list.isLoading && list.error == null && list.rows.length === 0;
  return (
    <Stack gap="sm">
      {unknown !== undefined && <Alert color="yellow">{t.list.unknownFilters(unknown)}</Alert>}
      <FilterBar list={list} columns={columns} name={name} saved={saved} />
      {bulk.length > 0 && <BulkBar list={list} actions={bulk} />}
      {isEmpty && !list.isFiltered && list.offset === 0 ? <Box py="xl">{nothingYet}</Box> : <ListTable {...props} />}
      {isEmpty && list.isFiltered && (
        <Group>
          <Text c="dimmed">{t.list.nothingMatches}</Text>
        </Group>
      )}
      <Pager list={list} />
    </Stack>
  );
}
