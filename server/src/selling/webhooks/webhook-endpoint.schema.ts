import { z } from "zod";
import { count, cut, flag, maybe, text, word } from "../../platform/http/scalars.schema.ts";
import { namesCodes } from "./event-codes.rules.ts";
import type { EndpointWithSecrets } from "./webhook-endpoint.store.ts";

/** The bodies that events are sent in. */
export const FORMATS = ["licensespring", "standard"] as const;

const code = z.preprocess(
  cut,
  z
    .string("Must be the code of an event.")
    .max(100, "At most 100 characters.")
    .refine(namesCodes, { error: ({ input }) => `There is no event ${JSON.stringify(input)}.` }),
);

const shape = {
  url: text(2000, 1).describe("Where events are sent: https. Redirects are not followed."),
  events: z
    .array(code, "Must be a list of codes of events.")
    .min(1, "Must name an event.")
    .max(200, "At most 200 codes.")
    .describe("Codes, or license.* for all that begin so, or *. license.checked is only meant where it is named."),
  format: word(FORMATS, "Must be licensespring or standard.").describe(
    "licensespring: {id, event, company_id, user_id, ts, data}; standard: {type, timestamp, data} of Standard Webhooks.",
  ),
  description: text(500),
  enabled: flag().describe("False: nothing is sent, and what waits is canceled."),
};

/** The body of `POST webhook-endpoints/`. */
export const endpointBody = z.object({
  url: shape.url,
  events: shape.events,
  format: maybe(shape.format),
  description: shape.description.optional(),
  enabled: maybe(shape.enabled),
});

/** The body of `PATCH webhook-endpoints/{id}/`. */
export const endpointPatch = z.object({
  url: maybe(shape.url),
  events: maybe(shape.events),
  format: maybe(shape.format),
  description: shape.description.optional(),
  enabled: maybe(shape.enabled),
});

const moment = z.iso.datetime();

/** An endpoint; of its secrets only when they began and end. */
export const endpointAnswer = z.strictObject({
  id: z.int(),
  url: z.string(),
  events: z.array(z.string()),
  format: z.enum(FORMATS),
  description: z.string(),
  enabled: z.boolean(),
  disabled_reason: z
    .enum(["gone", "failing", "staff"])
    .nullable()
    .describe("gone: it answered 410; failing: nothing arrived for five days; staff: by the back office."),
  disabled_at: moment.nullable(),
  failing_since: moment.nullable().describe("Since when nothing has arrived; null: the last attempt succeeded."),
  last_success_at: moment.nullable(),
  last_failure_at: moment.nullable(),
  secrets: z.array(z.strictObject({ created_at: moment, expires_at: moment.nullable() })),
  created_at: moment,
  updated_at: moment,
});

const secret = z.string().describe("Verifies what is sent. It is in this answer and nowhere else.");

/** A new endpoint, with its secret. */
export const newEndpoint = endpointAnswer.extend({ secret });

/** The body of `POST webhook-endpoints/{id}/rotate_secret/`. */
export const rotationBody = z
  .object({
    overlap_hours: maybe(count({ min: 0, max: 24 })).describe(
      "How long the secret before stays valid (24): 0 to 24 hours; 0 revokes it now.",
    ),
  })
  .default({});

/** What came of a test. */
export const testAnswer = z.strictObject({
  delivered: z.boolean(),
  status_code: z.int().nullable(),
  duration_ms: z.int(),
  response: z.string().describe("The beginning of the answer."),
  error: z.string().nullable(),
});

/** An endpoint as it leaves the server. */
export function presentEndpoint(row: EndpointWithSecrets): z.input<typeof endpointAnswer> {
  const at = (date: Date | null) => date?.toISOString() ?? null;
  const again = (date: string | null) => (date === null ? null : new Date(date).toISOString());
  return {
    id: row.id,
    url: row.url,
    events: row.events,
    format: row.format as (typeof FORMATS)[number],
    description: row.description,
    enabled: row.enabled,
    disabled_reason: row.disabled_reason as "gone" | "failing" | "staff" | null,
    disabled_at: at(row.disabled_at),
    failing_since: at(row.failing_since),
    last_success_at: at(row.last_success_at),
    last_failure_at: at(row.last_failure_at),
    secrets: row.secrets.map(({ created_at, expires_at }) => ({
      created_at: new Date(created_at).toISOString(),
      expires_at: again(expires_at),
    })),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
