import type { Db } from "../../platform/db/connect.ts";
import type { Fragment, Value } from "../../platform/db/list-query.ts";
import { groupBy } from "../../platform/values/lists.ts";
import { requireTime } from "../../platform/values/test-time.ts";
import type { DeviceFacts, LicenseFacts } from "./activation-facts.rules.ts";
import {
  type AnswerRow,
  answerColumns,
  answerFactsOf,
  type Dated,
  judgedColumnsOnly,
  moment,
} from "./answer-facts.store.ts";
import {
  findAsTyped,
  identityRelations,
  type LicenseIdentity,
  lockLicense,
  type NamedLicense,
  pinned,
} from "./license-identity.store.ts";
import { newestFirst, offered } from "./offered-files.store.ts";

/** The rest of a call that facts depend on. */
export interface CallFacts {
  readonly hardware_id: string;
  readonly env: string | undefined;
  readonly channel: string | undefined;
  readonly app_ver: string | undefined;
  /** Whether all devices of the license are counted; without it only those of floating licenses are. */
  readonly counts_devices: boolean;
  /** Whether the answer holds the license object; without it customer, order, custom fields and file are not read. */
  readonly is_answered: boolean;
}

/** A call whose facts are read. */
export interface FactsWish {
  readonly companyId: number;
  readonly identity: LicenseIdentity;
  readonly call: CallFacts;
  /** When the call was made; decides about slots and resets. */
  readonly now: Date;
}

/** Everything a call is decided upon and answered with, in one statement; in two more after a miss. */
export async function findLicenseFacts(
  db: Db,
  companyId: number,
  identity: LicenseIdentity,
  call: CallFacts,
  now: Date,
): Promise<LicenseFacts> {
  const wish = { companyId, identity, call, now };
  const [facts] = await listLicenseFacts(db, [wish]);
  if (!facts) throw new Error("a call was left without its facts");
  return inTime((isMiss(wish, facts) ? await findFactsAsTyped(db, wish) : undefined) ?? facts, now);
}

/** Facts that were read at the time by which their license lives: else the call begins again at that. */
export function inTime(facts: LicenseFacts, now: Date): LicenseFacts {
  requireTime(facts.license?.test_clock, now);
  return facts;
}

/**
 * Locks the license of a call and reads the facts in the next statement, in a transaction. Both are sent together, lock
 * first: PostgreSQL runs them in order, so that what is counted is what holds under the lock.
 */
export async function lockLicenseFacts(
  db: Db,
  companyId: number,
  identity: LicenseIdentity,
  call: CallFacts,
  now: Date,
): Promise<{ readonly locked: LicenseIdentity; readonly facts: LicenseFacts }> {
  const locking = lockLicense(db, companyId, identity);
  const [lockedId, [facts]] = await Promise.all([locking, listLicenseFacts(db, [{ companyId, identity, call, now }])]);
  if (!facts) throw new Error("a call was left without its facts");
  const typed = facts.license || lockedId !== undefined ? undefined : await findAsTyped(db, companyId, identity);
  if (typed) return lockLicenseFacts(db, companyId, typed, call, now);
  const locked = pinned(identity, lockedId);
  // A license that was made between the two statements may be the newest of its user now.
  if (facts.license?.id === lockedId) return { locked, facts: inTime(facts, now) };
  return { locked, facts: await findLicenseFacts(db, companyId, locked, call, now) };
}

/**
 * The facts of calls that were made together, in their order: one statement for all that name their licenses in the
 * same way. What such a statement costs is mostly its beginning, so ten calls cost little more than one. Keys are taken
 * as they were written: `findFactsAsTyped` is for misses.
 */
export async function listLicenseFacts(db: Db, wishes: readonly FactsWish[]): Promise<LicenseFacts[]> {
  const found = new Map<FactsWish, LicenseFacts>();
  const alike = [...groupBy(wishes, shapeOf).values()];
  await Promise.all(
    alike.map(async (group) => {
      const rows = await findRows(db, group);
      for (const [index, wish] of group.entries())
        found.set(wish, { ...toFacts(rows[index], wish.now), ...formerKeyOf(wish) });
    }),
  );
  return wishes.flatMap((wish) => found.get(wish) ?? []);
}

/** Whether no license has the key as it was written, so that the key as people type it is worth a lookup. */
export function isMiss({ identity }: FactsWish, facts: LicenseFacts): boolean {
  return !facts.license && facts.product !== undefined && identity.license_key !== undefined;
}

