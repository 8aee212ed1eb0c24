import { z } from "zod";
import { isRepeatable, MAIL_STATUSES } from "./mail.rules.ts";
import type { ListedMail, LoggedMail } from "./mail.store.ts";
import { hideMarks } from "./marks.rules.ts";

const moment = z.iso.datetime();

/** A mail in the log. */
export const listedMail = z.strictObject({
  id: z.int(),
  kind: z.string(),
  language: z.string(),
  recipient: z.string(),
  subject: z.string(),
  status: z
    .enum(MAIL_STATUSES)
    .describe(
      "bounced: the mail server refused the recipient; unknown: it was given the mail, and nobody knows whether it took it.",
    ),
  attempts: z.int(),
  next_at: moment.nullable().describe("When it is tried next, while it waits."),
  problem: z.string().nullable().describe("What the mail server, or the way to it, said last."),
  response: z.string().nullable().describe("What the mail server answered when it took the mail."),
  message_id: z.string().nullable(),
  order: z.int().nullable(),
  license: z.int().nullable(),
  repeats: z.int().nullable().describe("The mail that it repeats."),
  is_repeatable: z.boolean().describe("Whether it can be sent again; links that sign somebody in cannot."),
  created_at: moment,
  finished_at: moment.nullable(),
});

/** A mail with its texts; what stands only in the mail itself is left out of them. */
export const mailAnswer = listedMail.extend({
  sender_name: z.string(),
  reply_to: z.string().nullable(),
  text: z.string(),
  html: z.string(),
});

/** A mail in the log, as it leaves the server. */
export function presentListedMail(row: ListedMail): z.input<typeof listedMail> {
  return {
    id: row.id,
    kind: row.kind,
    language: row.language,
    recipient: row.recipient,
    subject: row.subject,
    status: row.status,
    attempts: row.attempts,
    next_at: row.status === "waiting" ? row.next_at.toISOString() : null,
    problem: row.problem,
    response: row.response,
    message_id: row.message_id,
    order: row.order_id,
    license: row.license_id,
    repeats: row.repeats_id,
    is_repeatable: isRepeatable(row),
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

/** A mail with its texts, as it leaves the server. */
export function presentMail(row: LoggedMail): z.input<typeof mailAnswer> {
  const { sender_name, reply_to, text, html } = row;
  return { ...presentListedMail(row), sender_name, reply_to, text: hideMarks(text), html: hideMarks(html) };
}
