import { once } from "node:events";
import { connect as connectSocket } from "node:net";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { ConfigError, readConfig } from "../../src/config.ts";
import { connect } from "../../src/platform/db/connect.ts";
import { proxyTest } from "../../src/platform/http/addresses.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// The address at which Licet says it is reached, and the addresses that it says calls come from
// (docs/guide/configuration.md).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "aa", { max_activations: 9 });
  await createProduct(app, "bb", { max_activations: 9 });
});
afterAll(() => app.close());

interface Reach {
  readonly publicUrl?: string;
  readonly proxies?: readonly string[];
}

/** The app as an operator configures it, and its answers to a caller at `remoteAddress`. */
async function reached({ publicUrl, proxies }: Reach, headers: Record<string, string>, remoteAddress = "127.0.0.1") {
  const { app: node } = buildApp({ ...app.deps, publicUrl, isProxy: proxies && proxyTest(proxies) });
  const get = async (url: string) => {
    const authorization = `Api-Key ${app.managementKey}`;
    const answer = await node.inject({ method: "GET", url, headers: { authorization, ...headers }, remoteAddress });
    return answer.json();
  };
  const { next } = await get("/api/v1/products/?limit=1");
  const { url } = await get("/api/v4/oauth_url?login_type=client_credentials");
  const { api_base_url } = await get("/api/v4/.well-known");
  await node.close();
  const bases = [
    next.replace(/\/api\/v1\/products\/\?limit=1&offset=1$/, ""),
    url.replace(/\/oauth\/token$/, ""),
    api_base_url.replace(/\/api\/v4\/$/, ""),
  ];
  expect(new Set(bases).size, `one address: ${bases}`).toBe(1);
  return bases[0];
}

const proxies = ["10.0.0.0/8", "127.0.0.1"];

describe("case 4: next, oauth_url and .well-known name the address that callers use", () => {
  test.each<[string, Reach, Record<string, string>, string]>([
    ["LICET_PUBLIC_URL", { publicUrl: "https://l.example" }, {}, "https://l.example"],
    [
      "LICET_PUBLIC_URL with port and path",
      { publicUrl: "https://l.example:8443/licet" },
      {},
      "https://l.example:8443/licet",
    ],
    [
      "LICET_PUBLIC_URL, whatever a proxy says",
      { publicUrl: "https://l.example", proxies },
      { "x-forwarded-host": "other.example", "x-forwarded-proto": "http" },
      "https://l.example",
    ],
    [
      "X-Forwarded-* of a trusted proxy",
      { proxies },
      { "x-forwarded-host": "l.example", "x-forwarded-proto": "https" },
      "https://l.example",
    ],
    [
      "X-Forwarded-Proto alone, with the Host that was passed on",
      { proxies },
      { host: "l.example", "x-forwarded-proto": "https" },
      "https://l.example",
    ],
    [
      "X-Forwarded-Port and -Prefix",
      { proxies },
      {
        "x-forwarded-host": "l.example",
        "x-forwarded-proto": "https",
        "x-forwarded-port": "8443",
        "x-forwarded-prefix": "/licet/",
      },
      "https://l.example:8443/licet",
    ],
    [
      "Forwarded",
      { proxies },
      { forwarded: 'for=203.0.113.7;host="l.example:8443";proto=https' },
      "https://l.example:8443",
    ],
    [
      "what the trusted proxy nearest to the caller says, and not what the caller made up before it",
      { proxies },
      {
        "x-forwarded-for": "6.6.6.6, 203.0.113.7, 10.0.0.2",
        "x-forwarded-host": "evil.example, l.example, inner",
        "x-forwarded-proto": "http, https, http",
      },
      "https://l.example",
    ],
  ])("%s", async (_name, reach, headers, address) => {
    expect(await reached(reach, headers)).toBe(address);
  });
});

