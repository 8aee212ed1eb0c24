import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withKey } from "../support/api-keys.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// versions and installation_file (license-api.md §6.22, §6.23), and the one rule that decides which versions a license
// may have (§9.6).

let app: TestApp;
let application: LicenseClient;
let productId: number;
beforeAll(async () => {
  app = await createTestApp({ now: before });
  application = applicationOf(app);
  productId = await createProduct(app, "app");
  for (const [version, environment, channel, release_date] of [
    ["1.0", "win", "prod", "2026-01-01"],
    ["1.0", "mac", "prod", "2026-01-01"],
    ["2.0", "win", "prod", "2026-02-01"],
    ["2.1", "win", "staging", "2026-03-01"],
    ["3.0", "win", "prod", "2026-06-01"],
  ] as const)
    await publish(productId, { version, environment, channel, release_date, full_link: `https://dl/${version}` });
  await publish(productId, { version: "0.1", enabled: false, release_date: "2025-01-01" });
});
beforeEach(() => app.clock.set(before));
afterAll(() => app.close());

/** When licenses are sold and activated, and when all files have been released. */
const before = "2026-03-15T12:00:00.000Z";
const afterAllReleases = "2026-07-15T12:00:00.000Z";

async function publish(product: number, members: object): Promise<number> {
  const { status, json, text } = await app.management("POST", "installation-files/", { body: { product, ...members } });
  if (status !== 201) throw new Error(text);
  return json.id;
}

/** A license on a bound device, and its two requests. */
async function device(license: object = {}, product = "app") {
  const { id, license_key } = await sell(app, product, license);
  const call = { product, license_key, hardware_id: "device" };
  const activation = await application.activate(call);
  expect(activation.status, activation.body).toBe(200);
  return {
    id,
    call,
    activation,
    versions: (more: object = {}) => application.call("GET", "versions", { query: { ...call, ...more } }),
    file: (more: object = {}) => application.call("GET", "installation_file", { query: { ...call, ...more } }),
  };
}

const versionsIn = (list: unknown) => (list as { version: string }[]).map(({ version }) => version);

test("versions are listed oldest first, one for each environment, with the moment of their release", async () => {
  const { versions } = await device();
  app.clock.set(afterAllReleases);
  const answer = await versions();
  expect(answer.status, answer.body).toBe(200);
  expect(answer.json).toEqual([
    { version: "1.0", release_date: "2026-01-01T00:00:00.000Z" },
    { version: "1.0", release_date: "2026-01-01T00:00:00.000Z" },
    { version: "2.0", release_date: "2026-02-01T00:00:00.000Z" },
    { version: "2.1", release_date: "2026-03-01T00:00:00.000Z" },
    { version: "3.0", release_date: "2026-06-01T00:00:00.000Z" },
  ]);
  expect(versionsIn((await versions({ env: "mac" })).json)).toEqual(["1.0"]);
  expect(versionsIn((await versions({ env: "win", channel: "prod" })).json)).toEqual(["1.0", "2.0", "3.0"]);
  expect((await versions({ env: "linux" })).json).toEqual([]);
});

test("the file is the newest one, or that of a version, an environment or a channel", async () => {
  const { file } = await device();
  app.clock.set(afterAllReleases);
  const newest = await file();
  expect(newest.status, newest.body).toBe(200);
  expect(newest.json).toEqual({
    id: expect.any(Number),
    version: "3.0",
    installation_file: "https://dl/3.0",
    release_date: "2026-06-01T00:00:00.000Z",
    hash_md5: "",
    environment: "win",
    eula_link: "",
    release_notes_link: "",
    size: null,
    requires_version: "1.0",
    channel: "prod",
    company: { id: app.companyId },
  });
  expect((await file({ version: "1.0", env: "mac" })).json).toMatchObject({ version: "1.0", environment: "mac" });
  expect((await file({ channel: "staging" })).json).toMatchObject({ version: "2.1" });
  for (const unknown of [{ version: "9.9" }, { version: "2.0", env: "mac" }, { env: "linux" }, { version: "0.1" }])
    expect((await file(unknown)).code).toBe("version_not_found");
});

