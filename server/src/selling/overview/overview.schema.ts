import { z } from "zod";
import { maybe } from "../../platform/http/scalars.schema.ts";
import { IMPORT_KINDS } from "../imports/import.rules.ts";

const daysDefault = 30;

/** What may be asked of the overview. */
export const overviewQuery = z.object({
  days: maybe(z.coerce.number("Must be a number.").int().min(1).max(366))
    .transform((days) => days ?? daysDefault)
    .describe(`Days of calls, the present one included (${daysDefault}); at most 366.`),
});

const runningImports = z
  .array(
    z.strictObject({
      id: z.int(),
      kind: z.enum(IMPORT_KINDS),
      file_name: z.string(),
      status: z.enum(["pending", "running"]),
      dry_run: z.boolean(),
      progress: z.number().min(0).max(1),
      total_row_count: z.int(),
      invalid_row_count: z.int(),
      created_at: z.iso.datetime(),
      result: z.string().describe("Its address, below /api/v1/."),
    }),
  )
  .describe("Those that wait or are under way, the newest first; of the kinds that the caller may read.");

/** A number, and the list behind it. */
const tile = z.strictObject({
  count: z.int(),
  is_estimate: z.boolean().describe("Counting would have taken long: there are about so many, as the list says, too."),
  list: z.string().describe("The list behind it, below /api/v1/."),
  query: z.string().describe("The filters of the list."),
});

const license = {
  license: z.int(),
  license_key: z.string().nullable(),
  product_name: z.string(),
};

const near = tile.extend({
  top: z
    .array(
      z.strictObject({
        ...license,
        feature: z.string().nullable().describe("The code of the feature; null: the license itself."),
        percent: z.int(),
        used: z.int(),
        limit: z.int(),
      }),
    )
    .describe("Those of which the least is left."),
});

const expiring = tile.extend({
  first: z
    .array(z.strictObject({ ...license, customer: z.string().nullable(), expires_at: z.iso.datetime() }))
    .describe("Those that end first."),
});

/** The answer of `GET overview/`; what the caller may not read is null. */
export const overviewAnswer = z.strictObject({
  at: z.iso.datetime(),
  licenses: z.strictObject({
    all: tile,
    active: tile.describe("Activated at least once, and enabled."),
    inactive: tile,
    disabled: tile,
    expired: tile,
    trial: tile,
    floating: tile,
    perpetual: tile,
    time_limited: tile,
    subscription: tile,
    consumption: tile,
  }),
  expiring: z.strictObject({ within_7_days: expiring, within_30_days: expiring }),
  near_limit: z
    .strictObject({ seats: near, consumption: near })
    .describe("At least four fifths used: of two seats or more, of the units of a license or of a feature of it."),
  calls: z
    .strictObject({
      days: z.array(
        z.strictObject({
          day: z.iso.date(),
          activations: z.int(),
          activations_refused: z.int(),
          checks: z.int(),
          checks_refused: z.int(),
        }),
      ),
      list: z.string(),
      query: z.string(),
    })
    .nullable()
    .describe("Calls by day in UTC; null without analytics_read."),
  imports: runningImports,
  scheduled_updates: z.strictObject({
    due: tile.describe("Due within 24 hours."),
    pending: tile,
    failed: tile,
  }),
});

/** What waits or is under way. */
export const runningWorkAnswer = z.strictObject({
  imports: runningImports,
  bulk_actions: z
    .array(
      z.strictObject({
        id: z.int(),
        action: z.string(),
        status: z.enum(["pending", "running"]),
        total: z.int(),
        done: z.int(),
        progress: z.number().min(0).max(1),
        created_at: z.iso.datetime(),
        result: z.string().describe("Its address, below /api/v1/."),
      }),
    )
    .describe("The newest first."),
});
