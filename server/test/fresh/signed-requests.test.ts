import { createHash, createHmac, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { deleteOldNonces } from "../../src/platform/http/nonces.store.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// Signatures over target, body and nonce (docs/guide/signed-requests.md), made as the guide asks an implementer to.

let app: TestApp;
let call: { product: string; license_key: string; hardware_id: string };
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
  const { license_key } = await sell(app, "app", { license_type: "consumption", max_consumptions: 1000 });
  call = { product: "app", license_key, hardware_id: "pc" };
  expect((await send(signed("POST", "/api/v4/activate_license", call))).statusCode).toBe(200);
});
afterAll(() => app.close());
afterEach(() => demand(false));

interface Sent {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string;
}

function signed(method: "GET" | "POST", url: string, body?: object, nonce: string = randomUUID()): Sent {
  const date = app.clock.now().toUTCString();
  const payload = body && JSON.stringify(body);
  const digest = payload && `SHA-256=${createHash("sha256").update(payload).digest("base64")}`;
  const lines = [
    `date: ${date}`,
    `(request-target): ${method.toLowerCase()} ${url}`,
    ...(digest ? [`digest: ${digest}`] : []),
    `licet-nonce: ${nonce}`,
  ];
  const names = digest ? "date (request-target) digest licet-nonce" : "date (request-target) licet-nonce";
  const request = requestOf(method, url, date, lines, names, payload);
  return { ...request, headers: { ...request.headers, "licet-nonce": nonce, ...(digest && { digest }) } };
}

/** A request that is signed as on the wire of the field. */
function dated(method: "GET" | "POST", url: string, body?: object): Sent {
  const date = app.clock.now().toUTCString();
  return requestOf(method, url, date, [`date: ${date}`], "date", body && JSON.stringify(body));
}

function requestOf(
  method: "GET" | "POST",
  url: string,
  date: string,
  lines: string[],
  names: string,
  payload?: string,
): Sent {
  const signature = createHmac("sha256", app.sharedKey)
    .update(["licenseSpring", ...lines].join("\n"))
    .digest("base64");
  const authorization = `algorithm="hmac-sha256",headers="${names}",signature="${signature}",apikey="${app.apiKey}"`;
  const headers = { date, authorization, ...(payload && { "content-type": "application/json" }) };
  return { method, url, headers, ...(payload && { payload }) };
}

const send = (request: Sent, server = app.app) => server.inject(request);
const codeOf = async (request: Sent) => {
  const answer = await send(request);
  return answer.statusCode === 200 ? 200 : answer.json().code;
};
const demand = async (require_signed_requests: boolean) => {
  const answer = await app.management("PATCH", "company/", { body: { require_signed_requests } });
  expect([answer.status, answer.json.require_signed_requests]).toEqual([200, require_signed_requests]);
};
const query = () => `/api/v4/check_license?${new URLSearchParams(call)}`;
const consumption = (consumptions = 1) => ({ ...call, consumptions });
const total = async () => (await send(dated("GET", query()))).json().total_consumptions;

describe("S16: a recorded signed request can be neither changed nor repeated", () => {
  test("another body, address, method or nonce is refused, and nothing is booked", async () => {
    const request = signed("POST", "/api/v4/add_consumption", consumption());
    const before = await total();
    const headers = request.headers;
    expect(await codeOf({ ...request, payload: JSON.stringify(consumption(500)) })).toBe("digest_mismatch");
    expect(await codeOf({ ...request, payload: "" })).toBe("digest_mismatch");
    expect(await codeOf({ ...request, url: "/api/v4/deactivate_license" })).toBe("signature_mismatch");
    expect(await codeOf({ ...request, url: `${request.url}?x=1` })).toBe("signature_mismatch");
    expect(await codeOf({ method: "GET", url: query(), headers })).toBe("signature_mismatch");
    expect(await codeOf({ ...request, headers: { ...headers, "licet-nonce": randomUUID() } })).toBe(
      "signature_mismatch",
    );
    const other = `SHA-256=${createHash("sha256").update("{}").digest("base64")}`;
    expect(await codeOf({ ...request, headers: { ...headers, digest: other }, payload: "{}" })).toBe(
      "signature_mismatch",
    );
    expect(await total()).toBe(before);
    expect(await codeOf(request)).toBe(200);
    expect(await total()).toBe(before + 1);
  });

  test("where the company demands it, a request is taken once, by one of two nodes and of many parallel calls", async () => {
    await demand(true);
    const { app: node } = buildApp(app.deps);
    const request = signed("POST", "/api/v4/add_consumption", consumption());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => send(request, index % 2 ? node : app.app)),
    );
    await node.close();
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ statusCode }) => statusCode !== 200).map((answer) => answer.json().code))).toEqual(
      new Set(["request_replayed"]),
    );
    const check = signed("GET", query());
    expect(await codeOf(check)).toBe(200);
    expect(await codeOf(check)).toBe("request_replayed");
  });

  test("where the company demands it, a signature over less is refused: the date alone, without the body, without the nonce", async () => {
    await demand(true);
    expect(await codeOf(dated("GET", query()))).toBe("signed_request_required");
    expect(await codeOf(dated("POST", "/api/v4/add_consumption", consumption()))).toBe("signed_request_required");
    const date = app.clock.now().toUTCString();
    const url = "/api/v4/add_consumption";
    const payload = JSON.stringify(consumption());
    const target = `(request-target): post ${url}`;
    const partly = requestOf(
      "POST",
      url,
      date,
      [`date: ${date}`, target, "licet-nonce: n"],
      "date (request-target) licet-nonce",
      payload,
    );
    expect(await codeOf({ ...partly, headers: { ...partly.headers, "licet-nonce": "n" } })).toBe(
      "signed_request_required",
    );
  });

  test("where it does not, clients of the field still sign only the date", async () => {
    expect(await codeOf(dated("GET", query()))).toBe(200);
    const check = signed("GET", query());
    expect([await codeOf(check), await codeOf(check)]).toEqual([200, 200]);
  });

  test("a nonce is kept for as long as its request could be repeated, and no longer", async () => {
    await demand(true);
    const nonce = randomUUID();
    expect(await codeOf(signed("GET", query(), undefined, nonce))).toBe(200);
    const kept = async () => (await app.db`select from request_nonces where nonce = ${nonce}`).length;
    await deleteOldNonces(app.db, new Date(app.clock.now().getTime() + 14 * 60_000));
    expect(await kept()).toBe(1);
    await deleteOldNonces(app.db, new Date(app.clock.now().getTime() + 16 * 60_000));
    expect(await kept()).toBe(0);
  });
});

test.each([
  ["a header that was not sent", "date digest"],
  ["an unknown header", "date host"],
  ["no date", "(request-target)"],
  ["the same name twice", "date licet-nonce licet-nonce"],
  ["nothing", " "],
])("a signature over %s is malformed", async (_name, names) => {
  const { headers } = dated("GET", query());
  const authorization = headers["authorization"]?.replace('headers="date"', `headers="${names}"`) ?? "";
  expect(
    await codeOf({ method: "GET", url: query(), headers: { ...headers, authorization, "licet-nonce": "n" } }),
  ).toBe("authorization_invalid_headers");
});
