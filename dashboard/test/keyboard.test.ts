import type { Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
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
