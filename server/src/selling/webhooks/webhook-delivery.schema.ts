import { z } from "zod";
import type { WebhookAttemptsRow } from "../../platform/db/rows.generated.ts";
import { bodyOf, DELIVERY_STATUSES } from "./webhook-delivery.rules.ts";
import type { Delivery, WholeDelivery } from "./webhook-delivery.store.ts";

const moment = z.iso.datetime();

/** A delivery as lists show it. */
export const deliveryAnswer = z.strictObject({
  id: z.int(),
  endpoint: z.int(),
  event_id: z.string().describe("webhook-id: the same for every endpoint, attempt and replay."),
  event: z.string(),
  license: z.int().nullable().describe("The license that the event is about."),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int(),
  due_at: moment.nullable().describe("When it is sent next."),
  last_status_code: z.int().nullable(),
  last_error: z.string().nullable(),
  finished_at: moment.nullable(),
  replay_of: z.int().nullable().describe("The delivery that was sent again."),
  created_at: moment,
});

const attempt = z.strictObject({
  ts: moment,
  url: z.string(),
  signature: z.string().describe("webhook-signature."),
  status_code: z.int().nullable(),
  response: z.string().describe("The beginning of the answer."),
  error: z.string().nullable(),
  duration_ms: z.int(),
});

/** A delivery, whole. */
export const wholeDelivery = deliveryAnswer.extend({
  request_body: z.string().describe("The body, byte for byte as it is sent."),
  attempt_log: z.array(attempt),
});

/** How many deliveries a replay made. */
export const replayAnswer = z.strictObject({
  replayed: z.int().describe("At most 10,000 at a time, the oldest first."),
});

/** A delivery as lists show it, on its way out. */
export function presentDelivery(row: Delivery): z.input<typeof deliveryAnswer> {
  return {
    id: row.id,
    endpoint: row.endpoint_id,
    event_id: row.event_id,
    event: row.event,
    license: row.license_id,
    status: row.status as (typeof DELIVERY_STATUSES)[number],
    attempts: row.attempts,
    due_at: row.status === "pending" ? row.due_at.toISOString() : null,
    last_status_code: row.last_status_code,
    last_error: row.last_error,
    finished_at: row.finished_at?.toISOString() ?? null,
    replay_of: row.replay_of,
    created_at: row.created_at.toISOString(),
  };
}

/** A delivery, whole, on its way out. */
export function presentWholeDelivery(
  row: WholeDelivery,
  attempts: readonly Omit<WebhookAttemptsRow, "company_id" | "id" | "delivery_id">[],
  companyId: number,
): z.input<typeof wholeDelivery> {
  return {
    ...presentDelivery(row),
    request_body: bodyOf({ ...row, company_id: companyId }, row.format),
    attempt_log: attempts.map(({ ts, url, signature, status_code, response, error, duration_ms }) => ({
      ts: ts.toISOString(),
      url,
      signature,
      status_code,
      response,
      error,
      duration_ms,
    })),
  };
}
