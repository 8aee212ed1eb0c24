import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./support/axe.ts";
import { type Office, openOffice, settled, visit } from "./support/office.ts";
import { type Goods, sellGoods } from "./support/sold-goods.ts";
import { doorTour, staffTour } from "./support/tour.ts";

let office: Office;
let goods: Goods;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  goods = await sellGoods(office.test);
}, 120_000);
afterAll(() => office.close());

describe.each(["light", "dark"] as const)("in the %s scheme nothing keeps people out", (scheme) => {
  let page: Page;
  let door: Page;
  beforeAll(async () => {
    page = await office.enter("owner", "/me", { scheme });
    door = await office.stranger({ scheme });
  });

  test.each(staffTour)("of the page $name", async ({ path, shows }) => {
    await visit(page, `${office.address}${path(goods)}`, shows);
    expect(await page.evaluate(() => document.documentElement.dataset["mantineColorScheme"])).toBe(scheme);
    expect(await barriers(page)).toEqual([]);
  });

  test.each(doorTour)("of the page $name", async ({ path, shows }) => {
    await visit(door, `${office.address}${path(goods)}`, shows);
    expect(await barriers(door)).toEqual([]);
  });
});

test("the scan sees a barrier where there is one", async () => {
  const page = await office.stranger();
  await page.goto(`${office.address}/sign-in`);
  await settled(page);
  await page.evaluate(() => document.body.append(document.createElement("button")));
  expect((await barriers(page)).join()).toContain("button-name");
});
