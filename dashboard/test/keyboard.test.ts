import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Office, openOffice, visit } from "./support/office.ts";
import { type Goods, sellGoods } from "./support/sold-goods.ts";
import { staffTour } from "./support/tour.ts";

let office: Office;
let goods: Goods;
let page: Page;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  goods = await sellGoods(office.test);
  page = await office.enter("owner", "/me");
}, 120_000);
afterAll(() => office.close());

const mostStops = 250;

/** What has the focus: its place in the document, its name, and whether its outline can be seen. */
interface Focused {
  readonly place: string;
  readonly isSeen: boolean;
}

/** Presses Tab until the focus has gone once round the page. */
async function walk(page: Page): Promise<Focused[]> {
  const stops: Focused[] = [];
  for (let pressed = 0; pressed < mostStops; pressed += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate((): Focused | undefined => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return undefined;
      const all = [...document.querySelectorAll("*")];
      const after = getComputedStyle(element, "::after");
      const own = getComputedStyle(element);
      const around = element.parentElement ? getComputedStyle(element.parentElement) : own;
      const isOutlined = (style: CSSStyleDeclaration) => style.outlineStyle !== "none" && style.outlineWidth !== "0px";
      const isBordered = element.matches("input, select, textarea, [class*='Input-input']");
      return {
        place: `${all.indexOf(element)} ${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 40)}`,
        isSeen: isOutlined(own) || isOutlined(after) || isOutlined(around) || isBordered,
      };
    });
    if (focused === undefined || focused.place === stops[0]?.place) return stops;
    stops.push(focused);
  }
  throw new Error(
    `the focus did not come round: ${stops
      .slice(-5)
      .map(({ place }) => place)
      .join("; ")}`,
  );
}

test.each(staffTour)(
  "every control of $name is reached by Tab, and the focus is seen there",
  async ({ path, shows }) => {
    const page = await office.enter("owner", path(goods));
    await page.getByText(shows).first().waitFor();
    const stops = await walk(page);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    const unreached = await page.evaluate(() => {
      const isShown = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });
      const controls = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea")];
      // Of a group of choices only the chosen one is a stop; arrows reach the others.
      const isStop = (element: HTMLElement) =>
        isShown(element) && !element.matches(":disabled, [role=tab][aria-selected=false], [type=radio]:not(:checked)");
      return controls
        .filter((element) => isStop(element) && element.tabIndex < 0)
        .map(({ outerHTML }) => outerHTML.slice(0, 160));
    });
    expect(unreached).toEqual([]);
    await page.close();
  },
);

test("after navigation by keyboard, the new heading has the focus", async () => {
  await visit(page, `${office.address}/licenses`, "Paint");
  await page.getByRole("link", { name: "Orders", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Orders" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
});
