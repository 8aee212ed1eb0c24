import { afterAll, beforeAll, expect, test } from "vitest";
import type { FreelyRead } from "../../../server/test/support/app.ts";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// Many licenses at once, and one at an hour to come.

let office: Office;
const licenses = (query: string) => office.test.management("GET", `licenses/?${query}`);

beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  await createProduct(office.test, "paint");
  const body = { id: "many", items: [{ product_code: "paint", licenses: Array.from({ length: 200 }, () => ({})) }] };
  await office.test.management("POST", "orders/create_order/", { body });
  await sell(office.test, "paint", {}, { id: "other" });
});
afterAll(() => office.close());

test("two hundred licenses are disabled by their filter, after a look at what changes, and a reload finds the progress", async () => {
  const page = await office.enter("support", "/licenses?order__store_id=many");
  await page.getByRole("checkbox", { name: "Select all rows of this page" }).click();
  await page.getByRole("button", { name: "Select all 200 that match" }).click();
  await page.getByRole("button", { name: "Disable", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Disable 200 licenses?" });
  await dialog.getByText("200 of 200 licenses will change.").waitFor();
  expect((await licenses("enabled=false")).json.count).toBe(0);
  await dialog.getByRole("button", { name: "Disable" }).click();
  await page.getByRole("heading", { level: 1, name: "Disable: 200 licenses" }).waitFor();
  await page.reload();
  await page.getByText("200 of 200").waitFor();
  await page.getByText("done", { exact: true }).waitFor();
  expect((await licenses("enabled=false")).json.count).toBe(200);
});

test("a bulk edit says at its field what is refused", async () => {
  const page = await office.enter("support", "/licenses?order__store_id=many");
  await page.getByRole("checkbox", { name: "Select all rows of this page" }).click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Property" }).selectOption({ label: "Seats" });
  await dialog.getByRole("textbox", { name: "Seats", exact: true }).fill("many");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.locator("[aria-invalid=true]").waitFor();
  await dialog.getByRole("textbox", { name: "Seats", exact: true }).fill("4");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("50 of 50 licenses will change.").waitFor();
});

test("filters are saved by name and are there again", async () => {
  const page = await office.enter("support", "/licenses?enabled=false");
  await page.getByRole("button", { name: "Saved filters" }).click();
  await page.getByLabel("Name of the filter").fill("Stopped");
  await page.getByRole("button", { name: "Save these filters" }).click();
  await page.getByRole("button", { name: "Stopped", exact: true }).waitFor();
  await page.goto(`${office.address}/licenses`);
  await page.getByRole("button", { name: "Saved filters" }).click();
  await page.getByRole("button", { name: "Stopped", exact: true }).click();
  await settled(page);
  expect(new URL(page.url()).search).toBe("?enabled=false");
});

test("an update is scheduled, tried out and cancelled", async () => {
  const { id } = (await licenses("order__store_id=other")).json.results[0];
  const page = await office.enter("support", `/licenses/${id}?tab=scheduled`);
  await page.getByRole("button", { name: "Schedule an update" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Schedule an update" }).click();
  await dialog.locator("[aria-invalid=true]").waitFor();
  await dialog.getByLabel("Due").fill("2099-01-01T10:00");
  await dialog.getByLabel("Name").fill("More seats");
  await dialog.getByRole("textbox", { name: "Seats", exact: true }).fill("9");
  await dialog.getByRole("button", { name: "Schedule an update" }).click();
  const row = page.getByRole("row", { name: /More seats/ });
  await row.getByText("waits").waitFor();
  await page.getByRole("button", { name: "Actions for More seats" }).click();
  await page.getByRole("menuitem", { name: "Try it out" }).click();
  await page.getByText("It would be applied as a whole.").waitFor();
  await page.getByRole("button", { name: "Understood" }).click();
  await page.getByRole("button", { name: "Actions for More seats" }).click();
  await page.getByRole("menuitem", { name: "Cancel update" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel update" }).click();
  await row.getByText("cancelled").waitFor();
  await page.goto(`${office.address}/scheduled-updates?status=cancelled`);
  await page.getByRole("row", { name: /More seats/ }).waitFor();
});

test("a feature and a custom field are changed at an hour to come", async () => {
  const make = async (path: string, body: object) => (await office.test.management("POST", path, { body })).json;
  const product = await createProduct(office.test, "draw");
  const feature = await make("product-features/", {
    product,
    code: "pages",
    name: "Pages",
    feature_type: "consumption",
    max_consumption: 10,
  });
  const field = await make("product-custom-fields/", { product, name: "studio", default_value: "North" });
  const { id } = await sell(office.test, "draw", { product_features: ["pages"] }, { id: "drawn" });
  const page = await office.enter("support", `/licenses/${id}?tab=scheduled`);
  let hour = 10;
  const scheduleAs = async (name: string, what: string, type: () => Promise<void>) => {
    await page.getByRole("button", { name: "Schedule an update" }).click();
    const dialog = page.getByRole("dialog");
    // What is scheduled for the same hour becomes one update.
    hour += 1;
    await dialog.getByLabel("Due").fill(`2099-01-01T${hour}:00`);
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("What is done").selectOption({ label: what });
    await type();
    await dialog.getByRole("button", { name: "Schedule an update" }).click();
    await page.getByRole("row", { name }).getByText(what).waitFor();
  };
  const units = page.getByRole("dialog").getByLabel("Units allowed");
  await scheduleAs("More pages", "Change a feature", async () => {
    expect(await units.inputValue()).toBe("10");
    await units.fill("many");
    await page.getByRole("dialog").getByRole("button", { name: "Schedule an update" }).click();
    await units.and(page.locator("[aria-invalid=true]")).waitFor();
    await units.fill("99");
  });
  await scheduleAs("New studio", "Set a custom field", () =>
    page.getByRole("dialog").getByLabel("Value").fill("South"),
  );
  await scheduleAs("No pages", "Take a feature away", async () => {});
  const { results } = (await office.test.management("GET", `scheduled-updates/?license=${id}&order_by=id`)).json;
  const items = results.map(({ scheduled_update_data: [item] }: FreelyRead) => item);
  const named = { product_feature: feature.id, product_custom_field: null };
  expect(items).toMatchObject([
    { action: "license-product-feature-update", ...named, update_data: { max_consumption: 99 } },
    { action: "license-custom-field-update", product_custom_field: field.id, update_data: { value: "South" } },
    { action: "license-product-feature-delete", ...named, update_data: {} },
  ]);
  expect(Object.keys(items[0].update_data)).toEqual(["max_consumption"]);
});
