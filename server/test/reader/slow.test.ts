import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import {
  licenseHeaders,
  managementHeaders,
  openWire,
  portOf,
  requestBytes,
  sendRaw,
  type Wire,
} from "../support/raw-http.ts";

// Bodies that come too slowly, or that no one reads: they cost the server seconds, and honest callers nothing.

let app: TestApp;
let impatient: Awaited<ReturnType<typeof listenImpatiently>>;
beforeAll(async () => {
  app = await createTestApp();
  impatient = await listenImpatiently();
});
afterAll(async () => {
  await impatient.close();
  await app.close();
});

/** The same server with less patience: 300 ms, plus ten for each byte. */
async function listenImpatiently() {
  const patience = { graceMs: 300, msPerByte: 10, wholeMs: 600_000 };
  const { app: server } = buildApp({ ...app.deps, patience });
  const port = await portOf({ app: server });
  return { port, close: () => server.close() };
}

const json = { "Content-Type": "application/json" };
const slowly = (path: string, headers: Record<string, string>, announced = 50_000): Wire => {
  const wire = openWire(impatient.port);
  wire.send(requestBytes("POST", path, { ...headers, "Content-Length": String(announced) }));
  return wire;
};
const form = "multipart/form-data; boundary=b";

describe("S12: a body that comes too slowly is a 408, and its connection ends", () => {
  test.each([
    ["of a stranger who signs in", "/api/v1/session/", () => json],
    ["of a back office", "/api/v1/customers/", () => ({ ...managementHeaders(app), ...json })],
    ["of an application", "/api/v4/activate_license", () => ({ ...licenseHeaders(app), ...json })],
    ["of a request file", "/api/v4/activate_offline", () => ({ ...licenseHeaders(app), "Content-Type": "text/plain" })],
    ["of a form", "/api/v4/activate_offline", () => ({ ...licenseHeaders(app), "Content-Type": form })],
    [
      "of an import",
      "/api/v1/customers/import_from_csv/",
      () => ({ ...managementHeaders(app), "Content-Type": "text/csv" }),
    ],
    [
      "of an import in a form",
      "/api/v1/customers/import_from_csv/",
      () => ({ ...managementHeaders(app), "Content-Type": form }),
    ],
  ])("S12: %s", async (_name, path, headers) => {
    const wire = slowly(path, headers());
    wire.send("{");
    const answer = await wire.answer();
    expect([answer.status, answer.json.status, answer.json.code]).toEqual([408, 408, "request_timeout"]);
    expect(answer.headers["connection"]).toBe("close");
    wire.end();
  });

  test("S12: at the token endpoint, in the form of OAuth", async () => {
    const wire = slowly("/oauth/token", { "Content-Type": "application/x-www-form-urlencoded" }, 5000);
    const answer = await wire.answer();
    expect([answer.status, answer.json.error]).toEqual([400, "invalid_request"]);
    wire.end();
  });

  test("S12: two hundred that send a byte at a time are all answered, while others are served", async () => {
    const wires = Array.from({ length: 200 }, () => slowly("/api/v1/session/", json));
    const dripping = setInterval(() => {
      for (const wire of wires) if (wire.isOpen()) wire.send(" ");
    }, 100);
    const health = await sendRaw(impatient.port, requestBytes("GET", "/healthz", {}));
    const answers = await Promise.all(wires.map((wire) => wire.answer()));
    clearInterval(dripping);
    for (const wire of wires) wire.end();
    expect(health.status).toBe(200);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([408]));
  });

  test("S12: headers that do not arrive have a time limit as well", () => {
    const { headersTimeout, requestTimeout } = app.app.server;
    expect(headersTimeout).toBeLessThanOrEqual(20_000);
    expect(requestTimeout).toBeGreaterThan(0);
  });

  test("S12: an honest slow line is waited for: a body whose bytes keep coming may take longer than the grace", async () => {
    const body = JSON.stringify({ email: "slow@example.com", first_name: "x".repeat(150) });
    const wire = slowly("/api/v1/customers/", { ...managementHeaders(app), ...json }, body.length);
    // Twenty bytes add 200 ms, and arrive in less.
    for (let at = 0; at < body.length; at += 20) {
      wire.send(body.slice(at, at + 20));
      await new Promise((done) => setTimeout(done, 50));
    }
    expect((await wire.answer()).status).toBe(200);
    wire.end();
  });

  test("S12: the file of an import may take longer than any grace", async () => {
    const rows = Array.from({ length: 100 }, (_, at) => `slow-${at}@example.com\n`).join("");
    const csv = `email\n${rows}`;
    const headers = { ...managementHeaders(app), "Content-Type": "text/csv" };
    const wire = slowly("/api/v1/customers/import_from_csv/", headers, csv.length);
    for (let at = 0; at < csv.length; at += 100) {
      wire.send(csv.slice(at, at + 100));
      await new Promise((done) => setTimeout(done, 40));
    }
    const answer = await wire.answer();
    expect(answer.status, answer.text).toBe(200);
    wire.end();
  });
});

