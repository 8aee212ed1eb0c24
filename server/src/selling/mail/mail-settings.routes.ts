import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { findMailState } from "../../record/mail/mail.store.ts";
import {
  type MailSettingsPatch,
  mailSettingsAnswer,
  mailSettingsPatch,
  presentMailSettings,
  testMailAnswer,
  testMailBody,
} from "./mail-settings.schema.ts";
import { findMailSettings, upsertMailSettings } from "./mail-settings.store.ts";
import { subscribeMail } from "./mail-subscriptions.flow.ts";
import { sendTestMail } from "./test-mail.flow.ts";

const tag = "Mail";

/** What a company lets Licet write (docs/guide/mail.md). */
export function mailSettingsRoutes(api: Api): void {
  readMailSettingsRoute(api);
  changeMailSettingsRoute(api);
  testMailRoute(api);
}

function readMailSettingsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/mail-settings/",
      permission: "mail_read",
      tag,
      summary: "Read which mails are sent, and whether they can be",
      reads: "object",
      answers: { json: mailSettingsAnswer },
      errors: [],
    },
    handle: async (_input, context) => present(context),
  });
}

function changeMailSettingsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/mail-settings/",
      permission: "mail_write",
      tag,
      summary: "Change which mails are sent",
      body: mailSettingsPatch,
      takes: smallJson,
      audits: { object: "mail-settings", action: "update", shows: "/mail-settings/" },
      answers: { json: mailSettingsAnswer },
      errors: [],
    },
    handle: async ({ body }, context) => {
      await changeSettings(context, body);
      return present(context);
    },
  });
}

async function changeSettings(
  { db, companyId, now, deps }: Context,
  { kinds, ...patch }: MailSettingsPatch,
): Promise<void> {
  const before = await findMailSettings(db, companyId);
  const said = Object.entries(patch).filter(([, value]) => value !== undefined);
  const chosen = Object.entries(kinds ?? {}).filter(([, value]) => value !== undefined);
  const after = {
    ...before,
    ...Object.fromEntries(said),
    kinds: { ...before.kinds, ...Object.fromEntries(chosen) },
  };
  await upsertMailSettings(db, companyId, after, now);
  await subscribeMail(deps, db, companyId, after);
}

async function present({ db, companyId, deps }: Context) {
  const [settings, state] = await Promise.all([findMailSettings(db, companyId), findMailState(db, companyId)]);
  return presentMailSettings(settings, state, deps.mail);
}

function testMailRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/mail-settings/test/",
      permission: "mail_write",
      tag,
      summary: "Send a test mail, and say what the mail server answers",
      description: "Immediately, past the queue; it leaves no mail in the log.",
      body: testMailBody,
      takes: smallJson,
      audits: { object: "mail-settings", action: "test" },
      answers: { json: testMailAnswer },
      errors: ["mail_not_configured"],
    },
    prepare: ({ body }, context) => sendTestMail(context, body.email),
    handle: async (_input, _context, told) => told,
  });
}
