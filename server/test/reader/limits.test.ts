import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { ordinaryJson, smallJson } from "../../src/platform/http/body-headers.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import {
  licenseHeaders,
  managementHeaders,
  openWire,
  portOf,
  type RawAnswer,
  requestBytes,
  sendRaw,
} from "../support/raw-http.ts";

// How large a body may be, in bytes and in values, and that this is checked before it is read.

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await createTestApp();
  port = await portOf(app);
  await createProduct(app, "app");
});
afterAll(() => app.close());

const ordinary = { management: ordinaryJson, license: smallJson };
const json = { "Content-Type": "application/json" };
const huge = 34 * 1024 * 1024;
/** Sends only what precedes a body: the answer comes although none of the body was sent. */
const headersAlone = (path: string, headers: Record<string, string>, length: number) =>
  sendRaw(port, requestBytes("POST", path, { ...json, ...headers, "Content-Length": String(length) }));
const codeOf = ({ status, json: body }: RawAnswer) => [status, body.code];

describe("S1: the caller is identified before a byte of the body is read", () => {
  test.each([
    ["/api/v1/orders/create_order/", 403, "not_authenticated"],
    ["/api/v1/customers/", 403, "not_authenticated"],
    ["/api/v1/licenses/import_from_csv/", 403, "not_authenticated"],
    ["/api/v4/activate_license", 400, "missing_headers"],
    ["/api/v4/activate_offline", 400, "missing_headers"],
    ["/api/v3/webhook/order", 400, "missing_headers"],
    ["/api/v1/nowhere/", 404, "not_found"],
  ])("S1: %s answers a stranger with 34 MB immediately", async (path, status, code) => {
    expect(codeOf(await headersAlone(path, {}, huge))).toEqual([status, code]);
  });

  test("S1: the same holds for a wrong key and a wrong signature", async () => {
    const wrongKey = { Authorization: "Api-Key aaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" };
    expect(codeOf(await headersAlone("/api/v1/orders/create_order/", wrongKey, huge))).toEqual([
      403,
      "invalid_management_key",
    ]);
    const { Date: date = "", Authorization = "" } = licenseHeaders(app);
    const wrong = { Date: date, Authorization: Authorization.replace(/signature="./, 'signature="=') };
    expect(codeOf(await headersAlone("/api/v4/activate_license", wrong, huge))).toEqual([401, "signature_mismatch"]);
  });

  test.each(["/api/v1/session/", "/api/v1/session/setup/", "/offline/activate", "/offline/air-gap/initialize"])(
    "S1: where headers do not identify the caller, the length is checked first: %s",
    async (path) => {
      expect(
        codeOf(
          await headersAlone(
            path,
            { "Content-Type": path === "/offline/activate" ? "text/plain" : "application/json" },
            huge,
          ),
        ),
      ).toEqual([413, "payload_too_large"]);
    },
  );

  test("S1: the token endpoint answers in the form of OAuth", async () => {
    const answer = await headersAlone("/oauth/token", { "Content-Type": "application/x-www-form-urlencoded" }, huge);
    expect([answer.status, answer.json.error]).toEqual([400, "invalid_request"]);
  });

  test("S1: a caller that expects 100-continue is asked to send only what is read", async () => {
    const expecting = { Expect: "100-continue" };
    expect(codeOf(await headersAlone("/api/v1/customers/", expecting, 100))).toEqual([403, "not_authenticated"]);
    const wire = openWire(port);
    const body = '{"email": "expects@example.com"}';
    const headers = { ...managementHeaders(app), ...json, ...expecting, "Content-Length": String(body.length) };
    wire.send(requestBytes("POST", "/api/v1/customers/", headers));
    expect((await wire.answer()).status).toBe(100);
    wire.send(body);
    expect((await wire.answer()).status).toBe(200);
    wire.end();
  });
});

describe("S1: every route has its limit, and declares it", () => {
  const most = { json: 8 * 1024 * 1024, text: 1_000_000, form: 10_000, file: 1024 ** 3 } as const;

  test("S1: 64 kB for applications and people who sign in, and never more than 8 MB of JSON", () => {
    for (const name of ["management", "license"] as const)
      for (const contract of app.contracts[name]) {
        const { as, bytesMax, valuesMax = 0 } = contract.takes ?? ordinary[name];
        expect(bytesMax, contract.path).toBeLessThanOrEqual(most[as]);
        if (as === "json") expect(valuesMax, contract.path).toBeLessThanOrEqual(400_000);
        const isSmall = name === "license" || contract.permission === "public" || contract.permission === "session";
        if (isSmall && as === "json" && !contract.path.startsWith("/webhook"))
          expect(bytesMax, contract.path).toBe(64 * 1024);
      }
  });

  test("S1: one byte too many is a 413 before it is sent, at every route of both APIs", async () => {
    let refused = 0;
    for (const [name, prefix, headers] of [
      ["management", "/api/v1", managementHeaders(app)],
      ["license", "/api/v4", licenseHeaders(app)],
    ] as const)
      for (const contract of app.contracts[name]) {
        if (contract.method === "GET" || contract.permission === "session" || contract.path.includes("webhook"))
          continue;
        const { as, bytesMax } = contract.takes ?? ordinary[name];
        const type = { "Content-Type": as === "json" ? "application/json" : "text/plain" };
        const length = { "Content-Length": String(bytesMax + 1) };
        const path = prefix + contract.path.replaceAll(/:\w+/g, "1");
        const answer = await sendRaw(port, requestBytes(contract.method, path, { ...headers, ...type, ...length }));
        // A route for people only refuses a key before anything else.
        const expected = answer.status === 403 ? [403, "permission_denied"] : [413, "payload_too_large"];
        expect(codeOf(answer), `${contract.method} ${path}`).toEqual(expected);
        if (answer.status === 413) refused += 1;
      }
    expect(refused).toBeGreaterThan(80);
  });

  test("S1: chunks are counted while they arrive", async () => {
    const wire = openWire(port);
    const headers = { ...json, "Transfer-Encoding": "chunked" };
    wire.send(requestBytes("POST", "/api/v1/session/", headers));
    const chunk = `4000\r\n${'"'.padEnd(0x4000, "x")}\r\n`;
    for (let sent = 0; sent < 5; sent += 1) wire.send(chunk);
    expect(codeOf(await wire.answer())).toEqual([413, "payload_too_large"]);
    wire.end();
  });
});

describe("S1: the values of a body are counted while it arrives", () => {
  /** Announces more than it sends: the answer depends on what arrived. */
  const begun = async (path: string, headers: Record<string, string>, text: string, announced: number) => {
    const wire = openWire(port);
    wire.send(requestBytes("POST", path, { ...json, ...headers, "Content-Length": String(announced) }, text));
    const answer = await wire.answer();
    wire.end();
    return answer;
  };

  test.each([
    ["many values", `[${"0,".repeat(6000)}`, "payload_too_large"],
    ["many objects", `[${"{},".repeat(3000)}`, "payload_too_large"],
    ["many names", `{${'"a":0,'.repeat(6000)}`, "payload_too_large"],
    ["depth", "[".repeat(40), "validation_error"],
    ["depth of objects", '{"a":'.repeat(40), "validation_error"],
  ])("S1: %s, from a stranger, before the rest has come", async (_name, text, code) => {
    const answer = await begun("/api/v1/session/", {}, text, 64 * 1024);
    expect(answer.json.code).toBe(code);
    const license = await begun("/api/v4/activate_license", licenseHeaders(app), text, 64 * 1024);
    expect(license.json.code).toBe(code);
  });

  test.each([
    ["values in many lists", `{"items":[${`{"a":[${"0,".repeat(15_000)}0]},`.repeat(30)}`],
    ["one long list", `{"items":[${"0,".repeat(20_001)}`],
    ["one long object", `{${Array.from({ length: 6000 }, (_, at) => `"k${at}":0,`).join("")}`],
  ])("S1: %s, in an order", async (_name, text) => {
    const answer = await begun("/api/v1/orders/create_order/", managementHeaders(app), text, 8 * 1024 * 1024);
    expect(codeOf(answer)).toEqual([413, "payload_too_large"]);
  });

  test("S1: brackets and commas in texts do not count", async () => {
    const first_name = '[{"\\'.repeat(50);
    const body = JSON.stringify({ email: "brackets@example.com", first_name });
    const answer = await sendRaw(
      port,
      requestBytes("POST", "/api/v1/customers/", { ...managementHeaders(app), ...json }, body),
    );
    expect([answer.status, answer.json.first_name]).toEqual([200, first_name]);
  });

  test("S1: a request file, and JSON in a text, have the same limits", async () => {
    const file = Buffer.from(`[${"0,".repeat(50_000)}0]`).toString("base64");
    const text = { ...licenseHeaders(app), "Content-Type": "text/plain" };
    expect(codeOf(await sendRaw(port, requestBytes("POST", "/api/v4/activate_offline", text, file)))).toEqual([
      413,
      "payload_too_large",
    ]);
    const metadata = `[${"0,".repeat(400_000)}0]`;
    const { status, json: body } = await app.management("POST", "orders/create_order/", {
      body: { id: "m", metadata, items: [{ product_code: "app", licenses: [{}] }] },
    });
    expect([status, body.errors[0].pointer, body.errors[0].message]).toEqual([
      400,
      "/metadata",
      "Metadata holds at most 16 kB.",
    ]);
  });
});

describe("S1: a large order", () => {
  const license = (at: number) => ({
    key: `LARGE-${at}`,
    license_type: "time-limited",
    valid_duration: "1y",
    max_activations: 3,
    max_transfers: 1,
    note: "one of many",
    metadata: { at },
    prevent_vm: true,
    floating_users: 3,
  });
  const order = (licenses: unknown[]) => ({ id: "large", items: [{ product_code: "app", licenses }] });

  test("S1: of ten thousand licenses is accepted, and others are answered while it is read", async () => {
    const body = JSON.stringify(order(Array.from({ length: 10_000 }, (_, at) => license(at))));
    // The answer is not checked against its schema, which would take longer than all the rest.
    const { app: server } = buildApp({ ...app.deps, checkAnswers: false });
    const own = await portOf({ app: server });
    let isDone = false;
    let others = 0;
    const headers = { ...managementHeaders(app), ...json };
    const placed = sendRaw(own, requestBytes("POST", "/api/v1/orders/create_order/?dry_run=true", headers, body));
    const finished = placed.then(() => {
      isDone = true;
    });
    while (!isDone) {
      const { status } = await sendRaw(own, requestBytes("GET", "/healthz", {}));
      if (status === 200) others += 1;
    }
    await finished;
    const answer = await placed;
    expect([answer.status, new Set(answer.text.match(/LARGE-\d+/g)).size]).toEqual([200, 10_000]);
    expect(others).toBeGreaterThan(10);
    await server.close();
  }, 120_000);

  test("S1: of invalid licenses only is refused with a hundred problems, each in its place", async () => {
    const bad = Array.from({ length: 19_000 }, () => ({ max_activations: -1 }));
    const { status, json: body } = await app.management("POST", "orders/create_order/", { body: order(bad) });
    expect(status).toBe(400);
    expect(body.errors.length).toBe(100);
    expect(body.errors[99].pointer).toBe("/items/0/licenses/99/max_activations");
  });

  test.each([
    ["features", { product_features: Array(19_000).fill(0) }],
    ["users", { users: Array(19_000).fill({ email: 1 }) }],
  ])("S1: a license with thousands of invalid %s is refused, with a pointer", async (_name, bad) => {
    const { status, json: body } = await app.management("POST", "orders/create_order/", { body: order([{}, bad]) });
    expect([status, body.errors[0].pointer]).toEqual([400, "/items/0/licenses/1"]);
  });

  test("problems of order, items and licenses are reported together, with their places", async () => {
    const items = [
      { licenses: [{ max_activations: -1 }] },
      { product_code: "app", licenses: [] },
      5,
      { product_code: "app", licenses: "x" },
    ];
    const { json: body } = await app.management("POST", "orders/create_order/", { body: { items } });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "",
      "/items/0",
      "/items/0/licenses/0/max_activations",
      "/items/1/licenses",
      "/items/2",
      "/items/3/licenses",
    ]);
  });
});

test("S1: a body in hundreds of thousands of pieces is read piece by piece, and kept as one", async () => {
  const wire = openWire(port);
  const body = JSON.stringify({
    email: "pieces@example.com",
    first_name: "ü".repeat(50),
    last_name: "\u{1f600}".repeat(20),
  });
  const bytes = Buffer.from(body);
  wire.send(
    requestBytes("POST", "/api/v1/customers/", {
      ...managementHeaders(app),
      ...json,
      "Content-Length": String(bytes.length),
    }),
  );
  for (const byte of bytes) {
    wire.send(Buffer.from([byte]));
    await new Promise((done) => setImmediate(done));
  }
  const { status, json: customer } = await wire.answer();
  expect([status, customer.first_name, customer.last_name]).toEqual([200, "ü".repeat(50), "\u{1f600}".repeat(20)]);
  wire.end();
});
