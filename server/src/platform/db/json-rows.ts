import { Sql } from "sql-template-tag";
import type { Db } from "./connect.ts";
import type { Fragment } from "./list-query.ts";

/** The rows of a list as one parameter for `json_to_recordset`: one text, however many rows. */
export function jsonRows(db: Db, list: readonly unknown[]): Fragment {
  return db`${JSON.stringify(list)}::text::json`;
}

/** The same for rows that are JSON texts already. */
export function jsonTexts(db: Db, list: readonly string[]): Fragment {
  return db`${`[${list.join(",")}]`}::text::json`;
}

/** A value as `jsonb`. Throws a TypeError for a piece of a statement, there or within: it would be stored as it is made. */
export function jsonb(db: Db, value: unknown): Fragment {
  return db`${JSON.stringify(value, refusePieces)}::text::jsonb`;
}

function refusePieces(_name: string, value: unknown): unknown {
  if (value instanceof Sql) throw new TypeError("a piece of a statement is no value");
  return value;
}
