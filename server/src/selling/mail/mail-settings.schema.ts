import { z } from "zod";
import { count, cut, email, flag, text } from "../../platform/http/scalars.schema.ts";
import type { MailTransport } from "../../platform/mail/transport.ts";
import type { MailState } from "../../record/mail/mail.store.ts";
import { EXPIRY_DAYS, isKindOn, MAIL_KIND_NAMES, type MailKindName } from "./mail-kinds.rules.ts";
import type { MailSettings } from "./mail-settings.rules.ts";

/** A member that null, or an empty text, clears. */
function clearable<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (cut(value) === "" ? null : value), schema.nullable()).optional();
}

const language = z.preprocess(
  (value) => (typeof value === "string" ? value.trim().toLowerCase() : value),
  z.string("Must be text.").regex(/^[a-z]{2}$/, "Must be a language in two letters, as in de."),
);

const eachKind = Object.fromEntries(MAIL_KIND_NAMES.map((name) => [name, flag().optional()])) as Record<
  MailKindName,
  ReturnType<ReturnType<typeof flag>["optional"]>
>;

const expiryDay = count({ min: 1, max: 1000 }).refine((day) => (EXPIRY_DAYS as readonly number[]).includes(day), {
  message: `Must be one of ${EXPIRY_DAYS.join(", ")}.`,
});

const oneLine = text(100).refine((value) => !/[\p{Cc}<>"]/u.test(value), "Must be a plain name.");

/** Body of `PATCH mail-settings/`: what is absent stays as it is. */
export const mailSettingsPatch = z.object({
  kinds: z.strictObject(eachKind).optional().describe("Which kinds of mails are sent."),
  sender_name: clearable(oneLine).describe("Whom mails come from; null: the name of the portal."),
  reply_to: clearable(email).describe("Where answers go; null: nowhere else than the sender's address."),
  staff_email: clearable(email).describe("Where the company itself is written to; null: its owners."),
  language: language.optional().describe("Of readers whose order says none."),
  expiry_days: z
    .array(expiryDay, "Must be a list.")
    .transform((days) => EXPIRY_DAYS.filter((day) => days.includes(day)))
    .optional()
    .describe("How many days before the end of a license its customer is written to: of 30, 7 and 3."),
});

/** A parsed body of `PATCH mail-settings/`. */
export type MailSettingsPatch = z.output<typeof mailSettingsPatch>;

const moment = z.iso.datetime().nullable();

/** What a company lets Licet write, and whether it can. */
export const mailSettingsAnswer = z.strictObject({
  is_configured: z.boolean().describe("Whether this server has a mail server; without one nothing is queued."),
  from: z.string().nullable().describe("The address that mails come from, and that bounces go to."),
  host: z.string().nullable(),
  kinds: z.strictObject(
    Object.fromEntries(MAIL_KIND_NAMES.map((name) => [name, z.boolean()])) as Record<MailKindName, z.ZodBoolean>,
  ),
  sender_name: z.string().nullable(),
  reply_to: z.string().nullable(),
  staff_email: z.string().nullable(),
  language: z.string(),
  expiry_days: z.array(z.int()),
  waiting: z.int().describe("Mails that wait to be sent."),
  last_sent_at: moment,
  last_problem: z.string().nullable().describe("What the mail server said last against one of the latest mails."),
  last_problem_at: moment,
});

/** The settings as they leave the server. */
export function presentMailSettings(
  { kinds, ...settings }: MailSettings,
  state: MailState,
  transport: MailTransport | undefined,
): z.input<typeof mailSettingsAnswer> {
  return {
    is_configured: transport !== undefined,
    from: transport?.from ?? null,
    host: transport?.host ?? null,
    kinds: Object.fromEntries(MAIL_KIND_NAMES.map((name) => [name, isKindOn(name, kinds)])) as Record<
      MailKindName,
      boolean
    >,
    ...settings,
    expiry_days: [...settings.expiry_days],
    waiting: state.waiting,
    last_sent_at: state.last_sent_at?.toISOString() ?? null,
    last_problem: state.last_problem,
    last_problem_at: state.last_problem_at?.toISOString() ?? null,
  };
}

/** Body of `POST mail-settings/test/`. */
export const testMailBody = z.object({ email: email.describe("Where the test goes.") });

/** What became of a test. */
export const testMailAnswer = z.strictObject({
  is_sent: z.boolean(),
  problem: z.string().nullable().describe("What the mail server, or the way to it, said."),
  response: z.string().nullable(),
});
