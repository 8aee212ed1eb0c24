import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";
import type { AssignableLicense, Assigned } from "./assignment.rules.ts";

/** What is asked of licenses that are to be given to users. */
export function listAssignable(db: Db, companyId: number, ids: readonly number[]): Promise<AssignableLicense[]> {
  return db<AssignableLicense[]>`
    select l.id, l.bundle_license_id, l.order_id, l.max_activations, l.max_license_users, p.authorization_method,
      t.user_max_activations
    from licenses l
    join products p on p.company_id = l.company_id and p.id = l.product_id
    left join license_templates t on t.company_id = l.company_id and t.id = l.license_template_id
    where l.company_id = ${companyId} and l.id = any(${[...ids]}::bigint[])
    order by l.id`;
}

/** Who has licenses. */
export function listAssigned(db: Db, companyId: number, licenseIds: readonly number[]): Promise<Assigned[]> {
  return db<Assigned[]>`
    select a.license_id, a.license_user_id, u.true_email as email, fold_person(u.true_email) as person
    from license_assignments a
    join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
    where a.company_id = ${companyId} and a.license_id = any(${[...licenseIds]}::bigint[])`;
}

/** A license for a user. Of an assignment that is there, members that are null stay as they are. */
export interface AssignmentWish {
  readonly license_id: number;
  readonly license_user_id: number;
  readonly is_manager: boolean | null;
  readonly max_activations: number | null;
  readonly total_activations: number | null;
  /** How many devices where nobody says it. */
  readonly quota: number;
}

/** Gives licenses to users. Who has one already keeps it, with what is said anew. New ones leave an event and a line in the history. */
export async function upsertAssignments(
  db: Db,
  companyId: number,
  wishes: readonly AssignmentWish[],
  now: Date,
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
  const data = { license_user_id: db`license_user_id` };
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

/**
 * Frees all devices that users have on licenses, with their slots; call under the locks of the licenses. It is no transfer when others take their
 * places: not the users moved, the vendor decided.
 */
export async function freeDevicesOfUsers(
  db: Db,
  companyId: number,
  licenseIds: readonly number[],
  userIds: readonly number[],
  now: Date,
): Promise<void> {
  const licenses = [...licenseIds];
  const users = [...userIds];
  const data = { device_id: db`id` };
  const event = { type: "license.deactivated", subject: db`license_id`, data, from: db`freed` } as const;
  await db`
    delete from license_feature_slots s using devices d
    where s.company_id = ${companyId} and d.company_id = ${companyId} and d.id = s.device_id
      and d.license_id = any(${licenses}::bigint[]) and d.license_user_id = any(${users}::bigint[])`;
  const emptied = await db<{ license_id: number }[]>`
    with freed as (
      update devices set device_active = false, is_offline = false, floating_last_seen = null, is_borrowed = false,
        borrowed_until = null, time_deactivated = ${now}, updated_at = ${now}
      where company_id = ${companyId} and license_id = any(${licenses}::bigint[])
        and license_user_id = any(${users}::bigint[]) and device_active
      returning id, license_id, license_user_id),
    activation as (
      insert into license_activation_histories (company_id, license_id, device_id, ts, action)
      select ${companyId}, license_id, id, ${now}, 'deactivation' from freed),
    noted as (
      insert into license_histories (company_id, license_id, device_id, license_user_id, ts, source, text)
      select ${companyId}, license_id, id, license_user_id, ${now}, 'api', 'License deactivated' from freed),
    told as (${insertEvents(db, companyId, [event], now)})
    select distinct license_id from freed`;
  await db`
    update devices set is_released = false, was_reset = true
    where company_id = ${companyId} and license_id = any(${licenses}::bigint[])
      and license_user_id = any(${users}::bigint[]) and not was_reset`;
  await db`
    update license_assignments set total_activations = 0
    where company_id = ${companyId} and license_id = any(${licenses}::bigint[]) and license_user_id = any(${users}::bigint[])`;
  await db`
    update licenses l set updated_at = ${now},
      times_activated = (select count(*) from devices d
        where d.company_id = ${companyId} and d.license_id = l.id and d.device_active),
      active = l.license_type = 'subscription' or exists (select from devices d
        where d.company_id = ${companyId} and d.license_id = l.id and d.device_active)
    where l.company_id = ${companyId} and l.id = any(${emptied.map(({ license_id }) => license_id)}::bigint[])`;
}
