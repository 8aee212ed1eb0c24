import type { Db } from "../platform/db/connect.ts";
import type { JsonObject } from "../platform/values/json.ts";
import { mailKind } from "../selling/mail/mail-kinds.rules.ts";
import { MAIL_DEFAULTS, type MailSettings } from "../selling/mail/mail-settings.rules.ts";
import { deleteMailSettings, findOwnMailSettings, upsertMailSettings } from "../selling/mail/mail-settings.store.ts";
import { resubscribeMail } from "../selling/mail/mail-subscriptions.flow.ts";
import { isMailKind } from "../selling/mail/mail-text.rules.ts";
import { deleteMailText, listMailTexts, upsertMailText } from "../selling/mail/mail-text.store.ts";
import { mailSettingNames } from "./catalog-file.schema.ts";
import { type CatalogObject, said } from "./catalog-object.ts";

interface Work {
  readonly db: Db;
  readonly companyId: number;
  readonly now: Date;
}

/** What is mailed, as objects of the catalog: the settings, where the company has set any, and its own texts. */
export async function loadMail(db: Db, companyId: number): Promise<CatalogObject[]> {
  const settings = await findOwnMailSettings(db, companyId);
  const texts = await listMailTexts(db, companyId);
  return [
    ...(settings ? [{ kind: "mail settings", code: "", properties: mailSettingsOf(settings) } as const] : []),
    ...texts.map(({ kind, language, subject, text }): CatalogObject => {
      return { kind: "mail text", code: `${kind}/${language}`, properties: { subject, text } };
    }),
  ];
}

/** What settings say besides the defaults, kinds that are as they are at first left out. */
export function mailSettingsOf(settings: {
  readonly kinds?: Readonly<Record<string, unknown>> | undefined;
}): JsonObject {
  const kinds = Object.entries(settings.kinds ?? {}).filter(
    ([name, isOn]) => isMailKind(name) && typeof isOn === "boolean" && isOn !== mailKind(name).isOn,
  );
  return said({ ...settings, kinds: Object.fromEntries(kinds) }, mailSettingNames, MAIL_DEFAULTS);
}

/** Makes the settings as the file says. */
export async function writeMailSettings({ db, companyId, now }: Work, properties: JsonObject): Promise<void> {
  // What the file says was parsed by the schema of the endpoint.
  const settings = { ...MAIL_DEFAULTS, ...(properties as Partial<MailSettings>) };
  await upsertMailSettings(db, companyId, settings, now);
  await resubscribeMail(db, companyId, settings);
}

/** Makes them again what they are at first. */
export async function retireMailSettings({ db, companyId }: Work): Promise<void> {
  await deleteMailSettings(db, companyId);
  await resubscribeMail(db, companyId, MAIL_DEFAULTS);
}

/** Makes a text as the file says. */
export async function writeMailText({ db, companyId, now }: Work, { code, properties }: CatalogObject): Promise<void> {
  const { subject, text } = properties;
  await upsertMailText(db, companyId, { ...named(code), subject: String(subject), text: String(text) }, now);
}

/** Takes a text back. */
export async function retireMailText({ db, companyId }: Work, { code }: Pick<CatalogObject, "code">): Promise<void> {
  const { kind, language } = named(code);
  await deleteMailText(db, companyId, kind, language);
}

function named(code: string): { readonly kind: string; readonly language: string } {
  const [kind = "", language = ""] = code.split("/");
  return { kind, language };
}
