import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Looks, type Office, openOffice, visit } from "./support/office.ts";
import { type Goods, sellGoods } from "./support/sold-goods.ts";
import { staffTour } from "./support/tour.ts";

// npm run pictures: every main page in light, dark and on a phone, in English and German, into dashboard/pictures/.
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
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  goods = await sellGoods(office.test);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});
afterAll(() => office.close());

/** What does not fit: the page, or a text that is cut off. */
async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const cut = [...document.querySelectorAll<HTMLElement>("h1, h2, button, button span, label, th, a")].filter(
      (element) =>
        element.checkVisibility() &&
        element.scrollWidth > element.clientWidth + 2 &&
        getComputedStyle(element).overflowX === "hidden",
    );
    return [
      ...(wide > 0 ? [`the page is ${wide} pixels too wide`] : []),
      ...cut.map((element) => `cut off: ${element.outerHTML.slice(0, 120)}`),
    ];
  });
}

describe.each(Object.entries(looks))("%s", (look, how) => {
  let page: Page;
  beforeAll(async () => {
    page = await office.enter("owner", "/me", how);
  });

  test.each(staffTour)("$name", async ({ name, path, shows }) => {
    await visit(page, `${office.address}${path(goods)}`, shows);
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
    expect(await misfits(page)).toEqual([]);
  });
});
