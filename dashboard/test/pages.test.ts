import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers, barriersInBothSchemes } from "./support/axe.ts";
import { type Office, openOffice, settled, visit } from "./support/office.ts";
import { type Goods, sellGoods } from "./support/sold-goods.ts";
import { lostByKeyboard } from "./support/tab-walk.ts";
import { doorTour, staffTour } from "./support/tour.ts";

// Along every page of the staff, once: what keeps people out, in both schemes, and what the keyboard does not reach.

let office: Office;
let goods: Goods;
let page: Page;
let door: Page;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  goods = await sellGoods(office.test);
  page = await office.enter("owner", "/me");
  door = await office.stranger();
}, 120_000);
afterAll(() => office.close());

async function everybodyMayUse(page: Page): Promise<void> {
  expect(await barriersInBothSchemes(page)).toEqual({ light: [], dark: [] });
  expect(await lostByKeyboard(page)).toEqual([]);
}

test.each(staffTour)("nothing keeps people from $name, in light and dark, nor from what is on it", async (stop) => {
  await visit(page, `${office.address}${stop.path(goods)}`, stop.shows);
  await everybodyMayUse(page);
});

test.each(doorTour)("nothing keeps people from $name, in light and dark, nor from what is on it", async (stop) => {
  await visit(door, `${office.address}${stop.path(goods)}`, stop.shows);
  await everybodyMayUse(door);
});

test("the search for barriers sees one where there is one", async () => {
  await door.goto(`${office.address}/sign-in`);
  await settled(door);
  await door.evaluate(() => {
    const [nameless, unreached, unseen] = ["button", "button", "button"].map((tag) => document.createElement(tag));
    if (!nameless || !unreached || !unseen) return;
    unreached.tabIndex = -1;
    unseen.style.outline = "none";
    document.body.append(nameless, unreached, unseen);
  });
  expect((await barriers(door)).join()).toContain("button-name");
  const lost = (await lostByKeyboard(door)).join();
  expect(lost).toContain("not reached by Tab");
  expect(lost).toContain("not seen to have the focus");
});
