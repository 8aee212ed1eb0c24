import type { Db } from "../../platform/db/connect.ts";
import type { Value } from "../../platform/db/list-query.ts";
import { type BudgetFacts, budgetBegins, type SeatFacts } from "./seat-recovery.rules.ts";

// The seats of licenses as those who use them see them, and how many of them they have freed.

/** A taken seat, as far as those may know it who share the license: nothing that a machine could be copied by. */
export interface Seat {
  /** Of its device. */
  readonly id: number;
  readonly license_user_id: number | null;
  readonly hostname: string;
  readonly os: string;
  readonly app_name: string;
  readonly app_ver: string;
  readonly time_activated: Date;
  readonly last_check: Date | null;
  readonly is_offline: boolean;
  /** Until when it keeps a slot of the license or of a feature without a network; null: not at all. */
  readonly borrowed_until: Date | null;
}

/** Which seats of a license are meant. */
export interface SeatWish {
  readonly licenseId: number;
  /** Those of one user; of everyone unless given. */
  readonly userId?: number | undefined;
}

/** More than anyone looks through. */
const seatsMax = 200;

/** The taken seats of a license: those not heard of for longest first, because they are the ones to be freed. */
export function listSeats(db: Db, companyId: number, { licenseId, userId }: SeatWish, now: Date): Promise<Seat[]> {
  const ofUser = userId === undefined ? db`` : db`and d.license_user_id = ${userId}`;
  return db<Seat[]>`
    select d.id, d.license_user_id, d.hostname, d.os, d.app_name, d.app_ver, d.time_activated, d.last_check, d.is_offline,
      ${borrowedUntil(db, now)} as borrowed_until
    from devices d
    where d.company_id = ${companyId} and d.license_id = ${licenseId} and d.device_active ${ofUser}
    order by d.last_check nulls first, d.id
    limit ${seatsMax}`;
}

/** The devices that have the seats of a license. Read under its lock. */
export function listTakenSeats(db: Db, companyId: number, licenseId: number): Promise<{ readonly id: number }[]> {
  return db<{ id: number }[]>`
    select id from devices where company_id = ${companyId} and license_id = ${licenseId} and device_active order by id`;
}

/** The budgets of a license; of the license of a bundle, those of the licenses in it. None where there is no license. */
export function findBudgets(db: Db, companyId: number, licenseId: number, now: Date): Promise<BudgetFacts[]> {
  return db<BudgetFacts[]>`
    select l.seat_resets_per_year, r.used, r.decisive
    ${licensesWithProducts(db)} ${recoveries(db, companyId, now)}
    where ${haveSeats(db, companyId, licenseId)}`;
}

/**
 * Whether the holder of the key may replace devices, of a license or of all licenses in a bundle: by the key alone, once
 * the customer has confirmed it, or never.
 */
export async function findSeatReplacement(
  db: Db,
  companyId: number,
  licenseId: number,
): Promise<"key" | "email" | "never"> {
  const [row] = await db<{ by_key: boolean | null; by_email: boolean | null }[]>`
    select bool_and(l.seat_replacement = 'key') as by_key, bool_and(l.seat_replacement <> 'never') as by_email
    ${licensesWithProducts(db)}
    where ${haveSeats(db, companyId, licenseId)}`;
  if (row?.by_key) return "key";
  return row?.by_email ? "email" : "never";
}

/** A seat that is about to be freed. */
export interface NamedSeat extends SeatFacts {
  readonly id: number;
  readonly license_id: number;
}

/**
 * The seat of a device, with the terms of its license; with the license of a bundle, also what the machine has on those
 * in it. Read under their locks.
 */
export function findNamedSeats(
  db: Db,
  companyId: number,
  { licenseId, deviceId }: { readonly licenseId: number; readonly deviceId: number },
  now: Date,
): Promise<NamedSeat[]> {
  return db<NamedSeat[]>`
    select d.id, d.license_id, d.license_user_id, d.is_offline, ${borrowedUntil(db, now)} as borrowed_until,
      l.seat_resets_per_year, l.seat_replacement, p.is_bundle, r.used, r.decisive
    from devices named
    join devices d on d.company_id = named.company_id and d.hardware_id = named.hardware_id
      and d.license_user_id is not distinct from named.license_user_id
    join licenses l on l.company_id = d.company_id and l.id = d.license_id
      and (l.id = ${licenseId} or l.bundle_license_id = ${licenseId})
    join products p on p.company_id = l.company_id and p.id = l.product_id
    ${recoveries(db, companyId, now)}
    where named.company_id = ${companyId} and named.license_id = ${licenseId} and named.id = ${deviceId}
      and named.device_active and d.device_active
    order by d.license_id`;
}

function licensesWithProducts(db: Db) {
  return db`from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id`;
}

/** The license that has seats of its own, or those of its bundle. */
function haveSeats(db: Db, companyId: number, licenseId: number) {
  return db`
    l.company_id = ${companyId} and (l.bundle_license_id = ${licenseId} or (l.id = ${licenseId} and not p.is_bundle))`;
}

/** How often the seats of the license `l` were freed by its users, as `r`. */
function recoveries(db: Db, companyId: number, now: Date) {
  return db`
    cross join lateral (
      select count(*)::integer as used,
        (array_agg(h.ts order by h.ts desc, h.id desc))[greatest(l.seat_resets_per_year, 1)] as decisive
      from license_activation_histories h
      where h.company_id = ${companyId} and h.license_id = l.id and h.recovered_by is not null
        and h.ts > ${budgetBegins(now)}) r`;
}

function borrowedUntil(db: Db, now: Value<Date>) {
  return db`
    greatest(case when d.is_borrowed and d.borrowed_until > ${now} then d.borrowed_until end, (
      select max(s.borrowed_until) from license_feature_slots s
      where s.company_id = d.company_id and s.device_id = d.id and s.borrowed_until > ${now}))`;
}
