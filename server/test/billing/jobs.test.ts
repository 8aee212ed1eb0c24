import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { billingJobs } from "../../src/selling/billing/billing-jobs.flow.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { billingSystem, messagesOf } from "./billing-system.ts";
import { genericStory } from "./other-messages.ts";

// What happens after the answer, by the jobs of a server.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-04-06T12:00:00.000Z", withJobs: true });
  const product = await createProduct(app, "app");
  const body = { product, code: "monthly", name: "Monthly", prices: ["generic-monthly"] };
  await app.management("POST", "license-templates/", { body });
});
afterAll(() => app.close());

/** Asks until something is there. */
async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let asked = 0; asked < 400; asked += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await sleep(25);
  }
  throw new Error("it never happened");
}

test("a message becomes an order and its licenses by itself", async () => {
  const system = await billingSystem(app, "generic");
  expect((await system.send(genericStory("alone")[0])).status).toBe(200);
  const licenses = await eventually(async () => {
    const { json } = await app.management("GET", "subscriptions/gen_alone/");
    return json.licenses?.length > 0 ? json.licenses : undefined;
  });
  expect(licenses).toHaveLength(2);
  expect(licenses[0].validity_period).toBe("2026-04-01T12:00:00.000Z");
});

test("a license that is given a subscription is told what is known of it", async () => {
  const body = { status: "active", paid_through: "2026-09-01", occurred_at: "2026-03-01" };
  await app.management("PUT", "subscriptions/known/", { body });
  const { id } = await sell(app, "app", { license_type: "subscription" });
  await app.management("PATCH", `licenses/${id}/`, { body: { subscription_id: "known" } });
  const end = await eventually(async () => {
    const { json } = await app.management("GET", `licenses/${id}/`);
    return json.validity_period ?? undefined;
  });
  expect(end).toBe("2026-09-01T00:00:00.000Z");
});

test("messages are kept for 90 days", async () => {
  const before = (await messagesOf(app)).length;
  app.clock.advance(89 * 86_400_000);
  await billingJobs(app.deps).sweep();
  expect(await messagesOf(app)).toHaveLength(before);
  app.clock.advance(2 * 86_400_000);
  await billingJobs(app.deps).sweep();
  expect(await messagesOf(app)).toEqual([]);
});

test("a price belongs to one policy, and goes with it", async () => {
  const product = await createProduct(app, "priced");
  const make = (code: string) =>
    app.management("POST", "license-templates/", { body: { product, code, name: code, prices: ["price_of_one"] } });
  const first = await make("one");
  expect(first.json.prices).toEqual(["price_of_one"]);
  const second = await make("two");
  expect(second.json).toMatchObject({ code: "billing_price_taken", errors: [{ pointer: "/prices/0" }] });
  await app.management("PATCH", `license-templates/${first.json.id}/`, { body: { prices: [] } });
  expect((await make("two")).status).toBe(201);
});
