import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Office, openOffice, visit } from "./support/office.ts";
import { type Goods, sellGoods } from "./support/sold-goods.ts";

// What the keyboard does beyond reaching every control, which pages.test.ts walks on every page.

let office: Office;
let goods: Goods;
let page: Page;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  goods = await sellGoods(office.test);
  page = await office.enter("owner", "/me");
}, 120_000);
afterAll(() => office.close());

test("after navigation by keyboard, the new heading has the focus", async () => {
  await visit(page, `${office.address}/licenses/${goods.license}`, "Paint");
  await page.getByRole("link", { name: "Orders", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Orders" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
});

test("the menu of a row opens by Enter, is walked by arrows, and Escape gives the focus back to its button", async () => {
  await visit(page, `${office.address}/licenses`, "Paint");
  const button = page.getByRole("button", { name: /^Actions for/ }).first();
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Disable" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("menuitem").and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("menuitem").first().waitFor({ state: "hidden" });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await button.click();
  await page.getByRole("menuitem", { name: "Disable" }).waitFor();
  await button.click();
  await page.getByRole("menuitem").first().waitFor({ state: "hidden" });
});
