import { afterAll, beforeAll, expect, test } from "vitest";
import { openReceiver, type Receiver } from "../../../server/test/support/webhook-receiver.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// An endpoint of webhooks: made, tried out, told of a customer, replayed, given another secret, switched off.

let office: Office;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
  const webhooks = { allowsPrivateTargets: true, webhookSeconds: 2 };
  office = await openOffice({ withJobs: true, now: new Date().toISOString(), webhooks });
}, 60_000);
afterAll(async () => {
  await office.close();
  await receiver.close();
});

test("an admin makes an endpoint, sees what is sent there, and sends it again", async () => {
  const page = await office.enter("admin", "/webhooks");
  await page.getByRole("link", { name: "New endpoint" }).first().click();
  await page.getByLabel("Address").fill(receiver.url);
  await page.getByLabel("Events").fill("customer.creatd");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByLabel("Events").and(page.locator("[aria-invalid=true]")).waitFor();
  await page.getByLabel("Events").fill("customer.created");
  await page.getByRole("button", { name: "Create" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Show" }).click();
  await dialog.getByText(/^whsec_/).waitFor();
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("heading", { name: receiver.url, level: 1 }).waitFor();
  await settled(page);

  await page.getByRole("button", { name: "Send a test" }).click();
  await page.getByText("The test arrived").waitFor();
  expect(receiver.received.at(-1)?.json.event).toBe("webhook_endpoint.test");

  await office.test.management("POST", "customers/", { body: { email: "new@acme.example" } });
  await expect.poll(() => receiver.received.at(-1)?.json.event, { timeout: 15_000 }).toBe("customer.created");
  await page.reload();
  await settled(page);
  await page.getByRole("link", { name: "customer.created" }).first().click();
  await page.getByRole("heading", { name: /^Delivery / }).waitFor();
  await page.getByText("Answered 200.").first().waitFor();
  const before = receiver.received.length;
  await page.getByRole("button", { name: "Replay" }).click();
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(before + 1);
  const ids = receiver.received.slice(-2).map(({ headers }) => headers["webhook-id"]);
  expect(ids[0]).toBe(ids[1]);
});

test("a secret is replaced, and an endpoint is switched off with a reason that is shown", async () => {
  const page = await office.enter("admin", "/webhooks");
  await page.getByRole("link", { name: receiver.url }).first().click();
  await page.getByRole("button", { name: "New secret" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "New secret" }).click();
  await page.getByRole("dialog", { name: "The new secret" }).getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("button", { name: "Revoke the old secret" }).waitFor();
  await page.getByRole("button", { name: "Switch off" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  await page.getByText("It was switched off here.").waitFor();
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByRole("button", { name: "Switch off" }).waitFor();
});

test("a read-only member of staff finds no button of change", async () => {
  const page = await office.enter("read-only", "/webhooks");
  expect(await page.getByRole("link", { name: "New endpoint" }).count()).toBe(0);
  await page.getByRole("link", { name: receiver.url }).first().click();
  await settled(page);
  expect(await page.getByRole("button", { name: /Delete|Save|Switch|secret|test/i }).count()).toBe(0);
});
