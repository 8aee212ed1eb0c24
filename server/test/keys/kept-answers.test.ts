import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { addStaff, type LoggedIn, ownerOf } from "../support/staff.ts";

// What is stored to answer repeated calls with an Idempotency-Key.

let app: TestApp;
let owner: LoggedIn;
beforeAll(async () => {
  app = await createTestApp();
  owner = await ownerOf(app);
  await createProduct(app, "team", { authorization_method: "user", max_activations: 1 });
});
afterAll(() => app.close());

/** The database as someone reads it who has a copy. */
const kept = async () => JSON.stringify(await app.db`select * from idempotency_keys`);

const users = [{ email: "una@acme.example" }];
const order = { id: "with-users", items: [{ product_code: "team", licenses: [{ users }] }] };

describe("S4: an answer that shows a secret once is encrypted, and repeated word for word:", () => {
  test.each([
    ["a management key", "management-api-keys/", {}, (json: Answer["json"]) => json.key],
    ["a shared key", "license-api-keys/", {}, (json: Answer["json"]) => json.shared_key],
    ["a secret of an OAuth client", "company/client/", {}, (json: Answer["json"]) => json.secret],
    ["a set-up token", "staff/", { email: "a@b.example", role: "admin" }, (json: Answer["json"]) => json.setup_token],
    ["a secret of an authenticator app", "session/totp/", undefined, (json: Answer["json"]) => json.secret],
    ["a new password", "orders/create_order/", order, (json: Answer["json"]) => json.new_passwords[0].new_password],
  ])("%s", async (name, path, body, secretOf) => {
    const headers = { authorization: `Bearer ${owner.token}`, "idempotency-key": name };
    const call = () => app.management("POST", path, { key: null, headers, body });
    const first = await call();
    expect(first.status, first.text).toBeLessThan(300);
    const secret = secretOf(first.json);
    expect(secret).toMatch(/.{8}/);
    expect(await kept()).not.toContain(secret);
    const again = await call();
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect([again.status, again.text]).toEqual([first.status, first.text]);
  });
});

test("S2: an answer is repeated to the caller who got it, and to no one else", async () => {
  const body = { email: "new-owner@vendor.example", role: "owner" };
  const asked = { path: "staff/", headers: { "idempotency-key": "new owner" } };
  const made = await app.management("POST", asked.path, {
    key: null,
    headers: { ...asked.headers, authorization: `Bearer ${owner.token}` },
    body,
  });
  expect(made.json.setup_token).toMatch(/^[\w-]{43}$/);
  const other = await addStaff(app, "owner", "other-owner@vendor.example");
  for (const headers of [asked.headers, { ...asked.headers, authorization: `Bearer ${other.token}` }]) {
    const key = "authorization" in headers ? null : app.managementKey;
    const { status, json } = await app.management("POST", asked.path, { key, headers, body });
    expect([status, json.code]).toEqual([422, "idempotency_key_reused"]);
  }
});
