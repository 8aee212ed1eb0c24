import { Link } from "@tanstack/react-router";
import { memo, type ReactNode } from "react";
import { t } from "../../texts/kit.ts";
import { targetOf } from "../link.tsx";
import type { Column } from "./columns.ts";
import styles from "./list.module.css";

interface Props<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly isSelected: boolean;
  readonly onSelect: ((id: number) => void) | undefined;
  readonly to: ((row: Row) => string) | undefined;
  readonly rowId: (row: Row) => number;
  readonly rowName: (row: Row) => string;
  readonly menu: ((row: Row) => ReactNode) | undefined;
}

/**
 * A row of a list. It follows from what it shows alone and is drawn again only for another row, other columns, or its
 * selection: fifty of them make most of what a list costs, which is also why its cells are plain elements.
 */
export const ListRow = memo(Drawn, isDrawnAlike) as typeof Drawn;

function isDrawnAlike(before: Props<unknown>, now: Props<unknown>): boolean {
  return before.row === now.row && before.columns === now.columns && before.isSelected === now.isSelected;
}

function Drawn<Row>({ row, columns, isSelected, onSelect, to, rowId, rowName, menu }: Props<Row>) {
  return (
    <tr className={styles["row"]} data-selected={isSelected || undefined}>
      {onSelect && (
        <td className={`${styles["above"]} ${styles["pick"]}`}>
          <input
            type="checkbox"
            className={styles["box"]}
            aria-label={t.list.selectRow(rowName(row))}
            checked={isSelected}
            onChange={() => onSelect(rowId(row))}
          />
        </td>
      )}
      {columns.map((column, at) => (
        <td key={column.id} className={classOf(column, at === 0)} data-label={column.header}>
          {at === 0 && to ? (
            <Link className={styles["link"]} {...targetOf(to(row))}>
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
      {menu && <td className={`${styles["above"]} ${styles["menu"]}`}>{menu(row)}</td>}
    </tr>
  );
}

/** How a column stands in the table, its head and its cells alike. */
export function classOf<Row>({ onPhone, isShort, align }: Column<Row>, isFirst: boolean): string {
  return [
    isFirst ? styles["first"] : onPhone ? "" : styles["notOnPhone"],
    isShort ? styles["short"] : "",
    align === "right" ? styles["right"] : "",
  ].join(" ");
}
