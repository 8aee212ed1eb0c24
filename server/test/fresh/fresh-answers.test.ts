import { createPublicKey, randomUUID, verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { ClientAnswer, LicenseClient } from "../support/license-client.ts";

// Fresh answers (docs/guide/fresh-answers.md), verified as the guide asks an implementer to.

let app: TestApp;
let application: LicenseClient;
let call: { product: string; license_key: string; hardware_id: string };
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  const { license_key } = await sell(app, "app", {
    license_type: "consumption",
    max_consumptions: 1000,
    max_activations: 2,
  });
  call = { product: "app", license_key, hardware_id: "dévice" };
  expect((await application.activate(call)).status).toBe(200);
});
afterAll(() => app.close());

const check = (headers: Record<string, string>) =>
  application.call("GET", "check_license", { query: { ...call, include_expired_features: false }, headers });

/** What an implementer writes: three parts, one text, one verification. */
function isFresh(nonce: string, header: unknown, body: string | Buffer, key = app.freshKeyPem): boolean {
  const match = /^v1,t=([^,]+),s=([A-Za-z0-9+/=]+)$/.exec(String(header));
  if (!match) return false;
  const [, time = "", signature = ""] = match;
  const text = Buffer.concat([Buffer.from(`Licet fresh answer v1\n${nonce}\n${time}\n`), Buffer.from(body)]);
  return verify(null, text, createPublicKey(key), Buffer.from(signature, "base64"));
}
const signatureOf = (answer: ClientAnswer) => answer.headers["licet-signature"];

describe("an answer to a request with a nonce", () => {
  test("is signed over nonce, time of issue and the exact bytes of the body, besides the signatures of the wire", async () => {
    const nonce = randomUUID();
    const answer = await check({ "Licet-Nonce": nonce });
    expect(answer.status).toBe(200);
    expect(answer.headers["licensesignature"]).toBeTypeOf("string");
    expect(isFresh(nonce, signatureOf(answer), answer.body)).toBe(true);
    expect(signatureOf(answer)).toContain(`v1,t=${app.clock.now().toISOString()},s=`);
  });

  test("is signed when it is plain text, and when it is empty", async () => {
    const body = { ...call, hardware_id: "leaving" };
    await application.activate(body);
    const released = await application.call("POST", "floating/release", { body, headers: { "Licet-Nonce": "a b~" } });
    expect(released.body).toBe("");
    expect(isFresh("a b~", signatureOf(released), "")).toBe(true);
    const nonce = randomUUID();
    const headers = { "Licet-Nonce": nonce };
    const left = await application.call("POST", "deactivate_license", { body, headers });
    expect(left.body).toBe("license_deactivated");
    expect(isFresh(nonce, signatureOf(left), "license_deactivated")).toBe(true);
  });

  test("cannot be replayed: it does not verify for the nonce of the next request", async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const recorded = await check({ "Licet-Nonce": first });
    expect(isFresh(second, signatureOf(recorded), recorded.body)).toBe(false);
  });

  test("does not verify when body, time or key are not the ones that were signed", async () => {
    const nonce = randomUUID();
    const answer = await check({ "Licet-Nonce": nonce });
    const header = String(signatureOf(answer));
    expect(isFresh(nonce, header, answer.body.replace('"is_expired":false', '"is_expired":true'))).toBe(false);
    expect(isFresh(nonce, header, `${answer.body} `)).toBe(false);
    expect(isFresh(nonce, header.replace("2026-03", "2026-04"), answer.body)).toBe(false);
    const other = await createTestApp();
    expect(isFresh(nonce, header, answer.body, other.freshKeyPem)).toBe(false);
    await other.close();
  });

  test("has its own time of issue, not that of the first answer to the same question", async () => {
    const first = await check({ "Licet-Nonce": "same" });
    app.clock.advance(1000);
    const again = await check({ "Licet-Nonce": "same" });
    expect(again.body).toBe(first.body);
    expect(signatureOf(again)).not.toBe(signatureOf(first));
  });

  test.each([1, 200])("may have a nonce of %i characters", async (length) => {
    const nonce = "~".repeat(length);
    const answer = await check({ "Licet-Nonce": nonce });
    expect(isFresh(nonce, signatureOf(answer), answer.body)).toBe(true);
  });
});

describe("no fresh answer", () => {
  test("is given without a nonce", async () => {
    expect(signatureOf(await check({}))).toBeUndefined();
  });

  test("is given with a refusal", async () => {
    const query = { ...call, license_key: "no-such-key" };
    const refused = await application.call("GET", "check_license", { query, headers: { "Licet-Nonce": "n" } });
    expect([refused.code, signatureOf(refused)]).toEqual(["license_not_found", undefined]);
  });

  test.each([
    ["an empty one", ""],
    ["201 characters", "n".repeat(201)],
    ["letters outside ASCII", "ü"],
    ["a tab", "a\tb"],
  ])("is given for %s: the request is refused before it does anything", async (_name, nonce) => {
    const before = await check({});
    const headers = { "Licet-Nonce": nonce };
    const refused = await application.call("POST", "add_consumption", { body: call, headers });
    expect([refused.status, refused.code]).toEqual([400, "validation_error"]);
    expect((await check({})).body).toBe(before.body);
  });

  test("is given by the Management API, which does not know nonces", async () => {
    const answer = await app.management("GET", "products/", { headers: { "Licet-Nonce": "n" } });
    expect([answer.status, answer.headers["licet-signature"]]).toEqual([200, undefined]);
  });
});

test(".well-known publishes the key, and is itself a fresh answer", async () => {
  const answer = await application.call("GET", ".well-known", { headers: { "Licet-Nonce": "n" } });
  expect(answer.json).toMatchObject({ fresh_pub_key: app.freshKeyPem, pub_key: app.publicKeyPem });
  expect(isFresh("n", signatureOf(answer), answer.body)).toBe(true);
});
