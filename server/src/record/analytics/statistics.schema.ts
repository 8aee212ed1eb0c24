import { z } from "zod";
import { count, cut } from "../../platform/http/scalars.schema.ts";
import type { ActivityRow, HourlyRow } from "./statistics.store.ts";

/** A call, or the calls of one hour that are alike (management-api.md §12). */
export const activityAnswer = z.strictObject({
  id: z.int(),
  ts: z.iso.datetime().describe("Of hourly counts the beginning of the hour, in UTC."),
  action: z.string(),
  status_code: z.int(),
  count: z.int().describe("Calls; of license_issued the licenses."),
  product: z.int().nullable(),
  license: z.int().nullable().describe("Null where the call found none."),
  order: z.int().nullable(),
  customer: z.int().nullable(),
});

type Counted = Omit<ActivityRow, "ts">;

function present(row: Counted, at: Date) {
  return {
    id: row.id,
    action: row.action,
    status_code: row.status_code,
    count: row.count,
    product: row.product_id,
    license: row.license_id,
    order: row.order_id,
    customer: row.customer_id,
    ts: at.toISOString(),
  };
}

/** The call as it leaves the server. */
export function presentActivity(row: ActivityRow) {
  return present(row, row.ts);
}

/** The count as it leaves the server. */
export function presentHourly(row: HourlyRow) {
  return present(row, row.hour);
}

/** Answer of actions_stats. */
export const actionsAnswer = z.array(
  z.strictObject({
    action: z.string(),
    call_count: z.int(),
    error_count: z.int().describe("Those of them that were refused."),
  }),
);

/** Answer of total_call_count. */
export const totalAnswer = z.strictObject({
  total_call_count: z.int(),
  time: z.enum(["hourly", "daily"]),
  calls: z
    .array(z.strictObject({ ts: z.iso.datetime(), call_count: z.int() }))
    .describe("Oldest first; times without calls are left out."),
});

const call_count = z.int();
const customer = z.strictObject({
  id: z.int(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  company_name: z.string(),
});
const license = z.strictObject({
  id: z.int(),
  license_key: z.string().nullable(),
  license_type: z.string(),
  product_id: z.int(),
});
const order = z.strictObject({ id: z.int(), store_id: z.string(), customer_id: z.int().nullable() });

/** Answers of top_call_count_…, by what they count. */
export const topAnswers = {
  customer: z.array(z.strictObject({ customer, call_count })),
  license: z.array(z.strictObject({ license, call_count })),
  order: z.array(z.strictObject({ order, call_count })),
};

/** `limit` of top_call_count_…: 10 unless given, silently capped at 100. */
export const topShape = {
  limit: z
    .preprocess((value) => (value === "" ? undefined : value), count({ min: 0 }).optional())
    .transform((value) => Math.min(value || 10, 100))
    .meta({ description: "How many (10); at most 100." }),
};

/** `time` of total_call_count. */
export const timeShape = {
  time: z
    .preprocess((value) => (cut(value) === "" ? undefined : cut(value)), z.enum(["hourly", "daily"]).default("hourly"))
    .meta({ description: "daily groups by day in UTC instead of by hour." }),
};
