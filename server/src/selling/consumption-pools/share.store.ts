import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";
import { insertEvents, recordEvents } from "../../record/events/event.store.ts";
import type { Pool, Share, SharedTotals } from "./share.rules.ts";

/** A license that counts in a pool, or one of its features, as one of its devices asks. */
export interface Member {
  readonly poolId: number;
  readonly licenseId: number;
  /** Null: the license itself. */
  readonly featureId: number | null;
  readonly deviceId: number;
}

/**
 * Locks a pool and reads it in the next statement, with what is held of it. Call under the lock of the license:
 * licenses are locked before pools, and pools in the order of their ids, so that there is no deadlock.
 */
export async function lockShare(db: Db, companyId: number, member: Member): Promise<Share> {
  // Both are sent together: PostgreSQL runs them in order.
  const locking = db`
    select from consumption_pools where company_id = ${companyId} and id = ${member.poolId} for no key update`.execute();
  const [share] = await Promise.all([findShare(db, companyId, member), locking]);
  return share;
}

/** The same without a lock, for those who only look. */
export async function findShare(db: Db, companyId: number, member: Member): Promise<Share> {
  const { poolId, licenseId, featureId, deviceId } = member;
  const isMember = db`c.license_id = ${licenseId} and c.license_product_feature_id is not distinct from ${featureId}::bigint`;
  const [row] = await db<(Pool & Share["held"])[]>`
    select p.id, p.name, p.code, p.max_consumptions, p.total_consumptions, p.consumptions_at, p.allow_overages,
      p.max_overages, p.reset_consumption, p.consumption_period, p.default_offline_checkout, held.*
    from consumption_pools p cross join lateral (
      select coalesce(sum(h), 0)::bigint as "all", coalesce(sum(h) filter (where ${isMember}), 0)::bigint as by_member,
        coalesce(sum(h) filter (where ${isMember} and c.device_id = ${deviceId}), 0)::bigint as by_device
      from consumption_pool_checkouts c cross join lateral (select c.checked_out - c.consumed - c.returned as h) held
      where c.company_id = ${companyId} and c.consumption_pool_id = ${poolId} and c.checked_out > c.consumed + c.returned) held
    where p.company_id = ${companyId} and p.id = ${poolId}`.execute();
  if (!row) throw new Error("a member outlived its pool");
  const { all, by_member, by_device, ...pool } = row;
  return { pool, held: { all, by_member, by_device } };
}

/** What is recorded of a consumption in a pool. */
export interface SharedUse {
  readonly amount: number;
  /** Whether the units were consumed, and by which member; false for what is not recorded. */
  readonly sendsEvents: boolean;
}

/**
 * Books a consumption in the pool of a member, and in what its device holds; records it, and a limit that was reached.
 */
export async function updateShare(
  db: Db,
  companyId: number,
  member: Member,
  { pool, totals }: { readonly pool: Pool; readonly totals: SharedTotals },
  { amount, sendsEvents }: SharedUse,
  now: Date,
): Promise<void> {
  const { pool_total: total, drawn } = totals;
  const limit = pool.max_consumptions;
  const hasReached = total >= limit && total - amount < limit;
  const told = { subject: pool.id, data: { ...wireOf(member), consumptions: amount, total_consumptions: total } };
  const added = { type: "consumption_pool.consumption_added", ...told } as const;
  const reached = { type: "consumption_pool.consumption_max_reached", ...told } as const;
  await Promise.all([
    db`
      update consumption_pools set total_consumptions = ${total}, consumptions_at = ${now}, updated_at = ${now}
      where company_id = ${companyId} and id = ${pool.id}`.execute(),
    sendsEvents && recordEvents(db, companyId, hasReached ? [added, reached] : [added], now),
    drawn > 0 && updateDrawn(db, companyId, member, drawn, now),
  ]);
}

