import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Office, openOffice, quiet, visit } from "../support/office.ts";
import { type Goods, sellGoods } from "../support/sold-goods.ts";
import { staffTour } from "../support/tour.ts";

// Somebody who may only read goes along every page, and finds nothing to press but what shows something else.

let office: Office;
let goods: Goods;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  goods = await sellGoods(office.test);
}, 120_000);
afterAll(() => office.close());

/** Buttons that show something, or change how a list is looked at. Whoever adds one says here that it is of these. */
const showing = [
  /^Copy /,
  /^(?:First|Previous|Next|Last) page$/,
  /^(?:Add filter|Columns|Saved filters)$/,
  /^Actions for /,
  /^Show what is typed$/,
  /^(?:Open|Explain|Back)$/,
  // What a refund would do.
  /^If refunded$/,
  // A filter of decisions, by what is refused most.
  /^license_activated_max_times \(\d+\)$/,
  // What is everybody's own.
  /^(?:Change password|Set up an authenticator app)$/,
];

/** What is behind the button of a row. */
const showingInMenus = /^(?:Explain|Open)/;

/** Whatever could be pressed on a page, but for the heads of columns, which order rows, and tabs. */
async function pressable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility() && element.getAttribute("aria-disabled") !== "true";
    const buttons = [...document.querySelectorAll("main button:not(:disabled):not([role=tab])")];
    const forms = [...document.querySelectorAll("main a[href]")].filter((link) =>
      /\/(?:new|edit)\b/.test(link.getAttribute("href") ?? ""),
    );
    return [...buttons.filter((button) => !button.closest("thead")), ...forms]
      .filter(isShown)
      .map((element) => element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "");
  });
}

/** What could be changed on a page by what is on it, and by what is behind the buttons of its rows. */
async function changesOf(page: Page): Promise<string[]> {
  const found = await pressable(page);
  for (const menu of await page
    .getByRole("main")
    .getByRole("button", { name: /^Actions for / })
    .all()) {
    await menu.click();
    const entries = page.getByRole("menuitem").and(page.locator(":not([aria-disabled=true])"));
    await entries.first().waitFor();
    const names = await entries.allTextContents();
    found.push(...names.filter((name) => !showingInMenus.test(name)));
    await page.keyboard.press("Escape");
    await entries.first().waitFor({ state: "detached" });
  }
  return found.filter((name) => !showing.some((pattern) => pattern.test(name)));
}

describe("somebody who may only read", () => {
  let page: Page;
  const written: string[] = [];
  beforeAll(async () => {
    page = await office.enter("read-only", "/me");
    page.on("request", (request) => {
      // A preview of a text is sent along, and kept by nobody.
      const isShown = request.url().endsWith("/mail-texts/preview/");
      if (request.method() !== "GET" && !isShown) written.push(`${request.method()} ${request.url()}`);
    });
  });

  test.each(staffTour)("finds nothing to change on $name", async ({ path }) => {
    // What a stop shows to those who may change it, such as a button, is not what is seen here.
    await page.goto(`${office.address}${path(goods)}`);
    await quiet(page);
    expect(await changesOf(page)).toEqual([]);
  });

  test("has changed nothing on this way", () => {
    expect(written).toEqual([]);
  });
});

test("pages of forms are not theirs to see", async () => {
  const page = await office.enter("read-only", "/me");
  for (const path of ["/orders/new", "/products/new", `/licenses/${goods.license}/edit`, "/getting-started"])
    await visit(page, `${office.address}${path}`, "You may not see this");
});

test("the search for changes finds them where somebody may make some", async () => {
  const page = await office.enter("owner", "/me");
  for (const name of ["orders", "license", "license-devices", "product-policies", "settings-keys", "labels"]) {
    const stop = staffTour.find((each) => each.name === name);
    if (!stop) throw new Error(`the tour has no ${name}`);
    await visit(page, `${office.address}${stop.path(goods)}`, stop.shows);
    expect([name, (await changesOf(page)).length > 0]).toEqual([name, true]);
  }
});