/** The facts of a call by the key that was meant, after a miss; undefined where none was. */
export async function findFactsAsTyped(db: Db, wish: FactsWish): Promise<LicenseFacts | undefined> {
  const identity = await findAsTyped(db, wish.companyId, wish.identity);
  if (!identity) return undefined;
  const [facts] = await listLicenseFacts(db, [{ ...wish, identity }]);
  return facts;
}

/** That the call named a key which the license had before; nothing for nearly all. */
function formerKeyOf({ identity: { former } }: FactsWish): Pick<LicenseFacts, "former_key"> | undefined {
  return former && { former_key: former };
}

/** Which members a call has. Calls with the same ones differ in values only. */
function shapeOf({ identity, call }: FactsWish): string {
  const { license_key, email, license_id, bundle_code, is_bundle, scope, account_id } = identity;
  const { env, channel, app_ver, counts_devices, is_answered } = call;
  const present = [license_key, email, license_id, bundle_code, account_id, env, channel, app_ver];
  return JSON.stringify([
    present.map((value) => value === undefined),
    is_bundle,
    counts_devices,
    is_answered,
    Object.keys(scope ?? {}),
  ]);
}

/** A row for each of some calls of the same shape. */
function findRows(db: Db, wishes: readonly FactsWish[]): Promise<FactsRow[]> {
  const [first] = wishes;
  if (!first) return Promise.resolve([]);
  const column = <T>(value: T | undefined, sql: Fragment) => (value === undefined ? undefined : sql);
  const { identity, call: of } = first;
  const company = db`call.company_id`;
  const now = db`call.now`;
  const named: NamedLicense = {
    product: db`call.product_code`,
    license_key: column(identity.license_key, db`call.license_key`),
    email: column(identity.email, db`call.email`),
    license_id: column(identity.license_id, db`call.license_id`),
    bundle_code: column(identity.bundle_code, db`call.bundle_code`),
    is_bundle: identity.is_bundle,
    scope: identity.scope && scopedBy(identity.scope, db`call.scope_id`),
    account_id: column(identity.account_id, db`call.account_id`),
  };
  const call = {
    hardware_id: db`call.hardware_id`,
    env: column(of.env, db`call.env`),
    channel: column(of.channel, db`call.channel`),
    app_ver: column(of.app_ver, db`call.app_ver`),
    counts_devices: of.counts_devices,
  };
  const file = of.is_answered ? installationFileOf(db, company, call, now) : db`null::json`;
  // A version that was not named was never released.
  const releaseDate =
    call.app_ver === undefined
      ? db`null::date`
      : db`(
       select f.release_date from installation_files f, product
       where f.company_id = ${company} and f.product_id = product.id and f.version = ${call.app_ver}
       order by f.release_date limit 1)`;
  return db<FactsRow[]>`
    select facts.*
    from json_to_recordset(${rowsOf(wishes)}::text::json) as call(n integer, company_id bigint, product_code text,
      license_key text, email text, license_id bigint, bundle_code text, scope_id bigint, account_id bigint,
      hardware_id text, env text, channel text, app_ver text, now timestamptz)
    cross join lateral (
      with ${identityRelations(db, company, named)},
    device as (
      select d.id, d.device_active, d.blacklisted, d.is_borrowed, d.borrowed_until, d.is_offline, d.offline_issued_at,
        d.offline_until, d.offline_requested_at, d.offline_request_hash, d.credential, d.was_reset, d.unproven_release_at,
        ${holdsSlot(db, now)} as holds_slot,
        d.license_user_id is not distinct from (select "user".id from "user") as calls
      from devices d, license
      where d.company_id = ${company} and d.license_id = (select license.id from license)
        and d.hardware_id = ${call.hardware_id})
    select ${of.is_answered ? answerColumns(db, company) : judgedColumnsOnly(db, company)},
      (select json_build_object('id', d.id, 'device_active', d.device_active, 'is_borrowed', d.is_borrowed,
         'borrowed_until', d.borrowed_until, 'is_offline', d.is_offline, 'offline_issued_at', d.offline_issued_at,
         'offline_until', d.offline_until, 'offline_requested_at', d.offline_requested_at,
         'offline_request_hash', d.offline_request_hash, 'credential', d.credential, 'was_reset', d.was_reset,
         'unproven_release_at', d.unproven_release_at)
       from device d where d.calls) as device,
      exists (select from device d where d.blacklisted) as is_blacklisted,
      exists (select from device d where d.calls and d.holds_slot) as holds_slot,
      case when ${call.counts_devices} or (select license.is_floating_cloud from license)
        then ${countsOf(db, company, now)} end as counts,
      ${file} as installation_file, ${releaseDate} as client_release_date) facts
    order by call.n`.execute();
}

