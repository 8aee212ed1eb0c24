import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { licenseHeaders, managementHeaders, openWire, portOf, requestBytes, sendRaw } from "../support/raw-http.ts";

// Forms that no browser sends: each is refused quickly, and the next call on its connection is answered.

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await createTestApp();
  port = await portOf(app);
});
afterAll(() => app.close());

const csv = "email\r\nform@example.com\r\n";
const file = (name = "file", fileName = "a.csv", content = csv) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`;
const field = (name: string, value = "1") =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const end = "--b--\r\n";
const good = `${field("a")}${file()}${field("z")}${end}`;
const typed = (type: string) => ({ ...managementHeaders(app), "Content-Type": type });
const form = "multipart/form-data; boundary=b";
const upload = "/api/v1/customers/import_from_csv/";

test("a form with its file among fields is accepted, quoted or not", async () => {
  for (const type of [form, 'multipart/form-data; boundary="b"']) {
    const answer = await sendRaw(port, requestBytes("POST", upload, typed(type), good));
    expect(answer.status, answer.text).toBe(200);
  }
  const asField = field("file", csv) + end;
  expect((await sendRaw(port, requestBytes("POST", upload, typed(form), asField))).status).toBe(200);
});

const broken: [string, string, string][] = [
  ["without a boundary", "multipart/form-data", good],
  ["with another boundary", "multipart/form-data; boundary=other", good],
  ["with an empty boundary", "multipart/form-data; boundary=", good],
  ["cut off in the file", form, good.slice(0, 120)],
  ["cut off in a header", form, good.slice(0, 20)],
  ["without the last boundary", form, `${file()}`],
  ["with two files", form, file() + file("other", "b.csv") + end],
  [
    "with eleven fields before the file",
    form,
    Array.from({ length: 11 }, (_, at) => field(`f${at}`)).join("") + file() + end,
  ],
  [
    "with eleven fields after the file",
    form,
    file() + Array.from({ length: 11 }, (_, at) => field(`f${at}`)).join("") + end,
  ],
  ["without a file", form, field("a") + end],
  ["with no part", form, end],
  ["of JSON", form, JSON.stringify({ file: csv })],
  ["with 10 kB of part headers", form, `--b\r\nX: ${"x".repeat(10_000)}\r\n\r\nx\r\n${end}`],
  ["with the name of a prototype", form, field("__proto__") + end],
];

describe("S11: a malformed form is a 4xx, and nothing is kept", () => {
  test.each(broken)("S11: %s, for an import", async (_name, type, body) => {
    const before = await app.db`select count(*) from imports`;
    const wire = openWire(port);
    wire.send(requestBytes("POST", upload, typed(type), body));
    const answer = await wire.answer();
    expect([answer.status, answer.json.code], answer.text).toEqual([400, "validation_error"]);
    wire.send(requestBytes("GET", "/healthz", {}));
    expect((await wire.answer()).status).toBe(200);
    wire.end();
    expect(await app.db`select count(*) from imports`).toEqual(before);
  });

  test.each(broken)("S11: %s, for a request file", async (_name, type, body) => {
    const headers = { ...licenseHeaders(app), "Content-Type": type };
    const answer = await sendRaw(port, requestBytes("POST", "/api/v4/activate_offline", headers, body));
    expect(answer.status, answer.text).toBe(400);
    expect(Object.keys(answer.json)).toEqual(["status", "code", "message"]);
  });

  test("S11: a file that is too large is a 413, whether its length is known or not", async () => {
    const large = file("file", "a", "x".repeat(1_000_001)) + end;
    const headers = { ...licenseHeaders(app), "Content-Type": form };
    const known = await sendRaw(port, requestBytes("POST", "/api/v4/activate_offline", headers, large));
    expect([known.status, known.json.code]).toEqual([413, "payload_too_large"]);
    const chunked = `${Buffer.byteLength(large).toString(16)}\r\n${large}\r\n0\r\n\r\n`;
    const unknown = await sendRaw(
      port,
      requestBytes("POST", "/api/v4/activate_offline", { ...headers, "Transfer-Encoding": "chunked" }, chunked),
    );
    expect([unknown.status, unknown.json.code]).toEqual([413, "payload_too_large"]);
  });

  test("S11: a form where JSON is expected is a 415", async () => {
    const answer = await sendRaw(port, requestBytes("POST", "/api/v1/customers/", typed(form), good));
    expect([answer.status, answer.json.code]).toEqual([415, "unsupported_media_type"]);
  });

  test("S11: a form that is cut anywhere is answered", async () => {
    const whole = file("file", "a.csv", "email") + end;
    for (let length = 0; length < whole.length; length += 1) {
      const answer = await sendRaw(port, requestBytes("POST", upload, typed(form), whole.slice(0, length) || " "));
      expect([400, 200], `cut after ${length}: ${answer.text}`).toContain(answer.status);
    }
  }, 120_000);

  test("S11: a form with any corrupted bytes is answered", async () => {
    const edit = fc.record({ at: fc.nat(good.length - 1), cut: fc.nat(8), put: fc.string({ maxLength: 4 }) });
    const sent = fc.sample(fc.array(edit, { minLength: 1, maxLength: 4 }), { numRuns: 150, seed: 20261130 });
    for (const edits of sent) {
      const body = edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), good);
      const { status, text } = await sendRaw(port, requestBytes("POST", upload, typed(form), body || " "));
      expect(status === 200 || (status >= 400 && status < 500), `${status} ${text} for ${body}`).toBe(true);
    }
  }, 120_000);
});

test("S11: a CSV that never closes its quote is answered, and its import ends", async () => {
  for (const body of ['email,"name\nx@example.com,y\n', `email,"${"x".repeat(300_000)}`]) {
    const answer = await sendRaw(port, requestBytes("POST", upload, typed("text/csv"), body));
    expect([answer.status, answer.json.status], answer.text).toEqual([400, 400]);
  }
});
