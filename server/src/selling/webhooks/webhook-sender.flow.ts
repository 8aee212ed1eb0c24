import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../../deps.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { isDatabaseUnreachable } from "../../platform/db/unreachable.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import {
  type ClaimedDelivery,
  claimDeliveries,
  type DueLane,
  type Fate,
  type Health,
  listDueLanes,
  recordAttempt,
  releaseDelivery,
  updateWarned,
} from "./delivery-queue.store.ts";
import { hasArrived, isGone, isOverloaded, judgeFailing, pauseAfter, WAIT_MOST_MS } from "./retry.rules.ts";
import { type SendDeps, type Sent, sendWebhook, webhookSecondsDefault } from "./send-webhook.flow.ts";
import { disableEndpoint } from "./switch-endpoint.flow.ts";
import { bodyOf } from "./webhook-delivery.rules.ts";
import { findEndpoint, listSecrets } from "./webhook-endpoint.store.ts";

/**
 * What a node sends at the same time: to one lane of an endpoint, to one that fails, and in all. Beyond that each lane
 * has its share, so that none waits for others that hang, however many they are.
 */
const inFlightMax = { lane: 8, failing: 1, all: 256 };
const leaseMarginSeconds = 5;
const closingMs = 5000;

/**
 * Sends deliveries that are due (docs/decisions/0088). Every node has one: what it claims is its own until the lease
 * ends. A slow endpoint holds up its own lane and nothing else.
 */
export class WebhookSender {
  private readonly inFlight = new Map<string, number>();
  private readonly filling = new Set<string>();
  private readonly sends = new Set<Promise<void>>();
  /** How many more are being claimed. */
  private reserved = 0;
  /** How many lanes have something to be sent, or under way. */
  private lanes = 0;
  private readonly closing = new AbortController();
  private isClosing = false;

  constructor(private readonly deps: SendDeps & Pick<Deps, "db" | "log" | "random">) {}

  /** Begins to send what is due, as far as there is room, and does not wait for it. */
  async tick(): Promise<void> {
    const lanes = await listDueLanes(this.deps.db, this.deps.clock.now());
    this.lanes = new Set([...lanes.map(keyOf), ...this.inFlight.keys()]).size;
    await Promise.all(lanes.map((lane) => this.fill(lane)));
  }

  /** Waits for all that is being sent, and for what follows from it at once. */
  async settle(): Promise<void> {
    while (this.sends.size > 0) await Promise.all(this.sends);
  }

