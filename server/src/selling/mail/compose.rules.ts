import { fillMarks, markOf, withoutMarks } from "../../record/mail/marks.rules.ts";
import { type MailKindName, mailKind } from "./mail-kinds.rules.ts";
import type { ChosenText } from "./mail-text.rules.ts";
import { footerOf, readText } from "./mail-text.rules.ts";
import { escapeHtml, htmlOf, type MailFrame, plainOf } from "./markup.rules.ts";
import { fillTemplate, parseTemplate, type TemplateValues } from "./template.rules.ts";

/** What the mails of a company have in common. */
export interface MailBrand {
  readonly company: string;
  readonly logo: string | undefined;
  readonly colors: MailFrame["colors"];
  readonly support: string | undefined;
  readonly portalLink: string;
}

/** A mail that can be queued; `secrets` fill the marks that are left in its texts. */
export interface ComposedMail {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly secrets: readonly (string | null)[] | null;
}

const valueMax = 500;
const subjectMax = 200;

/** A value as a text of one line: what people wrote cannot look like more than a value. */
function oneLine(value: string | number | true): string {
  return withoutMarks(String(value))
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, valueMax);
}

/** Composes a mail. The text must be one that `readText` can read. `showsSecrets`: for a preview, which has samples. */
export function composeMail(
  kind: MailKindName,
  chosen: ChosenText,
  given: TemplateValues,
  brand: MailBrand,
  { showsSecrets = false } = {},
): ComposedMail | { readonly problems: readonly { readonly part: "subject" | "text"; readonly problem: string }[] } {
  const read = readText(kind, chosen);
  if ("problems" in read) return read;
  const { secrets: secretNames } = mailKind(kind);
  const { company, support = "", portalLink } = brand;
  const values: TemplateValues = { company, support, portal_link: portalLink, ...given };
  const shown: string[] = [];
  const secrets: (string | null)[] = [];
  const show = (value: string | number | true, name: string) => {
    const isSecret = !showsSecrets && secretNames.includes(name);
    shown.push(oneLine(value));
    secrets.push(isSecret ? oneLine(value) : null);
    return markOf(shown.length - 1);
  };
  const subject = fillTemplate(read.subject, values, (value) => oneLine(value))
    .replace(/\s+/g, " ")
    .trim();
  const marked = withoutGaps(fillTemplate(read.text, values, show));
  const footer = fillTemplate(footerTemplate(chosen.language), values, show);
  const frame: MailFrame = {
    language: chosen.language,
    subject: subject.slice(0, subjectMax),
    company,
    logo: brand.logo,
    colors: brand.colors,
    footer: footer.split("\n").filter((line) => line.trim() !== ""),
    markedValue: (index) => shown[index],
  };
  const open = (index: number) => (secrets[index] === null ? shown[index] : undefined);
  const inHtml = (index: number) => {
    const value = open(index);
    return value === undefined ? undefined : escapeHtml(value);
  };
  return {
    language: chosen.language,
    subject: frame.subject,
    text: fillMarks(`${plainOf(marked)}\n\n-- \n${plainOf(footer)}\n`, open),
    html: fillMarks(htmlOf(marked, frame), inHtml),
    secrets: secrets.some((each) => each !== null) ? secrets : null,
  };
}

function footerTemplate(language: string) {
  const read = parseTemplate(footerOf(language).text, { company: true, support: true });
  if ("problem" in read) throw new Error(read.problem);
  return read;
}

/** Empty lines that sections left behind are one. */
function withoutGaps(text: string): string {
  return text.replace(/\n{3,}/g, "\n\n");
}

/** A day as readers of a language write it, where the company is. */
export function dayIn(moment: Date | null, language: string, timeZone: string): string {
  if (moment === null) return "";
  return new Intl.DateTimeFormat(language === "en" ? "en-US" : language, { dateStyle: "long", timeZone }).format(
    moment,
  );
}
