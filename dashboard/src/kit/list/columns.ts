import type { ReactNode } from "react";
import { keep, useKept } from "../kept.ts";

/** A column of a list. Columns stand at the top of a module, so that rows are not drawn anew for nothing. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What it sorts by, in the words of the wire; a column without cannot be sorted by. */
  readonly order?: string;
  /** Not shown until somebody asks for it. */
  readonly isExtra?: boolean;
  /** Shown on a phone; the first column always is. */
  readonly onPhone?: boolean;
  readonly align?: "right";
  /** A word or a number: never broken, where there is room. */
  readonly isShort?: true;
}

/** The columns that are shown, and how to choose others. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const kept = useKept(`columns.${name}`);
  const shown = new Set(kept?.split(",") ?? columns.filter(({ isExtra }) => !isExtra).map(({ id }) => id));
  const [first] = columns;
  if (first) shown.add(first.id);
  return {
    shown: columns.filter(({ id }) => shown.has(id)),
    isShown: (id: string) => shown.has(id),
    toggle: (id: string) => {
      const next = new Set(shown);
      if (!next.delete(id)) next.add(id);
      keep(`columns.${name}`, [...next].join(","));
    },
  };
}
