import { z } from "zod";
import { count } from "../../platform/http/scalars.schema.ts";
import type { ClientRow } from "./client.store.ts";

/** Body that makes a client or rotates its secret. */
export const clientBody = z.object({
  secret_days: count({ min: 1, max: 3650 })
    .nullable()
    .optional()
    .describe("Days until a secret is replaced by itself; null: never."),
  grace_days: count({ min: 0, max: 365 }).optional().describe("Days in which a replaced secret is still good (7)."),
});

/** A client in the form that the field knows (management-api.md §7.2), with what rotation needs. */
export const clientAnswer = z.strictObject({
  id: z.string(),
  clientId: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  clientAuthenticatorType: z.literal("client-secret"),
  secret: z.string(),
  serviceAccountsEnabled: z.literal(true),
  standardFlowEnabled: z.literal(false),
  publicClient: z.literal(false),
  protocol: z.literal("openid-connect"),
  scope: z.enum(["company", "customeraccount", "customer", "license"]),
  created_at: z.iso.datetime(),
  secret_created_at: z.iso.datetime(),
  secret_days: z.number().int().nullable(),
  grace_days: z.number().int(),
});

/** A client with its newest secret in the clear: anyone who may read it may hand it out. */
export function presentClient(row: ClientRow, secret: string): z.input<typeof clientAnswer> {
  return {
    id: String(row.id),
    clientId: row.client_id,
    name: row.client_id,
    enabled: row.enabled,
    clientAuthenticatorType: "client-secret",
    secret,
    serviceAccountsEnabled: true,
    standardFlowEnabled: false,
    publicClient: false,
    protocol: "openid-connect",
    scope: row.scope,
    created_at: row.created_at.toISOString(),
    secret_created_at: row.secret_created_at.toISOString(),
    secret_days: row.secret_days,
    grace_days: row.grace_days,
  };
}
