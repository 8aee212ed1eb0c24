import { ApiError, type Problem, problem } from "../../errors.ts";
import { ownAddress } from "../../platform/http/addresses.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { composeMail } from "./compose.rules.ts";
import { findLatestLicense } from "./mail-facts.store.ts";
import { MAIL_KIND_NAMES, MAIL_LANGUAGES, type MailKindName } from "./mail-kinds.rules.ts";
import { broughtText, isMailKind, readText } from "./mail-text.rules.ts";
import { presentMailText, presentPreview } from "./mail-text.schema.ts";
import { findMailText, listMailTexts, upsertMailText } from "./mail-text.store.ts";
import { findMailCompany } from "./queue-mails.flow.ts";
import { sampleValues } from "./sample-values.rules.ts";
import { ENGLISH, type MailText } from "./texts-in-english.rules.ts";

/** A text, by the names in its address. */
export interface NamedText {
  readonly kind: string;
  readonly language: string;
}

/** Every text of every kind, in the languages that Licet brings and in those that the company has added. */
export async function listTexts({ db, companyId }: Pick<Context, "db" | "companyId">) {
  const own = await listMailTexts(db, companyId);
  return MAIL_KIND_NAMES.flatMap((kind) => {
    const added = own.filter((each) => each.kind === kind);
    const languages = [...new Set([...MAIL_LANGUAGES, ...added.map(({ language }) => language)])];
    return languages.map((language) => {
      const written = added.find((each) => each.language === language);
      return presentMailText(kind, language, written ?? textOr(kind, language), written?.updated_at ?? null);
    });
  });
}

/** One text: the company's, or the one that Licet brings; throws `not_found` where there is neither. */
export async function findText({ db, companyId }: Pick<Context, "db" | "companyId">, { kind, language }: NamedText) {
  if (!isMailKind(kind)) throw new ApiError("not_found");
  const own = await findMailText(db, companyId, kind, language);
  const text = own ?? broughtText(kind, language);
  if (!text) throw new ApiError("not_found");
  return presentMailText(kind, language, text, own?.updated_at ?? null);
}

/** Writes a text of the company; one that cannot be read is refused, with the line. */
export async function writeText(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  { kind, language }: NamedText,
  patch: { readonly subject?: string | undefined; readonly text?: string | undefined },
) {
  if (!isMailKind(kind) || !/^[a-z]{2}$/.test(language)) throw new ApiError("not_found");
  const before = (await findMailText(db, companyId, kind, language)) ?? broughtText(kind, language);
  const { subject = before?.subject, text = before?.text } = patch;
  if (subject === undefined || text === undefined)
    throw ApiError.of([
      problem(
        "validation_error",
        subject === undefined ? "/subject" : "/text",
        undefined,
        "A new language needs both.",
      ),
    ]);
  // What is sent back as it was read stays what Licet brings.
  if (before?.subject === subject && before.text === text) return findText({ db, companyId }, { kind, language });
  refuseUnreadable(kind, { subject, text });
  await upsertMailText(db, companyId, { kind, language, subject, text }, now);
  return findText({ db, companyId }, { kind, language });
}

function refuseUnreadable(kind: MailKindName, text: MailText): void {
  const read = readText(kind, text);
  if ("problems" in read) throw ApiError.of(read.problems.map(problemOf));
}

function problemOf({ part, problem: sentence }: { readonly part: string; readonly problem: string }): Problem {
  return problem("mail_text_not_valid", `/${part}`, undefined, sentence);
}

/** How a mail would look, filled with the latest license of the company. */
export async function previewText(
  context: Context,
  wish: {
    readonly kind: MailKindName;
    readonly language: string;
    readonly subject?: string | undefined;
    readonly text?: string | undefined;
  },
) {
  const { db, companyId, now, deps } = context;
  const { kind, language } = wish;
  const address = deps.publicUrl ?? ownAddress(context);
  const [company, license, own] = await Promise.all([
    findMailCompany(db, companyId, address),
    findLatestLicense(db, companyId),
    findMailText(db, companyId, kind, language),
  ]);
  if (!company) throw new ApiError("not_found");
  const inUse = own ?? textOr(kind, language);
  const chosen = { subject: wish.subject ?? inUse.subject, text: wish.text ?? inUse.text, language };
  const reader = { language, timeZone: company.timeZone };
  const values = sampleValues(kind, license, { address, company: companyId }, reader, now);
  const composed = composeMail(kind, chosen, values, company.brand, { showsSecrets: true });
  if ("problems" in composed) throw ApiError.of(composed.problems.map(problemOf));
  return presentPreview(composed, license?.id ?? null);
}

function textOr(kind: MailKindName, language: string): MailText {
  return broughtText(kind, language) ?? ENGLISH[kind];
}
