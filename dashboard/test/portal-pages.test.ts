import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriersInBothSchemes } from "./support/axe.ts";
import { type Office, openOffice, visit } from "./support/office.ts";
import { openPortalTour, portalTour, sellPortalGoods } from "./support/portal-tour.ts";
import { enterPortal } from "./support/portal-visit.ts";
import { lostByKeyboard } from "./support/tab-walk.ts";

let office: Office;
let goods: Awaited<ReturnType<typeof sellPortalGoods>>;
beforeAll(async () => {
  office = await openOffice();
  goods = await sellPortalGoods(office);
}, 120_000);
afterAll(() => office.close());

async function everybodyMayUse(page: Page, path: string): Promise<void> {
  expect([path, await barriersInBothSchemes(page), await lostByKeyboard(page)]).toEqual([
    path,
    { light: [], dark: [] },
    [],
  ]);
}

test("nothing keeps customers from a page that they see once they are in, in light and dark, nor from what is on it", async () => {
  const { page } = await enterPortal(office, goods.boss, "/portal");
  for (const { path, shows } of portalTour) {
    await visit(page, `${office.address}${path(goods)}`, shows);
    await everybodyMayUse(page, path(goods));
  }
});

test("nothing keeps them from the pages before", async () => {
  const page = await office.stranger();
  for (const { path, shows } of openPortalTour) {
    await visit(page, `${office.address}${path(goods)}`, shows);
    await everybodyMayUse(page, path(goods));
  }
});

test("at 360 pixels, in German, no page scrolls sideways", async () => {
  const { page } = await enterPortal(office, goods.boss, "/portal", { width: 360, height: 800, language: "de" });
  for (const { path, shows } of [...portalTour, ...openPortalTour]) {
    await visit(page, `${office.address}${path(goods)}`, shows);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([path(goods), beyond]).toEqual([path(goods), 0]);
  }
});

test("a device is freed with the keyboard alone", async () => {
  const { page } = await enterPortal(office, goods.boss, `/portal/licenses/${goods.license}`);
  const button = page.getByRole("button", { name: "Free seat of ATTIC" });
  for (let step = 0; step < 40; step += 1) {
    if (await button.evaluate((each) => each === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Cancel" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("The seat of ATTIC is free.").waitFor();
});