  /** Begins nothing more; what is being sent has a moment to end, and is given back then. */
  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.race([this.settle(), sleep(closingMs, undefined, { ref: false })]);
    this.closing.abort();
    await this.settle();
  }

  private async fill(lane: DueLane): Promise<void> {
    const key = keyOf(lane);
    if (this.filling.has(key) || this.isClosing) return;
    const own = this.inFlight.get(key) ?? 0;
    const free = inFlightMax.all - this.sends.size - this.reserved;
    const share = Math.max(1, Math.floor(inFlightMax.all / Math.max(1, this.lanes)));
    const most = Math.min(
      (lane.is_failing ? inFlightMax.failing : inFlightMax.lane) - own,
      Math.max(free, share - own),
    );
    if (most <= 0) return;
    this.filling.add(key);
    this.reserved += most;
    try {
      const { db, clock } = this.deps;
      const now = clock.now();
      const seconds = (this.deps.webhookSeconds ?? webhookSecondsDefault) + leaseMarginSeconds;
      const waitedSince = new Date(now.getTime() - WAIT_MOST_MS);
      const claimed = await claimDeliveries(db, lane.company_id, lane, { most, seconds, waitedSince }, now);
      if (claimed.length === 0) return;
      const secrets = await listSecrets(db, lane.company_id, lane.endpoint_id, now);
      const sealed = secrets.map(({ secret_sealed }) => secret_sealed);
      for (const delivery of claimed) this.launch(key, lane, delivery, sealed);
    } finally {
      this.filling.delete(key);
      this.reserved -= most;
    }
  }

  private launch(key: string, lane: DueLane, delivery: ClaimedDelivery, secrets: readonly Buffer[]): void {
    this.inFlight.set(key, (this.inFlight.get(key) ?? 0) + 1);
    const sent = this.deliver(lane, delivery, secrets)
      .catch((error: unknown) => {
        // The lease ends, and it is sent again.
        if (isDatabaseUnreachable(error)) this.deps.log?.warn("a delivery was not recorded: the database is away");
        else this.deps.log?.error({ err: error }, "a delivery failed");
        return lane.is_failing;
      })
      .then(async (isFailing) => {
        const left = (this.inFlight.get(key) ?? 1) - 1;
        if (left > 0) this.inFlight.set(key, left);
        else this.inFlight.delete(key);
        // What waited for this one, and what there was no room for.
        await this.fill({ ...lane, is_failing: isFailing }).catch(() => {});
      })
      .finally(() => this.sends.delete(sent));
    this.sends.add(sent);
  }

  /** Sends one delivery; answers whether its endpoint fails. */
  private async deliver(lane: DueLane, delivery: ClaimedDelivery, secrets: readonly Buffer[]): Promise<boolean> {
    const { company_id: companyId, endpoint_id: endpointId, url, format } = lane;
    const body = bodyOf({ ...delivery, company_id: companyId }, format);
    const message = { id: delivery.event_id, body };
    const sent = await sendWebhook(this.deps, companyId, url, secrets, message, this.closing.signal);
    if (sent.status === null && this.closing.signal.aborted) {
      await releaseDelivery(this.deps.db, companyId, delivery.id);
      return lane.is_failing;
    }
    const now = this.deps.clock.now();
    const attempt = {
      delivery_id: delivery.id,
      url,
      ts: sent.at,
      signature: sent.signature,
      status_code: sent.status,
      response: sent.response,
      error: sent.error,
      duration_ms: sent.durationMs,
    };
    const { fate, pauseMs } = this.fateOf(delivery, sent, now);
    const notBefore = pauseMs !== undefined && isOverloaded(sent) ? new Date(now.getTime() + pauseMs) : null;
    const outcome = { fate, notBefore };
    const health = await recordAttempt(this.deps.db, companyId, endpointId, attempt, outcome, now);
    if (!hasArrived(sent)) await this.judge(companyId, endpointId, sent, health, now);
    return !hasArrived(sent);
  }

  private fateOf({ attempts }: ClaimedDelivery, sent: Sent, now: Date): { fate: Fate; pauseMs?: number } {
    if (hasArrived(sent)) return { fate: "delivered" };
    const chance = (this.deps.random(1)[0] ?? 0) / 255;
    const pauseMs = pauseAfter(attempts + 1, sent, chance);
    if (pauseMs === undefined) return { fate: "failed" };
    return { fate: { due_at: new Date(now.getTime() + pauseMs) }, pauseMs };
  }

  /** What becomes of an endpoint after a failure; its owner hears of it by an event. */
  private async judge(companyId: number, endpointId: number, sent: Sent, health: Health | undefined, now: Date) {
    if (!health?.enabled) return;
    const { failing_since: since, warned_at } = health;
    const what = isGone(sent) ? "disable" : since ? judgeFailing(since, now, warned_at !== null) : "go on";
    if (what === "go on") return;
    await transaction(this.deps.db, async (tx) => {
      if (what === "disable")
        return disableEndpoint({ db: tx, companyId, now }, endpointId, isGone(sent) ? "gone" : "failing");
      const endpoint = await findEndpoint(tx, companyId, endpointId);
      if (!endpoint || !since || !(await updateWarned(tx, companyId, endpointId, now))) return;
      const data = { url: endpoint.url, failing_since: since };
      await recordEvents(tx, companyId, [{ type: "webhook_endpoint.failing", subject: endpointId, data }], now);
    });
  }
}

function keyOf({ company_id, endpoint_id, lane }: DueLane): string {
  return `${company_id}/${endpoint_id}/${lane}`;
}
