import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applicationOf, createProduct, sell } from "../../../server/test/support/application.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// Somebody of support looks after the license of a customer.

let office: Office;
let license: { id: number; license_key: string };
const call = () => applicationOf(office.test);
const on = (hardware_id: string) => ({ product: "paint", license_key: license.license_key, hardware_id });

beforeAll(async () => {
  office = await openOffice();
  const product = await createProduct(office.test, "paint");
  await office.test.management("POST", "product-features/", {
    body: { product, name: "Pages", code: "pages", feature_type: "consumption", max_consumption: 10 },
  });
  await office.test.management("POST", "product-custom-fields/", {
    body: { product, name: "Site", default_value: "Graz" },
  });
  license = await sell(office.test, "paint", { max_activations: 1 }, { customer: { email: "ann@example.com" } });
  await sell(office.test, "paint", {}, { customer: { email: "bob@example.com" } });
  await call().activate({ ...on("old-laptop"), hostname: "Ann's laptop", os: "Linux" });
});
afterAll(() => office.close());

/** Chooses a filter of a list and its value. */
async function filterBy(page: Page, name: string, value: string) {
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("combobox", { name: "Filters" }).selectOption({ label: name });
  await page.getByLabel("Value").fill(value);
  await page.getByRole("button", { name: "Apply" }).click();
  await settled(page);
}

/** Chooses an entry of the menu of a row. */
async function act(page: Page, row: string, entry: string) {
  await page.getByRole("button", { name: `Actions for ${row}` }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

test("the license of a customer is found by its e-mail, and the filter is in the address", async () => {
  const page = await office.enter("support", "/licenses");
  await filterBy(page, "E-mail of the customer contains", "ann@");
  await page.getByText("1–1 of 1").waitFor();
  expect(new URL(page.url()).searchParams.get("customer_email__icontains")).toBe("ann@");
  await page.getByRole("link", { name: license.license_key }).click();
  await page.getByRole("heading", { level: 1, name: license.license_key }).waitFor();
  await page.getByText("1 of one seat taken").waitFor();
  await page
    .getByRole("row", { name: /Seats 1/ })
    .getByText("from the order")
    .waitFor();
});

test("a filter that is on the address is kept in the export", async () => {
  const page = await office.enter("support", "/licenses?customer_email__icontains=ann");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(download.url()).toContain("customer_email__icontains=ann");
});

test("the edit shows what would change before it is saved, and a refused value is said at its field", async () => {
  const page = await office.enter("support", `/licenses/${license.id}`);
  await page.getByRole("button", { name: "Edit" }).click();
  const seats = page.getByRole("textbox", { name: "Seats", exact: true });
  await seats.fill("many");
  await page.getByRole("button", { name: "Preview changes" }).click();
  await page.locator("[aria-invalid=true]").waitFor();
  expect(await seats.evaluate((field) => field === document.activeElement)).toBe(true);
  await seats.fill("2");
  await page.getByLabel("Valid until").fill("2030-12-31");
  await page.getByRole("button", { name: "Preview changes" }).click();
  const dialog = page.getByRole("dialog", { name: "This will change" });
  await dialog.getByRole("row", { name: "Seats 1 2" }).waitFor();
  expect((await office.test.management("GET", `licenses/${license.id}/`)).json.max_activations).toBe(1);
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("1 of 2 seats taken").waitFor();
  const { json } = await office.test.management("GET", `licenses/${license.id}/`);
  expect(json).toMatchObject({ max_activations: 2, validity_period: "2031-01-01T00:00:00.000Z" });
});

test("the seat of a device is freed, and the device is told apart from those with a seat", async () => {
  const page = await office.enter("support", `/licenses/${license.id}?tab=devices`);
  await act(page, "Ann's laptop", "Free seat");
  const question = page.getByRole("dialog", { name: "Free the seat of Ann's laptop?" });
  await question.getByRole("button", { name: "Free seat" }).click();
  await question.waitFor({ state: "hidden" });
  await page
    .getByRole("row", { name: /Ann's laptop/ })
    .getByText("seat free")
    .waitFor();
  await page.getByText("0 of 2 seats taken").waitFor();
});

test("disabling names the license, asks, and can be taken back", async () => {
  const page = await office.enter("support", `/licenses/${license.id}`);
  await page.getByRole("button", { name: "Disable" }).click();
  const question = page.getByRole("dialog", { name: `Disable ${license.license_key}?` });
  await question.getByRole("button", { name: "Disable" }).click();
  await page.getByText("disabled", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Disable" }).waitFor();
});

test("a feature is added, a custom field is set, metadata are edited", async () => {
  const page = await office.enter("support", `/licenses/${license.id}?tab=features`);
  await page.getByRole("button", { name: "Add feature" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Add feature" }).click();
  await page.getByRole("row", { name: /Pages/ }).getByText("0 / 10").waitFor();
  await page.getByRole("tab", { name: "Fields and metadata" }).click();
  await act(page, "Site", "Edit");
  await page.getByRole("dialog").getByLabel("Value").fill("Wien");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("of this license").waitFor();
  await page.getByRole("button", { name: "Edit metadata" }).click();
  await page.getByRole("dialog").getByLabel("Metadata").fill('{"tier":"gold"}');
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText('"tier": "gold"').waitFor();
});

test("a device is opened from the list of all, and keeps a variable", async () => {
  const page = await office.enter("support", "/devices");
  await page.getByRole("link", { name: "Ann's laptop" }).click();
  await page.getByRole("heading", { level: 1, name: "Ann's laptop" }).waitFor();
  await page.getByRole("button", { name: "Add variable" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("room");
  await dialog.getByLabel("Value").fill("101");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("row", { name: /room 101/ }).waitFor();
  await page.getByText("deactivated").waitFor();
});

test.each(["", "?tab=devices", "?tab=users", "?tab=features", "?tab=fields"])(
  "somebody who may only read finds no button of change on the license, %s",
  async (tab) => {
    const page = await office.enter("read-only", `/licenses/${license.id}${tab}`);
    for (const name of ["Edit", "Disable", "Assign user", "Add feature", "Edit metadata"])
      expect(await page.getByRole("button", { name }).count()).toBe(0);
    for (const menu of await page.getByRole("button", { name: /^Actions for/ }).all()) {
      await menu.click();
      expect(await page.getByRole("menuitem").allTextContents()).toEqual(["Explain"]);
      await page.keyboard.press("Escape");
    }
  },
);