describe("S10: no one else decides where the addresses in Licet's answers point", () => {
  test.each<[string, Reach, Record<string, string>]>([
    ["a foreign Host", {}, { host: "evil.example" }],
    ["a foreign Host with the right port", {}, { host: "evil.example:80" }],
    [
      "forwarding headers without trusted proxies",
      {},
      { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    ],
    ["Forwarded from a stranger", { proxies: ["10.0.0.0/8"] }, { forwarded: "host=evil.example;proto=https" }],
    ["an invalid host", { proxies }, { "x-forwarded-host": "evil.example/path?" }],
    ["a host with a user", { proxies }, { "x-forwarded-host": "user@evil.example" }],
  ])("%s", async (_name, reach, headers) => {
    expect(["http://127.0.0.1", "http://localhost"]).toContain(await reached(reach, headers));
  });

  test("a complete URL in the request line", async () => {
    await app.app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = app.app.server.address() as { port: number };
    const lines = [
      "GET http://evil.example/api/v1/products/?limit=1 HTTP/1.1",
      "Host: evil.example",
      `Authorization: Api-Key ${app.managementKey}`,
      "Connection: close",
    ];
    const socket = connectSocket(port, "127.0.0.1");
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    const text = Buffer.concat(await socket.toArray()).toString();
    expect(text).toContain(`"next":"http://127.0.0.1:${port}/api/v1/products/?limit=1&offset=1"`);
  });

  test("localhost keeps the name that the caller used", async () => {
    expect(await reached({}, { host: "localhost:8080" })).toBe("http://localhost:8080");
  });
});

describe("case 21: a caller's address is that of the connection, or the one that trusted proxies report", () => {
  const devices = async (reach: Reach, headers: Record<string, string>, remoteAddress: string) => {
    const { license_key } = await sell(app, "aa");
    const { app: node } = buildApp({ ...app.deps, isProxy: reach.proxies && proxyTest(reach.proxies) });
    const client = applicationOf({ ...app, app: withRemoteAddress(node, remoteAddress) });
    const call = { product: "aa", license_key, hardware_id: "pc" };
    await client.call("POST", "activate_license", { body: call, headers });
    await node.close();
    const [device] = await app.db`
      select external_ip from devices d join licenses l on l.company_id = d.company_id and l.id = d.license_id
      where l.license_key = ${license_key}`;
    return device?.["external_ip"];
  };
  const withRemoteAddress = (node: TestApp["app"], remoteAddress: string) =>
    ({ inject: (options: object) => node.inject({ ...options, remoteAddress }) }) as unknown as TestApp["app"];

  test.each<[string, Reach, Record<string, string>, string, string]>([
    [
      "a stranger's X-Forwarded-For is not believed",
      {},
      { "x-forwarded-for": "203.0.113.7" },
      "198.51.100.9",
      "198.51.100.9",
    ],
    [
      "nor is one from an address beside the proxies",
      { proxies },
      { "x-forwarded-for": "203.0.113.7" },
      "198.51.100.9",
      "198.51.100.9",
    ],
    ["a port is removed", { proxies }, { "x-forwarded-for": "203.0.113.7:51234" }, "10.0.0.1", "203.0.113.7"],
    [
      "brackets and a port are taken off",
      { proxies },
      { "x-forwarded-for": "[2001:db8::1]:443" },
      "10.0.0.1",
      "2001:db8::1",
    ],
    ["what is not an address is not stored", { proxies }, { "x-forwarded-for": "unknown" }, "10.0.0.1", "10.0.0.1"],
    [
      "the nearest that is no proxy counts",
      { proxies },
      { "x-forwarded-for": "6.6.6.6, 203.0.113.7, 10.0.0.2" },
      "10.0.0.1",
      "203.0.113.7",
    ],
    [
      "Forwarded of the caller, which a proxy that speaks X-Forwarded-For passes on, is not",
      { proxies },
      { "x-forwarded-for": "203.0.113.7", forwarded: "for=6.6.6.6" },
      "10.0.0.1",
      "203.0.113.7",
    ],
    ["Forwarded is read", { proxies }, { forwarded: 'for="[2001:db8::2]:443";proto=https' }, "10.0.0.1", "2001:db8::2"],
    [
      "an IPv4 proxy that connects over IPv6 is one",
      { proxies },
      { "x-forwarded-for": "203.0.113.7" },
      "::ffff:10.0.0.1",
      "203.0.113.7",
    ],
  ])("%s: devices", async (_name, reach, headers, remoteAddress, expected) => {
    expect(await devices(reach, headers, remoteAddress)).toBe(expected);
  });

  test("the audit does not believe a stranger's X-Forwarded-For", async () => {
    const headers = { "x-forwarded-for": "203.0.113.7" };
    const { json } = await app.management("POST", "products/", {
      body: { product_name: "x", short_code: "xx" },
      headers,
    });
    const { json: audit } = await app.management("GET", `audit/?object_id=${json.id}&object=products`);
    expect(audit.results).toMatchObject([{ ip: "127.0.0.1" }]);
  });
});

test("S24: a client that leaves while its call waits for the database causes no error in the log", async () => {
  const { license_key } = await sell(app, "bb");
  const lines: string[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => lines.push(line) });
  const db = connect({ embedded: app.database, max: 1 });
  const { app: node } = buildApp({ ...app.deps, db, log });
  await node.listen({ port: 0, host: "127.0.0.1" });
  const { port } = node.server.address() as { port: number };
  const client = applicationOf({ ...app, app: overSocket(port) });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holder = db.begin(async (tx) => {
    await tx`select 1`;
    await held;
  });
  await Promise.allSettled([client.activate({ product: "bb", license_key, hardware_id: "pc" })]);
  release();
  await holder;
  await node.close();
  await db.end();
  expect(lines).toEqual([]);
});

