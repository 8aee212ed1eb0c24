import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Looks, type Office, openOffice, visit } from "./support/office.ts";
import { openPortalTour, type PortalGoods, portalTour, sellPortalGoods } from "./support/portal-tour.ts";
import { enterPortal } from "./support/portal-visit.ts";
import { type Goods, sellGoods } from "./support/sold-goods.ts";
import { staffTour } from "./support/tour.ts";

// npm run pictures: every main page, of the dashboard and of the portal, in light, dark and on a phone, in English and German, into dashboard/pictures/.
// What a program can see of them is checked: nothing scrolls sideways, and no text is cut off without saying so.

const folder = join(import.meta.dirname, "../pictures");
const looks: Readonly<Record<string, Looks>> = {
  light: {},
  dark: { scheme: "dark" },
  phone: { width: 360, height: 780 },
  "phone-german": { width: 360, height: 780, language: "de" },
  german: { language: "de" },
};

let office: Office;
let goods: Goods;
let vendor: Office;
let portalGoods: PortalGoods;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  goods = await sellGoods(office.test);
  vendor = await openOffice();
  portalGoods = await sellPortalGoods(vendor);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});
afterAll(async () => {
  await office.close();
  await vendor.close();
});

/** What does not fit: the page, or a text that is cut off. */
async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    // What nobody hears is no text: the inside of a switch.
    const texts = document.querySelectorAll<HTMLElement>(":is(main, [role=dialog]) :not([aria-hidden=true])");
    const cut = [...texts].filter((element) => {
      if (!element.checkVisibility() || element.clientWidth < 2) return false;
      if (element.scrollWidth <= element.clientWidth + 2) return false;
      const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(element);
      return overflowX === "hidden" && textOverflow !== "ellipsis" && webkitLineClamp === "none";
    });
    return [
      ...(wide > 0 ? [`the page is ${wide} pixels too wide`] : []),
      ...cut.map((element) => `cut off: ${element.outerHTML.slice(0, 120)}`),
    ];
  });
}

describe.each(Object.entries(looks))("%s", (look, how) => {
  let page: Page;
  let customer: Page;
  let stranger: Page;
  beforeAll(async () => {
    page = await office.enter("owner", "/me", how);
    customer = (await enterPortal(vendor, portalGoods.boss, "/portal", how)).page;
    stranger = await vendor.stranger(how);
  });

  /** Takes the picture of a page that shows what it is for, and looks for what does not fit. */
  async function takePicture(of: Page, name: string, address: string, shows: string | RegExp) {
    await visit(of, address, shows);
    await of.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
    expect(await misfits(of)).toEqual([]);
  }

  test.each(staffTour)("$name", async ({ name, path, shows }) => {
    await takePicture(page, name, `${office.address}${path(goods)}`, shows);
  });

  test.each(portalTour)("$name", async ({ name, path, shows }) => {
    await takePicture(customer, name, `${vendor.address}${path(portalGoods)}`, shows);
  });

  test.each(openPortalTour)("$name", async ({ name, path, shows }) => {
    await takePicture(stranger, name, `${vendor.address}${path(portalGoods)}`, shows);
  });
});
