import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { wrappedRequest } from "../support/offline-requests.ts";

// Idempotency-Key on the License API: an application that got no answer asks again, and nothing is booked twice.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
});
afterAll(() => app.close());

async function activated() {
  const { license_key } = await sell(app, "app", { license_type: "consumption", max_consumptions: 1000 });
  const call = { product: "app", license_key, hardware_id: "device" };
  expect((await application.activate(call)).status).toBe(200);
  return {
    call,
    consume: (key: string, members: object = {}, who: LicenseClient = application) =>
      who.call("POST", "add_consumption", { body: { ...call, ...members }, headers: { "Idempotency-Key": key } }),
    total: async () => ((await application.check(call)).json as { total_consumptions: number }).total_consumptions,
  };
}

test("64 parallel consumptions with one Idempotency-Key book once and get the same answer, each signed", async () => {
  const { consume, total } = await activated();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 64 }, () => consume(key, { consumptions: 3 })));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers["idempotency-replayed"] === "true")).toHaveLength(63);
  expect(await total()).toBe(3);
});

test("a repeated answer is signed for the nonce of its own request", async () => {
  const { call } = await activated();
  const headers = { "Idempotency-Key": randomUUID() };
  const ask = (nonce: string) =>
    application.call("POST", "add_consumption", { body: call, headers: { ...headers, "Licet-Nonce": nonce } });
  const [first, again] = [await ask("one"), await ask("two")];
  expect(again.body).toBe(first.body);
  expect(again.headers["licet-signature"]).not.toBe(first.headers["licet-signature"]);
});

test("plain text is repeated as plain text", async () => {
  const { call } = await activated();
  const headers = { "Idempotency-Key": randomUUID() };
  const leave = () => application.call("POST", "deactivate_license", { body: call, headers });
  const [first, again] = [await leave(), await leave()];
  expect([first.status, first.body]).toEqual([200, "license_deactivated"]);
  expect([again.status, again.body, again.headers["content-type"]]).toEqual([
    200,
    "license_deactivated",
    first.headers["content-type"],
  ]);
});

test("a key that was used for another request is refused, and nothing is booked", async () => {
  const { consume, total } = await activated();
  const key = randomUUID();
  await consume(key);
  const other = await consume(key, { consumptions: 2 });
  expect([other.status, other.code]).toEqual([422, "idempotency_key_reused"]);
  expect(await total()).toBe(1);
});

test("a refused call leaves its key unused", async () => {
  const { consume, total } = await activated();
  const key = randomUUID();
  expect((await consume(key, { consumptions: 1001 })).code).toBe("license_not_enough_consumptions");
  expect((await consume(key, { consumptions: 1000 })).status).toBe(200);
  expect(await total()).toBe(1000);
});

test("a key of an application and the same key of the back office are independent", async () => {
  const { consume } = await activated();
  const key = randomUUID();
  expect((await consume(key)).status).toBe(200);
  const order = await app.management("POST", "orders/create_order/", {
    body: { id: key, items: [{ product_code: "app", licenses: [{}] }] },
    headers: { "Idempotency-Key": key },
  });
  expect(order.status, order.text).toBe(200);
});

test("the same key of another company is independent", async () => {
  const { consume, total } = await activated();
  const key = randomUUID();
  await consume(key);
  const foreign = await consume(key, {}, applicationOf(app, app.otherCompany));
  expect(foreign.code).toBe("unknown_product");
  expect(await total()).toBe(1);
});

test("a call without a signature ignores the key", async () => {
  const { license_key } = await sell(app, "app", { is_air_gapped: true });
  const ask = () =>
    app.app.inject({
      method: "POST",
      url: "/offline/air-gap/initialize",
      headers: { "idempotency-key": "one" },
      payload: { license_key },
    });
  const answers = await Promise.all(Array.from({ length: 64 }, ask));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  expect(answers.some(({ headers }) => headers["idempotency-replayed"] !== undefined)).toBe(false);
});

test("64 request files with keys do not wait for each other's connections", async () => {
  const { license_key } = await sell(app, "app", {});
  const send = () =>
    application.call("POST", "activate_offline", {
      body: wrappedRequest(app, { product: "app", license_key, hardware_id: "island" }, app.clock.now()),
      headers: { "Idempotency-Key": randomUUID() },
    });
  const answers = await Promise.all(Array.from({ length: 64 }, send));
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  expect(answers.every(({ status }) => status < 500)).toBe(true);
});

test("a key of more than 255 characters is refused", async () => {
  const { consume, total } = await activated();
  expect((await consume("k".repeat(255))).status).toBe(200);
  expect((await consume("k".repeat(256))).code).toBe("validation_error");
  expect(await total()).toBe(1);
});
