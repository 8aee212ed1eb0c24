import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Variables of devices in the Management API (management-api.md §9.2; rows 109–113).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
});
afterAll(() => app.close());

const variables = (method: "GET" | "POST" | "PATCH" | "DELETE", path = "", body?: object) =>
  app.management(method, `device-variables/${path}`, body ? { body } : {});

async function device() {
  const { id: license, license_key } = await sell(app, "app");
  const call = { product: "app", license_key, hardware_id: "a" };
  await application.activate(call);
  const { id } = (await app.management("GET", `devices/?license=${license}`)).json.results[0];
  return { id: id as number, call };
}

const events = (id: number) => app.db<{ type: string; data: FreelyRead }[]>`
  select type, data from events where subject_id = ${id} and type like 'device_variable.%' order by id`;

test("the application reads what the vendor sets and the other way round, and each change is one event", async () => {
  const { id, call } = await device();
  const made = await variables("POST", "", { device: id, variable: "theme", value: "dark" });
  expect([made.status, made.json]).toEqual([
    201,
    { id: made.json.id, created_at: app.clock.now().toISOString(), variable: "theme", value: "dark", device: id },
  ]);
  const heard = await application.call("GET", "get_device_variables", { query: call });
  expect(heard.json).toMatchObject([{ id: made.json.id, variable: "theme", value: "dark", device_id: id }]);
  await application.call("POST", "track_device_variables", { body: { ...call, variables: { theme: "light", n: 5 } } });
  const list = (await variables("GET", `?device=${id}`)).json;
  expect(list.results.map(({ variable, value }: FreelyRead) => [variable, value])).toEqual([
    ["theme", "light"],
    ["n", "5"],
  ]);
  expect((await variables("PATCH", `${made.json.id}/`, { value: true })).json.value).toBe("true");
  expect((await variables("PATCH", `${made.json.id}/`, { value: "true" })).status).toBe(200);
  expect((await variables("DELETE", `${made.json.id}/`)).status).toBe(204);
  expect((await variables("GET", `${made.json.id}/`)).status).toBe(404);
  expect((await variables("DELETE", `${made.json.id}/`)).status).toBe(404);
  expect((await events(made.json.id)).map(({ type, data }) => [type, data.value])).toEqual([
    ["device_variable.created", "dark"],
    ["device_variable.updated", "light"],
    ["device_variable.updated", "true"],
    ["device_variable.deleted", "true"],
  ]);
});

test("a device has each name once, whichever way it is set", async () => {
  const { id } = await device();
  const { id: other } = await device();
  const first = await variables("POST", "", { device: id, variable: "a", value: "1" });
  await variables("POST", "", { device: id, variable: "b", value: "1" });
  expect((await variables("POST", "", { device: other, variable: "a", value: "1" })).status).toBe(201);
  for (const answer of [
    await variables("POST", "", { device: id, variable: "a", value: "2" }),
    await variables("PATCH", `${first.json.id}/`, { variable: "b" }),
  ])
    expect([answer.status, answer.json.code, answer.json.errors[0].pointer]).toEqual([
      409,
      "device_variable_exists",
      "/variable",
    ]);
  expect((await variables("PATCH", `${first.json.id}/`, { variable: "a", value: "3" })).json.value).toBe("3");
  const at_once = await Promise.all(
    Array.from({ length: 8 }, () => variables("POST", "", { device: id, variable: "c", value: "1" })),
  );
  expect(at_once.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
});

test.each<[string, object, string]>([
  ["no device", { variable: "a", value: "1" }, "validation_error"],
  ["an unknown device", { device: 5, variable: "a", value: "1" }, "unknown_device"],
  ["no name", { variable: "", value: "1" }, "validation_error"],
  ["an object as its value", { variable: "a", value: {} }, "validation_error"],
])("a variable with %s is refused", async (_name, body, code) => {
  const { id } = await device();
  const whole = { ...(code === "unknown_device" || _name === "no device" ? {} : { device: id }), ...body };
  const { status, json } = await variables("POST", "", whole);
  expect([status, json.code]).toEqual([400, code]);
});

test("the device of another company is unknown", async () => {
  const { id } = await device();
  const answer = await app.management("POST", "device-variables/", {
    body: { device: id, variable: "a", value: "1" },
    key: app.otherCompany.managementKey,
  });
  expect(answer.json.code).toBe("unknown_device");
});
