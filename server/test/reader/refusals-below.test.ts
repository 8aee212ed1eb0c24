import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { managementHeaders, openWire, portOf, requestBytes, sendRaw } from "../support/raw-http.ts";

// Refusals outside the routes have the form of every other refusal.

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await createTestApp();
  port = await portOf(app);
});
afterAll(() => app.close());

const short = (status: number, code: string) => ({ status, code, message: expect.stringMatching(/\.$/) });

describe("case 9: refusals below the error handler", () => {
  test.each([
    [
      "a raw blank in the request line",
      "GET /api/v1/customers/?a=b c HTTP/1.1\r\nHost: a\r\n\r\n",
      400,
      "malformed_request",
    ],
    ["not HTTP", "hello\r\n\r\n", 400, "malformed_request"],
    ["an unknown method", "BREW /api/v1/customers/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed_request"],
    ["NUL in a header", "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 400, "malformed_request"],
    [
      "two lengths",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
      400,
      "malformed_request",
    ],
    ["an invalid length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400, "malformed_request"],
    [
      "a length beside chunks",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      400,
      "malformed_request",
    ],
    [
      "20 kB of headers",
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
      431,
      "request_headers_too_large",
    ],
    ["an address of 20 kB", `GET /${"x".repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431, "request_headers_too_large"],
    ["no Host", "GET /healthz HTTP/1.1\r\n\r\n", 400, "validation_error"],
  ])("case 9: %s", async (_name, bytes, status, code) => {
    const answer = await sendRaw(port, bytes);
    expect([answer.status, answer.headers["content-type"]]).toEqual([status, "application/json; charset=utf-8"]);
    expect(answer.json).toMatchObject(short(status, code));
  });

  test.each([
    ["/api/v4/activate_license", ["status", "code", "message"]],
    ["/api/v1/customers/", ["status", "code", "message"]],
  ])("case 9: invalid chunks in a body for %s end its connection, and nothing happens", async (path, members) => {
    const wire = openWire(port);
    const headers = { ...managementHeaders(app), "Content-Type": "application/json", "Transfer-Encoding": "chunked" };
    wire.send(requestBytes("POST", path, headers, 'zz\r\n{"email": "chunks@example.com"}\r\n0\r\n\r\n'));
    const answer = await wire.answer();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(Object.keys(answer.json)).toEqual(expect.arrayContaining(members));
    await wire.closed;
    expect(await app.db`select 1 from customers where email = 'chunks@example.com'`).toHaveLength(0);
  });

  test.each([
    ["/api/v1/licenses/%FF/", true],
    ["/api/v4/%FF", false],
    ["/%FF", false],
  ])("case 9: an address that Fastify cannot read: %s", async (path, isManagement) => {
    const answer = await sendRaw(port, requestBytes("GET", path, managementHeaders(app)));
    expect(answer.json).toMatchObject(short(400, "validation_error"));
    expect("errors" in answer.json).toBe(isManagement);
  });

  test.each([
    ["/api/v1/licenses/", true],
    ["/api/v4/", false],
  ])("case 9: a path segment that is too long: under %s", async (prefix, isManagement) => {
    const path = isManagement ? `${prefix}${"1".repeat(400)}/` : `${prefix}${"x".repeat(400)}`;
    const answer = await sendRaw(port, requestBytes("GET", path, managementHeaders(app)));
    expect(answer.json).toMatchObject(isManagement ? short(414, "uri_too_long") : short(404, "not_found"));
    expect("errors" in answer.json).toBe(isManagement);
  });

  test("case 9: an invalid content type", async () => {
    const headers = { ...managementHeaders(app), "Content-Type": "nonsense" };
    const answer = await sendRaw(port, requestBytes("POST", "/api/v1/customers/", headers, "{}"));
    expect(answer.json).toMatchObject(short(415, "unsupported_media_type"));
  });

  test("case 9: nonsense after a valid request is answered after it", async () => {
    const wire = openWire(port);
    wire.send(requestBytes("GET", "/healthz", {}));
    expect((await wire.answer()).status).toBe(200);
    wire.send("nonsense\r\n\r\n");
    const second = await wire.answer();
    expect(second.json).toMatchObject(short(400, "malformed_request"));
    await wire.closed;
  });
});
