import { page } from "../../kit/shell/pages.tsx";
import { mailPage, mailQuery, mailSettingsQuery, mailTextsQuery } from "./mail.queries.ts";
import { mailSearch } from "./mail.search.ts";

/** What is mailed: the log, the settings, the texts. */
export const mailPages = [
  page({
    path: "mails",
    permission: "mail_read",
    search: mailSearch,
    load: ({ search }) => [mailPage(search), mailSettingsQuery],
    view: () => import("./mail-list.page.tsx"),
  }),
  page({
    path: "mails/$id",
    permission: "mail_read",
    load: ({ params }) => [mailQuery(Number(params["id"]))],
    view: () => import("./mail.page.tsx"),
  }),
  page({
    path: "mail-settings",
    permission: "mail_read",
    load: () => [mailSettingsQuery, mailTextsQuery],
    view: () => import("./mail-settings.page.tsx"),
  }),
  page({
    path: "mail-texts/$kind/$language",
    permission: "mail_read",
    load: () => [mailTextsQuery],
    view: () => import("./mail-text.page.tsx"),
  }),
];
