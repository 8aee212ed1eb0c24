import { deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { createClient } from "../support/oauth-tokens.ts";
import { licenseHeaders, managementHeaders, portOf, requestBytes, sendRaw } from "../support/raw-http.ts";

// How bytes become text, at every door where they do: JSON, forms, files, addresses.

let app: TestApp;
let port: number;
let key: string;
beforeAll(async () => {
  app = await createTestApp();
  port = await portOf(app);
  await createProduct(app, "app");
  key = (await sell(app, "app", { max_activations: 1 })).license_key;
});
afterAll(() => app.close());

const json = { "Content-Type": "application/json" };
const toManagement = (method: string, path: string, headers: Record<string, string>, body?: string | Buffer) =>
  sendRaw(port, requestBytes(method, `/api/v1/${path}`, { ...managementHeaders(app), ...headers }, body));
const toLicense = (method: string, path: string, headers: Record<string, string>, body?: string | Buffer) =>
  sendRaw(port, requestBytes(method, `/api/v4/${path}`, { ...licenseHeaders(app), ...headers }, body));
const latin1 = (value: unknown) => Buffer.from(JSON.stringify(value), "latin1");
const activation = (hardware_id: string) => ({ hardware_id, license_key: key, product: "app" });

describe("case 1: bytes that are not UTF-8 are refused before anything uses them", () => {
  test("case 1: in a JSON body of the License API: three machines do not become one", async () => {
    for (const letter of ["ü", "ä", "ö"]) {
      const answer = await toLicense("POST", "activate_license", json, latin1(activation(`PC-${letter}`)));
      expect([answer.status, answer.json]).toEqual([
        400,
        { status: 400, code: "validation_error", message: "The body is not UTF-8." },
      ]);
    }
    expect(await app.db`select 1 from devices`).toHaveLength(0);
  });

  test.each([
    ["POST", "customers/", { email: "jürgen@example.com" }],
    ["POST", "products/", { product_name: "Söftware", short_code: "soft" }],
    ["POST", "orders/create_order/", { id: "ü-1", items: [{ product_code: "app", licenses: [{}] }] }],
  ])("case 1: in a JSON body of the Management API: %s %s", async (method, path, body) => {
    const answer = await toManagement(method, path, json, latin1(body));
    expect([answer.status, answer.json.code, answer.json.errors[0].pointer]).toEqual([400, "validation_error", ""]);
    const asUtf8 = await toManagement(method, path, json, JSON.stringify(body));
    expect(asUtf8.status, asUtf8.text).toBeLessThan(300);
  });

  test.each([
    "/api/v1/customers/?first_name=%FC",
    "/api/v1/licenses/?note__icontains=%ED%A0%80",
    "/api/v1/customers/?x=%C3",
  ])("case 1: in a query: %s", async (path) => {
    const answer = await sendRaw(port, requestBytes("GET", path, managementHeaders(app)));
    expect([answer.status, answer.json.code]).toEqual([400, "validation_error"]);
  });

  test("case 1: in a query of the License API", async () => {
    const answer = await toLicense("GET", `check_license?product=app&license_key=${key}&hardware_id=PC-%FC`, {});
    expect([answer.status, answer.json.code]).toEqual([400, "validation_error"]);
  });

  test.each(["/api/v1/licenses/%FF/", "/api/v4/%C3%28", "/%E0%80"])("case 1: in a path: %s", async (path) => {
    const answer = await sendRaw(port, requestBytes("GET", path, managementHeaders(app)));
    expect([answer.status, answer.json.status, answer.json.code]).toEqual([400, 400, "validation_error"]);
  });

  test("case 1: a percent sign that begins no escape is kept, next to escapes that are decoded", async () => {
    await app.management("POST", "customers/", { body: { email: "u@example.com", first_name: "Jürgen 100% sure" } });
    const path = "/api/v1/customers/?first_name=J%C3%BCrgen+100%+sure";
    const found = await sendRaw(port, requestBytes("GET", path, managementHeaders(app)));
    expect([found.status, found.json.count], found.text).toEqual([200, 1]);
  });

  test("case 1: unescaped bytes beyond ASCII are not HTTP", async () => {
    for (const name of ["J\xfcrgen", Buffer.from("Jürgen", "utf8").toString("latin1")]) {
      const answer = await sendRaw(port, requestBytes("GET", `/api/v1/customers/?x=${name}`, managementHeaders(app)));
      expect([answer.status, answer.json.code]).toEqual([400, "malformed_request"]);
    }
  });

  test("case 1: in a request file, and in the text that holds it", async () => {
    const inside = Buffer.from('{"hardware_id":"PC-\xfc"}', "latin1").toString("base64");
    for (const body of [inside, Buffer.from("PC-\xfc", "latin1")]) {
      const answer = await toLicense("POST", "activate_offline", { "Content-Type": "text/plain" }, body);
      expect([answer.status, answer.json.code]).toEqual([400, "validation_error"]);
    }
  });

  test("case 1: in a part of a form, and in the name of its file", async () => {
    const form = (name: string, content: string) =>
      Buffer.from(
        `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--b--\r\n`,
        "latin1",
      );
    const type = { "Content-Type": "multipart/form-data; boundary=b" };
    const part = await toLicense("POST", "activate_offline", type, form("a", "\xfc"));
    expect([part.status, part.json.code]).toEqual([400, "validation_error"]);
    const csv = "email\r\nx@example.com";
    const named = await toManagement("POST", "customers/import_from_csv/", type, form("\xfc.csv", csv));
    expect([named.status, named.json.code]).toEqual([400, "validation_error"]);
    const good = Buffer.from("ü.csv", "utf8").toString("latin1");
    const read = await toManagement("POST", "customers/import_from_csv/", type, form(good, csv));
    expect(read.status, read.text).toBe(200);
    const [row] = await app.db`select file_name from imports where id = ${read.json.job_id}`;
    expect(row?.["file_name"]).toBe("ü.csv");
  });

  test("case 1: at the token endpoint, escaped or not", async () => {
    for (const secret of ["%FC", "\xfc"]) {
      const form = Buffer.from(`grant_type=client_credentials&client_id=a&client_secret=${secret}`, "latin1");
      const type = { "Content-Type": "application/x-www-form-urlencoded" };
      const answer = await sendRaw(port, requestBytes("POST", "/oauth/token", type, form));
      expect([answer.status, answer.json.error]).toEqual([400, "invalid_request"]);
    }
  });

  test.each(["iso-8859-1", "windows-1252", "utf-16"])("case 1: a body declared as %s is a 415", async (charset) => {
    const type = { "Content-Type": `application/json; charset=${charset}` };
    const answers = [
      await toManagement("POST", "customers/", type, '{"email": "c@example.com"}'),
      await toLicense("POST", "activate_license", type, JSON.stringify(activation("a"))),
    ];
    for (const { status, json: body } of answers) {
      expect([status, body.code]).toEqual([415, "unsupported_media_type"]);
      expect(body.message).toContain(charset);
    }
    const utf8 = { "Content-Type": 'application/json; Charset="UTF-8"' };
    expect((await toManagement("POST", "customers/", utf8, `{"email": "${charset}@example.com"}`)).status).toBe(200);
  });
});

describe("case 11: a coding that is not supported is a 415 that names it", () => {
  const bodies = { gzip: gzipSync, deflate: deflateSync, br: (text: string) => Buffer.from(text) };
  test.each(Object.entries(bodies))(
    "case 11: %s, in both APIs, in files, and at the token endpoint",
    async (coding, encode) => {
      const headers = { ...json, "Content-Encoding": coding };
      const sent = [
        await toManagement("POST", "customers/", headers, encode('{"email": "z@example.com"}')),
        await toLicense("POST", "activate_license", headers, encode(JSON.stringify(activation("z")))),
        await toManagement(
          "POST",
          "customers/import_from_csv/",
          { ...headers, "Content-Type": "text/csv" },
          encode("email\nz@example.com"),
        ),
      ];
      for (const { status, json: body } of sent) {
        expect([status, body.code]).toEqual([415, "unsupported_media_type"]);
        expect(body.message).toContain(coding);
      }
      const form = { "Content-Type": "application/x-www-form-urlencoded", "Content-Encoding": coding };
      const token = await sendRaw(
        port,
        requestBytes("POST", "/oauth/token", form, encode("grant_type=client_credentials")),
      );
      expect([token.status, token.json.error]).toEqual([400, "invalid_request"]);
      expect(token.json.error_description).toContain(coding);
    },
  );

  test("case 11: identity is no coding", async () => {
    const answer = await toManagement(
      "POST",
      "customers/",
      { ...json, "Content-Encoding": "identity" },
      '{"email": "i@example.com"}',
    );
    expect(answer.status).toBe(200);
  });
});

describe("case 13: a byte order mark is skipped", () => {
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  test("case 13: in both APIs", async () => {
    const customer = Buffer.concat([mark, Buffer.from('{"email": "bom@example.com"}')]);
    expect((await toManagement("POST", "customers/", json, customer)).status).toBe(200);
    const activated = Buffer.concat([mark, Buffer.from(JSON.stringify(activation("BOM")))]);
    const answer = await toLicense("POST", "activate_license", json, activated);
    expect(answer.status, answer.text).toBe(200);
  });

  test("case 13: in a request file, which is then judged by its contents", async () => {
    const file = Buffer.concat([mark, Buffer.from('{"hardware_id": "a"}')]).toString("base64");
    const answer = await toLicense("POST", "activate_offline", { "Content-Type": "text/plain" }, file);
    expect(answer.json.message).toBe("date: The request has no date.");
  });
});

describe("case 26: an empty body needs no type", () => {
  test.each([
    ["as curl -d '' sends it", { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": "0" }],
    ["with another type and no body", { "Content-Type": "text/plain" }],
    ["with nothing at all", {}],
    ["with an empty body of JSON", { ...json, "Content-Length": "0" }],
  ])("case 26: disable and enable, %s", async (_name, headers) => {
    const { id } = await sell(app, "app");
    for (const call of ["disable", "enable"])
      expect((await toManagement("POST", `licenses/${id}/${call}/`, headers)).status).toBe(200);
  });

  test("case 26: an empty chunked body", async () => {
    const { id } = await sell(app, "app");
    const headers = { ...managementHeaders(app), ...json, "Transfer-Encoding": "chunked" };
    const answer = await sendRaw(port, requestBytes("POST", `/api/v1/licenses/${id}/disable/`, headers, "0\r\n\r\n"));
    expect(answer.status, answer.text).toBe(200);
  });

  test.each([
    "application/vnd.ms-excel",
    "text/csv; charset=utf-8",
    "application/csv",
    "text/x-csv",
    "application/octet-stream",
  ])("case 26: a CSV sent as %s is read", async (type) => {
    const answer = await toManagement(
      "POST",
      "customers/import_from_csv/",
      { "Content-Type": type },
      "email\nx@example.com\n",
    );
    expect(answer.status, answer.text).toBe(200);
  });

  test("case 26: a body of another type is still refused", async () => {
    const { id } = await sell(app, "app");
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    expect((await toManagement("POST", `licenses/${id}/disable/`, type, "a=1")).status).toBe(415);
  });
});

describe("case 27: a number that a double represents exactly is kept", () => {
  const order = (id: string, metadata: string) =>
    `{"id": "${id}", "metadata": ${metadata}, "items": [{"product_code": "app", "licenses": [{"metadata": ${metadata}}]}]}`;

  test.each(["1e21", "1E+21", "1000000000000000000000", "9007199254740992", "1e300", "-1e21", "0.1", "1e-7", "1.5e30"])(
    "case 27: %s, in the metadata of orders and licenses, and in filters",
    async (number) => {
      const metadata = `{"n": ${number}}`;
      const answer = await toManagement("POST", "orders/create_order/", json, order(`n ${number}`, metadata));
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json.metadata.n).toBe(Number(number));
      expect(answer.json.order_items[0].licenses[0].metadata.n).toBe(Number(number));
      const asText = await toManagement(
        "POST",
        "orders/create_order/",
        json,
        order(`t ${number}`, JSON.stringify(metadata)),
      );
      expect(asText.json?.metadata?.n, asText.text).toBe(Number(number));
    },
  );

  test.each([
    "9007199254740993",
    "123456789012345678901234567890",
    "1e400",
    "-9007199254740993",
    "100000000000000000000001",
  ])("case 27: %s, which would become another number, is refused with its pointer", async (number) => {
    const answer = await toManagement(
      "POST",
      "orders/create_order/",
      json,
      order(`x ${number}`, `{"a": "1e400", "n": ${number}}`),
    );
    expect([answer.status, answer.json.errors.map((each: { pointer: string }) => each.pointer)]).toEqual([
      400,
      ["/metadata/n", "/items/0/licenses/0/metadata/n"],
    ]);
  });
});

describe("S11: NUL is refused where it arrives", () => {
  const query = (name: string) => {
    const members: Record<string, string> = { product: "app", license_key: key, hardware_id: "a", [name]: "a%00b" };
    return Object.entries(members)
      .map((pair) => pair.join("="))
      .join("&");
  };
  test.each(["hardware_id", "license_key", "product"])("S11: in %s of check_license", async (name) => {
    const answer = await toLicense("GET", `check_license?${query(name)}`, {});
    expect([answer.status, answer.json.code]).toEqual([400, "validation_error"]);
  });

  test("S11: in every parameter of every GET of both APIs", async () => {
    for (const [name, prefix] of [
      ["management", "/api/v1"],
      ["license", "/api/v4"],
    ] as const)
      for (const { method, path, permission } of app.contracts[name]) {
        if (method !== "GET") continue;
        const headers = name === "management" ? managementHeaders(app) : licenseHeaders(app);
        const address = prefix + path.replaceAll(/:\w+/g, "1");
        const answer = await app.app.inject({ method, url: `${address}?a%00=1&hardware_id=%00`, headers });
        expect([answer.statusCode, path, permission]).toEqual([400, path, permission]);
      }
  });

  test.each(["\\u0000", "\\ud800", "a\\udfffb"])("S11: %s in a text of JSON, in both APIs", async (text) => {
    const activate = JSON.stringify(activation("MARK")).replace("MARK", text);
    expect((await toLicense("POST", "activate_license", json, activate)).status).toBe(400);
    const customer = await toManagement(
      "POST",
      "customers/",
      json,
      `{"email": "n@example.com", "first_name": "${text}"}`,
    );
    expect([customer.status, customer.json.errors[0].pointer]).toEqual([400, "/first_name"]);
  });

  test.each(["[", "a b", "a/b", "[::1", "user@host", "a:b:c", "\xfc"])(
    "S11: the Host %s is refused, not used",
    async (host) => {
      for (const path of ["/api/v1/customers/?limit=1", "/api/v4/.well-known", "/healthz"]) {
        const answer = await sendRaw(port, requestBytes("GET", path, { ...managementHeaders(app), Host: host }));
        expect([answer.status, answer.json.status, answer.json.code], path).toEqual([400, 400, "validation_error"]);
      }
    },
  );

  test.each(["licet.example", "licet.example:8443", "[::1]:80", "10.0.0.1", ""])(
    "S11: the Host %s is valid",
    async (host) => {
      const answer = await sendRaw(port, requestBytes("GET", "/healthz", { Host: host }));
      expect(answer.status).toBe(200);
    },
  );
});

test("an OAuth client whose secret has letters that must be escaped is found", async () => {
  const { clientId, secret } = await createClient(app, "company");
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: secret,
  });
  const type = { "Content-Type": "application/x-www-form-urlencoded" };
  expect((await sendRaw(port, requestBytes("POST", "/oauth/token", type, form.toString()))).status).toBe(200);
});
