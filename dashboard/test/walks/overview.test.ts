import { afterAll, beforeAll, expect, test } from "vitest";
import { type Office, openOffice, settled } from "../support/office.ts";
import { type Goods, sellGoods } from "../support/sold-goods.ts";

let office: Office;
let goods: Goods;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  goods = await sellGoods(office.test);
}, 120_000);
afterAll(() => office.close());

test("a number of the overview leads to the licenses behind it", async () => {
  const page = await office.enter("support", "/");
  const active = page.getByRole("link", { name: /active$/ }).first();
  const count = Number((await active.textContent())?.replace(/\D/g, ""));
  expect(count).toBeGreaterThan(0);
  await active.click();
  await page.getByRole("heading", { level: 1, name: "Licenses" }).waitFor();
  await settled(page);
  expect(await page.getByRole("row").count()).toBe(count + 1);
});

test("the box finds a license by its key, an order, and a page, without a mouse", async () => {
  const page = await office.enter("support", "/");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Keys, orders, people").fill(goods.licenseKey);
  await page.getByRole("button", { name: new RegExp(goods.licenseKey) }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/licenses\/\d+/);
  await page.keyboard.press("/");
  await page.getByPlaceholder("Keys, orders, people").fill("orders");
  await page.getByRole("button", { name: "Orders", exact: true }).waitFor();
});

test("analytics shows who calls", async () => {
  const page = await office.enter("read-only", "/analytics");
  await page.getByRole("heading", { name: "Calls of applications" }).waitFor();
});
