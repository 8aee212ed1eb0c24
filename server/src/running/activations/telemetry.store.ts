import type { Deps } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { isFirstWriting, WriteBehind } from "../../platform/db/write-behind.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";
import { updateSeenDevices } from "../../selling/devices/device.store.ts";
import type { DeviceInfo } from "../../selling/devices/device-info.rules.ts";
import { updateLastChecks } from "../../selling/licenses/license-seats.store.ts";

/** One check, as it is remembered. */
export interface CheckSeen {
  readonly companyId: number;
  readonly licenseId: number;
  readonly deviceId: number;
  readonly userId: number | null;
  readonly info: DeviceInfo;
  /** What the call named (management-api.md §6.6). */
  readonly named: Readonly<Record<string, string>>;
  readonly userAgent: string | undefined;
  readonly now: Date;
}

/**
 * Writes what checks report, after they are answered: last check, device data and usage history; `also` whatever else
 * follows from them, in the same transaction.
 */
export class Telemetry extends WriteBehind<CheckSeen> {
  constructor(
    { db, log, clock }: Deps,
    also: (tx: Db, batch: readonly CheckSeen[], now: Date) => Promise<void> = async () => {},
  ) {
    const write = (batch: readonly CheckSeen[], id: string) => {
      const now = clock.now();
      const insert = async (tx: Db) => {
        if (!(await isFirstWriting(tx, id, batch, now))) return;
        await insertChecks(tx, batch);
        await also(tx, batch, now);
      };
      return transaction(db, insert, { now });
    };
    super("checks", write, log);
  }
}

/**
 * Locks the licenses before their devices, as every call does, and in the order of their ids, so that neither a call
 * nor another node ever waits for this in a circle.
 */
async function insertChecks(db: Db, batch: readonly CheckSeen[]): Promise<void> {
  const rows = batch.map(({ companyId, licenseId, deviceId, userId, info, named, now }) => ({
    company_id: companyId,
    license_id: licenseId,
    device_id: deviceId,
    license_user_id: userId,
    ts: now.toISOString(),
    data: named,
    ...info,
  }));
  const text = JSON.stringify(rows);
  const line = {
    license_id: db`s.license_id`,
    device_id: db`s.device_id`,
    license_user_id: db`s.license_user_id`,
    source: "api",
    sdk_version: db`s.sdk_build_version`,
    text: "License check",
    data: db`s.data`,
    from: db`seen s join licenses l on l.company_id = s.company_id and l.id = s.license_id`,
  } as const;
  await db`
    select from licenses l
    where (l.company_id, l.id) in (
      select s.company_id, s.license_id
      from json_to_recordset(${text}::text::json) as s(company_id bigint, license_id bigint))
    order by l.company_id, l.id
    for no key update`;
  await db`
    with seen as (
      select * from json_to_recordset(${text}::text::json) as s(company_id bigint, license_id bigint,
        device_id bigint, license_user_id bigint, ts timestamptz, data jsonb, os text, hostname text, ip text, external_ip text,
        mac_address text, is_vm boolean, vm_info text, sdk_build_version text, app_ver text, app_name text)),
    last as (
      select distinct on (company_id, device_id) * from seen order by company_id, device_id, ts desc),
    of_device as (${updateSeenDevices(db, db`last`)}),
    of_license as (${updateLastChecks(db, db`seen`)})
    ${insertLines(db, db`s.company_id`, line, db`s.ts`)}`;
}