describe("which versions a license may have", () => {
  const cases: [string, object, string[]][] = [
    ["all without an end", {}, ["1.0", "2.0", "2.1", "3.0"]],
    [
      "until maintenance ends, that day included",
      { enable_maintenance_period: true, maintenance_period: "2026-02-01" },
      ["1.0", "2.0"],
    ],
    [
      "all when maintenance is switched off",
      { enable_maintenance_period: false, maintenance_period: "2026-02-01" },
      ["1.0", "2.0", "2.1", "3.0"],
    ],
    ["until the license ends", { license_type: "time-limited", validity_period: "2026-04-01" }, ["1.0", "2.0", "2.1"]],
    [
      "until maintenance ends, though the license goes on",
      {
        license_type: "time-limited",
        validity_period: "2026-12-01",
        enable_maintenance_period: true,
        maintenance_period: "2026-02-15",
      },
      ["1.0", "2.0"],
    ],
    ["until the trial ends", { is_trial: true, trial_days: 30 }, ["1.0", "2.0", "2.1"]],
  ];
  test.each(cases)("%s, in every answer alike", async (_name, license, expected) => {
    const { call, activation, versions, file } = await device(license);
    const atFirst = expected.filter((version) => version !== "3.0").at(-1);
    expect(activation.json).toMatchObject({ installation_file: { version: atFirst } });
    app.clock.set(afterAllReleases);
    expect(versionsIn((await versions({ env: "win" })).json)).toEqual(expected);
    const newest = expected.at(-1);
    expect((await file()).json).toMatchObject({ version: newest });
    expect((await application.check(call)).json).toMatchObject({ version: newest });
    const later = await file({ version: "3.0" });
    if (newest === "3.0") expect(later.status).toBe(200);
    else expect(later.code).toBe("version_not_found");
  });

  test("a trial that became a full perpetual license has no end", async () => {
    const { id, versions } = await device({ is_trial: true, trial_days: 30 });
    app.clock.set(afterAllReleases);
    expect(versionsIn((await versions({ env: "win" })).json)).not.toContain("3.0");
    await app.db`update licenses set is_trial = false where id = ${id}`;
    expect(versionsIn((await versions({ env: "win" })).json)).toContain("3.0");
  });

  test("an expired license keeps what was released in its time", async () => {
    const { versions } = await device({ license_type: "time-limited", validity_period: "2026-03-20" });
    app.clock.set("2026-07-01T00:00:00.000Z");
    expect(versionsIn((await versions({ env: "win" })).json)).toEqual(["1.0", "2.0", "2.1"]);
  });

  test("a file without a date is for everyone, and is offered last", async () => {
    const product = await createProduct(app, "undated");
    await publish(product, { version: "0", release_date: null });
    const ends = { enable_maintenance_period: true, maintenance_period: "2026-02-01" };
    const { versions, file } = await device(ends, "undated");
    expect((await versions()).json).toEqual([{ version: "0", release_date: null }]);
    await publish(product, { version: "1", release_date: "2026-01-01" });
    expect(versionsIn((await versions()).json)).toEqual(["0", "1"]);
    expect((await file()).json).toMatchObject({ version: "1" });
  });

  test("a license whose policy pins a file has that one", async () => {
    const product = await createProduct(app, "pinned");
    const first = await publish(product, { version: "1" });
    await publish(product, { version: "2" });
    const policy = { code: "lts", name: "LTS", product, installation_file: first };
    expect((await app.management("POST", "license-templates/", { body: policy })).status).toBe(201);
    const { versions, file } = await device({ policy_code: "lts" }, "pinned");
    expect(versionsIn((await versions()).json)).toEqual(["1"]);
    expect((await file()).json).toMatchObject({ version: "1" });
  });

  test("a caller without a license gets the newest version of all", async () => {
    app.clock.set(afterAllReleases);
    const query = { product: "app", include_latest_version: true, env: "win" };
    const { json } = await application.call("GET", "product_details", { query });
    expect(json).toMatchObject({ latest_version: { version: "3.0", release_date: "2026-06-01" } });
  });
});

