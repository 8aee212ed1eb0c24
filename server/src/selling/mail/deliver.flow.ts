import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { findMail } from "../../record/mail/mail.store.ts";
import { listedValues, type Reader } from "./license-values.rules.ts";
import { type DeliveredOrder, findDeliveredOrder, type MailLicense } from "./mail-facts.store.ts";
import { languageOf } from "./mail-kinds.rules.ts";
import type { MailWish } from "./mail-wish.rules.ts";
import { queueMails } from "./queue-mails.flow.ts";

/** More do not fit into a mail that somebody reads; it says how many there are. */
export const listedMax = 200;

/** What a mail says of some licenses, of which there are more where `count` says so. */
export function listOf(licenses: readonly MailLicense[], count: number, reader: Reader) {
  return {
    licenses: licenses.map((license) => listedValues(license, reader)),
    more: count > licenses.length ? count - licenses.length : "",
  };
}

/** The mail that delivers the licenses of an order to its customer. */
export function deliveryOf(order: DeliveredOrder, occasion: string, email = order.customer_email): MailWish {
  const [first] = order.licenses;
  return {
    kind: "license_delivered",
    to: { email, name: order.customer_name },
    language: languageOf(order.language),
    values: (reader) => ({ order: order.store_id, ...listOf(order.licenses, order.count, reader) }),
    occasion,
    order_id: order.id,
    license_id: order.count === 1 && first ? first.id : null,
  };
}

/** An order whose licenses were issued by a sale, and can be delivered by mail. */
export function findSale(db: Db, companyId: number, id: number, issuedAt: Date) {
  return findDeliveredOrder(db, companyId, id, { issuedAt, max: listedMax });
}

/** Sends the licenses of an order, all of them, to its customer or to another address; because staff asked for it. */
export async function sendOrder(context: Context, id: number, email: string | undefined) {
  const { db, companyId, now, deps, request } = context;
  if (!deps.mail) throw new ApiError("mail_not_configured");
  const order = await findDeliveredOrder(db, companyId, id, { max: listedMax });
  if (!order) throw new ApiError("not_found");
  if (order.licenses.length === 0) throw new ApiError("mail_without_licenses");
  const delivery = deliveryOf(order, `asked for ${request.id}`, email);
  const [made] = await queueMails(deps, db, companyId, [delivery], now, { evenIfOff: true });
  const mail = made === undefined ? undefined : await findMail(db, companyId, made);
  if (!mail) throw new ApiError("mail_recipient_missing");
  return mail;
}
