import { z } from "zod";
import type { AuditEntry } from "./audit.store.ts";

const members = z.record(z.string(), z.unknown());

/** A row of the audit (docs/guide/staff.md). */
export const auditAnswer = z.strictObject({
  id: z.number().int(),
  ts: z.iso.datetime(),
  actor_kind: z.enum(["key", "staff", "license_key", "license_user", "license", "billing"]),
  actor_id: z.number().int(),
  actor_name: z.string().describe("As it was called then."),
  ip: z.string(),
  request_id: z.string(),
  action: z.string().describe("create, update, delete, or the deed that the address names: disable, reset."),
  object: z.string().describe("The collection in the address: licenses, products."),
  object_id: z.number().int().nullable(),
  before: z
    .union([members, z.array(z.unknown())])
    .nullable()
    .describe("The members that changed, as they were."),
  after: z
    .union([members, z.array(z.unknown())])
    .nullable()
    .describe("The members that changed, as they are."),
});

/** The columns of the exported file. */
export const auditColumns = [
  "id",
  "ts",
  "actor_kind",
  "actor_id",
  "actor_name",
  "ip",
  "request_id",
  "action",
  "object",
  "object_id",
  "before",
  "after",
] as const satisfies readonly (keyof AuditEntry)[];

/** The audit object. */
export function presentAudit(row: AuditEntry) {
  return { ...row, ts: row.ts.toISOString() };
}
