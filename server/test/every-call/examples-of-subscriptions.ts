import { createHmac } from "node:crypto";
import { sell } from "../support/application.ts";
import { crud, type Example, type Office } from "./office.ts";

// Subscriptions, as a back office tells of them.

const statement = { status: "active", paid_through: "2026-05-01", occurred_at: "2026-03-01", quantity: 2 };

/** A subscription that a license follows. */
async function subscription(office: Office): Promise<string> {
  const name = office.fresh("sub");
  await sell(office.app, "app", { subscription_id: name });
  await office.app.management("PUT", `subscriptions/${name}/`, { body: statement });
  return name;
}

/** A message of a billing system that was kept; answers its id. */
async function message(office: Office): Promise<number> {
  const { app, fresh } = office;
  const secret = "a secret of Lemon Squeezy";
  const { address } = await office.make("billing-sources/", { ...source(office), secret });
  const [, token] = /\/billing\/([^/]+)\//.exec(address) ?? [];
  const updated_at = "2026-03-01T00:00:00Z";
  const data = { type: "subscriptions", id: fresh("9"), attributes: { status: "odd", updated_at } };
  const payload = JSON.stringify({ meta: { event_name: "subscription_updated", test_mode: false }, data });
  const signature = createHmac("sha256", secret).update(payload).digest("hex");
  const headers = { "content-type": "application/json", "x-signature": signature };
  const sent = await app.app.inject({ method: "POST", url: `/api/v1/billing/${token}/`, headers, payload });
  if (sent.statusCode !== 200) throw new Error(sent.body);
  // As if it had been processed.
  await app.db`update billing_messages set status = 'ignored' where company_id = ${app.companyId}`;
  const { json } = await app.management("GET", "billing-messages/?limit=1");
  return json.results[0].id;
}

const source = ({ fresh }: Office) => ({ kind: "lemon_squeezy", name: fresh("source"), livemode: true });

/** Examples of these routes. */
export const subscriptionExamples: Readonly<Record<string, Example>> = {
  ...crud("billing-sources/", source, { livemode: false }),
  "GET /billing-messages/": async () => ({ address: "billing-messages/" }),
  "GET /billing-messages/:id/": async (office) => ({ address: `billing-messages/${await message(office)}/` }),
  "POST /billing-messages/:id/replay/": async (office) => ({
    address: `billing-messages/${await message(office)}/replay/`,
  }),
  "GET /subscriptions/": async () => ({ address: "subscriptions/" }),
  "GET /subscriptions/:subscription_id/": async (office) => ({
    address: `subscriptions/${await subscription(office)}/`,
  }),
  "PUT /subscriptions/:subscription_id/": async (office) => ({
    address: `subscriptions/${await subscription(office)}/`,
    body: { ...statement, paid_through: "2026-06-01", occurred_at: "2026-04-01" },
  }),
  "GET /subscriptions/:subscription_id/refund_preview/": async (office) => ({
    address: `subscriptions/${await subscription(office)}/refund_preview/`,
  }),
};
