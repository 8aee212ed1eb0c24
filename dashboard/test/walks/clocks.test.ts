import { afterAll, beforeAll, expect, test } from "vitest";
import { applicationOf, createProduct, sell } from "../../../server/test/support/application.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// Somebody tries out what time brings: a test clock is made, an order lives by it, and fourteen days pass in a minute.

let office: Office;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  await createProduct(office.test, "paint", { product_name: "Paint" });
});
afterAll(() => office.close());

test("a test clock is made, refused beside its field, advanced, and shows what happened", async () => {
  const page = await office.enter("support", "/test-clocks");
  await page.getByRole("link", { name: "New test clock" }).first().click();
  await page.getByLabel("Name").fill("A trial of two weeks");
  await page.getByLabel("Begins at").fill("");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByLabel("Begins at").and(page.locator("[aria-invalid=true]")).waitFor();
  await page.getByLabel("Begins at").fill("2030-01-01T09:00");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name: "A trial of two weeks" }).waitFor();
  const clock = Number(new URL(page.url()).pathname.split("/").at(-1));

  const order = { is_test: true, test_clock: clock };
  const { id, license_key } = await sell(office.test, "paint", { is_trial: true, trial_days: 14 }, order);
  await applicationOf(office.test).activate({ product: "paint", license_key, hardware_id: "one" });
  await page.reload();
  await page.getByRole("cell", { name: "Ends in 7 days" }).waitFor();
  await settled(page);
  await page.getByLabel("Until").fill("2029-12-31T00:00");
  await page.getByRole("button", { name: "Advance", exact: true }).click();
  await page.getByLabel("Until").and(page.locator("[aria-invalid=true]")).waitFor();
  await page.getByRole("button", { name: "14 days" }).click();
  await page.getByRole("cell", { name: "Expired" }).waitFor();
  await page.getByRole("button", { name: "To what comes next" }).click();
  await page.getByText("Nothing comes by time alone.").waitFor();
  await page.getByRole("tab", { name: "What happened" }).click();
  await page.getByRole("cell", { name: "Expired" }).waitFor();
  await page.getByRole("tab", { name: "Licenses (1)" }).click();
  await page.getByRole("cell", { name: "expired" }).waitFor();
  await page.getByRole("link", { name: license_key }).click();
  await page.getByText("Test clock", { exact: true }).first().waitFor();
  expect(new URL(page.url()).pathname).toBe(`/licenses/${id}`);
  await settled(page);
});

test("the creator of orders offers the clock it was opened from, and its order lives by it", async () => {
  const { json: clock } = await office.test.management("POST", "test-clocks/", {
    body: { time: "2031-05-01", name: "May" },
  });
  const page = await office.enter("support", `/test-clocks/${clock.id}?tab=orders`);
  await page.getByRole("link", { name: "Place an order by it" }).click();
  await page.getByLabel("Lives by test clock").waitFor();
  expect(await page.getByLabel("Lives by test clock").inputValue()).toBe(String(clock.id));
  await settled(page);
});

test("a test clock goes with what lives by it, after a question that says so", async () => {
  const { json: clock } = await office.test.management("POST", "test-clocks/", {
    body: { time: "2030-01-01", name: "Short-lived" },
  });
  await sell(office.test, "paint", {}, { is_test: true, test_clock: clock.id });
  const page = await office.enter("support", `/test-clocks/${clock.id}`);
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("It takes one order with it, and one license.").waitFor();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.waitForURL(`${office.address}/test-clocks`);
  const { status } = await office.test.management("GET", `test-clocks/${clock.id}/`);
  expect(status).toBe(404);
});

test("a read-only member of staff finds no button of change", async () => {
  const { json: clock } = await office.test.management("POST", "test-clocks/", {
    body: { time: "2030-01-01", name: "Seen" },
  });
  const page = await office.enter("read-only", "/test-clocks");
  expect(await page.getByRole("link", { name: "New test clock" }).count()).toBe(0);
  await page.goto(`${office.address}/test-clocks/${clock.id}`);
  await page.getByRole("heading", { name: "Seen" }).waitFor();
  await settled(page);
  expect(await page.getByRole("button", { name: /Delete|Advance|14 days/ }).count()).toBe(0);
});
