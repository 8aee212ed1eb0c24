import { paletteOf } from "../../access/companies/colors.rules.ts";
import { presentAppearance } from "../../access/companies/company.schema.ts";
import { findCompany } from "../../access/companies/company.store.ts";
import type { Deps } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { isPlainRecipient } from "../../record/mail/mail.rules.ts";
import { insertMails, type NewMail } from "../../record/mail/mail.store.ts";
import { composeMail, type MailBrand } from "./compose.rules.ts";
import { isKindOn, type MailKindName, mailKind } from "./mail-kinds.rules.ts";
import { mailLinks } from "./mail-links.rules.ts";
import type { MailSettings } from "./mail-settings.rules.ts";
import { findMailSettings } from "./mail-settings.store.ts";
import { broughtText, type ChosenText, chooseText } from "./mail-text.rules.ts";
import { listMailTexts, type OwnText } from "./mail-text.store.ts";
import type { MailWish } from "./mail-wish.rules.ts";
import type { TemplateValues } from "./template.rules.ts";
import { ENGLISH } from "./texts-in-english.rules.ts";

/** What mails are made with. */
export type MailParts = Pick<Deps, "mail" | "secrets" | "publicUrl">;

/** A company, as its mails need it. */
export interface MailCompany {
  readonly settings: MailSettings;
  readonly texts: readonly OwnText[];
  readonly brand: MailBrand;
  readonly timeZone: string;
}

/** What every mail of a company needs. `address` is Licet's own. */
export async function findMailCompany(db: Db, companyId: number, address: string): Promise<MailCompany | undefined> {
  const [company, settings, texts] = await Promise.all([
    findCompany(db, companyId),
    findMailSettings(db, companyId),
    listMailTexts(db, companyId),
  ]);
  if (!company) return undefined;
  const { name, logo_path, support_email, support_url } = presentAppearance(company, address);
  const brand: MailBrand = {
    company: settings.sender_name ?? name,
    logo: logo_path === null ? undefined : new URL(logo_path, address).href,
    colors: paletteOf(company.primary_color ?? ownColor),
    support: support_email ?? support_url ?? undefined,
    portalLink: mailLinks.portal(address, companyId),
  };
  return { settings, texts, brand, timeZone: company.time_zone };
}

const ownColor = "#1971c2";

/**
 * Makes mails of the kinds that are switched on, each once for its occasion, and queues them; in the caller's
 * transaction. Without a mail server nothing is queued. Answers the ids of those that are new.
 */
export async function queueMails(
  parts: MailParts,
  db: Db,
  companyId: number,
  wishes: readonly MailWish[],
  now: Date,
  { evenIfOff = false } = {},
): Promise<readonly number[]> {
  if (!parts.mail || wishes.length === 0) return [];
  const company = await findMailCompany(db, companyId, parts.publicUrl ?? "http://localhost");
  if (!company) return [];
  const mails = wishes
    .filter(({ kind, to }) => (evenIfOff || isKindOn(kind, company.settings.kinds)) && isPlainRecipient(to.email))
    .map((wish) => newMailOf(parts, companyId, company, wish));
  return insertMails(db, companyId, mails, now);
}

function newMailOf({ secrets }: MailParts, companyId: number, company: MailCompany, wish: MailWish): NewMail {
  const { kind, to, occasion, useful_until = null } = wish;
  const { settings, brand } = company;
  const chosen = chooseText(kind, company.texts, [wish.language, settings.language]);
  const valuesIn = (language: string) => ({
    name: to.name,
    ...wish.values({ language, timeZone: company.timeZone }),
  });
  const composed = composeOr(kind, chosen, valuesIn, brand);
  return {
    kind,
    language: composed.language,
    recipient: to.email,
    occasion,
    event_id: wish.event_id ?? null,
    order_id: wish.order_id ?? null,
    license_id: wish.license_id ?? null,
    sender_name: brand.company,
    reply_to: settings.reply_to,
    subject: composed.subject || brand.company,
    text: composed.text,
    html: composed.html,
    secrets: composed.secrets ? secrets.seal(JSON.stringify(composed.secrets), placeOf.mailSecrets(companyId)) : null,
    is_urgent: mailKind(kind).isUrgent,
    useful_until,
  };
}

/** A text that an older version stored, and that names what is no longer there, gives way to the one that Licet brings. */
function composeOr(
  kind: MailKindName,
  chosen: ChosenText,
  valuesIn: (language: string) => TemplateValues,
  brand: MailBrand,
) {
  const composed = composeMail(kind, chosen, valuesIn(chosen.language), brand);
  if (!("problems" in composed)) return composed;
  const { language } = chosen;
  const own = broughtText(kind, language);
  const brought = own ? { ...own, language } : { ...ENGLISH[kind], language: "en" };
  const instead = composeMail(kind, brought, valuesIn(brought.language), brand);
  if ("problems" in instead) throw new Error(`the text of ${kind} cannot be read`);
  return instead;
}
