import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./support/axe.ts";
import { type Office, openOffice, settled } from "./support/office.ts";
import { openPortalTour, portalTour, sellPortalGoods } from "./support/portal-tour.ts";
import { enterPortal } from "./support/portal-visit.ts";

let office: Office;
let goods: Awaited<ReturnType<typeof sellPortalGoods>>;
beforeAll(async () => {
  office = await openOffice();
  goods = await sellPortalGoods(office);
}, 120_000);
afterAll(() => office.close());

describe.each(["light", "dark"] as const)("in the %s scheme nothing keeps customers out", (scheme) => {
  test("of the pages that they see once they are in", async () => {
    const { page } = await enterPortal(office, goods.boss, "/portal", { scheme });
    for (const { path, shows } of portalTour) {
      await page.goto(`${office.address}${path(goods)}`);
      await settled(page);
      await page.getByText(shows).first().waitFor();
      expect([path(goods), ...(await barriers(page))]).toEqual([path(goods)]);
    }
  });

  test("of the pages before", async () => {
    const page = await office.stranger({ scheme });
    for (const { path, shows } of openPortalTour) {
      await page.goto(`${office.address}${path(goods)}`);
      await settled(page);
      await page.getByText(shows).first().waitFor();
      expect([path(goods), ...(await barriers(page))]).toEqual([path(goods)]);
    }
  });
});

test("at 360 pixels, in German, no page scrolls sideways", async () => {
  const { page } = await enterPortal(office, goods.boss, "/portal", { width: 360, height: 800, language: "de" });
  for (const { path } of [...portalTour, ...openPortalTour]) {
    await page.goto(`${office.address}${path(goods)}`);
    await settled(page);
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