/** Sends a call over a connection of its own, and leaves as soon as the server has read it. */
function overSocket(port: number): TestApp["app"] {
  const inject = async ({
    method,
    url,
    headers,
    payload = "",
  }: {
    method: string;
    url: string;
    headers: Record<string, string>;
    payload?: string;
  }) => {
    const socket = connectSocket(port, "127.0.0.1");
    await once(socket, "connect");
    const lines = Object.entries({
      host: "localhost",
      "content-length": String(Buffer.byteLength(payload)),
      ...headers,
    });
    const head = [`${method} ${url} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)].join("\r\n");
    socket.write(`${head}\r\n\r\n${payload}`, () => setImmediate(() => socket.resetAndDestroy()));
    await once(socket, "close");
    throw new Error("the client has left");
  };
  return { inject } as unknown as TestApp["app"];
}

describe("the configuration", () => {
  const read = (environment: Record<string, string>) => readConfig((bytes) => new Uint8Array(bytes), environment);
  const base = { LICET_DATA: "/tmp", LICET_MASTER_KEY: Buffer.alloc(32).toString("base64") };

  test("has an address and proxies, and drops the trailing slash", () => {
    const config = read({
      ...base,
      LICET_PUBLIC_URL: "https://l.example/licet/",
      LICET_TRUSTED_PROXIES: "10.0.0.0/8, ::1",
    });
    expect(config.publicUrl).toBe("https://l.example/licet");
    expect(["10.9.9.9", "::1", "11.0.0.1", "nonsense"].map((address) => config.isProxy?.(address))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test.each([
    ["LICET_PUBLIC_URL", "licenses.example.com"],
    ["LICET_PUBLIC_URL", "https://user@l.example"],
    ["LICET_PUBLIC_URL", "https://l.example/?a=b"],
    ["LICET_TRUSTED_PROXIES", "nginx"],
    ["LICET_TRUSTED_PROXIES", "10.0.0.0/33"],
  ])("refuses %s=%s and names the variable", (name, value) => {
    expect(() => read({ ...base, [name]: value })).toThrow(ConfigError);
    expect(() => read({ ...base, [name]: value })).toThrow(name);
  });
});
