import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// What the vendor reads about the use of licenses (management-api.md §6.5, §6.6; rows 32, 52–57).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => app.close());

const get = (path: string) => app.management("GET", path);
const minute = () => app.clock.advance(60_000);
const texts = (answer: FreelyRead) => answer.json.results.map(({ text }: FreelyRead) => text);

async function sold(terms: object = {}) {
  const { id, license_key } = await sell(app, "app", { max_activations: 1, max_transfers: -1, ...terms });
  const call = (hardware_id: string) => ({ product: "app", license_key, hardware_id, sdk_ver: "SDK 1.2" });
  const on = async (device: string) => {
    minute();
    expect((await application.activate(call(device))).status).toBe(200);
  };
  const off = async (device: string) => {
    minute();
    expect((await application.deactivate(call(device))).status).toBe(200);
  };
  return { id: id as number, license_key: license_key as string, call, on, off };
}

describe("the usage history", () => {
  test("shows who did what, newest first, and with which device", async () => {
    const { id, on, off } = await sold();
    await on("a");
    await off("a");
    minute();
    await app.management("POST", `licenses/${id}/disable/`);
    const { json } = await get(`license-histories/?license=${id}`);
    const [{ id: device }] = (await get(`devices/?license=${id}`)).json.results;
    expect(json.results.map(({ id: _, ts: __, ...row }: FreelyRead) => row)).toEqual(
      [
        { text: "License disabled", source: "api", device: null, sdk_version: null },
        { text: "License deactivated", source: "sdk", device, sdk_version: "SDK 1.2" },
        { text: "License activated", source: "sdk", device, sdk_version: "SDK 1.2" },
        { text: "License created", source: "api", device: null, sdk_version: null },
      ].map((row) => ({ ...row, license: id, license_user: null, level: "info", data: null })),
    );
    expect(json.results[0].ts).toBe(app.clock.now().toISOString());
    expect((await get(`license-histories/${json.results[1].id}/`)).json).toEqual(json.results[1]);
  });

  test("names the user who called, and attributes the vendor's actions to the vendor", async () => {
    const users = [{ email: "ann@team.example" }];
    const license = await sell(app, "team", {
      is_floating_cloud: true,
      floating_users: 1,
      can_borrow: true,
      max_borrow_time: 2,
      users,
    });
    const [user] = license.license_users;
    const call = { product: "team", username: user.true_email, password: user.initial_password, hardware_id: "a" };
    expect((await application.activate(call)).status).toBe(200);
    expect((await application.call("POST", "floating/release", { body: call })).status).toBe(200);
    const [device] = (await get(`devices/?license=${license.id}`)).json.results;
    await app.management("POST", `devices/${device.id}/reset/`);
    const rows = (await get(`license-histories/?license=${license.id}&order_by=id`)).json.results;
    expect(rows.map(({ text, source, license_user }: FreelyRead) => [text, source, license_user])).toEqual([
      ["License created", "api", null],
      ["License activated", "sdk", user.id],
      ["Floating slot released", "sdk", user.id],
      ["License deactivated", "api", user.id],
    ]);
  });

  test("of a trial begins with the application that asked for it", async () => {
    await createProduct(app, "tried", { allow_trial: true, trial_days: 5 });
    expect((await application.call("GET", "trial_key", { query: { product: "tried", hardware_id: "a" } })).status).toBe(
      200,
    );
    const { results } = (await get("licenses/?product__short_code=tried")).json;
    expect((await get(`license-histories/?license=${results[0].id}`)).json.results[0].source).toBe("sdk");
  });

  test("is filtered by license, product, time and text", async () => {
    const product = await createProduct(app, "filtered");
    app.clock.set("2026-04-01T23:59:59.000Z");
    const { id, license_key } = await sell(app, "filtered");
    app.clock.set("2026-04-02T00:00:00.000Z");
    await application.activate({ product: "filtered", license_key, hardware_id: "a" });
    const other = await sell(app, "app");
    const found = async (query: string) => texts(await get(`license-histories/?${query}`));
    expect(await found(`license=${id}`)).toEqual(["License activated", "License created"]);
    expect(await found(`product__in=${product},1`)).toEqual(["License activated", "License created"]);
    expect(await found(`product__in=${product}&text__icontains=CREATED`)).toEqual(["License created"]);
    expect(await found(`license=${id}&text=License%20activated`)).toEqual(["License activated"]);
    expect(await found(`license=${id}&ts__date__lte=2026-04-01`)).toEqual(["License created"]);
    expect(await found(`license=${id}&ts__date__gte=2026-04-02`)).toEqual(["License activated"]);
    expect(await found(`license=${id}&ts__gte=2026-04-02T00:00:00Z&ts__lte=2026-04-02T00:00:00Z`)).toEqual([
      "License activated",
    ]);
    expect(await found(`license__in=${id},${other.id}&source=api`)).toEqual(["License created", "License created"]);
    expect(await found(`license=${id}&text__icontains=&order_by=ts`)).toEqual(["License created", "License activated"]);
  });

  test("finds checks by their text, and other texts among many checks", async () => {
    const { id, call, on } = await sold();
    await on("a");
    for (const _ of [1, 2, 3]) await application.check(call("a"));
    await expect
      .poll(async () => texts(await get(`license-histories/?license=${id}&text__icontains=check`)), { timeout: 5000 })
      .toHaveLength(3);
    const found = async (query: string) => texts(await get(`license-histories/?license=${id}&${query}`));
    expect(await found("text__icontains=ense%20CH")).toHaveLength(3);
    expect(await found("text=License%20check")).toHaveLength(3);
    expect(await found("text__icontains=activated")).toEqual(["License activated"]);
    expect(await found("text__icontains=license")).toHaveLength(5);
  });
});

