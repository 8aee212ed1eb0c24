import { afterAll, beforeAll, expect, test } from "vitest";
import { type Office, openOffice, settled } from "../support/office.ts";

// A pool of a customer account: made, refused beside its field, changed, deleted.

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await office.test.management("POST", "customer-accounts/", { body: { name: "Acme", code: "acme" } });
});
afterAll(() => office.close());

test("a pool is made, changed and deleted", async () => {
  const page = await office.enter("support", "/pools");
  await page.getByRole("link", { name: "New pool" }).first().click();
  await page.getByLabel("Name").fill("Renderings");
  await page.getByLabel("Code").fill("render");
  await page.getByLabel("Units allowed").fill("lots");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByLabel("Units allowed").and(page.locator("[aria-invalid=true]")).waitFor();
  await page.getByLabel("Units allowed").fill("500");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name: "Renderings" }).waitFor();
  await settled(page);
  await page.getByText("0 of 500 units").first().waitFor();
  await page.getByLabel("Units allowed").fill("600");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("0 of 600 units").first().waitFor();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("No pools yet.").waitFor();
});

test("a read-only member of staff finds no button of change", async () => {
  const body = { name: "Seen", code: "seen", type: "license", max_consumptions: 5 };
  const { json: accounts } = await office.test.management("GET", "customer-accounts/");
  const account = accounts.results[0].id;
  const { json: pool } = await office.test.management("POST", "consumption-pools/", {
    body: { ...body, customer_account: account },
  });
  const page = await office.enter("read-only", "/pools");
  expect(await page.getByRole("link", { name: "New pool" }).count()).toBe(0);
  await page.goto(`${office.address}/pools/${pool.id}`);
  await settled(page);
  expect(await page.getByRole("button", { name: /Delete|Save/ }).count()).toBe(0);
});
