import { insertPortalLink, type LinkPurpose } from "../../access/portal/portal-link.store.ts";
import { hasSignOnEverywhere } from "../../access/sso/sso.store.ts";
import type { Deps } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { generateToken, hashToken } from "../../platform/signing/opaque-token.ts";
import { minuteMs } from "../../platform/values/durations.ts";
import { listedMax, listOf } from "./deliver.flow.ts";
import { licenseValues } from "./license-values.rules.ts";
import {
  countReplacementMails,
  findDeviceNames,
  findLicensesOfPerson,
  findMailLicenses,
  findMailUserByEmail,
} from "./mail-facts.store.ts";
import { isKindOn, languageOf } from "./mail-kinds.rules.ts";
import { mailLinks } from "./mail-links.rules.ts";
import { listCompaniesWithMailRequests, type MailRequest, takeMailRequests } from "./mail-request.store.ts";
import { findMailSettings } from "./mail-settings.store.ts";
import type { MailWish } from "./mail-wish.rules.ts";
import { queueMails } from "./queue-mails.flow.ts";

/** For so long a link signs somebody in, and confirms that a device is replaced. */
const signInMinutes = 15;
const replaceMinutes = 60;
/** So often the customer of a license is asked within a day. */
const askedMax = 5;
const batchMax = 20;

type Parts = Pick<Deps, "db" | "clock" | "random" | "mail" | "secrets" | "publicUrl">;

/**
 * Makes the mails that people asked for, after they were answered: so that how long an answer takes says nothing about
 * who is known here.
 */
export async function answerMailRequests(parts: Parts): Promise<void> {
  const { db, clock } = parts;
  for (const companyId of await listCompaniesWithMailRequests(db))
    await transaction(db, async (tx) => {
      const now = clock.now();
      const requests = await takeMailRequests(tx, companyId, batchMax);
      const wishes: MailWish[] = [];
      for (const request of requests) wishes.push(...(await wishesFor(parts, tx, companyId, request, now)));
      await queueMails(parts, tx, companyId, wishes, now);
    });
}

function wishesFor(
  parts: Parts,
  db: Db,
  companyId: number,
  request: MailRequest,
  now: Date,
): Promise<readonly MailWish[]> {
  const { purpose, email } = request;
  if (purpose === "replace_device") return replacement(parts, db, companyId, request, now);
  if (email === null) return Promise.resolve([]);
  return purpose === "keys"
    ? keysOf(db, companyId, request.id, email)
    : signIn(parts, db, companyId, request.id, email, now);
}

/** The licenses of whoever has the address. */
async function keysOf(db: Db, companyId: number, request: number, email: string): Promise<MailWish[]> {
  const person = await findLicensesOfPerson(db, companyId, email, listedMax);
  if (!person) return [];
  return [
    {
      kind: "license_keys",
      to: { email, name: person.name },
      language: languageOf(person.language),
      values: (reader) => listOf(person.licenses, person.count, reader),
      occasion: `request ${request}`,
    },
  ];
}

/**
 * A link for a license user. A customer who is none signs in with a key, and is sent those. Whom a provider vouches for
 * signs in there only.
 */
async function signIn(
  parts: Parts,
  db: Db,
  companyId: number,
  request: number,
  email: string,
  now: Date,
): Promise<MailWish[]> {
  const user = await findMailUserByEmail(db, companyId, email);
  if (!user) {
    const { kinds } = await findMailSettings(db, companyId);
    return isKindOn("license_keys", kinds) ? keysOf(db, companyId, request, email) : [];
  }
  if (!user.is_active || (await hasSignOnEverywhere(db, companyId, user.email))) return [];
  const { link, expiresAt } = await newLink(parts, db, companyId, signInMinutes, now, {
    purpose: "sign_in",
    email: user.email,
    userId: user.id,
  });
  return [
    {
      kind: "portal_sign_in",
      to: user,
      language: languageOf(user.language),
      values: () => ({ sign_in_link: link, minutes: signInMinutes }),
      occasion: `request ${request}`,
      useful_until: expiresAt,
    },
  ];
}

/** Asks the customer of a license whether a device may make place for another. */
async function replacement(
  parts: Parts,
  db: Db,
  companyId: number,
  { id: request, license_id, device_id, new_device }: MailRequest,
  now: Date,
): Promise<MailWish[]> {
  const [license] = await findMailLicenses(db, companyId, license_id === null ? [] : [license_id]);
  const [device] = await findDeviceNames(db, companyId, device_id === null ? [] : [device_id]);
  if (!license || !device || license.customer_email === "") return [];
  if ((await countReplacementMails(db, companyId, license.id, now)) >= askedMax) return [];
  const { link, expiresAt } = await newLink(parts, db, companyId, replaceMinutes, now, {
    purpose: "replace_device",
    email: license.customer_email,
    licenseId: license.id,
    deviceId: device.id,
    newDevice: new_device,
  });
  return [
    {
      kind: "seat_replacement",
      to: { email: license.customer_email, name: license.customer_name },
      language: languageOf(license.language),
      values: (reader) => ({
        ...licenseValues(license, reader),
        device: device.name,
        new_device: new_device ?? "",
        confirm_link: link,
        minutes: replaceMinutes,
      }),
      occasion: `request ${request}`,
      license_id: license.id,
      useful_until: expiresAt,
    },
  ];
}

async function newLink(
  { random, publicUrl = "" }: Parts,
  db: Db,
  companyId: number,
  minutes: number,
  now: Date,
  about: { readonly purpose: LinkPurpose; readonly email: string } & (
    | { readonly userId: number }
    | { readonly licenseId: number; readonly deviceId: number; readonly newDevice: string | null }
  ),
) {
  const token = generateToken(random);
  const expiresAt = new Date(now.getTime() + minutes * minuteMs);
  await insertPortalLink(db, companyId, { ...about, tokenHash: hashToken(token), expiresAt }, now);
  const linkTo = about.purpose === "replace_device" ? mailLinks.confirm : mailLinks.signIn;
  return { link: linkTo(publicUrl, companyId, token), expiresAt };
}
