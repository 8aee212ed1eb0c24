import { z } from "zod";
import { text, verbatim, word } from "../../platform/http/scalars.schema.ts";
import type { ComposedMail } from "./compose.rules.ts";
import { MAIL_KIND_NAMES, type MailKindName, mailKind } from "./mail-kinds.rules.ts";
import { broughtText, namesOf } from "./mail-text.rules.ts";
import type { MailText } from "./texts-in-english.rules.ts";

const subject = text(300, 1).refine((value) => !/[\r\n]/.test(value), "Must be one line.");
const body = verbatim(20_000, 1);

/** Body of `PATCH mail-texts/{kind}/{language}/`: what is absent stays as it is. */
export const mailTextPatch = z.object({ subject: subject.optional(), text: body.optional() });

/** A language in two letters. */
export const textLanguage = z.preprocess(
  (value) => (typeof value === "string" ? value.trim().toLowerCase() : value),
  z.string("Must be text.").regex(/^[a-z]{2}$/, "Must be a language in two letters, as in de."),
);

/** Body of `POST mail-texts/preview/`. */
export const previewBody = z.object({
  kind: word(MAIL_KIND_NAMES, `Must be one of ${MAIL_KIND_NAMES.join(", ")}.`),
  language: textLanguage,
  subject: subject.optional().describe("Without it, the one that is in use."),
  text: body.optional().describe("Without it, the one that is in use."),
});

/** What a kind of mail says in a language. */
export const mailTextAnswer = z.strictObject({
  kind: z.string(),
  language: z.string(),
  to: z.enum(["customer", "user", "staff"]).describe("Whom such mails go to."),
  subject: z.string(),
  text: z.string(),
  is_own: z.boolean().describe("Whether the company has written it; else Licet brings it."),
  is_brought: z.boolean().describe("Whether Licet brings one, which is there again once the company's is deleted."),
  names: z.array(z.string()).describe("What the text may name; those of lists with a dot."),
  updated_at: z.iso.datetime().nullable(),
});

/** A mail as it would look. */
export const mailPreview = z.strictObject({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  license: z.int().nullable().describe("The license that it is filled with; null: an invented one."),
});

/** A text as it leaves the server. */
export function presentMailText(
  kind: MailKindName,
  language: string,
  { subject: line, text: words }: MailText,
  updatedAt: Date | null,
): z.input<typeof mailTextAnswer> {
  return {
    kind,
    language,
    to: mailKind(kind).to,
    subject: line,
    text: words,
    is_own: updatedAt !== null,
    is_brought: broughtText(kind, language) !== undefined,
    names: namesOf(kind),
    updated_at: updatedAt?.toISOString() ?? null,
  };
}

/** A preview as it leaves the server. */
export function presentPreview(
  { subject: line, text: words, html }: ComposedMail,
  license: number | null,
): z.input<typeof mailPreview> {
  return { subject: line, text: words, html, license };
}