describe("a check", () => {
  const newest = (id: number) => async () => (await get(`license-histories/?license=${id}`)).json.results[0];

  test("leaves the row of the reference: source api, and the members of the call", async () => {
    const { id, license_key, on, call } = await sold();
    await on("a");
    minute();
    await application.check({ ...call("a"), sdk_ver: undefined });
    await expect.poll(newest(id), { timeout: 5000 }).toMatchObject({ text: "License check" });
    const [{ id: device }] = (await get(`devices/?license=${id}`)).json.results;
    const { id: _, ts, ...row } = await newest(id)();
    expect(row).toEqual({
      device,
      license_user: null,
      source: "api",
      sdk_version: null,
      level: "info",
      text: "License check",
      data: { license_key, hardware_id: "a" },
      license: id,
    });
    expect(ts).toBe(app.clock.now().toISOString());
    const file = await get(
      `license-histories/export/?license=${id}&text=License check&ts__gte=${ts}&ts__lte=${ts}`.replaceAll(" ", "%20"),
    );
    const query = `{""hardware_id"":""a"",""license_key"":""${license_key}""}`;
    expect(file.text.trim().split("\n")[1]).toBe(
      `"${ts.slice(0, 19).replace("T", " ")}+00:00","api","","info","License check","${query}",${id},${device},""`,
    );
  });

  test("of a user names the user and the version of the caller", async () => {
    const license = await sell(app, "team", { users: [{ email: "check@team.example" }] });
    const [user] = license.license_users;
    const call = { product: "team", username: user.true_email, hardware_id: "b", sdk_ver: "SDK 2" };
    await application.activate({ ...call, password: user.initial_password });
    minute();
    await application.check(call);
    await expect.poll(newest(license.id), { timeout: 5000 }).toMatchObject({
      text: "License check",
      source: "api",
      sdk_version: "SDK 2",
      license_user: user.id,
      data: { username: "check@team.example", hardware_id: "b" },
    });
  });
});

