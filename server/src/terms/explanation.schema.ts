import { z } from "zod";
import { jsonValue } from "../platform/http/scalars.schema.ts";

/** Why a call is allowed or refused, as both explain and recorded decisions answer it. */
export const explanationAnswer = z.strictObject({
  action: z.string().describe("What was asked for: activate, check, consume, feature, borrow."),
  verdict: z.enum(["allowed", "refused"]),
  code: z.string().nullable().describe("The code of the first rule that refuses, which the call is answered with."),
  rules: z
    .array(
      z.strictObject({
        rule: z.string().describe("Its name."),
        passed: z
          .boolean()
          .nullable()
          .describe("Null: it cannot be judged, because what it reads was refused by a rule before it."),
        facts: z.record(z.string(), jsonValue).describe("What it saw."),
        code: z.string().nullable().describe("The code that it gives; null unless it refuses."),
        remedy: z
          .strictObject({
            action: z.string().describe("A word for programs, such as free_a_seat."),
            text: z.string().describe("The same for people."),
          })
          .nullable()
          .describe("What would make it pass; null unless it refuses."),
      }),
    )
    .describe("All rules of the decision, in the order in which they are judged."),
});
