import type { Deps } from "../../deps.ts";
import { inSteps } from "../../platform/db/stepwise-deletes.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { deleteForgottenEndpoints, deleteOldDeliveries, deleteOldMessages } from "./delivery-queue.store.ts";
import { WebhookSender } from "./webhook-sender.flow.ts";

/** How long deliveries are kept by default. */
export const deliveryDaysDefault = 30;

/** What a node does about webhooks besides answering. */
export function webhookJobs(deps: Deps) {
  const sender = new WebhookSender(deps);
  return {
    /** Begins to send what is due. */
    watch: () => sender.tick(),

    /** Forgets deliveries that are too old, with their messages and attempts. */
    sweep: () => sweepDeliveries(deps),

    /** Begins nothing more, and waits for what is being sent. */
    close: () => sender.close(),
  };
}

/** Forgets deliveries that are too old, some at a time, and what nothing refers to any more. */
export async function sweepDeliveries({ db, clock, deliveryDays = deliveryDaysDefault }: Deps): Promise<void> {
  const before = new Date(clock.now().getTime() - deliveryDays * dayMs);
  await inSteps(async (most) => ({ count: await deleteOldDeliveries(db, before, most) }));
  await inSteps(async (most) => ({ count: await deleteOldMessages(db, before, most) }));
  await deleteForgottenEndpoints(db);
}
