import type { ListedMail, MailText } from "@licet/sdk";
import type { Action } from "../../kit/action.tsx";
import { IconArrowBackUp, IconMail, IconTrash } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { resetText, sendAgain } from "./mail.queries.ts";

/** What can be done with a mail of the log. */
export const mailActions: readonly Action<Pick<ListedMail, "id" | "is_repeatable">>[] = [
  {
    id: "send-again",
    text: t.mail.sendAgain,
    icon: IconMail,
    permission: "licenses_write",
    unavailable: ({ is_repeatable }) => (is_repeatable ? undefined : t.mail.notAgain),
    act: async ({ id }) => {
      await sendAgain(id);
      toast(t.mail.sentAgain);
    },
  },
];

/** What can be done with a text of the company; `onReset` shows what is there without it. */
export function textActions(onReset: () => void): readonly Action<MailText>[] {
  return [
    {
      id: "reset",
      text: t.mail.text.reset,
      icon: IconArrowBackUp,
      permission: "mail_write",
      isFor: ({ is_own, is_brought }) => is_own && is_brought,
      question: () => ({
        title: t.mail.text.resetTitle,
        body: t.mail.text.resetBody,
        button: t.mail.text.reset,
        isDanger: true,
      }),
      act: async ({ kind, language }) => {
        await resetText(kind, language);
        toast(t.mail.text.wasReset);
        onReset();
      },
    },
    {
      id: "delete",
      text: t.mail.text.remove,
      icon: IconTrash,
      permission: "mail_write",
      isFor: ({ is_own, is_brought }) => is_own && !is_brought,
      question: () => ({
        title: t.mail.text.removeTitle,
        body: t.mail.text.removeBody,
        button: t.mail.text.remove,
        isDanger: true,
      }),
      act: async ({ kind, language }) => {
        await resetText(kind, language);
        toast(t.mail.text.removed);
        onReset();
      },
    },
  ];
}
