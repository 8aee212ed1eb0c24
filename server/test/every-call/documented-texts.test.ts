import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { documentedTexts } from "./documented-texts.ts";

// Sentences that the reference prints and no other test of every call meets: those about authorization, about whole
// calls, and those of the Management API (management-api.md §1.13).

let app: TestApp;
let other: TestApp;
beforeAll(async () => {
  [app, other] = await Promise.all([createTestApp(), createTestApp()]);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => Promise.all([app.close(), other.close()]));

const post = (path: string, body?: unknown) => app.management("POST", path, body === undefined ? {} : { body });

describe("about authorization", () => {
  const date = () => app.clock.now().toUTCString();
  const signature = () => createHmac("sha256", app.sharedKey).update(`licenseSpring\ndate: ${date()}`).digest("base64");
  const header = (parts: Record<string, string>) =>
    Object.entries({ algorithm: "hmac-sha256", headers: "date", signature: signature(), apikey: app.apiKey, ...parts })
      .filter(([, value]) => value !== "")
      .map(([name, value]) => `${name}="${value}"`)
      .join(",");

  test.each<[string, () => Record<string, string>, string | undefined]>([
    ["missing_headers", () => ({}), undefined],
    ["missing_headers", () => ({ date: date() }), undefined],
    ["authorization_invalid_headers", () => ({ authorization: "Basic abc" }), undefined],
    ["authorization_invalid_headers", () => ({ authorization: header({ headers: "host" }) }), undefined],
    [
      "authorization_missing_params",
      () => ({ authorization: header({ signature: "" }) }),
      "Some parameters are missing in authorization: signature",
    ],
    ["hmac_required", () => ({ authorization: header({ algorithm: "rsa" }) }), undefined],
    ["invalid_api_key", () => ({ authorization: header({ apikey: "nobodys" }) }), undefined],
    ["signature_mismatch", () => ({ authorization: header({ signature: "guess" }) }), undefined],
  ])("%s has its sentence at every door", async (code, headers, sentence) => {
    const [status, printed] = documentedTexts[code] ?? [];
    for (const url of ["/api/v4/check_license?product=app&hardware_id=a&license_key=k", "/api/v4/versions"]) {
      const given = headers();
      const all = given["authorization"] ? { date: date(), ...given } : given;
      const answer = await app.app.inject({ method: "GET", url, headers: all });
      expect(answer.json()).toEqual({ status, code, message: sentence ?? printed });
    }
  });
});

test.each([
  ["check_license", {}],
  ["track_device_variables", { variables: {} }],
])("the refusal of an unknown license names it as the call did: %s", async (path, more) => {
  const application = applicationOf(app);
  const method = path === "check_license" ? "GET" : "POST";
  const members = [
    { product: "app", license_key: "NOBODYS", hardware_id: "a", ...more },
    { product: "team", username: "nobody@acme.example", password: "any", hardware_id: "a", ...more },
  ];
  const sentences = [];
  for (const each of members) {
    const answer = await application.call(method, path, method === "GET" ? { query: each } : { body: each });
    expect(answer.code).toBe("license_not_found");
    sentences.push(JSON.parse(answer.body).message);
  }
  expect(sentences).toEqual(documentedTexts["license_not_found"]?.slice(1));
});

test("missing_parameters names the missing parameters", async () => {
  const application = applicationOf(app);
  const { body } = await application.call("GET", "check_license", { query: { hardware_id: "a", license_key: "k" } });
  expect(JSON.parse(body).message).toBe("Some parameters are missing in the request: product");
});

test("a fault of the server shows no more than its sentence, in both APIs", async () => {
  await other.db`alter table products rename to lost`;
  const [status, message] = documentedTexts["internal_error"] ?? [];
  const management = await other.management("GET", "products/");
  expect(management.json).toMatchObject({ status, code: "internal_error", message, detail: message });
  const query = { product: "app", hardware_id: "a", license_key: "k" };
  const license = await applicationOf(other).call("GET", "check_license", { query });
  expect(JSON.parse(license.body)).toEqual({ status, code: "internal_error", message });
  await other.db`alter table lost rename to products`;
});

describe("of the Management API", () => {
  type Said = readonly [call: string, status: number, member: "detail" | "message", sentence: string];
  const unit = async () => (await sell(app, "app")).id as number;
  const seat = async (): Promise<FreelyRead> =>
    sell(app, "team", { users: [{ email: `user-${crypto.randomUUID()}@acme.example` }] });
  const device = async () => {
    const { license_key } = await sell(app, "app");
    const { status } = await applicationOf(app).activate({ product: "app", license_key, hardware_id: "a" });
    expect(status).toBe(200);
    const { json } = await app.management("GET", `devices/?license__license_key=${license_key}&order_by=-id&limit=1`);
    return json.results[0].id as number;
  };

  test.each<readonly [...Said, () => Promise<FreelyRead>]>([
    [
      "any, no credentials",
      403,
      "detail",
      "Authentication credentials were not provided.",
      () => app.management("GET", "licenses/", { key: null }),
    ],
    ["any, unknown id", 404, "detail", "Not found.", () => app.management("GET", "licenses/1/")],
    ["any other, unknown id", 404, "detail", "Not found.", () => app.management("DELETE", "customers/1/")],
    [
      "PATCH licenses/bulk_update/",
      200,
      "detail",
      "Licenses updated.",
      async () => app.management("PATCH", "licenses/bulk_update/", { body: [{ id: await unit(), note: "x" }] }),
    ],
    ["disable/", 200, "message", "License disabled.", async () => post(`licenses/${await unit()}/disable/`)],
    ["disable_bulk/", 200, "message", "Licenses disabled.", async () => post("licenses/disable_bulk/", [await unit()])],
    ["enable/", 200, "message", "License enabled.", async () => post(`licenses/${await unit()}/enable/`)],
    ["reset/", 200, "message", "License and all devices reset.", async () => post(`licenses/${await unit()}/reset/`)],
    [
      "reset_bulk/",
      200,
      "message",
      "Licenses and related devices reset.",
      async () => post("licenses/reset_bulk/", [await unit()]),
    ],
    [
      "reset_consumption",
      200,
      "message",
      "License consumption reset.",
      async () => post(`licenses/${await unit()}/reset_consumption`),
    ],
    [
      "assign_user/",
      200,
      "message",
      "License assigned.",
      async () => post(`licenses/${(await seat()).id}/assign_user/`, { email: "more@acme.example" }),
    ],
    [
      "unassign_user/",
      200,
      "message",
      "License unassigned.",
      async () => {
        const { id, license_users } = await seat();
        return post(`licenses/${id}/unassign_user/`, { license_user_id: license_users[0].id });
      },
    ],
    [
      "license-users/{id}/set_password/",
      200,
      "message",
      "Password set.",
      async () => post(`license-users/${(await seat()).license_users[0].id}/set_password/`, { password: "pass123" }),
    ],
    [
      "license-users/set_password/",
      200,
      "message",
      "Password set.",
      async () =>
        post(`license-users/set_password/?email=${(await seat()).license_users[0].true_email}`, {
          password: "pass123",
        }),
    ],
    [
      "customers/{id}/merge/",
      200,
      "message",
      "Merged.",
      async () => {
        const [into, from] = await Promise.all(["a", "b"].map((name) => post("customers/", { first_name: name })));
        return post(`customers/${into?.json.id}/merge/`, { customer_to_merge_id: from?.json.id });
      },
    ],
    [
      "devices/{id}/blacklist/",
      200,
      "message",
      "Device blacklisted.",
      async () => post(`devices/${await device()}/blacklist/`),
    ],
    ["devices/{id}/reset/", 200, "message", "Device reset.", async () => post(`devices/${await device()}/reset/`)],
    [
      "orders/{id}/remove_manager/",
      200,
      "detail",
      "removed",
      async () => {
        const { order } = await sell(app, "app");
        const { id } = (await post(`orders/${order}/add_manager/`, { email: "boss@acme.example" })).json;
        return post(`orders/${order}/remove_manager/`, { license_user_id: id });
      },
    ],
    [
      "create_order, its id is taken",
      409,
      "message",
      "Order with this ID already exists",
      async () => {
        const { order_store_id: id } = await sell(app, "app");
        return post("orders/create_order/", { id, items: [{ product_code: "app", licenses: [{}] }] });
      },
    ],
    [
      "create_order, no such product",
      400,
      "message",
      "Provided product was not found",
      async () => post("orders/create_order/", { id: "x", items: [{ product_code: "nothing", licenses: [{}] }] }),
    ],
  ])("%s: %i %s %s", async (_call, status, member, sentence, call) => {
    const answer = await call();
    expect([answer.status, answer.json[member]]).toEqual([status, sentence]);
  });

  test("the refusal of an unsupported method names the method", async () => {
    const headers = { authorization: `Api-Key ${app.managementKey}` };
    const { statusCode, body } = await app.app.inject({ method: "PUT", url: "/api/v1/licenses/1/", headers });
    expect([statusCode, JSON.parse(body).detail]).toEqual([405, 'Method "PUT" not allowed.']);
  });

  test("the history of a license records each action in the words of the reference", async () => {
    const { id, license_key } = await sell(app, "app");
    const application = applicationOf(app);
    const call = { product: "app", license_key, hardware_id: "a" };
    await application.activate(call);
    await application.check(call);
    await expect
      .poll(async () => {
        const { json } = await app.management("GET", `license-histories/?license=${id}`);
        return json.results.map(({ text }: FreelyRead) => text);
      })
      .toEqual(expect.arrayContaining(["License created", "License check"]));
  });
});