describe("case 25: the newest version is the highest that was released", () => {
  test.each<[row: string, files: readonly [version: string, date: string | null][], newest: string]>([
    [
      "10 after 2, of one day",
      [
        ["1.10.0", "2026-01-01"],
        ["1.2.0", "2026-01-01"],
      ],
      "1.10.0",
    ],
    [
      "a later patch of an older line",
      [
        ["1.10.0", "2026-01-01"],
        ["1.9.1", "2026-02-01"],
      ],
      "1.10.0",
    ],
    [
      "one that is dated ahead",
      [
        ["1.10.0", "2026-01-01"],
        ["3.0.0", "2027-01-01"],
      ],
      "1.10.0",
    ],
    [
      "a release after its candidates",
      [
        ["2.0.0", "2026-01-01"],
        ["2.0.0-rc.10", "2026-02-01"],
        ["2.0.0-rc.9", null],
      ],
      "2.0.0",
    ],
    [
      "candidates by their numbers",
      [
        ["2.0.0-rc.9", "2026-02-01"],
        ["2.0.0-rc.10", "2026-01-01"],
      ],
      "2.0.0-rc.10",
    ],
    [
      "years and builds",
      [
        ["2024 R2 build 99", "2026-03-01"],
        ["2024 R10 build 1", "2026-01-01"],
      ],
      "2024 R10 build 1",
    ],
    [
      "a v before the number",
      [
        ["v1.10", "2026-01-01"],
        ["1.9.9", "2026-02-01"],
      ],
      "v1.10",
    ],
    [
      "a number longer than any integer",
      [
        ["20260301123456789012", "2026-01-01"],
        ["9", "2026-02-01"],
      ],
      "20260301123456789012",
    ],
  ])("%s: in every answer", async (row, files, newest) => {
    const code = `line-${row.replace(/[^a-z]+/g, "-")}`;
    const product = await createProduct(app, code);
    for (const [version, release_date] of files) await publish(product, { version, release_date });
    const { id, call, activation, versions, file } = await device({}, code);
    expect(activation.json).toMatchObject({ installation_file: { version: newest } });
    expect((await application.check(call)).json).toMatchObject({ version: newest });
    expect((await file()).json).toMatchObject({ version: newest });
    expect(versionsIn((await versions()).json).at(-1)).toBe(newest);
    const query = { product: code, include_latest_version: true };
    const { json } = await application.call("GET", "product_details", { query });
    expect(json).toMatchObject({ latest_version: { version: newest } });
    await application.activate({ ...call, app_ver: newest });
    expect((await app.management("GET", `licenses/${id}/`)).json).toMatchObject({ active_up_to_date_devices: 1 });
  });

  test("a version dated in the future is listed from that day on, and immediately for a license that pins it", async () => {
    const product = await createProduct(app, "ahead");
    await publish(product, { version: "1", release_date: "2026-01-01" });
    const next = await publish(product, { version: "2", release_date: "2026-03-16" });
    const { id, file } = await device({}, "ahead");
    expect((await file()).json).toMatchObject({ version: "1" });
    expect((await file({ version: "2" })).code).toBe("version_not_found");
    await app.management("PATCH", `licenses/${id}/`, { body: { installation_file: next } });
    expect((await file()).json).toMatchObject({ version: "2" });
    await app.management("PATCH", `licenses/${id}/`, { body: { installation_file: null } });
    app.clock.set("2026-03-16T00:00:00.000Z");
    expect((await file()).json).toMatchObject({ version: "2" });
  });
});

