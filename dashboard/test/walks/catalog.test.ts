import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Office, openOffice, settled } from "../support/office.ts";

// Somebody who runs the catalog: a product with two policies, an edit that reaches what was sold, a bundle.

let office: Office;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
});
afterAll(() => office.close());

const management = async (method: string, path: string, body?: object) => {
  const { status, json, text } = await office.test.management(method as "POST", path, body ? { body } : {});
  if (status >= 300) throw new Error(`${method} ${path}: ${text}`);
  return json;
};
const open = async (page: Page, role: "tab" | "button" | "link", name: string) => {
  await page.getByRole(role, { name, exact: true }).click();
  await settled(page);
};
const tab = async (page: Page, name: RegExp) => {
  await page.getByRole("tab", { name }).click();
  await settled(page);
};

test("a product is made, refused beside its field first, with a feature, a field and a version", async () => {
  const page = await office.enter("admin", "/products");
  await page.getByRole("link", { name: "New product" }).first().click();
  await page.getByLabel("Name").fill("Paint");
  await page.getByLabel("Code").fill("p!");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByText("A product code has two characters or more").waitFor();
  expect(await page.getByLabel("Code").evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByLabel("Code").fill("paint");
  await page.getByLabel("Seats").fill("3");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name: "Paint" }).waitFor();
  await settled(page);

  await tab(page, /^Features/);
  await open(page, "button", "Add feature");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Code").fill("export");
  await dialog.getByLabel("Kind").selectOption("consumption");
  await dialog.getByLabel("Units allowed", { exact: true }).fill("many");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText(/whole number/).waitFor();
  await dialog.getByLabel("Units allowed", { exact: true }).fill("20");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page
    .getByRole("row", { name: /export/ })
    .getByText("20")
    .waitFor();

  await tab(page, /^Custom fields/);
  await open(page, "button", "Add custom field");
  await page.getByRole("dialog").getByLabel("Name").fill("channel");
  await page.getByRole("dialog").getByLabel("Value of new licenses").fill("stable");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("row", { name: /channel/ }).waitFor();

  await tab(page, /^Versions/);
  await open(page, "button", "Add version");
  await page.getByRole("dialog").getByRole("textbox", { name: "Version", exact: true }).fill("2.1.0");
  await page.getByRole("dialog").getByLabel("Released on").fill("2030-01-15");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("row", { name: /2\.1\.0/ }).waitFor();
});

test("a second policy is made, compared, edited with a preview and applied to two hundred licenses", async () => {
  const product = await management("POST", "products/", {
    product_name: "Draw",
    short_code: "draw",
    max_activations: 3,
  });
  const page = await office.enter("admin", `/products/${product.id}?tab=policies`);
  await open(page, "button", "New policy");
  await page.getByRole("dialog").getByLabel("Name").fill("Pro");
  await page.getByRole("dialog").getByLabel("Code").fill("pro");
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name: "Pro" }).waitFor();
  await settled(page);

  // What is not set says what counts instead, and from where.
  await page.getByText("From the product: 3").first().waitFor();
  await page.getByLabel("Seats", { exact: true }).fill("5");
  await page.getByRole("status", { name: "What this edit changes" }).getByText("5", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("This policy has issued no licenses yet.").waitFor();

  await management("POST", "orders/create_order/", {
    id: "two-hundred",
    items: [{ product_code: "draw", licenses: Array.from({ length: 200 }, () => ({ policy_code: "pro" })) }],
  });
  await tab(page, /^Terms/);
  await page.getByLabel("Seats", { exact: true }).fill("none");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByLabel("Seats", { exact: true }).and(page.locator("[aria-invalid=true]")).waitFor();
  await page.getByLabel("Seats", { exact: true }).fill("9");
  await page.getByText("would change 200 licenses").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Applying it changes 200 of them.").waitFor();
  await page.getByRole("button", { name: "Apply to 200 licenses" }).click();
  const question = page.getByRole("dialog", { name: "Apply the policy to 200 licenses?" });
  await question.getByText("Seats: 5 → 9 (200 licenses)").waitFor();
  await question.getByRole("button", { name: "Apply to 200 licenses" }).click();
  // The work goes on behind the page, which shows how far it is.
  await page.getByRole("heading", { name: "Bring to the present terms of their policy: 200 licenses" }).waitFor();
  await page.getByRole("status").getByText("200 of 200").waitFor();
  const changed = await office.test.db`select count(*)::int as count from licenses where max_activations = 9`;
  expect(changed).toEqual([{ count: 200 }]);

  await page.goBack();
  await settled(page);
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByRole("heading", { name: "Compare policies" }).waitFor();
  await settled(page);
  await page.getByRole("switch", { name: "Only differences" }).check();
  await settled(page);
  await page
    .getByRole("row", { name: /^differs Seats/ })
    .getByRole("img", { name: "differs" })
    .first()
    .waitFor();
  expect(page.url()).toContain("only=differences");
});

test("a bundle is made of products, which change in place; the last one stays, in words", async () => {
  for (const code of ["pencil", "brush"])
    await management("POST", "products/", { product_name: code, short_code: code });
  const page = await office.enter("admin", "/bundles");
  await page.getByRole("link", { name: "New bundle" }).first().click();
  await page.getByLabel("Name").fill("Studio");
  await page.getByLabel("Code").fill("studio");
  await page.getByRole("button", { name: "Create" }).click();
  await page
    .getByText(/at least one product|holds no product|needs/i)
    .first()
    .waitFor();
  await page.getByLabel("pencil (pencil)").check();
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name: "Studio" }).waitFor();
  await settled(page);
  await page.getByLabel("Add a product").selectOption({ label: "brush" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("row", { name: /brush/ }).waitFor();
  await page.getByRole("button", { name: "Take pencil out of the bundle" }).click();
  await page.getByRole("row", { name: /pencil/ }).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Take brush out of the bundle" }).click();
  await page.locator("main").getByRole("alert").waitFor();
});

test("a product that was sold is not deleted but archived, and that can be undone", async () => {
  const product = await management("POST", "products/", { product_name: "Sold", short_code: "sold" });
  await management("POST", "orders/create_order/", { id: "sold", items: [{ product_code: "sold", licenses: [{}] }] });
  const page = await office.enter("admin", `/products/${product.id}`);
  await open(page, "button", "Delete");
  const dialog = page.getByRole("dialog", { name: "Delete “Sold”?" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await open(page, "button", "Archive");
  await page.getByText("“Sold” is archived.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Archive" }).waitFor();
});

test("a read-only member of staff sees everything and finds no button of change", async () => {
  const product = await management("POST", "products/", { product_name: "Seen", short_code: "seen" });
  const { results } = await management("GET", `license-templates/?product=${product.id}`);
  const page = await office.enter("read-only", "/products");
  const changes = /^(New|Add|Edit|Delete|Archive|Restore|Save|Create$|Duplicate|Make|Apply|Take)/;
  const addresses = ["", "?tab=policies", "?tab=features", "?tab=fields", "?tab=files"].map(
    (search) => `/products/${product.id}${search}`,
  );
  for (const address of ["/products", "/bundles", ...addresses, `/policies/${results[0].id}`]) {
    await page.goto(`${office.address}${address}`);
    await settled(page);
    const buttons = await page.locator("main").getByRole("button", { name: changes }).allInnerTexts();
    expect(
      buttons.filter((text) => text !== "Add filter"),
      address,
    ).toEqual([]);
    expect(await page.locator("main").getByRole("link", { name: /^New/ }).allInnerTexts(), address).toEqual([]);
    expect(await page.locator("main form input:not([type=search])").count(), address).toBe(0);
  }
});
