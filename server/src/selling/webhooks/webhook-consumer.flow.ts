import type { EventConsumer } from "../../record/events/dispatch.flow.ts";
import { type MessageDeps, sendEvents } from "./compose-messages.flow.ts";
import { codesOf } from "./event-codes.rules.ts";
import { webhookConsumer } from "./switch-endpoint.flow.ts";
import { isSent } from "./unsent-events.rules.ts";
import { listAllEndpoints } from "./webhook-endpoint.store.ts";

/** Makes deliveries of events, in the transaction that takes them out of the outbox (docs/decisions/0088). */
export function webhooksOf(deps: MessageDeps): EventConsumer {
  return {
    name: webhookConsumer,
    async take(db, companyId, events, now) {
      const endpoints = (await listAllEndpoints(db, companyId)).filter(({ enabled }) => enabled);
      const coded = events.filter(isSent).flatMap((event) => codesOf(event.type).map((code) => ({ event, code })));
      await sendEvents(deps, { db, companyId, now }, coded, endpoints);
    },
  };
}
