import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkQuery } from "../../src/running/license-calls/activation.schema.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { flatRequest, wrappedRequest } from "../support/offline-requests.ts";

// What a machine reports about itself is for people to read: nothing is refused for it (license-api.md §4).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
});
afterAll(() => app.close());

const details: [row: string, sent: Record<string, unknown>, stored: Record<string, unknown>][] = [
  ["a text that is too long is cut", { vm_info: "v".repeat(600) }, { vm_info: "v".repeat(500) }],
  [
    "a letter of two halves is not cut in two",
    { hostname: `${"h".repeat(499)}😀` },
    { hostname: `${"h".repeat(499)}\uFFFD` },
  ],
  ["a list is joined", { mac_address: ["aa:bb", null, "cc:dd"] }, { mac_address: "aa:bb, cc:dd" }],
  ["a number is a text", { os_ver: 11, app_ver: 2.5 }, { os: "11", app_ver: "2.5" }],
  ["a boolean is a text", { vm_info: false }, { vm_info: "false" }],
  ["an object is its JSON", { vm_info: { vendor: "x" } }, { vm_info: '{"vendor":"x"}' }],
  ["null says nothing", { hostname: null, os_ver: "" }, { hostname: "", os: "" }],
];

async function sold() {
  const { id, license_key } = await sell(app, "app");
  const call = { product: "app", license_key, hardware_id: "a" };
  const device = async () => (await app.management("GET", `devices/?license=${id}`)).json.results[0];
  return { call, device };
}

describe("case 23: telemetry refuses no activation", () => {
  test.each(details)("%s: activate_license", async (_row, sent, stored) => {
    const { call, device } = await sold();
    const answer = await application.activate({ ...call, ...sent });
    expect(answer.status, answer.body).toBe(200);
    expect(await device()).toMatchObject(stored);
  });

  test.each(details)("%s: activate_offline, in either schema", async (_row, sent, stored) => {
    for (const write of [flatRequest, wrappedRequest]) {
      const { call, device } = await sold();
      const answer = await application.call("POST", "activate_offline", {
        body: write(app, { request: "activation", ...call, ...sent }, app.clock.now()),
      });
      expect(answer.status, answer.body).toBe(200);
      expect(await device()).toMatchObject(stored);
    }
  });

  test("a text that is too long: check_license", async () => {
    const { call, device } = await sold();
    await application.activate(call);
    const answer = await application.call("GET", "check_license", { query: { ...call, vm_info: "v".repeat(600) } });
    expect(answer.status, answer.body).toBe(200);
    await expect.poll(device, { timeout: 5000 }).toMatchObject({ vm_info: "v".repeat(500) });
  });

  test("a member that is sent twice, and NUL: in a query", () => {
    const read = checkQuery.parse({ mac_address: ["aa", "bb"], hostname: "a\u0000b" });
    expect(read).toMatchObject({ mac_address: "aa, bb", hostname: "ab" });
  });

  const variables: [row: string, sent: Record<string, unknown>, stored: Record<string, string>][] = [
    ["null says nothing", { a: "1", b: null }, { a: "1" }],
    ["lists and objects are texts", { a: [1, 2], b: { c: true } }, { a: "1, 2", b: '{"c":true}' }],
    ["what is too long is cut", { a: "x".repeat(10_001) }, { a: "x".repeat(10_000) }],
    ["a name that cannot be stored is left out", { "": 1, ["n".repeat(256)]: 1, a: 0 }, { a: "0" }],
  ];
  test.each(variables)("variables, %s: at every door", async (_row, sent, stored) => {
    const { call } = await sold();
    const read = async () => {
      const { json } = await application.call("GET", "get_device_variables", { query: call });
      return Object.fromEntries(
        (json as { variable: string; value: string }[]).map((each) => [each.variable, each.value]),
      );
    };
    expect((await application.activate({ ...call, variables: sent })).status).toBe(200);
    expect(await read()).toEqual(stored);
    const other = await sold();
    await application.activate(other.call);
    const answer = await application.call("POST", "track_device_variables", {
      body: { ...other.call, variables: sent },
    });
    expect(answer.status, answer.body).toBe(200);
    expect((answer.json as { variable: string }[]).map(({ variable }) => variable)).toEqual(Object.keys(stored));
  });

  test("invalid variables are no reason either: activate_license", async () => {
    const { call } = await sold();
    expect((await application.activate({ ...call, variables: ["a"] })).status).toBe(200);
  });

  test("a null leaves a variable as it was: track_device_variables", async () => {
    const { call } = await sold();
    await application.activate({ ...call, variables: { theme: "dark" } });
    await application.call("POST", "track_device_variables", { body: { ...call, variables: { theme: null } } });
    const { json } = await application.call("GET", "get_device_variables", { query: call });
    expect(json).toMatchObject([{ variable: "theme", value: "dark" }]);
  });
});
