import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LicetError, type Order } from "../src/index.ts";
import { failureOf, openShop, type Shop } from "./support/shop.ts";

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});

afterAll(() => shop.close());

const sell = (id: string, licenses: object[] = [{}]): Promise<Order> =>
  shop.licet.orders.create({ id, items: [{ product_code: "myapp", licenses }] });

describe("resources", () => {
  test("sell, read, change, disable and delete in the words of the wire", async () => {
    const order = await sell("resources", [{ license_type: "time-limited", valid_duration: "1y", max_activations: 2 }]);
    const sold = order.order_items[0]?.licenses[0];
    expect(sold?.license_key).toMatch(/^[2-9A-Z-]{19}$/);
    const id = sold?.id ?? 0;

    expect((await shop.licet.licenses.retrieve(id)).max_activations).toBe(2);
    const changed = await shop.licet.licenses.update(id, { max_activations: 3, note: "a third seat" });
    expect([changed.max_activations, changed.note]).toEqual([3, "a third seat"]);
    expect(await shop.licet.licenses.disable(id)).toEqual({ message: "License disabled." });

    const feature = await shop.licet.productFeatures.create({
      product: (await shop.licet.products.list({ short_code: "myapp" })).results[0]?.id ?? 0,
      name: "Export",
      code: "export",
      feature_type: "activation",
    });
    expect(await shop.licet.productFeatures.delete(feature.id)).toBeUndefined();
  });

  test("return a dry run as its own type, and write nothing", async () => {
    const items = [{ product_code: "myapp", licenses: [{ max_activations: 7 }] }];
    const preview = await shop.licet.orders.create({ id: "dry", items }, { dry_run: true });
    expect(preview.order_items[0]?.licenses[0]?.properties["max_activations"]).toBe(7);
    expect((await shop.licet.orders.list({ store_id: "dry" })).count).toBe(0);
  });
});

describe("errors", () => {
  test("report every problem, with its place in the request", async () => {
    const items = [{ product_code: "nothing", licenses: [{}] }];
    const error = await failureOf(shop.licet.orders.create({ id: "wrong", items }));
    expect(error).toBeInstanceOf(LicetError);
    if (!(error instanceof LicetError)) return;
    expect([error.status, error.code]).toEqual([400, "unknown_product"]);
    expect(error.at("/items/0/product_code")?.value).toBe("nothing");
    expect(error.request_id).toMatch(/^[\w-]{16}$/);
  });

  test("report an invalid key", async () => {
    const work = shop.client({ key: "wrongkey.0123456789abcdefghijklmnopqrstuv" }).licenses.list();
    expect(await failureOf(work)).toMatchObject({ status: 403, code: "invalid_management_key" });
  });
});
