import type { Db } from "../../platform/db/connect.ts";
import type { RequestInfo } from "../../platform/values/cause.ts";
import { groupBy } from "../../platform/values/lists.ts";
import type { DeviceInfo } from "../devices/device-info.rules.ts";
import { type CodedEvent, type MessageDeps, sendEvents } from "./compose-messages.flow.ts";
import { CHECKED } from "./event-codes.rules.ts";
import { LANES } from "./webhook-delivery.rules.ts";
import { listEndpointsNaming } from "./webhook-endpoint.store.ts";

/** A check of an application. */
export interface Checked {
  readonly companyId: number;
  readonly licenseId: number;
  readonly deviceId: number;
  readonly now: Date;
  readonly info: DeviceInfo;
  readonly named: Readonly<Record<string, string>>;
  readonly userAgent: string | undefined;
}

/**
 * Makes deliveries of checks, where endpoints named them: after the answer, with the rest of what checks report, in a
 * lane of their own. They are not among the events: there are more of them than of everything else.
 */
export function checkRecorder(deps: MessageDeps) {
  return async (db: Db, batch: readonly Checked[], now: Date): Promise<void> => {
    const byCompany = groupBy(batch, ({ companyId }) => companyId);
    const endpoints = groupBy(await listEndpointsNaming(db, [...byCompany.keys()], CHECKED), (each) => each.company_id);
    for (const [companyId, own] of endpoints) {
      const coded = (byCompany.get(companyId) ?? []).map(
        (check): CodedEvent => ({
          code: CHECKED,
          event: {
            id: 0,
            type: "license.activated",
            subject_id: check.licenseId,
            data: { device_id: check.deviceId },
            ts: check.now,
            cause: { request_info: requestInfoOf(check) },
          },
        }),
      );
      await sendEvents(deps, { db, companyId, now }, coded, own, LANES.checks);
    }
  };
}

function requestInfoOf({ info, named, userAgent }: Checked): RequestInfo {
  const facts = {
    user_agent: userAgent,
    hardware_id: named["hardware_id"],
    app_ver: info.app_ver,
    sdk_ver: info.sdk_build_version,
    os_ver: info.os,
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { ip: info.external_ip ?? "", ...Object.fromEntries(known) };
}
