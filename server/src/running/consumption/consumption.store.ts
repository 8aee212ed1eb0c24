import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/** Whether the company lets applications widen the overages of licenses. */
export async function findAllowsClientOverages(db: Db, companyId: number): Promise<boolean> {
  const [row] = await db<{ allow_client_overages: boolean }[]>`
    select allow_client_overages from companies where id = ${companyId}`;
  return row?.allow_client_overages ?? false;
}

/** What is recorded of a consumption. */
export interface ConsumptionUse {
  readonly licenseId: number;
  readonly deviceId: number;
  readonly userId: number | null;
  readonly sdkVersion: string | null;
  /** The code of the feature; undefined: the license itself. */
  readonly feature: string | undefined;
  /** Its id of the license. */
  readonly featureId: number | undefined;
  readonly amount: number;
  readonly total: number;
  /** What may be consumed without overages; null: as much as is wished. */
  readonly limit: number | null;
  readonly event: string;
}

/**
 * One line in the history of the license, and the events that webhooks and analytics read: it was consumed, and the
 * limit was reached.
 */
export async function recordConsumption(db: Db, companyId: number, use: ConsumptionUse, now: Date): Promise<void> {
  const { licenseId, deviceId, userId, sdkVersion, feature, featureId, amount, total, limit, event } = use;
  const subject = feature === undefined ? "License" : `Feature ${feature}`;
  const data = { device_id: deviceId, feature, consumptions: amount, total_consumptions: total, event };
  const family = feature === undefined ? "license" : "license_product_feature";
  const hasReached = limit !== null && total >= limit && total - amount < limit;
  const told = { subject: licenseId, data: { ...data, license_product_feature_id: featureId } };
  const added = { type: `${family}.consumption_added`, ...told } as const;
  const reached = { type: `${family}.consumption_max_reached`, ...told } as const;
  const by = { device_id: deviceId, license_user_id: userId, source: "sdk", sdk_version: sdkVersion } as const;
  const line = { license_id: licenseId, ...by, text: `${subject} consumed ${amount}` };
  await db`
    with usage as (${insertLines(db, companyId, { ...line, data: jsonb(db, data) }, now)})
    ${insertEvents(db, companyId, hasReached ? [added, reached] : [added], now)}`;
}
