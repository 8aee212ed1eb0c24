import { eventDispatcher } from "../../src/record/events/dispatch.flow.ts";
import { webhooksOf } from "../../src/selling/webhooks/webhook-consumer.flow.ts";
import { WebhookSender } from "../../src/selling/webhooks/webhook-sender.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { openReceiver, type Receiver } from "../support/webhook-receiver.ts";

/** A company with receivers of webhooks, whose jobs run when they are told to. */
export interface WebhookOffice {
  readonly app: TestApp;
  readonly receiver: Receiver;
  /** Hands events over to webhooks, and sends nothing. */
  dispatch(): Promise<void>;
  /** Sends what is due, and waits for it and what follows at once. */
  send(): Promise<void>;
  /** Both. */
  run(): Promise<void>;
  /** Creates an endpoint; answers it with its secret. */
  createEndpoint(members: object): Promise<FreelyRead>;
  /** The deliveries of the company, oldest first. */
  deliveries(query?: string): Promise<FreelyRead[]>;
  close(): Promise<void>;
}

/** Opens the office, at this very moment: receivers compare times. */
export async function openWebhookOffice(options: Parameters<typeof createTestApp>[0] = {}): Promise<WebhookOffice> {
  const app = await createTestApp({
    now: new Date().toISOString(),
    ...options,
    webhooks: { allowsPrivateTargets: true, webhookSeconds: 1, ...options.webhooks },
  });
  const receiver = await openReceiver();
  const sender = new WebhookSender(app.deps);
  const dispatch = eventDispatcher(app.deps, [webhooksOf(app.deps)]);
  const send = async () => {
    await sender.tick();
    await sender.settle();
  };
  return {
    app,
    receiver,
    dispatch,
    send,
    run: async () => {
      await dispatch();
      await send();
    },
    async createEndpoint(members) {
      const body = { url: receiver.url, events: ["*"], ...members };
      const { status, json, text } = await app.management("POST", "webhook-endpoints/", { body });
      if (status !== 201) throw new Error(text);
      return json;
    },
    async deliveries(query = "") {
      const path = `webhook-deliveries/?limit=10000&order_by=created_at&${query}`;
      return (await app.management("GET", path)).json.results;
    },
    async close() {
      await sender.close();
      await app.close();
      await receiver.close();
    },
  };
}
