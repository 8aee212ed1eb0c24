import { z } from "zod";
import type { BillingMessagesRow } from "../../platform/db/rows.generated.ts";

const statuses = ["pending", "applied", "ignored", "waiting", "failed", "refused"] as const;

const shape = {
  id: z.int(),
  source: z.strictObject({ id: z.int(), name: z.string(), kind: z.string() }),
  message_id: z.string().describe("What the billing system calls it."),
  type: z.string(),
  subscription_id: z.string().nullable(),
  livemode: z.boolean().nullable(),
  occurred_at: z.iso.datetime().nullable(),
  status: z
    .enum(statuses)
    .describe("waiting: for another message; ignored: nothing follows from it; refused: it was of the other mode."),
  reason: z.string().nullable(),
  waits_for: z.array(z.string()),
  repeats: z.int().describe("How often it came again."),
  attempts: z.int(),
  received_at: z.iso.datetime(),
  processed_at: z.iso.datetime().nullable(),
};

/** A message in a list. */
export const listedMessage = z.strictObject(shape);
/** A message with its body. */
export const messageAnswer = z.strictObject({ ...shape, body: z.string().describe("As it came.") });

type Row = BillingMessagesRow & { readonly source_name: string; readonly source_kind: string };

/** A message in a list as it leaves the server. */
export function presentListedMessage(row: Row): z.output<typeof listedMessage> {
  return {
    id: row.id,
    source: { id: row.source_id, name: row.source_name, kind: row.source_kind },
    message_id: row.dedup_id,
    type: row.type,
    subscription_id: row.subscription_id,
    livemode: row.livemode,
    occurred_at: iso(row.occurred_at),
    status: statuses.find((each) => each === row.status) ?? "failed",
    reason: row.reason,
    waits_for: [...row.waits_for],
    repeats: row.repeats,
    attempts: row.attempts,
    received_at: row.received_at.toISOString(),
    processed_at: iso(row.processed_at),
  };
}

/** A message as it leaves the server. */
export function presentMessage(row: Row): z.output<typeof messageAnswer> {
  return { ...presentListedMessage(row), body: row.body };
}

function iso(moment: Date | null): string | null {
  return moment === null ? null : moment.toISOString();
}
