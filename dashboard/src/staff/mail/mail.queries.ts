import type { BodyOf, ListedMail, Mail, MailSettings, MailText } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { mailSearch } from "./mail.search.ts";

/** One page of the log. */
export const mailPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["mails", "list", search],
    queryFn: async ({ signal }): Promise<Rows<ListedMail>> =>
      plainPage(await licet.mails.list(requestOf(search, mailSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One mail with its texts. */
export const mailQuery = (id: number) =>
  queryOptions({
    queryKey: ["mails", "one", id],
    queryFn: async ({ signal }): Promise<Mail> => await licet.mails.retrieve(id, { signal }),
  });

/** Queues a mail again; answers the new one. */
export async function sendAgain(id: number): Promise<Mail> {
  const mail = await licet.mails.sendAgain(id);
  await queries.invalidateQueries({ queryKey: ["mails"] });
  return mail;
}

/** Which mails are sent, and whether they can be. */
export const mailSettingsQuery = queryOptions({
  queryKey: ["mail-settings"],
  queryFn: async ({ signal }): Promise<MailSettings> => await licet.mailSettings.retrieve({ signal }),
});

/** Changes settings; what is absent stays. */
export async function changeMailSettings(body: BodyOf<"patch_mail_settings">): Promise<MailSettings> {
  const settings = await licet.mailSettings.update(body);
  queries.setQueryData(mailSettingsQuery.queryKey, settings);
  return settings;
}

/** Sends a test; answers what the mail server said. */
export async function sendTest(email: string) {
  return await licet.mailSettings.test({ email });
}

/** What mails say, in every language. */
export const mailTextsQuery = queryOptions({
  queryKey: ["mail-texts", "list"],
  queryFn: async ({ signal }): Promise<readonly MailText[]> => [...(await licet.mailTexts.retrieveAll({ signal }))],
});

/** Writes a text of the company. */
export async function writeText(
  kind: string,
  language: string,
  body: { readonly subject: string; readonly text: string },
): Promise<MailText> {
  const text = await licet.mailTexts.update(kind, language, body);
  await queries.invalidateQueries({ queryKey: ["mail-texts"] });
  return text;
}

/** Gives the text back that Licet brings. */
export async function resetText(kind: string, language: string): Promise<void> {
  await licet.mailTexts.delete(kind, language);
  await queries.invalidateQueries({ queryKey: ["mail-texts"] });
}

/** What a preview is made of. */
export interface Draft {
  readonly kind: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
}

/** How a mail would look. */
export const previewQuery = (draft: Draft) =>
  queryOptions({
    queryKey: ["mail-texts", "preview", draft],
    queryFn: async ({ signal }) =>
      await licet.mailTexts.preview(draft as BodyOf<"post_mail_texts_preview">, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
