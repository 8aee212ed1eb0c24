import { afterAll, beforeAll, expect, test } from "vitest";
import { type Office, openOffice, settled } from "../support/office.ts";
import { type Goods, sellGoods } from "../support/sold-goods.ts";

let office: Office;
let goods: Goods;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  goods = await sellGoods(office.test);
}, 120_000);
afterAll(() => office.close());

test("an order is placed, and issues what its preview said", async () => {
  const page = await office.enter("support", "/orders/new");
  await page.getByLabel("E-mail").fill("new@customer.example");
  await page.getByLabel("Order id").fill("web-77");
  await page.getByLabel("Product", { exact: true }).selectOption("Paint");
  const preview = page.getByRole("region", { name: "What would be issued" });
  await preview.getByText("would issue 1 license").waitFor();
  await page.getByLabel("License policy").selectOption("Professional");
  await preview.getByRole("row", { name: /Seats 5 policy/ }).waitFor();
  await page.getByLabel("Seats", { exact: true }).fill("7");
  await preview.getByRole("row", { name: /Seats 7 this order/ }).waitFor();
  await page.getByRole("button", { name: "Another license like this" }).click();
  await preview.getByText("would issue 2 licenses").waitFor();
  expect((await office.test.management("GET", "orders/?store_id=web-77")).json.count).toBe(0);
  await page.getByRole("button", { name: "Place order" }).click();
  await page.getByRole("heading", { level: 1, name: "Order web-77" }).waitFor();
  const { json } = await office.test.management("GET", "licenses/?order_store_id=web-77");
  const { json: orders } = await office.test.management("GET", "orders/?store_id=web-77");
  const { json: placed } = await office.test.management("GET", `orders/${orders.results[0].id}/`);
  const licenses = placed.order_items[0].licenses as { max_activations: number; valid_duration: string }[];
  expect(licenses.map(({ max_activations, valid_duration }) => [max_activations, valid_duration])).toEqual([
    [7, "1y"],
    [7, "1y"],
  ]);
  expect(json.count).toBeGreaterThan(0);
});

test("what is wrong stands at its field, before anything is sent", async () => {
  const page = await office.enter("support", "/orders/new");
  await page.getByLabel("Product", { exact: true }).selectOption("Paint");
  await page.getByLabel("Seats", { exact: true }).fill("many");
  const field = page.getByLabel("Seats", { exact: true });
  await page.waitForFunction(
    (id) => document.getElementById(id ?? "")?.getAttribute("aria-invalid") === "true",
    await field.getAttribute("id"),
  );
  await field.fill("3");
  await page.getByRole("region", { name: "What would be issued" }).getByText("would issue 1 license").waitFor();
  expect(await field.getAttribute("aria-invalid")).not.toBe("true");
});

test("a bundle is sold, each product on its own policy, as the preview said", async () => {
  const page = await office.enter("support", "/orders/new");
  await page.getByLabel("What is sold").selectOption("Bundles");
  await page.getByLabel("Bundle", { exact: true }).selectOption("Suite");
  await page.getByLabel("Order id").fill("bundle-1");
  await page.getByLabel("License policy of Paint").selectOption("Professional");
  const preview = page.getByRole("region", { name: "What would be issued" });
  await preview.getByRole("row", { name: /Seats 5 policy/ }).waitFor();
  await page.getByRole("button", { name: "Place order" }).click();
  await page.getByRole("heading", { level: 1, name: "Order bundle-1" }).waitFor();
  const { json } = await office.test.management("GET", "orders/?store_id=bundle-1");
  expect(json.results[0].is_bundle).toBe(true);
});

test("people get a license of a user-based product", async () => {
  const page = await office.enter("support", "/orders/new");
  await page.getByLabel("Product", { exact: true }).selectOption("Team");
  await page.getByLabel("Users", { exact: true }).fill("a@team.example, b@team.example");
  await page.getByText("More terms").click();
  await page.getByLabel("Users at most").fill("2");
  await page.getByRole("region", { name: "What would be issued" }).getByText("for 2 users").waitFor();
});

test("someone who only reads finds no button of change", async () => {
  const page = await office.enter("read-only", "/orders");
  expect(await page.getByRole("link", { name: "New order" }).count()).toBe(0);
  await page.goto(`${office.address}/orders/${goods.order}`);
  await settled(page);
  expect(await page.getByRole("button", { name: "Delete order" }).count()).toBe(0);
  await page.goto(`${office.address}/orders/new`);
  await page.getByRole("heading", { name: "You may not see this" }).waitFor();
});
