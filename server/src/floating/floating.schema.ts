import { z } from "zod";
import { identity, text } from "../activations/activation.schema.ts";
import { wireDateTime } from "../http/scalars.schema.ts";

/** Body of floating/borrow (license-api.md §6.9). */
export const borrowBody = z.object({
  ...identity,
  sdk_ver: text(),
  password: text(1000),
  id_token: text(10_000),
  code: text(10_000),
  customer_account_code: text(255),
  redirect_uri: text(2000),
  borrowed_until: z
    .preprocess((value) => (value === "" ? null : value), wireDateTime().nullable())
    .describe("Null: as long as the license allows."),
});

/** Body of floating/release (license-api.md §6.10). */
export const releaseBody = z.object({ ...identity, sdk_ver: text() });

/** Answer of floating/borrow (license-api.md §6.9). */
export const borrowAnswer = z.strictObject({
  borrowed_until: z.iso.datetime(),
  max_borrow_time: z.number().int().describe("Hours."),
  device_id: z.number().int(),
  license_id: z.number().int(),
  company: z.strictObject({ id: z.number().int() }),
});
