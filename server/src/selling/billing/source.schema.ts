import { z } from "zod";
import type { BillingSourcesRow } from "../../platform/db/rows.generated.ts";
import { flag, text, word } from "../../platform/http/scalars.schema.ts";
import { SOURCE_KINDS } from "./reading.rules.ts";

const kind = word(SOURCE_KINDS, `Must be one of ${SOURCE_KINDS.join(", ")}.`);
const secret = text(500, 1);

/** The body of `POST billing-sources/`. */
export const sourceBody = z.object({
  kind,
  name: text(100, 1),
  secret: secret
    .optional()
    .describe(
      "By which its messages are signed. FastSpring, Lemon Squeezy, WooCommerce and others can be given one that is made here.",
    ),
  private_key: secret.optional().describe("Of the generation of licenses during checkout (FastSpring)."),
  api_key: secret.optional().describe("Stripe only: the present state is asked for, and what a checkout bought."),
  livemode: flag().describe("Messages of the other mode are refused."),
  enabled: flag().optional(),
});

/** The body of `PATCH billing-sources/{id}/`; null takes a secret away. */
export const sourcePatch = z.object({
  kind: kind.optional(),
  name: text(100, 1).optional(),
  secret: secret.nullable().optional(),
  private_key: secret.nullable().optional(),
  api_key: secret.nullable().optional(),
  livemode: flag().optional(),
  enabled: flag().optional(),
});

/** A parsed body of `POST billing-sources/`. */
export type SourceBody = z.output<typeof sourceBody>;
/** A parsed body of `PATCH billing-sources/{id}/`. */
export type SourcePatch = z.output<typeof sourcePatch>;

const shape = {
  id: z.int(),
  kind: z.enum(SOURCE_KINDS),
  name: z.string(),
  address: z.string().describe("Where the billing system sends its messages."),
  generation_address: z.string().nullable().describe("Where FastSpring asks for licenses during checkout."),
  has_secret: z.boolean(),
  has_private_key: z.boolean(),
  has_api_key: z.boolean(),
  livemode: z.boolean(),
  enabled: z.boolean(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
};

/** A billing source. */
export const sourceAnswer = z.strictObject(shape);

/** A billing source that was just made. */
export const newSourceAnswer = z.strictObject({
  ...shape,
  secret: z.string().nullable().describe("The secret that was made here, shown this once; null: it was given."),
});

/** A billing source as it leaves the server. */
export function presentSource(row: BillingSourcesRow, home: string): z.output<typeof sourceAnswer> {
  const { id, name, livemode, enabled } = row;
  const address = `${home}/api/v1/billing/${row.token}/`;
  const kind = SOURCE_KINDS.find((each) => each === row.kind) ?? "generic";
  return {
    id,
    kind,
    name,
    address,
    generation_address: kind === "fastspring" ? `${address}licenses/` : null,
    has_secret: row.secret_sealed !== null,
    has_private_key: row.private_key_sealed !== null,
    has_api_key: row.api_key_sealed !== null,
    livemode,
    enabled,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
