import { eventDispatcher } from "../../src/record/events/dispatch.flow.ts";
import { webhooksOf } from "../../src/selling/webhooks/webhook-consumer.flow.ts";
import type { Example, Office } from "./office.ts";

// Calls about webhooks.

// Nobody listens there: what is sent is refused at once.
const body = { url: "http://127.0.0.1:9/", events: ["customer.created"] };
const made = async (office: Office) => (await office.make("webhook-endpoints/", body)).id as number;
const of =
  (action = "", sent?: object): Example =>
  async (office) => ({
    address: `webhook-endpoints/${await made(office)}/${action}`,
    ...(sent ? { body: sent } : {}),
  });

const delivery = async (office: Office) => {
  const { app } = office;
  const endpoint = await made(office);
  await office.make("customers/", {});
  await eventDispatcher(app.deps, [webhooksOf(app.deps)])();
  const { json } = await app.management("GET", `webhook-deliveries/?endpoint=${endpoint}`);
  return json.results[0].id as number;
};

/** Examples of calls about webhooks. */
export const webhookExamples: Readonly<Record<string, Example>> = {
  "GET /webhook-endpoints/": async () => ({ address: "webhook-endpoints/" }),
  "POST /webhook-endpoints/": async () => ({ address: "webhook-endpoints/", body }),
  "GET /webhook-endpoints/:id/": of(),
  "PATCH /webhook-endpoints/:id/": of("", { description: "Changed" }),
  "DELETE /webhook-endpoints/:id/": of(),
  "POST /webhook-endpoints/:id/rotate_secret/": of("rotate_secret/", {}),
  "POST /webhook-endpoints/:id/revoke_old_secrets/": of("revoke_old_secrets/"),
  "POST /webhook-endpoints/:id/test/": of("test/"),
  "GET /webhook-deliveries/": async () => ({ address: "webhook-deliveries/" }),
  "GET /webhook-deliveries/:id/": async (office) => ({ address: `webhook-deliveries/${await delivery(office)}/` }),
  "POST /webhook-deliveries/:id/replay/": async (office) => ({
    address: `webhook-deliveries/${await delivery(office)}/replay/`,
  }),
  "POST /webhook-deliveries/replay/": async () => ({ address: "webhook-deliveries/replay/?status=failed" }),
};