describe("S21: a refused body leaves a connection that works, or none", () => {
  const bytes = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, "x");
  const csvHeaders = () => ({ ...managementHeaders(app), "Content-Type": "text/csv" });
  const formOf = (content: Buffer) =>
    Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'),
      content,
      Buffer.from("\r\n--b--\r\n"),
    ]);

  test.each([
    ["as it is", csvHeaders, () => bytes(0.9)],
    ["in a form", () => ({ ...managementHeaders(app), "Content-Type": form }), () => formOf(bytes(0.9))],
    ["to a stranger", () => ({ "Content-Type": "text/csv" }), () => bytes(0.9)],
  ])(
    "S21: an import of less than a megabyte %s: the next call on its connection is answered",
    async (_name, headers, body) => {
      const wire = openWire(await portOf(app));
      wire.send(requestBytes("POST", "/api/v1/licenses/import_from_csv/", headers(), body()));
      const refused = await wire.answer();
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.headers["connection"]).not.toBe("close");
      wire.send(requestBytes("GET", "/healthz", {}));
      expect((await wire.answer()).status).toBe(200);
      wire.end();
    },
  );

  test.each([1.2, 40])(
    "S21: an import of %s MB: the refusal arrives whole, and the connection is closed",
    async (megabytes) => {
      for (const [headers, body] of [
        [csvHeaders(), bytes(megabytes)],
        [{ ...managementHeaders(app), "Content-Type": form }, formOf(bytes(megabytes))],
      ] as const) {
        const wire = openWire(await portOf(app));
        wire.send(requestBytes("POST", "/api/v1/licenses/import_from_csv/", headers, body));
        const refused = await wire.answer();
        expect([refused.status, refused.json.status, refused.headers["connection"]]).toEqual([400, 400, "close"]);
        await wire.closed;
      }
    },
  );

  test("S21: a GET with a slow body is answered immediately, and its connection ends", async () => {
    const wire = openWire(await portOf(app));
    wire.send(requestBytes("GET", "/api/v4/.well-known", { "Content-Length": "2000000" }));
    const answer = await wire.answer();
    expect([answer.status, answer.headers["connection"]]).toEqual([200, "close"]);
    await wire.closed;
  }, 30_000);

  test("S21: a caller that leaves in the middle of a body leaves nothing open", async () => {
    const before = await app.db`select count(*) from imports`;
    const wire = openWire(await portOf(app));
    wire.send(
      requestBytes(
        "POST",
        "/api/v1/customers/import_from_csv/",
        { ...csvHeaders(), "Content-Length": "1000" },
        "email\na@example.com\n",
      ),
    );
    await expect
      .poll(async () => (await app.db`select 1 from imports`).length)
      .toBeGreaterThan(Number(before[0]?.["count"]));
    wire.end();
    await expect.poll(() => app.db`select count(*) from imports`).toEqual(before);
  });
});
