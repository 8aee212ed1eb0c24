import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openShop, type Shop } from "../../../test/support/sold.ts";
import { listParameters } from "../../platform/http/list.ts";
import { orderRoutes } from "./order.routes.ts";
import { listedOrderObject, orderObject } from "./order.schema.ts";
import { orderList } from "./order.store.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(orderRoutes);
});
afterAll(() => shop?.drop());

const listed = z.object({ count: z.number(), next: z.string().nullable(), results: z.array(listedOrderObject) });

async function idsOf(query: string): Promise<number[]> {
  const answer = await shop.get(`orders/?${query}`);
  expect([query, answer.status]).toEqual([query, 200]);
  return listed.parse(answer.json).results.map((order) => order.id);
}

describe("GET orders/{id}/", () => {
  test("an order is told whole, with items and their licenses", async () => {
    const { ours } = shop;
    const order = orderObject.parse((await shop.get(`orders/${ours.orderId}/`)).json);
    expect(order).toMatchObject({
      id: ours.orderId,
      store_id: "store_1%",
      type: "normal",
      company: ours.companyId,
      customer: { id: ours.customerId, email: "Harry@example.com", total_orders: 1 },
      customer_account: ours.accountId,
      has_active_licenses: true,
      metadata: { channel: "web", deep: { level: 2 } },
      license_users: [],
    });
    expect(order.order_items).toMatchObject([
      { id: ours.itemId, product_id: ours.productId, note: "item note", licenses: [{ id: ours.licenseId }] },
    ]);
  });

  test("managers are told, and an order whose licenses were never activated has no active ones", async () => {
    const order = orderObject.parse((await shop.get(`orders/${shop.ours.teamOrderId}`)).json);
    expect(order).toMatchObject({
      customer: null,
      has_active_licenses: false,
      license_users: [{ true_email: "user@example.com", is_manager: true, initial_password: "4q3dg7!_" }],
    });
  });

  test.each(["orders/1/", "orders/store_1/", "orders/99999999999999999999/"])("%s is not found", async (path) => {
    expect(await shop.get(path)).toMatchObject({ status: 404, json: { code: "not_found" } });
  });

  test("an order of another company is not found", async () => {
    expect(await shop.get(`orders/${shop.theirs.orderId}/`)).toMatchObject({ status: 404 });
  });

  test("nothing is told without credentials", async () => {
    for (const path of ["orders/", `orders/${shop.ours.orderId}/`]) {
      expect(await shop.get(path, null)).toMatchObject({ status: 403, json: { code: "not_authenticated" } });
    }
  });
});

describe("GET orders/", () => {
  test("lists the orders of the company and of no other, without items", async () => {
    const { json } = await shop.get("orders/");
    expect(json).toMatchObject({ count: 2, next: null, previous: null });
    expect(await idsOf("")).toEqual([shop.ours.orderId, shop.ours.teamOrderId]);
  });

  test("every published parameter is accepted, and empty ones change nothing", async () => {
    for (const name of listParameters(orderList)) expect([name, (await idsOf(`${name}=`)).length]).toEqual([name, 2]);
  });

  test("an exact filter that nothing matches finds nothing", async () => {
    for (const [name, { kind, published }] of Object.entries(orderList.filters)) {
      if (!published.includes("exact") || kind === "boolean") continue;
      expect([name, await idsOf(`${name}=987654321`)]).toEqual([name, []]);
    }
  });

  // Each finds the first order and not the second.
  test.each([
    "store_id=store_1%25",
    "store_id__startswith=store",
    "store_id__icontains=STORE_",
    "customer__email=Harry@example.com",
    "customer__email__startswith=Harry",
    "customer__email__icontains=harry@",
    "customer_id=CUSTOMER",
    "customer_email=Harry@example.com",
    "customer_company_name=Hogwarts",
    "customer_company_name__icontains=hog",
    "customer_reference__icontains=CUST",
    "customer_name__icontains=potter",
    "customer__account=ACCOUNT",
    ...[
      ["name", "Acc Name", "acc n"],
      ["code", "acc-code", "CODE"],
      ["description", "Acc Description", "desc"],
      ["phone", "%2B1-acc", "-acc"],
      ["address", "Acc Address", "addr"],
      ["email", "acc@example.com", "ACC@"],
      ["reference", "acc-ref", "REF"],
    ].flatMap(([member, exact, part]) => [
      `customer__account__${member}=${exact}`,
      `customer__account__${member}__icontains=${part}`,
    ]),
    "created_at__gt=2026-03-02",
    "metadata__channel=web",
    "metadata__deep__level=2",
    'metadata={"deep":{"level":2}}',
    "customer_label__in=,&store_id=store_1%25",
    "short_code=app&is_archived=false&store_id=store_1%25",
  ])("%s finds what matches and nothing else", async (query) => {
    expect(await idsOf(filled(query))).toEqual([shop.ours.orderId]);
  });

  test("customer__account__not finds orders of other accounts and of none", async () => {
    expect(await idsOf(filled("customer__account__not=ACCOUNT"))).toEqual([shop.ours.teamOrderId]);
  });

  test.each(["store_id__icontains=%25%25", "customer_label__in=1,2", "company=987654321", "store_id__startswith=_"])(
    "%s finds nothing",
    async (query) => {
      expect(await idsOf(query)).toEqual([]);
    },
  );

  test.each(["customer_id=abc", "customer__account__not=x", "store_id=%00"])("%s is refused", async (query) => {
    expect(await shop.get(`orders/?${query}`)).toMatchObject({ status: 400, json: { code: "validation_error" } });
  });

  function filled(query: string): string {
    return query.replace("ACCOUNT", String(shop.ours.accountId)).replace("CUSTOMER", String(shop.ours.customerId));
  }
});
