import { z } from "zod";

/** The answer of `POST customers/{id}/forget_past/` and `POST license-users/{id}/forget_past/`. */
export const forgottenPast = z.strictObject({
  id: z.int(),
  changes: z.int().describe("How many changes held something personal."),
  members: z.array(z.string()).describe("What was forgotten: the members that those changes had been of."),
});
