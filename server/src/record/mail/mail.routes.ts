import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { isRepeatable } from "./mail.rules.ts";
import { listedMail, mailAnswer, presentListedMail, presentMail } from "./mail.schema.ts";
import { findMail, insertRepeated, listMails, mailList } from "./mail.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Mail";

/** The log of mails (docs/guide/mail.md). */
export function mailRoutes(api: Api): void {
  listMailsRoute(api);
  readMailRoute(api);
  repeatMailRoute(api);
}

function listMailsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/mails/",
      permission: "mail_read",
      tag,
      summary: "List mails that wait or were sent",
      query: listQuery(mailList),
      reads: "list",
      answers: { json: listAnswer(listedMail) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listMails(context.db, context.companyId, query), presentListedMail),
  });
}

function readMailRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/mails/:id/",
      permission: "mail_read",
      tag,
      summary: "Read a mail with its texts",
      params,
      reads: "object",
      answers: { json: mailAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const mail = await findMail(db, companyId, id);
      if (!mail) throw new ApiError("not_found");
      return presentMail(mail);
    },
  });
}

function repeatMailRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/mails/:id/send_again/",
      permission: "licenses_write",
      tag,
      summary: "Send a mail again, as it was",
      description:
        "As a new mail, which refers to this one. Not while it waits, and not where it holds a link that is good once.",
      params,
      takes: smallJson,
      audits: { object: "mails", action: "send_again" },
      locks: "mails",
      answers: { json: mailAnswer },
      errors: ["not_found", "mail_not_configured", "mail_not_repeatable"],
    },
    handle: async ({ params: { id } }, { db, companyId, now, deps, audit }) => {
      if (!deps.mail) throw new ApiError("mail_not_configured");
      const mail = await findMail(db, companyId, id);
      if (!mail) throw new ApiError("not_found");
      if (!isRepeatable(mail)) throw new ApiError("mail_not_repeatable");
      const again = await insertRepeated(db, companyId, id, now);
      const made = again === undefined ? undefined : await findMail(db, companyId, again);
      if (!made) throw new ApiError("internal_error");
      audit.object_id = made.id;
      return presentMail(made);
    },
  });
}
