import { z } from "zod";
import { PERMISSIONS } from "../../platform/http/roles-and-permissions.schema.ts";
import { bigCount, flag, wireDateTime, word } from "../../platform/http/scalars.schema.ts";
import type { ApplicationKey, ManagementKey } from "./key.store.ts";

const label = z.string("Must be text.").trim().max(100, "Must have at most 100 characters.");
const permission = word(PERMISSIONS, `Must be one of ${PERMISSIONS.join(", ")}.`);

const managementMembers = {
  label: label.optional().describe("What the key is for; shown instead of the key."),
  permissions: z.array(permission).nullable().optional().describe("What the key may do; null: everything."),
  expires_at: wireDateTime().nullable().optional().describe("When it stops; null: never."),
};

/** Body that makes or changes a Management API key. */
export const managementKeyBody = z.object(managementMembers);

const applicationMembers = {
  label: label.optional(),
  is_read_only: flag().optional().describe("Whether it may only check and read."),
  product_ids: z
    .array(bigCount({ min: 1 }))
    .nullable()
    .optional()
    .describe("The products it may use; null: every one."),
  allow_orders: flag()
    .optional()
    .describe(
      "Whether a shop's plugin may generate keys and place orders with it; never for a key inside an application.",
    ),
};

/** Body that makes or changes a License API key. */
export const applicationKeyBody = z.object(applicationMembers);

const moment = z.iso.datetime().nullable();

/** A Management API key. The key itself is not among its members: only its hash is kept. */
export const managementKeyAnswer = z.strictObject({
  id: z.number().int(),
  prefix: z.string().describe("The beginning of the key, by which it is recognised."),
  label: z.string(),
  permissions: z.array(z.string()).nullable(),
  expires_at: moment,
  last_used_at: moment.describe("To the minute."),
  created_at: z.iso.datetime(),
  revoked_at: moment,
});

/** A Management API key that was just made. */
export const newManagementKey = managementKeyAnswer.extend({
  key: z.string().describe("Shown this once."),
});

/** A License API key without its shared key. */
export const applicationKeyAnswer = z.strictObject({
  id: z.number().int(),
  api_key: z.string(),
  label: z.string(),
  is_read_only: z.boolean(),
  allow_orders: z.boolean(),
  product_ids: z.array(z.number().int()).nullable(),
  last_used_at: moment.describe("To the minute."),
  created_at: z.iso.datetime(),
  revoked_at: moment,
});

/** A License API key that was just made. */
export const newApplicationKey = applicationKeyAnswer.extend({
  shared_key: z.string().describe("Shown this once."),
});

/** The Management API key object. */
export function presentManagementKey(row: ManagementKey) {
  return {
    ...row,
    expires_at: row.expires_at?.toISOString() ?? null,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    revoked_at: row.revoked_at?.toISOString() ?? null,
  };
}

/** The License API key object. */
export function presentApplicationKey(row: ApplicationKey) {
  return {
    ...row,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    revoked_at: row.revoked_at?.toISOString() ?? null,
  };
}