describe("A14: activation of a version", () => {
  const ends = { max_activations: 9, enable_maintenance_period: true, maintenance_period: "2026-02-15" };
  const activate = (license_key: string, hardware_id: string, app_ver: string) =>
    application.activate({ product: "app", license_key, hardware_id, app_ver });

  test("released after the end of maintenance is refused; released before, or unknown, is not", async () => {
    const { license_key } = await sell(app, "app", ends);
    expect((await activate(license_key, "a", "2.1")).code).toBe("product_version_not_supported");
    expect((await activate(license_key, "a", "2.0")).status).toBe(200);
    expect((await activate(license_key, "b", "8.8")).status).toBe(200);
  });

  test("counts from its first release in any environment", async () => {
    const { license_key } = await sell(app, "app", ends);
    const late = await publish(productId, { version: "2.0", environment: "linux", release_date: "2026-05-01" });
    expect((await activate(license_key, "a", "2.0")).status).toBe(200);
    await app.management("DELETE", `installation-files/${late}/`);
  });

  test("does not matter without maintenance, nor for a device that is already bound", async () => {
    const { id, license_key } = await sell(app, "app", { ...ends, enable_maintenance_period: false });
    expect((await activate(license_key, "a", "3.0")).status).toBe(200);
    await app.db`update licenses set enable_maintenance_period = true where id = ${id}`;
    expect((await activate(license_key, "a", "3.0")).status).toBe(200);
    expect((await activate(license_key, "b", "3.0")).code).toBe("product_version_not_supported");
  });

  test("compares with maintenance that the first activation started", async () => {
    const { license_key } = await sell(app, "app", {
      max_activations: 2,
      enable_maintenance_period: true,
      maintenance_duration: "1m",
    });
    expect((await activate(license_key, "a", "2.1")).status).toBe(200);
    expect((await activate(license_key, "b", "3.0")).code).toBe("product_version_not_supported");
  });
});

describe.each(["versions", "installation_file"])("%s refuses", (endpoint) => {
  const ask = (query: object, options: object = {}) =>
    application.call("GET", endpoint, { query: { ...query }, ...options });

  test("a call that does not name device, product and license", async () => {
    const { call } = await device();
    const { hardware_id: _device, ...nobody } = call;
    expect((await ask(nobody)).code).toBe("missing_hardware_id");
    expect((await ask({ ...call, product: undefined })).code).toBe("missing_parameters");
    expect((await ask({ ...call, license_key: undefined })).code).toBe("license_key_or_license_user_required");
    expect((await ask({ ...call, license_key: undefined, username: "a@b.example" })).code).toBe("license_key_required");
    expect((await ask({ ...call, product: "nope" })).code).toBe("unknown_product");
    expect((await ask({ ...call, license_key: "NONE" })).code).toBe("license_not_found");
    expect((await ask({ ...call, env: "x".repeat(51) })).code).toBe("validation_error");
    expect((await ask(call, { headers: { Authorization: "" } })).code).toBe("missing_headers");
  });

  test("an inactive device, and a disabled license", async () => {
    const { id, call } = await device();
    expect((await ask({ ...call, hardware_id: "stranger" })).code).toBe("active_license_required");
    const unsold = await sell(app, "app");
    expect((await ask({ ...call, license_key: unsold.license_key })).code).toBe("active_license_required");
    await app.db`update devices set blacklisted = true where license_id = ${id}`;
    expect((await ask(call)).code).toBe("blacklisted");
    await app.db`update licenses set enabled = false where id = ${id}`;
    expect((await ask(call)).code).toBe("license_not_enabled");
  });

  test("a disabled product, another company, and a key of other products; a read-only key may ask", async () => {
    const { call } = await device();
    const stranger = applicationOf(app, app.otherCompany);
    expect((await stranger.call("GET", endpoint, { query: call })).code).toBe("unknown_product");
    const other = (await withKey(app, { product_ids: [1] }, () => ask(call))).code;
    expect(other).toBe("api_key_product_not_allowed");
    expect((await withKey(app, { is_read_only: true }, () => ask(call))).status).toBe(200);
    await app.db`update products set active = false where id = ${productId}`;
    expect((await ask(call)).code).toBe("disabled_product");
    await app.db`update products set active = true where id = ${productId}`;
  });
});
