import { sell } from "../support/application.ts";
import type { Example, Office } from "./office.ts";

// Subscriptions, as a back office tells of them.

const statement = { status: "active", paid_through: "2026-05-01", occurred_at: "2026-03-01", quantity: 2 };

/** A subscription that a license follows. */
async function subscription(office: Office): Promise<string> {
  const name = office.fresh("sub");
  await sell(office.app, "app", { subscription_id: name });
  await office.app.management("PUT", `subscriptions/${name}/`, { body: statement });
  return name;
}

/** Examples of these routes. */
export const subscriptionExamples: Readonly<Record<string, Example>> = {
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
