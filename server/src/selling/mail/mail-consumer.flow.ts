import { insertPortalLink } from "../../access/portal/portal-link.store.ts";
import type { Deps } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { generateToken, hashToken } from "../../platform/signing/opaque-token.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { byId } from "../../platform/values/lists.ts";
import type { EventConsumer, RecordedEvent } from "../../record/events/dispatch.flow.ts";
import type { EventType } from "../../record/events/event-types.rules.ts";
import { deliveryOf, findSale } from "./deliver.flow.ts";
import { licenseMails } from "./event-mails.rules.ts";
import { licenseValues } from "./license-values.rules.ts";
import {
  findDeviceNames,
  findMailFeatures,
  findMailImports,
  findMailLicenses,
  findMailUsers,
} from "./mail-facts.store.ts";
import { isKindOn, languageOf } from "./mail-kinds.rules.ts";
import { mailLinks } from "./mail-links.rules.ts";
import { findMailSettings, findStaffMember, findStaffRecipients } from "./mail-settings.store.ts";
import type { MailWish } from "./mail-wish.rules.ts";
import { queueMails } from "./queue-mails.flow.ts";

/** The name under which mail waits for events. */
export const mailConsumerName = "mail";

type Parts = Pick<Deps, "mail" | "secrets" | "publicUrl" | "random">;

/** Makes mails of events: in the transaction that takes them, so that each is made once. */
export function mailConsumer(parts: Parts): EventConsumer {
  return {
    name: mailConsumerName,
    async take(db, companyId, events, now) {
      if (!parts.mail) return;
      const { kinds } = await findMailSettings(db, companyId);
      const wishes = [
        ...(isKindOn("license_delivered", kinds) ? await deliveries(db, companyId, events) : []),
        ...(await ofLicenses(db, companyId, events)),
        ...(isKindOn("license_user_assigned", kinds) ? await assignments(parts, db, companyId, events, now) : []),
        ...(await ofImports(parts, db, companyId, events)),
        ...(await ofWebhooks(parts, db, companyId, events)),
      ];
      await queueMails(parts, db, companyId, wishes, now);
    },
  };
}

const ofTypes = (events: readonly RecordedEvent[], ...types: readonly EventType[]) =>
  events.filter(({ type }) => types.includes(type));

/** One mail for an order, or for what was appended to it; none for rows of a file, and for what applications ask for. */
async function deliveries(db: Db, companyId: number, events: readonly RecordedEvent[]): Promise<MailWish[]> {
  const wishes: MailWish[] = [];
  for (const { id, subject_id, ts } of ofTypes(events, "order.created", "order.appended")) {
    const order = await findSale(db, companyId, subject_id, ts);
    if (!order || order.licenses.length === 0 || order.is_imported || order.is_asked_for) continue;
    wishes.push({ ...deliveryOf(order, `event ${id}`), event_id: id });
  }
  return wishes;
}

async function ofLicenses(db: Db, companyId: number, events: readonly RecordedEvent[]): Promise<MailWish[]> {
  const about = events.filter(({ type }) => type.startsWith("license"));
  if (about.length === 0) return [];
  const ids = [...new Set(about.map(({ subject_id }) => subject_id))];
  const devices = about.flatMap(({ data }) => (typeof data["device_id"] === "number" ? [data["device_id"]] : []));
  const [licenses, features, names] = await Promise.all([
    findMailLicenses(db, companyId, ids),
    findMailFeatures(db, companyId, ids),
    findDeviceNames(db, companyId, devices),
  ]);
  const licenseOf = byId(licenses);
  const nameOf = byId(names);
  return about.flatMap((event) => {
    const license = licenseOf.get(event.subject_id);
    if (!license) return [];
    const feature = features.find(
      ({ license_id, code }) => license_id === license.id && code === event.data["feature"],
    );
    const device = nameOf.get(Number(event.data["device_id"]))?.name;
    return licenseMails(event, { license, feature, device });
  });
}

const linkDays = 7;

