import { deleteOldPortalLinks } from "./access/portal/portal-link.store.ts";
import { refreshKeys, sweepKeys } from "./access/signing-keys/signing-keys.flow.ts";
import type { Deps } from "./deps.ts";
import { deleteOldAttempts } from "./platform/http/attempts.store.ts";
import { deleteOldAnswers } from "./platform/http/idempotency.store.ts";
import { deleteOldNonces } from "./platform/http/nonces.store.ts";
import type { Workload } from "./platform/jobs/jobs.ts";
import { sweepSecurityEvents } from "./record/audit/security-log.flow.ts";
import { sweepDecisions } from "./record/decisions/decision-log.flow.ts";
import { type EventConsumer, eventDispatcher } from "./record/events/dispatch.flow.ts";
import { mailSender } from "./record/mail/send-mails.flow.ts";
import { billingJobs, billingQueue } from "./selling/billing/billing-jobs.flow.ts";
import { bulkActionJobs, bulkActionQueue } from "./selling/bulk-actions/bulk-action-jobs.flow.ts";
import { importJobs, importQueue } from "./selling/imports/import-jobs.flow.ts";
import { sweepPast } from "./selling/licenses/license-past.flow.ts";
import { deleteEndedLimits } from "./selling/licenses/near-limits.store.ts";
import { answerMailRequests } from "./selling/mail/asked-mails.flow.ts";
import { mailConsumer } from "./selling/mail/mail-consumer.flow.ts";
import { subscribeMails } from "./selling/mail/mail-subscriptions.flow.ts";
import { scheduledUpdateJobs, scheduledUpdateQueue } from "./selling/scheduled-updates/scheduled-update-jobs.flow.ts";
import { subscriptionJobs } from "./selling/subscriptions/subscription-jobs.flow.ts";
import { testClockJobs, testClockQueue } from "./selling/test-clocks/test-clock-jobs.flow.ts";
import { timerJobs } from "./selling/timers/timer-jobs.flow.ts";
import { webhooksOf } from "./selling/webhooks/webhook-consumer.flow.ts";
import { webhookJobs } from "./selling/webhooks/webhook-jobs.flow.ts";

const minute = 60;
const hour = 60 * minute;

/**
 * All that a process does besides answering. `queues`: work that somebody asked for; `recurring`: upkeep, on one of all nodes each time;
 * `watches`: what every node looks after. A new job is one entry here, and a flow in the folder of its feature.
 */
export function workloadOf(deps: Deps, requests: () => number): Workload {
  const imports = importJobs(deps, requests);
  const updates = scheduledUpdateJobs(deps);
  const bulk = bulkActionJobs(deps, requests);
  const events = eventDispatcher(deps, eventConsumers(deps));
  const timers = timerJobs(deps);
  const billing = billingJobs(deps);
  const subscriptions = subscriptionJobs(deps);
  const mails = mailSender(deps);
  const webhooks = webhookJobs(deps);
  const clocks = testClockJobs(deps);
  return {
    queues: [
      { name: importQueue, work: imports.run },
      { name: scheduledUpdateQueue, work: updates.run },
      { name: bulkActionQueue, work: bulk.run },
      { name: billingQueue, work: billing.run },
      { name: testClockQueue, work: clocks.run },
    ],
    recurring: [
      { name: "idempotency-keys", everySeconds: hour, work: () => deleteOldAnswers(deps.db, deps.clock.now()) },
      { name: "attempts", everySeconds: minute, work: () => deleteOldAttempts(deps.db, deps.clock.now()) },
      { name: "security-events", everySeconds: hour, work: () => sweepSecurityEvents(deps) },
      { name: "decisions", everySeconds: hour, work: () => sweepDecisions(deps) },
      { name: "retired signing keys", everySeconds: hour, work: () => sweepKeys(deps) },
      { name: "past", everySeconds: hour, work: () => sweepPast(deps) },
      { name: "nonces", everySeconds: hour, work: () => deleteOldNonces(deps.db, deps.clock.now()) },
      { name: "near-limits", everySeconds: minute, work: () => deleteEndedLimits(deps.db, deps.clock.now()) },
      { name: "timers", everySeconds: minute, work: timers.run },
      { name: "timers-past", everySeconds: hour, work: timers.sweep },
      { name: "webhook-deliveries", everySeconds: hour, work: webhooks.sweep },
      { name: "billing-messages-kept", everySeconds: hour, work: billing.sweep },
      { name: "uploads", everySeconds: hour, work: imports.sweep },
      { name: "mail-subscriptions", everySeconds: minute, work: () => subscribeMails(deps) },
      { name: "mails", everySeconds: hour, work: mails.sweep },
      { name: "portal-links", everySeconds: hour, work: () => deleteOldPortalLinks(deps.db, deps.clock.now()) },
    ],
    watches: [
      { name: "signing keys", everyMs: 2000, work: () => refreshKeys(deps) },
      { name: "abandoned imports", everyMs: 2000, work: imports.recover },
      { name: "abandoned bulk actions", everyMs: 2000, work: bulk.recover },
      { name: "test clocks on their way", everyMs: 2000, work: clocks.watch },
      { name: "scheduled updates that are due", everyMs: 2000, work: updates.watch },
      { name: "events that somebody waits for", everyMs: 500, work: events },
      { name: "messages of billing systems", everyMs: 500, work: billing.watch },
      { name: "subscriptions", everyMs: 1000, work: subscriptions.watch },
      { name: "mails that somebody asked for", everyMs: 500, work: () => answerMailRequests(deps) },
      { name: "mails that wait", everyMs: 1000, work: mails.work },
      { name: "webhooks that are due", everyMs: 250, work: webhooks.watch },
    ],
    close: webhooks.close,
  };
}

/** Who makes something of events; each subscribes to its types by `replaceSubscriptions`. */
function eventConsumers(deps: Deps): readonly EventConsumer[] {
  return [webhooksOf(deps), mailConsumer(deps)];
}
