import type { Palette } from "../../access/companies/colors.rules.ts";
import { fillMarks } from "../../record/mail/marks.rules.ts";

// What a text may be marked up with, a little of Markdown: paragraphs, lists of lines that begin with a dash, **strong**,
// `code`, and [words](address), which alone in its paragraph is a button. Values are marks by then (marks.rules.ts), so
// nothing that people wrote is markup.

type Inline =
  | { readonly kind: "text" | "strong" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

const inlines =
  /\[([^\]\n]+)\]\(([^()\s]+)\)|`([^`\n]+)`|\*\*([^*\n]+)\*\*|(https?:\/\/[^\s<>"'`\uE000\uE001]*[^\s<>"'`\uE000\uE001.,;:!?)])/g;

function inlinesOf(line: string): Inline[] {
  const found: Inline[] = [];
  let last = 0;
  for (const match of line.matchAll(inlines)) {
    if (match.index > last) found.push({ kind: "text", text: line.slice(last, match.index) });
    const [whole, words, href, code, strong, url] = match;
    if (words !== undefined && href !== undefined) found.push({ kind: "link", text: words, href });
    else if (code !== undefined) found.push({ kind: "code", text: code });
    else if (strong !== undefined) found.push({ kind: "strong", text: strong });
    else found.push({ kind: "link", text: url ?? whole, href: url ?? whole });
    last = match.index + whole.length;
  }
  if (last < line.length) found.push({ kind: "text", text: line.slice(last) });
  return found;
}

/** The paragraphs of a text: some lines each, with empty lines between them. */
function paragraphsOf(text: string): string[][] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => paragraph.split("\n").map((line) => line.trimEnd()))
    .map((lines) => lines.filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0);
}

/** The text without markup; marks stay. */
export function plainOf(text: string): string {
  return paragraphsOf(text)
    .map((lines) =>
      lines
        .map((line) =>
          inlinesOf(line)
            .map((part) => (part.kind === "link" && part.text !== part.href ? `${part.text}: ${part.href}` : part.text))
            .join(""),
        )
        .join("\n"),
    )
    .join("\n\n");
}

/** Text that stands between tags, or in an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** What surrounds the text of a mail. */
export interface MailFrame {
  readonly language: string;
  readonly subject: string;
  readonly company: string;
  readonly logo: string | undefined;
  readonly colors: Pick<Palette, "primary" | "on_primary" | "text_on_light">;
  /** Lines below the text. */
  readonly footer: readonly string[];
  /** What a mark stands for, where that is known: an address that is none becomes no link. */
  readonly markedValue: (index: number) => string | undefined;
}

const font = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The text as HTML in the frame of its company; marks stay. */
export function htmlOf(text: string, frame: MailFrame): string {
  const { colors, company, logo, language, subject, footer } = frame;
  const head =
    logo === undefined
      ? `<span style="font-size:18px;font-weight:600;color:${colors.text_on_light}">${escapeHtml(company)}</span>`
      : `<img src="${escapeHtml(logo)}" alt="${escapeHtml(company)}" height="40" style="height:40px;max-width:220px;border:0">`;
  const body = paragraphsOf(text)
    .map((lines) => paragraphHtml(lines, frame))
    .join("\n");
  const foot = footer.map((line) => `${lineHtml(line, frame)}<br>`).join("\n");
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f1f3f5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f1f3f5"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border-radius:8px;border-top:4px solid ${colors.primary}">
<tr><td style="padding:28px 32px 0;font-family:${font}">${head}</td></tr>
<tr><td style="padding:12px 32px 24px;font-family:${font};font-size:15px;line-height:1.55;color:#212529">
${body}
</td></tr>
<tr><td style="padding:16px 32px 24px;border-top:1px solid #dee2e6;font-family:${font};font-size:13px;line-height:1.5;color:#5c636a">
${foot}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

function paragraphHtml(lines: readonly string[], frame: MailFrame): string {
  const [first = ""] = lines;
  if (lines.length === 1) {
    const [only, another] = inlinesOf(first.trim());
    if (only?.kind === "link" && another === undefined && only.text !== only.href) return buttonHtml(only, frame);
  }
  const parts: string[] = [];
  let items: string[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) parts.push(`<p style="margin:12px 0">${plain.join("<br>\n")}</p>`);
    if (items.length > 0)
      parts.push(
        `<ul style="margin:12px 0;padding-left:22px">\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</ul>`,
      );
    items = [];
    plain = [];
  };
  for (const line of lines) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    // A line that is set in belongs to the item above it.
    if (item === undefined && items.length > 0 && /^\s/.test(line)) {
      items.push(`${items.pop()}<br>\n${lineHtml(line.trim(), frame)}`);
      continue;
    }
    if (item === undefined ? items.length > 0 : plain.length > 0) flush();
    if (item === undefined) plain.push(lineHtml(line, frame));
    else items.push(lineHtml(item, frame));
  }
  flush();
  return parts.join("\n");
}

function lineHtml(line: string, frame: MailFrame): string {
  return inlinesOf(line)
    .map((part) => {
      const words = escapeHtml(part.text);
      if (part.kind === "strong") return `<strong>${words}</strong>`;
      if (part.kind === "code")
        return `<code style="font-family:ui-monospace,Consolas,Menlo,monospace;background:#f1f3f5;border-radius:4px;padding:2px 6px;word-break:break-all">${words}</code>`;
      if (part.kind !== "link" || !isAddress(part.href, frame)) return words;
      return `<a href="${escapeHtml(part.href)}" style="color:${frame.colors.text_on_light}">${words}</a>`;
    })
    .join("");
}

function buttonHtml({ text, href }: { readonly text: string; readonly href: string }, frame: MailFrame): string {
  const words = escapeHtml(text);
  if (!isAddress(href, frame)) return `<p style="margin:12px 0">${words}</p>`;
  const { primary, on_primary } = frame.colors;
  return `<p style="margin:20px 0"><a href="${escapeHtml(href)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:${primary};color:${on_primary};text-decoration:none;font-weight:600">${words}</a></p>`;
}

/** Whether a link leads to a page or a mailbox, whatever its marks stand for. */
function isAddress(href: string, { markedValue }: MailFrame): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(fillMarks(href, markedValue));
}
