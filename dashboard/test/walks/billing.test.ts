import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processNext } from "../../../server/src/selling/billing/billing-jobs.flow.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// A billing system is connected, a policy gets its price, a checkout is told of, and somebody looks what came of it.

let office: Office;
let product: number;
let policy: number;
beforeAll(async () => {
  office = await openOffice();
  const made = await office.test.management("POST", "products/", {
    body: { product_name: "Paint", short_code: "paint", default_license_type: "subscription" },
  });
  product = made.json.id;
  const policies = await office.test.management("GET", `license-templates/?product=${product}`);
  policy = policies.json.results[0].id;
});
afterAll(() => office.close());

/** What Lemon Squeezy would send to the address that stands in the settings. */
async function tell(secret: string, address: string, json: object): Promise<number> {
  const payload = JSON.stringify(json);
  const signature = createHmac("sha256", secret).update(payload).digest("hex");
  const sent = await office.test.app.inject({
    method: "POST",
    url: new URL(address).pathname,
    headers: { "content-type": "application/json", "x-signature": signature },
    payload,
  });
  while (await processNext(office.test.deps, office.test.companyId));
  return sent.statusCode;
}

const message = (event_name: string, attributes: object) => ({
  meta: { event_name, test_mode: false },
  data: {
    type: "subscriptions",
    id: "9001",
    attributes: {
      status: "active",
      order_id: 71,
      product_id: 30,
      variant_id: 31,
      user_name: "Jane Doe",
      user_email: "jane@acme.example",
      renews_at: "2126-04-01T12:00:00Z",
      ends_at: null,
      first_subscription_item: { id: 61, price_id: 40, quantity: 1 },
      created_at: "2026-03-01T12:00:00Z",
      updated_at: "2026-03-01T12:00:00Z",
      ...attributes,
    },
  },
});

test("a checkout at a billing system becomes a license, which follows its subscription", {
  timeout: 120_000,
}, async () => {
  const page = await office.enter("owner", "/settings?tab=billing");
  await page.getByText("No billing system is connected yet.").waitFor();
  await page.getByRole("button", { name: "Connect billing system" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("System").selectOption("lemon_squeezy");
  await dialog.getByLabel("Name").fill("");
  await dialog.getByRole("button", { name: "Connect billing system" }).click();
  await dialog.getByLabel("Name").and(page.locator("[aria-invalid=true]")).waitFor();
  await dialog.getByLabel("Name").fill("Our shop");
  await dialog.getByRole("button", { name: "Connect billing system" }).click();
  await page.getByRole("dialog", { name: "Enter this at Our shop" }).waitFor();
  // Each one that is shown has another name then.
  for (let shown = 0; shown < 2; shown += 1) {
    await page.getByRole("button", { name: "Show" }).first().click();
    await page.getByRole("button", { name: "Hide" }).nth(shown).waitFor();
  }
  const [address = "", secret = ""] = await page.getByRole("dialog").locator("pre").allTextContents();
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("heading", { name: "Our shop" }).waitFor();

  await page.goto(`${office.address}/policies/${policy}?tab=billing`);
  await settled(page);
  await page.getByLabel("Prices of billing systems").fill("31");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").first().waitFor();

  expect(await tell(secret, address, message("subscription_created", {}))).toBe(200);
  await page.goto(`${office.address}/subscriptions`);
  await page.getByRole("link", { name: "9001" }).click();
  await page.getByRole("heading", { name: "9001" }).waitFor();
  await page.getByText("jane@acme.example").first().waitFor();
  await page.getByText("subscription_created").first().waitFor();
  await page.getByRole("button", { name: "If refunded" }).first().click();
  await page.getByRole("dialog").getByText("If it is disputed").waitFor();
  await page.getByRole("dialog").getByText("disabled").waitFor();
  await page.getByRole("button", { name: "Close" }).click();

  await page.getByRole("link", { name: "subscription_created" }).click();
  await page.getByRole("dialog").getByText("user_email").waitFor();
  await page.getByRole("button", { name: "Process again" }).click();
  await page.getByText("The message is in the queue again.").waitFor();
  while (await processNext(office.test.deps, office.test.companyId));
  await page.getByRole("dialog").getByText("applied").waitFor();

  const { json } = await office.test.management("GET", "licenses/?limit=1");
  await page.goto(`${office.address}/licenses/${json.results[0].id}?tab=subscription`);
  await page.getByRole("link", { name: "9001" }).waitFor();
});

test("a read-only member of staff sees subscriptions and messages, and finds no button of change", async () => {
  const page = await office.enter("read-only", "/subscriptions?tab=messages");
  await page.getByRole("link", { name: "subscription_created" }).first().click();
  await page.getByRole("dialog").getByText("user_email").waitFor();
  expect(await page.getByRole("button", { name: "Process again" }).count()).toBe(0);
  await page.goto(`${office.address}/settings?tab=billing`);
  await page.getByRole("heading", { name: "Our shop" }).waitFor();
  expect(await page.getByRole("button", { name: /Connect|Edit|Delete/ }).count()).toBe(0);
});
