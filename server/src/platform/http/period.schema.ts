import { z } from "zod";
import { dayMs } from "../values/durations.ts";
import { cut, unlessBlank, wireDate } from "./scalars.schema.ts";

const days = { last30: 30, last60: 60, last180: 180, last365: 365 } as const;

/** The parameters that name a time for an export: `range`, or `from` with `to` (management-api.md §4.6). */
export const periodShape = {
  range: z
    .preprocess(
      (value) => (cut(value) === "" ? undefined : cut(value)),
      z.enum(["last30", "last60", "last180", "last365"]).optional(),
    )
    .meta({ description: "The last so many days. Either this, or both from and to." }),
  from: unlessBlank(wireDate()).meta({ description: "First day, in UTC." }),
  to: unlessBlank(wireDate()).meta({ description: "Last day, in UTC." }),
};

/** From one moment to another, both of them included. */
export interface Period {
  readonly since: Date;
  readonly until: Date;
}

/** The time that the parameters name, or the sentence that says what is missing. */
export function periodOf(
  { range, from, to }: { range?: keyof typeof days | undefined; from?: string | undefined; to?: string | undefined },
  now: Date,
): Period | string {
  if (range !== undefined) {
    if (from !== undefined || to !== undefined) return "Give either range, or from and to.";
    return { since: new Date(now.getTime() - days[range] * dayMs), until: now };
  }
  if (from === undefined || to === undefined) return "Give range, or both from and to.";
  if (from > to) return "from must not be later than to.";
  return { since: new Date(from), until: new Date(new Date(to).getTime() + dayMs - 1) };
}
