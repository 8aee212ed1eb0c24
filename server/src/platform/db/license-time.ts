import type { Db } from "./connect.ts";
import type { Fragment, Value } from "./list-query.ts";

/** The time of the test clock by which a license `l` lives; null where it lives by none (docs/decisions/0093). */
export function clockTime(db: Db): Fragment {
  return db`case when l.test_clock_id is not null then (
    select c.time from test_clocks c where c.company_id = l.company_id and c.id = l.test_clock_id) end`;
}

/** The time by which a license `l` lives: that of its test clock, or else `now`. */
export function timeOf(db: Db, now: Value<Date>): Fragment {
  return db`coalesce(${clockTime(db)}, ${now}::timestamptz)`;
}
