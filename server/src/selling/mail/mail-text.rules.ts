import { MAIL_KIND_NAMES, MAIL_LANGUAGES, type MailKindName, type MailLanguage, mailKind } from "./mail-kinds.rules.ts";
import { parseTemplate, type Template } from "./template.rules.ts";
import { ENGLISH, ENGLISH_FOOTER, type MailText } from "./texts-in-english.rules.ts";
import { GERMAN, GERMAN_FOOTER } from "./texts-in-german.rules.ts";

const brought: Readonly<Record<MailLanguage, Readonly<Record<MailKindName, MailText>>>> = { en: ENGLISH, de: GERMAN };
const footers: Readonly<Record<MailLanguage, MailText>> = { en: ENGLISH_FOOTER, de: GERMAN_FOOTER };

/** The text that Licet brings, in a language; undefined where it brings none. */
export function broughtText(kind: MailKindName, language: string): MailText | undefined {
  return isBrought(language) ? brought[language][kind] : undefined;
}

/** What stands below a mail in a language. */
export function footerOf(language: string): MailText {
  return footers[isBrought(language) ? language : "en"];
}

function isBrought(language: string): language is MailLanguage {
  return (MAIL_LANGUAGES as readonly string[]).includes(language);
}

/** A text that was chosen, and its language. */
export interface ChosenText extends MailText {
  readonly language: string;
}

/**
 * The text for a reader: of the company in their language, of Licet in it; else the same in the company's language, at
 * last in English.
 */
export function chooseText(
  kind: MailKindName,
  own: readonly (MailText & { readonly kind: string; readonly language: string })[],
  languages: readonly (string | undefined)[],
): ChosenText {
  for (const language of languages) {
    if (language === undefined) continue;
    const found = own.find((each) => each.kind === kind && each.language === language) ?? broughtText(kind, language);
    if (found) return { subject: found.subject, text: found.text, language };
  }
  return { ...ENGLISH[kind], language: "en" };
}

/** A text whose templates can be filled. */
export interface ReadText {
  readonly subject: Template;
  readonly text: Template;
}

/** Reads a text of a kind; or says what is wrong with which part. */
export function readText(
  kind: MailKindName,
  { subject, text }: MailText,
): ReadText | { readonly problems: readonly { readonly part: "subject" | "text"; readonly problem: string }[] } {
  const { names, secrets } = mailKind(kind);
  const known = Object.fromEntries(Object.entries(names).filter(([name]) => !secrets.includes(name)));
  const read = { subject: parseTemplate(subject, known), text: parseTemplate(text, names) };
  const problems = (["subject", "text"] as const).flatMap((part) => {
    const found = read[part];
    return "problem" in found ? [{ part, problem: found.problem }] : [];
  });
  if ("problem" in read.subject || "problem" in read.text) return { problems };
  return { subject: read.subject, text: read.text };
}

/** The names that a text may use, as people write them: those of lists with the names of their items. */
export function namesOf(kind: MailKindName): string[] {
  return Object.entries(mailKind(kind).names).flatMap(([name, inner]) =>
    inner === true ? [name] : [name, ...Object.keys(inner).map((each) => `${name}.${each}`)],
  );
}

/** Whether there is a kind of mail with a name. */
export function isMailKind(name: string): name is MailKindName {
  return (MAIL_KIND_NAMES as readonly string[]).includes(name);
}