async function updateDrawn(db: Db, companyId: number, member: Member, drawn: number, now: Date): Promise<void> {
  const { poolId, licenseId, featureId, deviceId } = member;
  const data = { ...wireOf(member), checked_out: db`checked_out`, consumed: db`consumed`, returned: db`returned` };
  const event = { type: `${familyOf(member)}.synced`, subject: db`id`, data, from: db`synced` } as const;
  await db`
    with synced as (
      update consumption_pool_checkouts set consumed = consumed + ${drawn}, synced_at = ${now}
      where company_id = ${companyId} and consumption_pool_id = ${poolId} and license_id = ${licenseId}
        and license_product_feature_id is not distinct from ${featureId}::bigint and device_id = ${deviceId}
        and checked_out > consumed + returned
      returning id, checked_out, consumed, returned)
    ${insertEvents(db, companyId, [event], now)}`;
}

/**
 * Gives an offline device units of the pool, on top of what it holds; answers how many it holds then. Call under the
 * pool's lock.
 */
export async function upsertCheckout(
  db: Db,
  companyId: number,
  member: Member,
  amount: number,
  now: Date,
): Promise<void> {
  const { poolId, licenseId, featureId, deviceId } = member;
  const data = { ...wireOf(member), checked_out: db`checked_out` };
  const event = { type: `${familyOf(member)}.checked_out`, subject: db`id`, data, from: db`given` } as const;
  await db`
    with given as (
      insert into consumption_pool_checkouts as c (company_id, consumption_pool_id, license_id, license_product_feature_id,
        device_id, checked_out, created_at)
      values (${companyId}, ${poolId}, ${licenseId}, ${featureId}, ${deviceId}, ${amount}, ${now})
      on conflict (company_id, consumption_pool_id, license_id, license_product_feature_id, device_id)
        where checked_out > consumed + returned
      do update set checked_out = c.checked_out + excluded.checked_out
      returning id, checked_out)
    ${insertEvents(db, companyId, [event], now)}`;
}

/**
 * The part of the statement that frees seats which gives back what their devices, the rows of `freed`, held of pools.
 */
export function returnCheckouts(db: Db, companyId: number, freed: Fragment, now: Date): Fragment {
  return db`
    update consumption_pool_checkouts c set returned = c.checked_out - c.consumed, synced_at = ${now}
    from ${freed} f
    where c.company_id = ${companyId} and c.device_id = f.id and c.checked_out > c.consumed + c.returned
    returning c.*`;
}

/** The events of what was given back, the rows of `returned`. */
export function returnedEvents(db: Db, returned: Fragment) {
  const data = {
    consumption_pool: db`consumption_pool_id`,
    device: db`device_id`,
    checked_out: db`checked_out`,
    consumed: db`consumed`,
    returned: db`returned`,
  };
  const event = { subject: db`id`, data };
  const isOfLicense = db`license_product_feature_id is null`;
  return [
    { type: "consumption_pool_license_checkout.returned", ...event, from: db`${returned} where ${isOfLicense}` },
    {
      type: "consumption_pool_license_feature_checkout.returned",
      ...event,
      from: db`${returned} where not (${isOfLicense})`,
    },
  ] as const;
}

/** What the devices of a license hold whose files have ended. */
export function listEndedCheckouts(db: Db, companyId: number, licenseId: number, now: Date) {
  return db<{ poolId: number; featureId: number | null; deviceId: number; held: number }[]>`
    select c.consumption_pool_id as "poolId", c.license_product_feature_id as "featureId", c.device_id as "deviceId",
      c.checked_out - c.consumed - c.returned as held
    from consumption_pool_checkouts c
    join devices d on d.company_id = c.company_id and d.id = c.device_id
    where c.company_id = ${companyId} and c.license_id = ${licenseId} and c.checked_out > c.consumed + c.returned
      and d.device_active and d.is_offline and d.offline_until < ${now}
    order by c.consumption_pool_id, c.id`;
}

function familyOf({ featureId }: Member) {
  return featureId === null ? "consumption_pool_license_checkout" : "consumption_pool_license_feature_checkout";
}

function wireOf({ poolId, licenseId, featureId, deviceId }: Member) {
  const license_product_feature = featureId ?? undefined;
  return { consumption_pool: poolId, license: licenseId, license_product_feature, device: deviceId };
}
