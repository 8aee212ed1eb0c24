import { z } from "zod";
import { bigCount, maybe, text } from "../../platform/http/scalars.schema.ts";
import type { FormerKeyRow } from "./former-key.store.ts";

/** How long the old key still works where nothing is said. */
const graceDaysDefault = 30;
const graceDaysMax = 3650;

/** The body of `POST licenses/{id}/roll_key/`. */
export const rollBody = z.object({
  grace_days: maybe(bigCount().pipe(z.int().max(graceDaysMax, `At most ${graceDaysMax} days.`)))
    .transform((days) => days ?? graceDaysDefault)
    .describe(`For how many days the old key still works, on devices that have a seat (${graceDaysDefault}).`),
  license_key: maybe(text(300, 1)).describe("The new key; made up unless given."),
});

/** A key that a license had before. */
export const formerKeyAnswer = z.strictObject({
  id: z.int(),
  license: z.int(),
  license_key: z.string(),
  rolled_at: z.iso.datetime(),
  ends_at: z.iso.datetime().describe("Until then it works on devices that have a seat."),
  is_valid: z.boolean().describe("Whether it still does."),
});

/** A former key on its way out. */
export function presentFormerKey({ id, license_id, license_key, rolled_at, ends_at, is_valid }: FormerKeyRow) {
  return { id, license: license_id, license_key, rolled_at, ends_at, is_valid };
}
