import { z } from "zod";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount, email, maybe } from "../../platform/http/scalars.schema.ts";
import { mailAnswer, presentMail } from "../../record/mail/mail.schema.ts";
import { sendOrder } from "./deliver.flow.ts";

/** Sends the licenses of an order by mail, as often as somebody asks for it. */
export function sendOrderRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/orders/:id/send_email/",
      permission: "orders_write",
      tag: "Mail",
      summary: "Send the licenses of an order to its customer by mail",
      description: "Also where such mails are switched off. Answers the mail, which waits to be sent.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      body: z.object({ email: maybe(email).describe("Another address than that of the customer.") }),
      takes: smallJson,
      audits: { object: "orders", action: "send_email" },
      locks: "orders",
      answers: { json: mailAnswer },
      errors: ["not_found", "mail_not_configured", "mail_recipient_missing", "mail_without_licenses"],
    },
    handle: async ({ params: { id }, body }, context) => {
      const mail = await sendOrder(context, id, body.email);
      context.audit.object_id = id;
      return presentMail(mail);
    },
  });
}
