import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import { replaceSubscriptions } from "../../record/events/outbox.store.ts";
import { CHECKED, typesNamed } from "./event-codes.rules.ts";
import { updateWaitingCanceled } from "./webhook-delivery.store.ts";
import { findEndpoint, listAllEndpoints, lockEndpoints, updateEndpoint } from "./webhook-endpoint.store.ts";

/** Where endpoints are changed. */
export interface EndpointWork {
  readonly db: Db;
  readonly companyId: number;
  readonly now: Date;
}

/** The name by which webhooks subscribe to events. */
export const webhookConsumer = "webhooks";

/** What the endpoints of a company name is what is sent on from now on; call under `lockEndpoints`. */
export async function subscribeEndpoints({ db, companyId }: EndpointWork): Promise<void> {
  const endpoints = await listAllEndpoints(db, companyId);
  const named = endpoints.filter(({ enabled }) => enabled).flatMap(({ events }) => events);
  await replaceSubscriptions(db, companyId, webhookConsumer, typesNamed(named.filter((code) => code !== CHECKED)));
}

/**
 * Switches an endpoint off: what waits for it is canceled, and its owner is told by an event. Nothing where it is off
 * already, or deleted.
 */
export async function disableEndpoint(
  work: EndpointWork,
  id: number,
  reason: "gone" | "failing" | "staff",
): Promise<void> {
  const { db, companyId, now } = work;
  await lockEndpoints(db, companyId);
  const endpoint = await findEndpoint(db, companyId, id);
  if (!endpoint?.enabled) return;
  await updateEndpoint(db, companyId, id, { enabled: false, disabled_reason: reason, disabled_at: now }, now);
  await updateWaitingCanceled(db, companyId, id, now);
  const data = { url: endpoint.url, reason };
  await recordEvents(db, companyId, [{ type: "webhook_endpoint.disabled", subject: id, data }], now);
  await subscribeEndpoints(work);
}