describe("an exported history", () => {
  test("of everything needs no parameter, has the oldest first and quotes only where necessary", async () => {
    const { id, license_key, on, call } = await sold();
    await on("a");
    minute();
    await application.check({ ...call("a"), sdk_ver: undefined });
    const mine = async () =>
      (await get("licenses/export_history/")).text
        .trim()
        .split("\n")
        .filter((line) => line.includes(`,${id},`));
    await expect.poll(mine, { timeout: 5000 }).toHaveLength(3);
    const [{ id: device }] = (await get(`devices/?license=${id}`)).json.results;
    const { text, headers } = await get("licenses/export_history");
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(text.split("\n")[0]).toBe("ts,source,sdk_version,level,text,data,license_id,device_id,license_user_id");
    const lines = await mine();
    expect(lines.map((line) => line.slice(26))).toEqual([
      `api,,info,License created,,${id},,`,
      `sdk,SDK 1.2,info,License activated,,${id},${device},`,
      `api,,info,License check,"{""hardware_id"":""a"",""license_key"":""${license_key}""}",${id},${device},`,
    ]);
    const times = text
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.slice(0, 25));
    expect(times).toEqual([...times].sort());
    expect(times[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00$/);
    const theirs = await app.management("GET", "licenses/export_history/", { key: app.otherCompany.managementKey });
    expect(theirs.text.trim().split("\n")).toHaveLength(1);
    expect((await app.management("GET", "licenses/export_history/", { key: null })).status).toBe(403);
  });

  test("has the columns and formats of the reference", async () => {
    app.clock.set("2026-05-01T10:00:00.000Z");
    const { id, on } = await sold();
    await on("a");
    await app.management("PATCH", `licenses/${id}/`, { body: { note: 'say "hi"' } });
    const [{ id: device }] = (await get(`devices/?license=${id}`)).json.results;
    const { status, headers, text } = await get(
      `license-histories/export?license=${id}&ts__gte=2026-05-01T10:00:00Z&ts__lte=2026-05-02T10:00:00Z`,
    );
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(headers["content-disposition"]).toBe('attachment; filename="license-histories.csv"');
    expect(text.trim().split("\n")).toEqual([
      '"ts","source","sdk_version","level","text","data","license_id","device_id","license_user_id"',
      `"2026-05-01 10:00:00+00:00","api","","info","License created","",${id},"",""`,
      `"2026-05-01 10:01:00+00:00","sdk","SDK 1.2","info","License activated","",${id},${device},""`,
      `"2026-05-01 10:01:00+00:00","api","","info","License updated","{""changed"":[""note""]}",${id},"",""`,
    ]);
  });

  test.each([
    ["", "ts__gte is required."],
    ["ts__gte=2026-05-01", "ts__lte is required."],
    ["ts__gte=2026-05-01T00:00:00Z&ts__lte=2026-05-02T00:00:00.001Z", "ts__lte must be within 24 hours of ts__gte."],
    ["ts__gte=2026-05-02&ts__lte=2026-05-01", "ts__lte must not be earlier than ts__gte."],
    ["ts__gte=x&ts__lte=2026-05-01", "ts__gte: Must be a date such as"],
    ["ts__gte=2026-05-01&ts__lte=2026-05-01&license=x", "license: Must be a whole number."],
  ])("is refused for %s", async (query, message) => {
    const { status, json } = await get(`license-histories/export/?${query}`);
    expect([status, json.code]).toEqual([400, "validation_error"]);
    expect(json.message).toContain(message);
  });

  test("of many licenses takes a range or days, and the filters of the list", async () => {
    app.clock.set("2026-07-01T12:00:00.000Z");
    const { id } = await sold();
    app.clock.set("2026-07-31T12:00:00.000Z");
    await app.management("POST", `licenses/${id}/disable/`);
    app.clock.set("2026-08-01T12:00:00.000Z");
    const lines = async (query: string) => {
      const answer = await get(`licenses/export_history/?license=${id}&${query}`);
      expect(answer.status, answer.text).toBe(200);
      return [...answer.text.matchAll(/,(License \w+),/g)].map(([, text]) => text);
    };
    expect(await lines("range=last30")).toEqual(["License disabled"]);
    expect(await lines("range=last60&text__icontains=&from=")).toEqual(["License created", "License disabled"]);
    expect(await lines("range=last60&text__icontains=created")).toEqual(["License created"]);
    expect(await lines("from=2026-07-01&to=2026-07-01")).toEqual(["License created"]);
    expect(await lines("from=2026-07-02&to=2026-07-31")).toEqual(["License disabled"]);
    expect(await lines("")).toEqual(["License created", "License disabled"]);
    for (const query of [
      "from=2026-07-01",
      "range=last31",
      "range=last30&to=2026-07-01",
      "from=2026-07-02&to=2026-07-01",
    ])
      expect((await get(`licenses/export_history/?${query}`)).json.code, query).toBe("validation_error");
  });

  test("contains no row of another company", async () => {
    await sold();
    const key = app.otherCompany.managementKey;
    const { text } = await app.management("GET", "licenses/export_history/?range=last365", { key });
    expect(text.trim().split("\n")).toHaveLength(1);
  });
});

describe("the activation history", () => {
  test("shows each activation and its end, with the device", async () => {
    const { id, on, off } = await sold();
    await on("a");
    await off("a");
    const { results } = (await get(`license-activation-histories/?license=${id}`)).json;
    expect(results.map(({ action }: FreelyRead) => action)).toEqual(["deactivation", "activation"]);
    const device = (await get(`devices/?license=${id}`)).json.results[0];
    expect(results[0]).toMatchObject({ license: id, ts: app.clock.now().toISOString() });
    expect(results[0].device).toEqual({ ...device, license: id });
    expect((await get(`license-activation-histories/${results[1].id}/`)).json).toEqual(results[1]);
    const ended = await get(`license-activation-histories/?license=${id}&action=activation`);
    expect(ended.json.results).toEqual([results[1]]);
  });

  test("counts a transfer wherever the device differs from the one before, known or not", async () => {
    const { id, on, off } = await sold();
    const count = async (query = "") =>
      (await get(`license-activation-histories/transfer_count/?license=${id}${query}`)).json;
    await on("a");
    expect(await count()).toEqual({ transfer_count: 0 });
    await off("a");
    await on("a");
    await off("a");
    expect(await count()).toEqual({ transfer_count: 0 });
    await on("b");
    const first = app.clock.now().toISOString();
    await off("b");
    await on("a");
    expect(await count()).toEqual({ transfer_count: 2 });
    expect(await count(`&ts__lte=${first}`)).toEqual({ transfer_count: 1 });
    expect(await count(`&ts__date__gte=2030-01-01`)).toEqual({ transfer_count: 0 });
  });
});
