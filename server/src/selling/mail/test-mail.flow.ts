import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { messageOf } from "../../platform/values/thrown.ts";
import { isPlainRecipient } from "../../record/mail/mail.rules.ts";
import { escapeHtml } from "./markup.rules.ts";
import { findMailCompany } from "./queue-mails.flow.ts";

/** Sends a mail that says nothing but that it arrived, and answers what the mail server said. */
export async function sendTestMail({ db, companyId, deps, now, request }: Context, to: string) {
  const { mail, publicUrl = "" } = deps;
  if (!mail) throw new ApiError("mail_not_configured");
  if (!isPlainRecipient(to)) throw new ApiError("validation_error", { message: "This is no plain e-mail address." });
  const company = await findMailCompany(db, companyId, publicUrl);
  if (!company) throw new ApiError("not_found");
  const text = `This is a test: Licet can send mail for ${company.brand.company}.`;
  try {
    const session = await mail.open();
    try {
      const told = await session.send(
        {
          senderName: company.brand.company,
          replyTo: company.settings.reply_to,
          to,
          subject: `Test mail from ${company.brand.company}`,
          text: `${text}\n`,
          html: `<p>${escapeHtml(text)}</p>\n`,
          messageId: `<licet.test.${request.id}@${mail.from.slice(mail.from.lastIndexOf("@") + 1)}>`,
          date: now,
        },
        async () => {},
      );
      if (told.outcome === "sent") return { is_sent: true, problem: null, response: told.response };
      return { is_sent: false, problem: told.problem, response: null };
    } finally {
      session.close();
    }
  } catch (error) {
    return { is_sent: false, problem: messageOf(error), response: null };
  }
}