/** The values of calls as rows. Half a surrogate pair is no text that PostgreSQL knows. */
function rowsOf(wishes: readonly FactsWish[]): string {
  return JSON.stringify(
    wishes.map(({ companyId, identity, call, now }, n) => {
      const { is_bundle: _isBundle, former: _former, scope, product: product_code, ...names } = identity;
      const { counts_devices: _counts, is_answered: _told, ...rest } = call;
      return {
        n,
        company_id: companyId,
        product_code,
        ...names,
        scope_id: scope && Object.values(scope)[0],
        ...rest,
        now,
      };
    }),
    (_name, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value),
  );
}

function scopedBy(scope: NonNullable<LicenseIdentity["scope"]>, id: Fragment): NonNullable<NamedLicense["scope"]> {
  if ("license_id" in scope) return { license_id: id };
  return "customer_id" in scope ? { customer_id: id } : { customer_account_id: id };
}

function holdsSlot(db: Db, now: Fragment) {
  return db`(d.device_active and holds_slot(d.borrowed_until, d.floating_last_seen, license.floating_timeout, ${now}))`;
}

/** Reads every device of the license, of which there may be a hundred thousand: only where a limit is judged. */
function countsOf(db: Db, companyId: Value<number>, now: Fragment) {
  return db`(
    select json_build_object(
      'active_devices', count(*) filter (where d.device_active),
      'expired_offline_devices', count(*) filter (where d.device_active and d.is_offline and d.offline_until < ${now}),
      'known_devices', count(distinct d.hardware_id) filter (where not d.was_reset),
      'known_devices_of_user', count(*) filter (where not d.was_reset and d.license_user_id = (select "user".id from "user")),
      'floating_in_use_devices', count(*) filter (where ${holdsSlot(db, now)}),
      'unproven_releases', count(*) filter (where d.unproven_release_at > ${now} - interval '30 days'),
      'released', coalesce(json_agg(json_build_object('id', d.id, 'hardware_id', d.hardware_id)
        order by d.time_deactivated, d.id) filter (where d.is_released and not d.device_active
          and d.license_user_id is not distinct from (select "user".id from "user")), '[]'))
    from devices d, license
    where d.company_id = ${companyId} and d.license_id = (select license.id from license))`;
}

/** The newest file that the license may have. */
function installationFileOf(
  db: Db,
  companyId: Value<number>,
  { env, channel }: { readonly env: Value<string> | undefined; readonly channel: Value<string> | undefined },
  now: Fragment,
) {
  return db`(
    select json_build_object('id', f.id, 'version', f.version, 'installation_file', f.full_link,
      'release_date', f.release_date, 'hash_md5', f.hash_md5, 'requires_version', f.requires_version,
      'environment', f.environment, 'eula_link', f.eula_link, 'release_notes_link', f.release_notes_link,
      'size', f.size, 'channel', f.channel)
    from installation_files f, license
    where ${offered(db, companyId, { env, channel }, now)}
    order by ${newestFirst(db)} limit 1)`;
}

type Counts = Pick<
  LicenseFacts,
  | "active_devices"
  | "expired_offline_devices"
  | "known_devices"
  | "known_devices_of_user"
  | "floating_in_use_devices"
  | "unproven_releases"
  | "released"
>;

const uncounted: Counts = {
  active_devices: 0,
  expired_offline_devices: 0,
  known_devices: 0,
  known_devices_of_user: 0,
  floating_in_use_devices: 0,
  unproven_releases: 0,
  released: [],
};

interface FactsRow extends AnswerRow {
  readonly is_blacklisted: boolean;
  readonly holds_slot: boolean;
  readonly device: Dated<
    DeviceFacts,
    "borrowed_until" | "offline_issued_at" | "offline_until" | "offline_requested_at" | "unproven_release_at"
  > | null;
  readonly counts: Counts | null;
  readonly installation_file: NonNullable<LicenseFacts["installation_file"]> | null;
  readonly client_release_date: string | null;
}

function toFacts(row: FactsRow | undefined, now: Date): LicenseFacts {
  if (!row) throw new Error("a query without a from clause answered no row");
  const { device } = row;
  return {
    ...(row.counts ?? uncounted),
    ...answerFactsOf(row, now),
    is_blacklisted: row.is_blacklisted,
    holds_slot: row.holds_slot,
    device: device
      ? {
          ...device,
          borrowed_until: moment(device.borrowed_until),
          offline_issued_at: moment(device.offline_issued_at),
          offline_until: moment(device.offline_until),
          offline_requested_at: moment(device.offline_requested_at),
          unproven_release_at: moment(device.unproven_release_at),
        }
      : undefined,
    installation_file: row.installation_file ?? undefined,
    client_release_date: row.client_release_date ?? undefined,
  };
}
