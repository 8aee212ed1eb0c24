import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import { MAIL_DEFAULTS, type MailSettings } from "./mail-settings.rules.ts";

/** The settings of a company; the defaults where it has none. */
export async function findMailSettings(db: Db, companyId: number): Promise<MailSettings> {
  return (await findOwnMailSettings(db, companyId)) ?? MAIL_DEFAULTS;
}

/** The settings that a company has set; undefined where it has set none. */
export async function findOwnMailSettings(db: Db, companyId: number): Promise<MailSettings | undefined> {
  const [row] = await db<MailSettings[]>`
    select kinds, sender_name, reply_to, staff_email, language, to_json(expiry_days) as expiry_days
    from mail_settings where company_id = ${companyId}`;
  return row;
}

/** Forgets the settings of a company, which are the defaults then. */
export async function deleteMailSettings(db: Db, companyId: number): Promise<void> {
  await db`delete from mail_settings where company_id = ${companyId}`;
}

/** Replaces the settings of a company. */
export async function upsertMailSettings(
  db: Db,
  companyId: number,
  { kinds, sender_name, reply_to, staff_email, language, expiry_days }: MailSettings,
  now: Date,
): Promise<void> {
  await db`
    insert into mail_settings (company_id, kinds, sender_name, reply_to, staff_email, language, expiry_days, updated_at)
    values (${companyId}, ${jsonb(db, kinds)}, ${sender_name}, ${reply_to}, ${staff_email}, ${language},
      ${[...expiry_days]}::integer[], ${now})
    on conflict (company_id) do update set kinds = excluded.kinds, sender_name = excluded.sender_name,
      reply_to = excluded.reply_to, staff_email = excluded.staff_email, language = excluded.language,
      expiry_days = excluded.expiry_days, updated_at = excluded.updated_at`;
}

/** Where a company is written to: the address it chose, else those of its active owners. */
export async function findStaffRecipients(
  db: Db,
  companyId: number,
): Promise<readonly { readonly email: string; readonly name: string }[]> {
  return db<{ email: string; name: string }[]>`
    select staff_email as email, '' as name from mail_settings
    where company_id = ${companyId} and staff_email is not null
    union all
    select email, name from staff
    where company_id = ${companyId} and role = 'owner' and is_active
      and not exists (select from mail_settings where company_id = ${companyId} and staff_email is not null)`;
}

/** One of the staff, if they are active. */
export async function findStaffMember(
  db: Db,
  companyId: number,
  id: number,
): Promise<{ readonly email: string; readonly name: string } | undefined> {
  const [row] = await db<{ email: string; name: string }[]>`
    select email, name from staff where company_id = ${companyId} and id = ${id} and is_active`;
  return row;
}

/** What each company wants mails about, and the types of events that `consumer` waits for. */
export function listMailSubscribers(db: Db, consumer: string) {
  return db<
    { id: number; kinds: Readonly<Record<string, unknown>>; expiry_days: readonly number[]; types: readonly string[] }[]
  >`
    select c.id, coalesce(s.kinds, '{}') as kinds, to_json(coalesce(s.expiry_days, '{30,7,3}')) as expiry_days,
      to_json(array(
        select e.type from event_subscriptions e where e.company_id = c.id and e.consumer = ${consumer})) as types
    from companies c left join mail_settings s on s.company_id = c.id order by c.id`;
}
