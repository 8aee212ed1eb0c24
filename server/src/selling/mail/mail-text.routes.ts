import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { text } from "../../platform/http/scalars.schema.ts";
import { findText, listTexts, previewText, writeText } from "./mail-text.flow.ts";
import { mailPreview, mailTextAnswer, mailTextPatch, previewBody } from "./mail-text.schema.ts";
import { deleteMailText } from "./mail-text.store.ts";

const params = z.object({ kind: text(100, 1), language: text(10, 1) });
const tag = "Mail";

/** What mails say, for each kind and language (docs/guide/mail.md). */
export function mailTextRoutes(api: Api): void {
  listMailTextsRoute(api);
  previewMailTextRoute(api);
  readMailTextRoute(api);
  writeMailTextRoute(api);
  resetMailTextRoute(api);
}

function listMailTextsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/mail-texts/",
      permission: "mail_read",
      tag,
      summary: "List what mails say, in every language",
      reads: "list",
      answers: { json: z.array(mailTextAnswer) },
      errors: [],
    },
    handle: (_input, context) => listTexts(context),
  });
}

function previewMailTextRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/mail-texts/preview/",
      permission: "mail_read",
      tag,
      summary: "Show how a mail would look, with the latest license",
      description: "Sends and stores nothing.",
      body: previewBody,
      transaction: "none",
      audits: "nothing",
      answers: { json: mailPreview },
      errors: ["mail_text_not_valid"],
    },
    handle: ({ body }, context) => previewText(context, body),
  });
}

function readMailTextRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/mail-texts/:kind/:language/",
      permission: "mail_read",
      tag,
      summary: "Read what a kind of mail says in a language",
      params,
      reads: "object",
      answers: { json: mailTextAnswer },
      errors: ["not_found"],
    },
    handle: ({ params }, context) => findText(context, params),
  });
}

function writeMailTextRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/mail-texts/:kind/:language/",
      permission: "mail_write",
      tag,
      summary: "Write what a kind of mail says in a language",
      description: "In place of what Licet brings. Any language of two letters; a new one needs subject and text.",
      params,
      body: mailTextPatch,
      audits: { object: "mail-texts", action: "update", shows: "/mail-texts/:kind/:language/" },
      answers: { json: mailTextAnswer },
      errors: ["not_found", "mail_text_not_valid"],
    },
    handle: ({ params, body }, context) => writeText(context, params, body),
  });
}

function resetMailTextRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/mail-texts/:kind/:language/",
      permission: "mail_write",
      tag,
      summary: "Take a text back: mails say again what Licet brings",
      params,
      audits: { object: "mail-texts", action: "delete", shows: "/mail-texts/:kind/:language/" },
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { kind, language } }, { db, companyId }) => {
      if (!(await deleteMailText(db, companyId, kind, language))) throw new ApiError("not_found");
    },
  });
}
