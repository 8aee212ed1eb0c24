import type { ListedMail } from "@licet/sdk";
import { Badge } from "@mantine/core";
import { t } from "../../texts/staff.ts";

const colors: Readonly<Record<ListedMail["status"], string>> = {
  waiting: "blue",
  sending: "blue",
  sent: "green",
  failed: "red",
  bounced: "red",
  unknown: "yellow",
};

/** What became of a mail, in a word. */
export function MailStatus({ status }: { status: ListedMail["status"] }) {
  return (
    <Badge variant="light" color={colors[status]}>
      {t.mail.statuses[status]}
    </Badge>
  );
}

/** What a kind of mail is called; one that this page does not know yet goes by its name. */
export function kindName(kind: string): string {
  return (t.mail.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
}

/** What a language is called in the language of the page. */
export function languageName(language: string): string {
  return new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" }).of(language) ?? language;
}
