import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
afterAll(() => app.close());

const date = "Sun, 15 Mar 2026 12:00:00 GMT";
const sign = (text: string, key = app.sharedKey) =>
  createHmac("sha256", key).update(`licenseSpring\ndate: ${text}`).digest("base64");
const header = (parts: Record<string, string>) =>
  Object.entries(parts)
    .map(([name, value]) => `${name}="${value}"`)
    .join(",");

async function code(headers: Record<string, string>) {
  const answer = await app.app.inject({
    method: "GET",
    url: "/api/v4/check_license?product=app&hardware_id=a&license_key=k",
    headers,
  });
  const body = answer.json() as { status: number; code: string };
  expect(Object.keys(body)).toEqual(["status", "code", "message"]);
  expect(body.status).toBe(answer.statusCode);
  return `${body.status} ${body.code}`;
}

describe("A1: authorization, license-api.md §2.4", () => {
  const good = () => ({ algorithm: "hmac-sha256", headers: "date", signature: sign(date), apikey: app.apiKey });

  test("a valid signature reaches the license", async () => {
    expect(await code({ date, authorization: header(good()) })).toBe("400 license_not_found");
  });

  test.each<[string, () => Record<string, string>, string]>([
    ["no headers", () => ({}), "400 missing_headers"],
    ["no Date", () => ({ authorization: header(good()) }), "400 missing_headers"],
    ["malformed", () => ({ date, authorization: "Basic abc" }), "400 authorization_invalid_headers"],
    [
      "headers other than date",
      () => ({ date, authorization: header({ ...good(), headers: "host" }) }),
      "400 authorization_invalid_headers",
    ],
    [
      "a parameter missing",
      () => ({ date, authorization: header({ algorithm: "hmac-sha256", headers: "date", apikey: "k" }) }),
      "400 authorization_missing_params",
    ],
    [
      "another algorithm",
      () => ({ date, authorization: header({ ...good(), algorithm: "rsa-sha256" }) }),
      "400 hmac_required",
    ],
    ["an unknown key", () => ({ date, authorization: header({ ...good(), apikey: "nope" }) }), "400 invalid_api_key"],
    [
      "a wrong signature",
      () => ({ date, authorization: header({ ...good(), signature: sign(date, "other") }) }),
      "401 signature_mismatch",
    ],
    ["a bearer token", () => ({ date, authorization: "Bearer abc" }), "401 oauth_token_malformed"],
    ["an invalid date", () => ({ date: "yesterday", authorization: header(good()) }), "400 date_header_diff"],
  ])("%s", async (_name, headers, expected) => {
    expect(await code(headers())).toBe(expected);
  });

  test.each([
    ["15 minutes old", "Sun, 15 Mar 2026 11:45:00 GMT", "400 license_not_found"],
    ["more than 15 minutes old", "Sun, 15 Mar 2026 11:44:59 GMT", "400 date_header_diff"],
    ["more than 15 minutes ahead", "Sun, 15 Mar 2026 12:15:01 GMT", "400 date_header_diff"],
  ])("a request %s", async (_name, text, expected) => {
    expect(await code({ date: text, authorization: header({ ...good(), signature: sign(text) }) })).toBe(expected);
  });

  test("a revoked key stops working immediately", async () => {
    const { apiKey, sharedKey, companyId } = app.otherCompany;
    const authorization = header({
      algorithm: "hmac-sha256",
      headers: "date",
      signature: sign(date, sharedKey),
      apikey: apiKey,
    });
    expect(await code({ date, authorization })).toBe("400 unknown_product");
    await app.db`update license_api_keys set revoked_at = now() where company_id = ${companyId}`;
    expect(await code({ date, authorization })).toBe("400 revoked_api_key");
    await app.db`update license_api_keys set revoked_at = null where company_id = ${companyId}`;
  });

  test("a read-only key can check but changes nothing", async () => {
    const { license_key } = await sell(app, "app");
    const call = { product: "app", license_key, hardware_id: "a" };
    const application = applicationOf(app);
    await application.activate(call);
    await app.db`update license_api_keys set is_read_only = true where company_id = ${app.companyId}`;
    expect((await application.check(call)).status).toBe(200);
    expect((await application.activate(call)).code).toBe("read_only_api_key");
    expect((await application.deactivate(call)).code).toBe("read_only_api_key");
    await app.db`update license_api_keys set is_read_only = false where company_id = ${app.companyId}`;
  });

  test("a key limited to other products may not use this one", async () => {
    const { license_key } = await sell(app, "app");
    await app.db`update license_api_keys set product_ids = '{1}' where company_id = ${app.companyId}`;
    const answer = await applicationOf(app).activate({ product: "app", license_key, hardware_id: "a" });
    expect(answer.code).toBe("api_key_product_not_allowed");
    await app.db`update license_api_keys set product_ids = null where company_id = ${app.companyId}`;
  });
});

test("a call to .well-known needs no credentials and returns the key that verifies answers", async () => {
  for (const path of ["/api/v4/.well-known", "/api/v4/.well-known/"]) {
    const { json, status } = await applicationOf(app).call("GET", path.replace("/api/v4/", ""));
    expect(status).toBe(200);
    expect(json).toMatchObject({ pub_key: app.publicKeyPem, supported_api_versions: ["v4"] });
  }
});

test("an unknown path of the License API answers in the form of that API", async () => {
  const answer = await app.app.inject({ method: "GET", url: "/api/v4/nope" });
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toEqual({ status: 404, code: "not_found", message: "Not found." });
});
