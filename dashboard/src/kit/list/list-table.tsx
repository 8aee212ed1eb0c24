import { Box, Checkbox, Skeleton, Table, UnstyledButton } from "@mantine/core";
import {
  type ColumnDef,
  columnVisibilityFeature,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef } from "react";
import { t } from "../../texts/kit.ts";
import { IconArrowDown, IconArrowUp } from "../icons.ts";
import { type Column, useColumns } from "./columns.ts";
import styles from "./list.module.css";
import { classOf, ListRow } from "./list-row.tsx";
import { bare } from "./list-search.ts";
import type { ListState, Selection } from "./use-list.ts";

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });

interface Props<Row> {
  readonly list: ListState<Row>;
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly to?: (row: Row) => string;
  readonly rowId: (row: Row) => number;
  readonly rowName: (row: Row) => string;
  readonly menu?: (row: Row) => ReactNode;
  readonly bulk?: readonly unknown[];
}

/** The rows of a list. A row's first cell is a link that covers the row, so a second tab and a keyboard work. */
export function ListTable<Row extends object>(props: Props<Row>) {
  const { list, name, columns, to, rowId, rowName, menu, bulk = [] } = props;
  const { isShown } = useColumns(name, columns);
  const defs = useMemo(
    () => columns.map((each): ColumnDef<typeof features, Row> => ({ id: each.id, header: each.header })),
    [columns],
  );
  const table = useTable({
    features,
    columns: defs,
    data: list.rows,
    getRowId: (row) => String(rowId(row)),
    state: {
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, isShown(id)])),
      rowSelection: chosenRows(list.selection, list.rows, rowId),
    },
  });
  const ids = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join();
  const shown = useMemo(() => columns.filter(({ id }) => ids.split(",").includes(id)), [columns, ids]);
  const isSelectable = bulk.length > 0;
  // Rows that stay as they are keep what they were given first: they select by what the list is now.
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const toggle = useCallback((id: number) => {
    const { list: now, rowId: idOf } = latest.current;
    now.select(toggled(now, id, idOf));
  }, []);
  return (
    <Table.ScrollContainer minWidth={0} className={styles["scroll"] ?? ""} type="native">
      <Table verticalSpacing="xs" className={styles["table"]} aria-busy={list.isStale || list.isLoading}>
        <Table.Thead>
          <Table.Tr>
            {isSelectable && (
              <Table.Th w={36}>
                <Checkbox
                  size="xs"
                  aria-label={t.list.selectAll}
                  checked={list.rows.length > 0 && table.getIsAllRowsSelected()}
                  indeterminate={table.getIsSomeRowsSelected()}
                  onChange={(event) =>
                    list.select({ kind: "some", ids: new Set(event.currentTarget.checked ? list.rows.map(rowId) : []) })
                  }
                />
              </Table.Th>
            )}
            {shown.map((column, at) => (
              <Head key={column.id} column={column} list={list} isFirst={at === 0} />
            ))}
            {menu && <Table.Th w={40} aria-label={t.list.rowActions("")} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody data-stale={list.isStale || undefined}>
          {list.isLoading && <Placeholders columns={shown.length + (isSelectable ? 1 : 0) + (menu ? 1 : 0)} />}
          {table.getRowModel().rows.map((each) => (
            <ListRow
              key={each.id}
              row={each.original}
              columns={shown}
              isSelected={each.getIsSelected()}
              onSelect={isSelectable ? toggle : undefined}
              to={to}
              rowId={rowId}
              rowName={rowName}
              menu={menu}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function chosenRows<Row>(selection: Selection, rows: readonly Row[], rowId: (row: Row) => number) {
  const isChosen = (id: number) => selection.kind === "all" || selection.ids.has(id);
  const ids = rows.map(rowId).filter(isChosen);
  return Object.fromEntries(ids.map((id) => [String(id), true as const]));
}

/** Taking one row out of everything leaves the others of this page. */
function toggled<Row>({ selection, rows }: ListState<Row>, id: number, rowId: (row: Row) => number): Selection {
  const ids = new Set(selection.kind === "all" ? rows.map(rowId) : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: "some", ids };
}

function Head<Row>({ column, list, isFirst }: { column: Column<Row>; list: ListState<Row>; isFirst: boolean }) {
  const order = list.search["order_by"] ?? list.spec.order;
  const { order: by } = column;
  const isBy = by !== undefined && bare(order) === by;
  const direction = isBy ? (order.startsWith("-") ? "descending" : "ascending") : undefined;
  const className = classOf(column, isFirst);
  return (
    <Table.Th className={className} aria-sort={direction}>
      {by === undefined || !list.spec.orders.includes(by) ? (
        column.header
      ) : (
        <UnstyledButton className={styles["sort"]} onClick={() => list.sort(by)} title={t.list.sortBy(column.header)}>
          {column.header}
          {direction === "ascending" && <IconArrowUp size={14} aria-hidden />}
          {direction === "descending" && <IconArrowDown size={14} aria-hidden />}
        </UnstyledButton>
      )}
    </Table.Th>
  );
}

function Placeholders({ columns }: { columns: number }) {
  return Array.from({ length: 8 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
    <Table.Tr key={row}>
      <Table.Td colSpan={columns}>
        <Box py={4}>
          <Skeleton h={14} />
        </Box>
      </Table.Td>
    </Table.Tr>
  ));
}
