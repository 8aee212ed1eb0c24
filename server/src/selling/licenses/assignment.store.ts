import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/** A license for a user. Of an assignment that is there, members that are null stay as they are. */
export interface AssignmentWish {
  readonly license_id: number;
  readonly license_user_id: number;
  readonly is_manager: boolean | null;
  readonly max_activations: number | null;
  readonly total_activations: number | null;
  /** How many devices by default. */
  readonly quota: number;
}

/**
 * Gives licenses to users. Who has one already keeps it, with what is said anew. New ones leave an event and a line in
 * the history. `sendEmail`: false where nobody is to be written to.
 */
export async function upsertAssignments(
  db: Db,
  companyId: number,
  wishes: readonly AssignmentWish[],
  now: Date,
  sendEmail = true,
): Promise<void> {
  const rows = jsonRows(db, wishes);
  const wish = db`json_to_recordset(${rows}) as w(license_id bigint, license_user_id bigint, is_manager boolean,
    max_activations integer, total_activations integer, quota integer)`;
  await db`
    update license_assignments a set is_manager = coalesce(w.is_manager, a.is_manager),
      max_activations = coalesce(w.max_activations, a.max_activations),
      total_activations = coalesce(w.total_activations, a.total_activations)
    from ${wish}
    where a.company_id = ${companyId} and a.license_id = w.license_id and a.license_user_id = w.license_user_id`;
  const data = { license_user_id: db`license_user_id`, ...(sendEmail ? {} : { send_email: false }) };
  const to = { license_id: db`license_id`, license_user_id: db`license_user_id` };
  const line = { ...to, source: "api", text: "User assigned", from: db`made` } as const;
  const event = { type: "license.user_assigned", subject: db`license_id`, data, from: db`made` } as const;
  await db`
    with made as (
      insert into license_assignments (company_id, license_id, license_user_id, is_manager, max_activations,
        total_activations, created_at)
      select ${companyId}, w.license_id, w.license_user_id, coalesce(w.is_manager, false),
        coalesce(w.max_activations, w.quota), coalesce(w.total_activations, 0), ${now}
      from ${wish}
      on conflict (company_id, license_id, license_user_id) do nothing
      returning license_id, license_user_id),
    noted as (${insertLines(db, companyId, line, now)}),
    touched as (
      update licenses l set updated_at = ${now} from made where l.company_id = ${companyId} and l.id = made.license_id)
    ${insertEvents(db, companyId, [event], now)}`;
}

/** Takes licenses away from a user; call under their locks, and free the devices of the user before. */
export async function deleteAssignments(
  db: Db,
  companyId: number,
  licenseIds: readonly number[],
  userId: number,
  now: Date,
): Promise<void> {
  const data = { license_user_id: userId };
  const of = { license_id: db`license_id`, license_user_id: userId };
  const line = { ...of, source: "api", text: "User unassigned", from: db`gone` } as const;
  const event = { type: "license.user_unassigned", subject: db`license_id`, data, from: db`gone` } as const;
  await db`
    with gone as (
      delete from license_assignments
      where company_id = ${companyId} and license_id = any(${[...licenseIds]}::bigint[]) and license_user_id = ${userId}
      returning license_id),
    noted as (${insertLines(db, companyId, line, now)}),
    touched as (
      update licenses l set updated_at = ${now} from gone where l.company_id = ${companyId} and l.id = gone.license_id)
    ${insertEvents(db, companyId, [event], now)}`;
}

/** Sets how many devices users may have on a license; call under its lock. */
export async function updateQuotas(
  db: Db,
  companyId: number,
  licenseId: number,
  quotas: readonly { readonly license_user_id: number; readonly max_activations: number }[],
  now: Date,
): Promise<void> {
  const data = { license_user_id: db`license_user_id`, max_activations: db`max_activations` };
  const line = {
    ...({ license_id: licenseId, source: "api", text: "Activations of a user changed" } as const),
    license_user_id: db`license_user_id`,
    data: db`jsonb_build_object('max_activations', max_activations)`,
    from: db`changed`,
  };
  await db`
    with changed as (
      update license_assignments a set max_activations = q.max_activations
      from json_to_recordset(${jsonRows(db, quotas)}) as q(license_user_id bigint, max_activations integer)
      where a.company_id = ${companyId} and a.license_id = ${licenseId} and a.license_user_id = q.license_user_id
        and a.max_activations <> q.max_activations
      returning a.license_user_id, a.max_activations),
    noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [{ type: "license.user_updated", subject: licenseId, data, from: db`changed` }], now)}`;
}

/** Counts anew how many seats users have on licenses. */
export async function updateUserActivations(
  db: Db,
  companyId: number,
  holders: readonly { readonly license_id: number; readonly license_user_id: number | null }[],
): Promise<void> {
  const users = holders.filter((holder) => holder.license_user_id !== null);
  if (users.length === 0) return;
  await db`
    update license_assignments a set total_activations = (select count(*) from devices d
      where d.company_id = ${companyId} and d.license_id = a.license_id and d.license_user_id = a.license_user_id
        and d.device_active)
    from json_to_recordset(${jsonRows(db, users)}) as h(license_id bigint, license_user_id bigint)
    where a.company_id = ${companyId} and a.license_id = h.license_id and a.license_user_id = h.license_user_id`.execute();
}

/** Users have no seats on licenses: those that are named, or all. */
export async function resetUserActivations(
  db: Db,
  companyId: number,
  licenseIds: readonly number[],
  userIds?: readonly number[],
): Promise<void> {
  const ofUsers = userIds === undefined ? db`` : db`and license_user_id = any(${[...userIds]}::bigint[])`;
  await db`
    update license_assignments set total_activations = 0
    where company_id = ${companyId} and license_id = any(${[...licenseIds]}::bigint[]) ${ofUsers}
      and total_activations <> 0`.execute();
}
