import { z } from "zod";
import { count, cut } from "../../platform/http/scalars.schema.ts";
import { explanationAnswer } from "../../terms/explanation.schema.ts";
import { type CountedBy, countedBy, isCountedBy } from "./decision-counts.rules.ts";
import type { CountRow } from "./decision-counts.store.ts";
import type { DecisionRow, WholeDecisionRow } from "./decision-list.store.ts";

const said = z.string().nullable();

const members = {
  id: z.int().describe("The number that the refusal carried in the header Licet-Decision."),
  created_at: z.iso.datetime(),
  action: z.string().describe("What was called, in the words of activities."),
  code: z.string(),
  message: z.string(),
  product_id: z.int().nullable(),
  product_name: said,
  license_id: z.int().nullable().describe("Null where the call found none. Of a bundle the license that refused."),
  order_id: z.int().nullable(),
  order_store_id: said,
  customer_id: z.int().nullable(),
  customer_email: said,
  product_code: said.describe("What the call named, like the members that follow."),
  license_key: said,
  username: said,
  feature_code: said,
  hardware_id: said,
  device_name: said,
  app_ver: said,
  sdk_ver: said,
  ip: z.string(),
  request_id: z.string(),
};

/** A decision in a list. */
export const listedDecision = z.strictObject(members);

/** A decision with what was known at that moment. */
export const decisionAnswer = z.strictObject({
  ...members,
  verdict: z.literal("refused"),
  facts: z.record(z.string(), z.unknown()),
  rules: explanationAnswer.shape.rules.describe("As explain shows them, in order. Empty where no rules decided."),
});

/** The decision as a list shows it. */
export function presentListedDecision(row: DecisionRow): z.input<typeof listedDecision> {
  return { ...row, created_at: row.created_at.toISOString() };
}

/** The decision as it is opened. */
export function presentDecision(row: WholeDecisionRow) {
  return { ...row, created_at: row.created_at.toISOString(), verdict: "refused" };
}

const counted = {
  code: z.string().optional(),
  action: z.string().optional(),
  product: z
    .strictObject({ id: z.int(), product_name: z.string(), short_code: z.string() })
    .nullable()
    .optional()
    .describe("Null where the call named none that exists."),
  feature: said.optional().describe("Null where the call named none that its product has."),
  license: z
    .strictObject({
      id: z.int(),
      license_key: said,
      license_type: z.string(),
      product_id: z.int(),
      max_activations: z.int(),
      allow_unlimited_activations: z.boolean(),
    })
    .optional(),
  customer: z
    .strictObject({
      id: z.int(),
      email: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      company_name: z.string(),
    })
    .optional(),
  hour: z.iso.datetime().optional(),
  day: z.iso.datetime().optional().describe("Its beginning in UTC."),
  count: z.int().describe("Refused calls."),
  not_kept: z.int().describe("Those of them whose decision was not kept, because there were so many."),
};

/** Answer of counts. */
export const decisionCountsAnswer = z.strictObject({
  count: z.int().describe("Refused calls in all, whatever they are counted by."),
  not_kept: z.int(),
  counts: z
    .array(z.strictObject(counted))
    .describe("Each with the members that it is counted by: the most frequent first, times oldest first."),
});

/** The counts as they leave the server. */
export function presentCounts(
  by: readonly CountedBy[],
  rows: readonly CountRow[],
  total: { readonly count: number; readonly not_kept: number },
) {
  const isOfTime = by.includes("hour") || by.includes("day");
  const present = (row: CountRow) => {
    const shown = by.map((name) => {
      const value = row[name];
      return [name, value instanceof Date ? value.toISOString() : value] as const;
    });
    return { ...Object.fromEntries(shown), count: row.count, not_kept: row.not_kept };
  };
  return { ...total, counts: (isOfTime ? [...rows].reverse() : rows).map(present) };
}

const countsDefault = 1000;
const countsMax = 10_000;

/** `by` and `limit` of counts. */
export const countsShape = {
  by: z
    .preprocess((value) => cut(value) || "code", z.string())
    .transform((text, context): readonly CountedBy[] => {
      const names = [...new Set(text.split(",").map((name) => name.trim()))];
      const known = names.filter(isCountedBy);
      if (known.length === names.length) return known;
      context.addIssue({ code: "custom", message: `Must be of ${countedBy.join(", ")}, with commas between them.` });
      return z.NEVER;
    })
    .meta({
      type: "string",
      description: `What is counted apart (code): one or several of ${countedBy.join(", ")}, with commas between them.`,
    }),
  limit: z
    .preprocess((value) => (value === "" ? undefined : value), count({ min: 0 }).optional())
    .transform((value) => Math.min(value || countsDefault, countsMax))
    .meta({ description: `How many counts (${countsDefault}); at most ${countsMax}. Of times the newest.` }),
};
