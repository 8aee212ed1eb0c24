import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-query.ts";
import { TIMERS, type Timer } from "../timers/timer.rules.ts";
import { MOMENT_KINDS, type Moment, type MomentKind } from "./test-clock.rules.ts";

/** A span of moments; `since` is outside, `until` inside. */
export interface Span {
  readonly since: Date;
  readonly until: Date;
}

/**
 * What comes to the licenses of a clock within a span, in the order in which it does, as things stand. Counters, slots
 * and files are computed by whoever asks for them: their moments change nothing, but what is asked then is answered
 * differently.
 */
export function listDueMoments(
  db: Db,
  companyId: number,
  clockId: number,
  { since, until }: Span,
  limit: number,
): Promise<(Moment & { readonly license_key: string | null })[]> {
  const all = momentsOf(db).reduce((before, next) => db`${before} union all ${next}`);
  return db<(Moment & { readonly license_key: string | null })[]>`
    with own as materialized (
      select * from licenses where company_id = ${companyId} and test_clock_id = ${clockId}),
    granted as (
      select f.company_id, f.id, f.license_id, d.code, f.total_consumptions, f.reset_consumption, f.consumption_period,
        coalesce(f.consumptions_at, own.consumptions_at, own.created_at) as counted_at, f.expiry_date, f.is_floating,
        f.is_floating_cloud, f.floating_timeout
      from own
      join license_product_features f on f.company_id = own.company_id and f.license_id = own.id
      join product_features d on d.company_id = f.company_id and d.id = f.product_feature_id)
    select m.at, m.kind, m.license_id, m.detail, own.license_key
    from (${all}) m join own on own.id = m.license_id
    where m.at > ${since} and m.at <= ${until}
    order by m.at, array_position(${[...MOMENT_KINDS]}::text[], m.kind), m.license_id, m.detail
    limit ${limit}::bigint`;
}

/** Each kind as a query over `own`, the licenses, and `granted`, their features. */
function momentsOf(db: Db): Fragment[] {
  const kind = (name: MomentKind) => db.unsafe(`'${name}'::text as kind`);
  const seen = (table: string, timeout: string) =>
    db.unsafe(`${table} + make_interval(mins => ${timeout})`) as Fragment;
  // A slot is held by a borrow or by a last contact, whichever lasts longer.
  const slot = (borrowed: Fragment, contact: Fragment) => db`
    greatest(${borrowed}, ${contact}) as at,
    case when ${borrowed} >= coalesce(${contact}, ${borrowed}) then 'borrow_ended' else 'slot_timed_out' end as kind`;
  return [
    ...TIMERS.map((timer) => momentsOfTimer(db, timer)),
    db`select s.scheduled_at as at, ${kind("scheduled_update")}, s.license_id, s.id::text as detail
       from own join scheduled_updates s on s.company_id = own.company_id and s.license_id = own.id
       where s.status = 'pending'`,
    db`select s.wakes_at as at, ${kind("subscription")}, k.license_id, s.subscription_id as detail
       from own join subscription_licenses k on k.company_id = own.company_id and k.license_id = own.id
       join subscriptions s on s.company_id = k.company_id and s.subscription_id = k.subscription_id
       where s.wakes_at is not null`,
    db`select start_date::timestamp at time zone 'UTC' as at, ${kind("started")}, id as license_id, null as detail
       from own where start_date is not null`,
    db`select validity_period + interval '1 millisecond' as at, ${kind("grace_began")}, id as license_id, null as detail
       from own where enabled and ends_at > validity_period`,
    db`select end_of_period(reset_consumption, consumption_period, coalesce(consumptions_at, created_at)) as at,
         ${kind("consumption_reset")}, id as license_id, null as detail
       from own where total_consumptions > 0`,
    db`select end_of_period(reset_consumption, consumption_period, counted_at) as at,
         ${kind("feature_consumption_reset")}, license_id, code as detail
       from granted where total_consumptions > 0`,
    db`select expiry_date + interval '1 millisecond' as at, ${kind("feature_expired")}, license_id, code as detail
       from granted where expiry_date is not null`,
    db`select ${slot(db`d.borrowed_until`, seen("d.floating_last_seen", "own.floating_timeout"))}, own.id as license_id,
         d.hardware_id as detail
       from own join devices d on d.company_id = own.company_id and d.license_id = own.id
       where own.is_floating_cloud and d.device_active`,
    db`select ${slot(db`s.borrowed_until`, seen("s.last_seen", "f.floating_timeout"))}, f.license_id,
         d.hardware_id || ' ' || f.code as detail
       from granted f
       join license_feature_slots s on s.company_id = f.company_id and s.license_product_feature_id = f.id
       join devices d on d.company_id = s.company_id and d.id = s.device_id
       where d.device_active and (f.is_floating or f.is_floating_cloud)`,
    db`select d.offline_until + interval '1 millisecond' as at, ${kind("license_file_ended")}, own.id as license_id,
         d.hardware_id as detail
       from own join devices d on d.company_id = own.company_id and d.license_id = own.id
       where d.device_active and d.is_offline`,
  ];
}

/** As timers announce them. */
function momentsOfTimer(db: Db, { type, of, afterMs }: Timer): Fragment {
  const at = db`${db(of)} + ${afterMs}::bigint * interval '1 millisecond'`;
  const isOn = of === "ends_at" ? db`` : db`and enable_maintenance_period`;
  return db`
    select ${at} as at, ${type.replace("license.", "")}::text as kind, id as license_id, null::text as detail
    from own where enabled ${isOn} and ${at} > coalesce(time_activated, created_at)`;
}
