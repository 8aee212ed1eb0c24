import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./support/axe.ts";
import { type Office, openOffice, settled } from "./support/office.ts";
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
  test.each(staffTour)("of the page $name", async ({ path, shows }) => {
    const page = await office.enter("owner", path(goods), { scheme });
    await page.getByText(shows).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset["mantineColorScheme"])).toBe(scheme);
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });

  test.each(doorTour)("of the page $name", async ({ path, shows }) => {
    const page = await office.stranger({ scheme });
    await page.goto(`${office.address}${path(goods)}`);
    await settled(page);
    await page.getByText(shows).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });
});

test("the scan sees a barrier where there is one", async () => {
  const page = await office.stranger();
  await page.goto(`${office.address}/sign-in`);
  await settled(page);
  await page.evaluate(() => document.body.append(document.createElement("button")));
  expect((await barriers(page)).join()).toContain("button-name");
});
