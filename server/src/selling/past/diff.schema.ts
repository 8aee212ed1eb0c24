import { z } from "zod";
import { jsonValue, unlessBlank, wireDateTime } from "../../platform/http/scalars.schema.ts";
import { timelineEntry } from "../timeline/timeline.schema.ts";

/** Between which moments. */
export const diffQuery = z.object({
  from: wireDateTime().meta({ description: "The earlier moment." }),
  to: unlessBlank(wireDateTime()).meta({
    description: "The later moment; now unless given, by its test clock where the license has one.",
  }),
});

const author = z.strictObject({
  at: z.iso.datetime(),
  actor: timelineEntry.shape.actor.nullable().describe("Null: what nobody wrote down, such as a hand in the database."),
  title: z.string().nullable().describe("What it was, as the history has it."),
});

/** A member of a license that differs between two moments. */
export const licenseDifference = z.strictObject({
  member: z.string().describe("With dots: metadata.plan, product_features.pro.max_consumption."),
  before: jsonValue,
  after: jsonValue,
  by: z.array(author).describe("Who changed it, the latest first; the last ten."),
});

/** The answer of `GET licenses/{id}/diff/`. */
export const diffAnswer = z.strictObject({
  license: z.int(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  existed: z.strictObject({ from: z.boolean(), to: z.boolean() }).describe("Whether the license was there."),
  changes: z.array(licenseDifference),
});

/** Who changed something, on the way to the wire. */
export type Author = z.input<typeof author>;
