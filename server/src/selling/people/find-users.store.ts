import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";
import { insertEvents } from "../../record/events/event.store.ts";

/** A user as they are looked for by their e-mail. */
export interface KnownUser {
  /** The e-mail by which the user was looked for. */
  readonly asked: string;
  readonly id: number;
  readonly true_email: string;
  readonly initial_password_sealed: Buffer | null;
}

/** A user that may have to be made, with the sealed initial password for that case. */
export interface WantedUser {
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string;
  readonly password: Buffer;
}

/** The users with some e-mails, each beside the e-mail that was asked for. */
export function findUsersByEmail(db: Db, companyId: number, emails: readonly string[]): Promise<KnownUser[]> {
  return db<KnownUser[]>`
    select asked.email as asked, u.id, u.true_email, u.initial_password_sealed
    from unnest(${[...emails]}::text[]) as asked(email)
    cross join lateral (
      select id, true_email, initial_password_sealed from license_users
      where company_id = ${companyId} and fold_person(true_email) = fold_person(asked.email)) u`;
}

/**
 * Makes the users whose e-mails are new, and gives a new password to those that only an application had made so far,
 * since it is unproven that the address is theirs; each leaves an event. Answers the ids of both.
 */
export async function insertMissingUsers(
  db: Db,
  companyId: number,
  users: readonly WantedUser[],
  now: Date,
): Promise<ReadonlySet<number>> {
  const rows = users.map(({ password, ...user }) => ({ ...user, password: password.toString("hex") }));
  const event = { subject: db`id`, data: {} };
  const created = { type: "license_user.created", ...event, from: db`made where not was_there` } as const;
  const changed = { type: "license_user.password_changed", ...event, from: db`made where was_there` } as const;
  const made = await db<{ id: number }[]>`
    with made as (
      insert into license_users (company_id, true_email, first_name, last_name, phone_number, initial_password_sealed,
        created_at, updated_at)
      -- Each person once, in one order everywhere: calls with the same people never make a deadlock.
      select distinct on (fold_person(u.email)) ${companyId}::bigint, u.email, u.first_name, u.last_name, u.phone_number,
        decode(u.password, 'hex'), ${now}::timestamptz, ${now}::timestamptz
      from json_to_recordset(${jsonRows(db, rows)})
        as u(email text, first_name text, last_name text, phone_number text, password text)
      order by fold_person(u.email)
      on conflict (company_id, fold_person(true_email)) do update
        set initial_password_sealed = excluded.initial_password_sealed, password_hash = null, is_unproven = false,
          updated_at = excluded.updated_at
        where license_users.is_unproven
      -- A row that was updated has an xmax.
      returning id, xmax <> 0 as was_there),
    recorded as (${insertEvents(db, companyId, [created, changed], now)})
    select id from made`;
  return new Set(made.map(({ id }) => id));
}

/** Gives a user an initial password in place of the previous one; an event records it. */
export async function updateInitialPassword(
  db: Db,
  companyId: number,
  id: number,
  sealed: Buffer,
  now: Date,
): Promise<void> {
  await db`
    with changed as (
      update license_users set initial_password_sealed = ${sealed}, password_hash = null, is_unproven = false,
        updated_at = ${now}
      where company_id = ${companyId} and id = ${id}
      returning id)
    ${insertEvents(db, companyId, [{ type: "license_user.password_changed", subject: id, data: {}, from: db`changed` }], now)}`;
}

/** The user of a row's e-mail. A sub-select and no join, so that it is looked up by its index at any size. */
export function userWithEmail(db: Db, companyId: number, row: Fragment): Fragment {
  return db`(
    select u.id from license_users u
    where u.company_id = ${companyId} and fold_person(u.true_email) = fold_person(${row}.email))`;
}
