import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { LicetConnectionError } from "../src/index.ts";
import { pause } from "../src/pause.ts";
import { type BadNetwork, openBadNetwork } from "./support/bad-network.ts";
import { failureOf, openShop, type Shop } from "./support/shop.ts";

let shop: Shop;
let network: BadNetwork;

beforeAll(async () => {
  shop = await openShop();
  network = await openBadNetwork(shop.url);
});

afterEach(() => {
  network.keys.length = 0;
  network.mishaps.length = 0;
});

afterAll(async () => {
  await network.close();
  await shop.close();
});

const order = (id: string) => ({ id, items: [{ product_code: "myapp", licenses: [{}] }] });

test.each(["lost request", "lost answer", "half an answer"] as const)(
  "a write with a %s is done once",
  async (mishap) => {
    network.mishaps.push(mishap);
    const { data, attempts, is_replayed, idempotency_key } = await shop
      .client({ url: network.url })
      .orders.create(order(mishap))
      .withMeta();
    expect([attempts, is_replayed]).toEqual([2, mishap !== "lost request"]);
    expect(network.keys).toEqual([idempotency_key, idempotency_key]);
    expect((await shop.licet.licenses.list({ order__store_id: mishap })).count).toBe(1);
    expect(data.store_id).toBe(mishap);
  },
);

test("each call has its own key, or the caller's", async () => {
  const licet = shop.client({ url: network.url });
  const accounts = ["one", "two"].map((code) => licet.customerAccounts.create({ code, name: code }));
  await Promise.all(accounts);
  expect(new Set(network.keys).size).toBe(2);
  const mine = { idempotency_key: "mine" };
  const first = await licet.customerAccounts.create({ code: "three", name: "three" }, mine);
  const again = await licet.customerAccounts.create({ code: "three", name: "three" }, mine).withMeta();
  expect([again.data, again.is_replayed]).toEqual([first, true]);
});

test.each([429, 502, 503, 504])("%i is retried", async (status) => {
  network.mishaps.push({ status, body: "not now" });
  expect((await shop.client({ url: network.url }).products.list()).count).toBe(1);
  expect(network.keys).toHaveLength(2);
});

test.each([400, 404, 409, 500])("%i is an answer, and is not retried", async (status) => {
  network.mishaps.push({ status, body: "<html>no</html>" });
  const error = await failureOf(shop.client({ url: network.url }).products.list());
  expect(error).toMatchObject({ status, code: "unexpected_answer" });
  expect(network.keys).toHaveLength(1);
});

test("Retry-After is respected, and a call that it would make too long ends immediately", async () => {
  network.mishaps.push({ status: 503, headers: { "Retry-After": "1" } });
  const order: string[] = [];
  const call = shop.client({ url: network.url }).products.list();
  const answered = Promise.resolve(call).then(() => order.push("answered"));
  await expect.poll(() => network.keys.length).toBe(1);
  const almost = pause(900).then(() => order.push("almost a second"));
  await Promise.all([answered, almost]);
  expect(order).toEqual(["almost a second", "answered"]);

  network.mishaps.push({ status: 429, headers: { "Retry-After": "3600" } });
  expect(await failureOf(shop.client({ url: network.url }).products.list())).toMatchObject({ status: 429 });
});

test("a call that is lost every time fails after its retries, and the error has the key to continue with", async () => {
  network.mishaps.push("lost request", "lost request", "lost request");
  const error = await failureOf(shop.client({ url: network.url, retries: 1 }).orders.create(order("lost")));
  expect(error).toBeInstanceOf(LicetConnectionError);
  expect(error).toMatchObject({ code: "connection_failed", status: 0, idempotency_key: network.keys[0] });
  expect(network.keys).toHaveLength(2);
});

test("a silent server costs one attempt, and the whole call takes no longer than its timeout", async () => {
  const licet = shop.client({ url: network.url, attemptTimeoutMs: 300 });
  network.mishaps.push("silence");
  expect((await licet.products.list()).count).toBe(1);

  network.mishaps.push("silence", "silence", "silence", "silence", "silence");
  network.keys.length = 0;
  const error = await failureOf(licet.products.create({ product_name: "x", short_code: "x" }, { timeoutMs: 700 }));
  expect(error).toMatchObject({ code: "timed_out" });
  // An attempt has 300 ms of the 700.
  expect(network.keys.length).toBeLessThanOrEqual(3);
});

test("a signal ends a call, even in the pause between attempts", async () => {
  // Twice, since an attempt that the previous test gave up on may arrive only now.
  const busy = { status: 503, headers: { "Retry-After": "30" } };
  network.mishaps.push(busy, busy);
  const signal = AbortSignal.timeout(300);
  const error = await failureOf(shop.client({ url: network.url }).products.list({}, { signal }));
  expect(error).toMatchObject({ name: "TimeoutError" });
});

test("a login is not repeated: what no key protects is not retried", async () => {
  network.mishaps.push("lost answer");
  const login = shop.client({ url: network.url }).session.create({ email: "a@example.com", password: "wrong" });
  expect(await failureOf(login)).toMatchObject({ code: "connection_failed" });
  expect(network.keys).toHaveLength(1);
});

test("no redirect is followed: the key stays with the server that was named", async () => {
  network.mishaps.push({ status: 302, headers: { Location: "http://127.0.0.1:1/" } });
  expect(await failureOf(shop.client({ url: network.url }).products.list())).toMatchObject({ status: 302 });
});