/** To somebody who was given a license: with a link to choose a password, unless they have one. No password is mailed. */
async function assignments(
  parts: Parts,
  db: Db,
  companyId: number,
  events: readonly RecordedEvent[],
  now: Date,
): Promise<MailWish[]> {
  const about = ofTypes(events, "license.user_assigned").filter(({ data }) => data["send_email"] !== false);
  const [licenses, users] = await Promise.all([
    findMailLicenses(
      db,
      companyId,
      about.map(({ subject_id }) => subject_id),
    ),
    findMailUsers(
      db,
      companyId,
      about.map(({ data }) => Number(data["license_user_id"])),
    ),
  ]);
  const licenseOf = byId(licenses);
  const userOf = byId(users);
  const wishes: MailWish[] = [];
  for (const { id, subject_id, data } of about) {
    const license = licenseOf.get(subject_id);
    const user = userOf.get(Number(data["license_user_id"]));
    // The users of a license in a bundle are those of the bundle, whose license tells them.
    if (!license || !user?.is_active || license.is_imported || license.bundle_license_id !== null) continue;
    const link = user.is_initial_password ? await newPasswordLink(parts, db, companyId, user, now) : "";
    wishes.push({
      kind: "license_user_assigned",
      to: user,
      language: languageOf(license.language),
      values: (reader) => ({ ...licenseValues(license, reader), email: user.email, set_password_link: link }),
      occasion: `event ${id}`,
      event_id: id,
      order_id: license.order_id,
      license_id: license.id,
    });
  }
  return wishes;
}

async function newPasswordLink(
  { random, publicUrl = "" }: Parts,
  db: Db,
  companyId: number,
  { id: userId, email }: { readonly id: number; readonly email: string },
  now: Date,
): Promise<string> {
  const token = generateToken(random);
  const expiresAt = new Date(now.getTime() + linkDays * dayMs);
  const link = { purpose: "set_password", tokenHash: hashToken(token), userId, email, expiresAt } as const;
  await insertPortalLink(db, companyId, link, now);
  return mailLinks.signIn(publicUrl, companyId, token);
}

/** To whoever sent the file; where a program did, to the company. */
async function ofImports(
  { publicUrl = "" }: Parts,
  db: Db,
  companyId: number,
  events: readonly RecordedEvent[],
): Promise<MailWish[]> {
  const about = ofTypes(events, "import.finished");
  if (about.length === 0) return [];
  const imports = byId(
    await findMailImports(
      db,
      companyId,
      about.map(({ subject_id }) => subject_id),
    ),
  );
  const wishes: MailWish[] = [];
  for (const { id, subject_id } of about) {
    const ended = imports.get(subject_id);
    if (!ended) continue;
    const sender = ended.staff_id === null ? undefined : await findStaffMember(db, companyId, ended.staff_id);
    for (const to of sender ? [sender] : await findStaffRecipients(db, companyId))
      wishes.push({
        kind: "import_finished",
        to,
        values: () => ({
          file_name: ended.file_name,
          rows: ended.total_row_count,
          bad_rows: ended.invalid_row_count,
          is_success: ended.status === "success",
          import_link: mailLinks.imported(publicUrl, ended.kind, ended.id),
        }),
        occasion: `event ${id}`,
        event_id: id,
      });
  }
  return wishes;
}

/** To the company, before an endpoint of webhooks is switched off, and when it was. */
async function ofWebhooks(
  { publicUrl = "" }: Parts,
  db: Db,
  companyId: number,
  events: readonly RecordedEvent[],
): Promise<MailWish[]> {
  const about = ofTypes(events, "webhook_endpoint.failing", "webhook_endpoint.disabled");
  if (about.length === 0) return [];
  const recipients = await findStaffRecipients(db, companyId);
  return about.flatMap(({ id, type, subject_id, data }) =>
    recipients.map((to) => ({
      kind: "webhook_endpoint_disabled" as const,
      to,
      values: () => ({
        url: String(data["url"]),
        reason: typeof data["reason"] === "string" ? data["reason"] : "",
        is_gone: data["reason"] === "gone",
        is_failing: data["reason"] === "failing",
        is_off: type === "webhook_endpoint.disabled",
        webhook_link: mailLinks.webhook(publicUrl, subject_id),
      }),
      occasion: `event ${id}`,
      event_id: id,
    })),
  );
}
