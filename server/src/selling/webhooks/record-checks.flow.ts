import type { Db } from "../../platform/db/connect.ts";
import { groupBy } from "../../platform/values/lists.ts";
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
        ({ licenseId, deviceId, now: ts }): CodedEvent => ({
          code: CHECKED,
          event: { id: 0, type: "license.activated", subject_id: licenseId, data: { device_id: deviceId }, ts },
        }),
      );
      await sendEvents(deps, { db, companyId, now }, coded, own, LANES.checks);
    }
  };
}
