import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { processNext } from "../../src/selling/billing/billing-jobs.flow.ts";
import type { SourceKind } from "../../src/selling/billing/reading.rules.ts";
import { subscriptionJobs } from "../../src/selling/subscriptions/subscription-jobs.flow.ts";
import type { Answer, TestApp } from "../support/app.ts";

/** A billing system that sends signed messages to the app under test. */
export interface BillingSystem {
  readonly id: number;
  readonly token: string;
  /** Sends a message, to a node; of WooCommerce with its topic. */
  send(json: unknown, options?: { topic?: string; secret?: string; body?: string; node?: Node }): Promise<Sent>;
  /** Sends messages, and has all of them processed. */
  deliver(messages: readonly unknown[], topic?: (message: unknown) => string): Promise<void>;
}

type Node = Pick<TestApp["app"], "inject">;

/** How a message was answered. */
export interface Sent {
  readonly status: number;
  readonly text: string;
  readonly code: string | undefined;
}

/** What each system signs with. */
export const secrets: Readonly<Record<SourceKind, string>> = {
  stripe: "whsec_licet_test_secret",
  paddle: "pdl_ntfset_licet_test",
  fastspring: "licet-fs-secret",
  lemon_squeezy: "licet-ls-secret",
  woocommerce: "licet-wc-secret",
  generic: `whsec_${Buffer.from("licet generic test secret").toString("base64")}`,
};

let messages = 0;

/** Makes a billing source, and what sends to it. */
export async function billingSystem(app: TestApp, kind: SourceKind, members: object = {}): Promise<BillingSystem> {
  messages += 1;
  const body = { kind, name: `${kind} ${messages}`, secret: secrets[kind], livemode: true, ...members };
  const made = await app.management("POST", "billing-sources/", { body });
  if (made.status !== 201) throw new Error(made.text);
  const [, token = ""] = /\/billing\/([^/]+)\/$/.exec(made.json.address) ?? [];
  const send: BillingSystem["send"] = async (
    json,
    { topic = "", secret = secrets[kind], body: raw, node = app.app } = {},
  ) => {
    const text = raw ?? JSON.stringify(json);
    const answer = await node.inject({
      method: "POST",
      url: `/api/v1/billing/${token}/`,
      headers: { "content-type": "application/json", ...headersOf(kind, text, secret, app.clock.now(), topic) },
      payload: text,
    });
    const isJson = answer.body.startsWith("{");
    return { status: answer.statusCode, text: answer.body, code: isJson ? JSON.parse(answer.body).code : undefined };
  };
  return {
    id: made.json.id,
    token,
    send,
    async deliver(list, topic = () => "") {
      for (const message of list) {
        const sent = await send(message, { topic: topic(message) });
        if (sent.status !== 200) throw new Error(`refused: ${sent.text}`);
      }
      await processAll(app);
    },
  };
}

/** The headers of a message that a billing system sends. */
export function headersOf(
  kind: SourceKind,
  text: string,
  secret: string,
  now: Date,
  topic: string,
): Record<string, string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const hmac = (over: string, encoding: "hex" | "base64") => createHmac("sha256", secret).update(over).digest(encoding);
  switch (kind) {
    case "stripe":
      return { "stripe-signature": `t=${seconds},v1=${hmac(`${seconds}.${text}`, "hex")}` };
    case "paddle":
      return { "paddle-signature": `ts=${seconds};h1=${hmac(`${seconds}:${text}`, "hex")}` };
    case "fastspring":
      return { "x-fs-signature": hmac(text, "base64") };
    case "lemon_squeezy":
      return { "x-signature": hmac(text, "hex") };
    case "woocommerce": {
      messages += 1;
      const delivery = { "x-wc-webhook-topic": topic, "x-wc-webhook-delivery-id": `delivery-${messages}` };
      return { "x-wc-webhook-signature": hmac(text, "base64"), ...delivery };
    }
    case "generic": {
      const id = `msg_${createHmac("sha256", "id").update(text).digest("hex")}`;
      const signature = new Webhook(secret).sign(id, new Date(seconds * 1000), text);
      return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": signature };
    }
  }
}

/** Does what the jobs of a server would do. */
export async function processAll(app: TestApp): Promise<void> {
  while (await processNext(app.deps, app.companyId));
  await subscriptionJobs(app.deps).watch();
}

/** The messages that a source keeps, the oldest first. */
export async function messagesOf(app: TestApp, query = ""): Promise<Answer["json"][]> {
  return (await app.management("GET", `billing-messages/?order_by=id&limit=1000&${query}`)).json.results;
}

/** A list in another order, some of it twice. */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const all = [...list, ...list.filter(() => random() < 0.4)];
  for (let index = all.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [all[index], all[other]] = [all[other] as T, all[index] as T];
  }
  return all;
}

/** Random numbers that are the same each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
