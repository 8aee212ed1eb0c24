import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decisionOf, numberOf } from "../../../server/test/decisions/refused.ts";
import { applicationOf, createProduct, sell } from "../../../server/test/support/application.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// A customer has a new computer, and somebody of support finds out why it is refused.

let office: Office;
let license: { id: number; license_key: string };
const on = (hardware_id: string, more: object = {}) => ({
  product: "paint",
  license_key: license.license_key,
  hardware_id,
  ...more,
});
const activate = (hardware_id: string, more?: object) => applicationOf(office.test).activate(on(hardware_id, more));

beforeAll(async () => {
  office = await openOffice();
  await createProduct(office.test, "paint");
  license = await sell(office.test, "paint", { max_activations: 1 }, { customer: { email: "ann@example.com" } });
});
afterAll(() => office.close());

describe("a new computer", () => {
  let number: number;

  test("is refused, and the refusal names a decision that opens by its number", async () => {
    expect((await activate("old", { hostname: "Old laptop" })).status).toBe(200);
    const refused = await activate("new", { hostname: "New laptop" });
    expect(refused.status).toBe(400);
    number = Number(numberOf(refused));
    await decisionOf(office.test, refused);
    const page = await office.enter("support", "/decisions");
    await page.getByRole("textbox", { name: "Open decision number" }).fill(String(number));
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: `Decision ${number}` }).waitFor();
    await page.getByText("What would make it pass").first().waitFor();
    await page.getByRole("link", { name: "ann@example.com" }).waitFor();
  });

  test("has its way to the license and to what would be decided now", async () => {
    const page = await office.enter("support", `/decisions/${number}`);
    await page.getByRole("link", { name: "Open license" }).click();
    await page.getByText("1 of one seat taken").waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "Explain now" }).click();
    await page.getByText("It is refused").waitFor();
    expect(new URL(page.url()).searchParams.get("hardware_id")).toBe("new");
  });

  test("is accepted once the old one's seat is freed in the very message that refuses", async () => {
    const page = await office.enter("support", `/licenses/${license.id}/explain?action=activate&hardware_id=new`);
    await page.getByText("It is refused").waitFor();
    await page.getByRole("button", { name: "Free seat" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Free seat" }).click();
    await page.getByText("It would be allowed").waitFor();
    expect((await activate("new", { hostname: "New laptop" })).status).toBe(200);
    await page.goto(`${office.address}/licenses/${license.id}?tab=time-line`);
    await page.getByText("Device deactivated").first().waitFor();
    expect(await page.getByText("Device activated").count()).toBe(2);
  });

  test("is found among the frequent refusals, which are filters", async () => {
    const page = await office.enter("support", "/decisions");
    await page.getByRole("button", { name: /^license_activated_max_times/ }).click();
    await settled(page);
    expect(new URL(page.url()).searchParams.get("code")).toBe("license_activated_max_times");
    await page.getByRole("link", { name: String(number) }).waitFor();
  });
});

test("a disabled license is enabled where it is explained", async () => {
  await office.test.management("POST", `licenses/${license.id}/disable/`);
  const page = await office.enter("support", `/licenses/${license.id}/explain?action=check&hardware_id=new`);
  await page.getByRole("button", { name: "Enable" }).click();
  await page.getByText("It would be allowed").waitFor();
});

test("somebody who may only read sees why, and finds no remedy to press", async () => {
  await activate("third");
  const page = await office.enter("read-only", `/licenses/${license.id}/explain?action=activate&hardware_id=third`);
  await page.getByText("It is refused").waitFor();
  expect(await page.getByRole("button", { name: "Free seat" }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "Raise seats" }).count()).toBe(0);
});
