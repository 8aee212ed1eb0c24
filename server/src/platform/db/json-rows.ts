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

/** A value as `jsonb`. */
export function jsonb(db: Db, value: unknown): Fragment {
  return db`${JSON.stringify(value)}::text::jsonb`;
}
