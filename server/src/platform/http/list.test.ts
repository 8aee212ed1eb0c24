import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openShop, type Shop } from "../../../test/support/sold.ts";
import { orderRoutes } from "../../selling/orders/order.routes.ts";
import { orderList } from "../../selling/orders/order.store.ts";
import { listParameters, listQuery } from "./list.ts";

const inserted = 150;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(orderRoutes);
  const { companyId } = shop.ours;
  await shop.db`
    insert into orders (company_id, store_id, reference, created_at, updated_at)
    select ${companyId}, 'bulk-' || n, 'page me & co', '2026-03-05T00:00:00Z', '2026-03-05T00:00:00Z'
    from generate_series(1, ${inserted}) n`;
});
afterAll(() => shop?.drop());

const page = z.object({
  count: z.number(),
  next: z.string().nullable(),
  previous: z.string().nullable(),
  results: z.array(z.object({ id: z.number(), store_id: z.string(), created_at: z.string() })),
});

async function read(path: string) {
  const answer = await shop.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return page.parse(answer.json);
}

describe("pages", () => {
  test("have 20 rows unless asked otherwise, and as many as asked for", async () => {
    expect((await read("orders/")).results).toHaveLength(20);
    expect((await read("orders/?limit=7")).results).toHaveLength(7);
    expect((await read("orders/?limit=1000")).results).toHaveLength(inserted + 2);
  });

  test.each([
    "limit=abc",
    "limit=-5",
    "limit=0",
    "limit=1e3",
    "limit=",
    "offset=-1",
    "offset=x",
    "limit=99999999999999999",
  ])("%s counts as absent", async (query) => {
    expect((await read(`orders/?${query}`)).results).toHaveLength(20);
  });

  test("next is followed to the end, previous back to the begin, and every row is met once", async () => {
    const forth = await follow("orders/?limit=40&reference=page+me+%26+co&order_by=-created_at&x=1", "next");
    expect(forth.pages).toBe(4);
    expect(forth.ids).toHaveLength(inserted);
    expect(new Set(forth.ids).size).toBe(inserted);
    const back = await follow(forth.last, "previous");
    expect(new Set(back.ids)).toEqual(new Set(forth.ids));
  });

  test("next is absolute, with the address that is Licet's own, and keeps the other parameters", async () => {
    const { json } = await shop.get("http://licet.example:8443/api/v1/orders/?reference=page+me+%26+co&limit=40");
    const next = new URL(page.parse(json).next ?? "");
    expect(next.origin + next.pathname).toBe("http://127.0.0.1/api/v1/orders/");
    expect(Object.fromEntries(next.searchParams)).toEqual({ reference: "page me & co", limit: "40", offset: "40" });
  });

  test("beyond the end there are no rows, but the count and the way back", async () => {
    const end = await read("orders/?offset=100000&limit=10");
    expect(end).toMatchObject({ count: inserted + 2, next: null, results: [] });
    expect(end.previous).toContain("offset=99990");
  });

  async function follow(first: string, direction: "next" | "previous") {
    const ids: number[] = [];
    let pages = 0;
    let last = first;
    for (let address: string | null = first; address !== null; pages += 1) {
      const found: z.output<typeof page> = await read(address);
      expect(found.count).toBe(inserted);
      ids.push(...found.results.map((row) => row.id));
      last = address;
      address = found[direction];
    }
    return { ids, pages, last };
  }
});

describe("order_by", () => {
  test("sorts both ways, by id where rows tie", async () => {
    const up = await read("orders/?order_by=created_at&limit=100");
    const down = await read("orders/?order_by=-created_at&limit=100");
    expect(up.results[0]?.id).toBe(shop.ours.teamOrderId);
    expect(down.results[0]?.id).toBe(shop.ours.orderId);
    const tied = up.results.slice(1).map((row) => row.id);
    expect(tied).toEqual([...tied].sort((one, other) => one - other));
  });

  test("takes several, and ignores what it does not know", async () => {
    const byText = await read("orders/?order_by=-created,store_id");
    expect(byText.results.slice(1, 3).map((row) => row.store_id)).toEqual(["bulk-1", "bulk-10"]);
    expect((await read("orders/?order_by=constructor,-nothing")).results).toHaveLength(20);
  });
});

describe("parameters", () => {
  test("that mean nothing are ignored, but named in a header", async () => {
    const { status, headers } = await shop.get("orders/?store_idd=x&constructor=1&is_test__icontains=t&limit=1");
    expect(status).toBe(200);
    expect(headers["licet-ignored"]).toBe("store_idd, constructor, is_test__icontains");
  });

  test("that are repeated count the last time; lists are joined", async () => {
    const { ours } = shop;
    expect((await read("orders/?store_id=none&store_id=plain")).count).toBe(1);
    expect((await read(`orders/?id__in=${ours.orderId}&id__in=${ours.teamOrderId}`)).count).toBe(2);
  });

  test("that are text match text only: SQL in them is text", async () => {
    expect((await read("orders/?store_id=' or true --")).count).toBe(0);
    expect((await read("orders/?store_id__icontains=%27%20or%20%271%27%3D%271")).count).toBe(0);
  });

  test("several wrong ones are all reported", async () => {
    const answer = await shop.get("orders/?customer_id=a&is_test=maybe");
    const { errors } = z.object({ errors: z.array(z.object({ message: z.string() })) }).parse(answer.json);
    expect(errors.map((error) => error.message.split(":")[0]).sort()).toEqual(["customer_id", "is_test"]);
  });

  test("are all published in the schema of the query", () => {
    const schema = z.toJSONSchema(listQuery(orderList), { io: "input" });
    expect(Object.keys(schema.properties ?? {})).toEqual(listParameters(orderList));
    expect(listParameters(orderList)).toContain("customer__account__not");
  });
});
