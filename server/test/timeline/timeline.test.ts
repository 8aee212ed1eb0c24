import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTimeline } from "../../src/selling/timeline/timeline.flow.ts";
import { NEWEST, nameOfLine, readCursor } from "../../src/selling/timeline/timeline.rules.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { importFile } from "../support/imports.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { rowsReadIn, watchPlans } from "../support/plans.ts";
import { addStaff } from "../support/staff.ts";

// Everything that happened to a license, in one list (docs/decisions/0086).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp({ withJobs: true });
  application = applicationOf(app);
  await createProduct(app, "app");
});
afterAll(() => app.close());

const minute = () => app.clock.advance(60_000);
const get = (path: string) => app.management("GET", path);
const timeline = async (id: number, query = ""): Promise<FreelyRead> => {
  const { status, json, text } = await get(`licenses/${id}/timeline/${query}`);
  expect(status, text).toBe(200);
  return json;
};
const codesOf = ({ results }: FreelyRead) => results.map(({ code }: FreelyRead) => code);

async function sold(terms: object = {}) {
  minute();
  const { id, license_key } = await sell(app, "app", { max_activations: 2, max_transfers: -1, ...terms });
  const call = (hardware_id: string) => ({ product: "app", license_key, hardware_id, sdk_ver: "SDK 1.2" });
  return { id: id as number, license_key: license_key as string, call };
}

describe("a time line", () => {
  test("shows what applications, staff and schedules did, newest first, with who did it and what changed", async () => {
    const { id, call } = await sold();
    minute();
    await application.activate(call("laptop"));
    minute();
    await app.management("PATCH", `licenses/${id}/`, { body: { max_activations: 3, note: "more" } });
    minute();
    const { json: scheduled } = await app.management("POST", "scheduled-updates/", {
      body: {
        license: id,
        scheduled_at: "2030-01-01",
        scheduled_update_data: [{ action: "license-update", update_data: { max_activations: 9 } }],
      },
    });
    minute();
    const support = await addStaff(app, "support");
    await support.call("POST", `scheduled-updates/${scheduled.id}/apply/`);
    minute();
    const [device] = (await get(`devices/?license=${id}`)).json.results;
    await support.call("POST", `devices/${device.id}/blacklist/`);
    minute();
    await support.call("POST", `licenses/${id}/disable/`);

    const { results, next } = await timeline(id);
    expect(next).toBeNull();
    expect(results.map(({ code, actor }: FreelyRead) => [code, actor.kind])).toEqual([
      ["license_disabled", "staff"],
      ["device_blacklisted", "staff"],
      ["device_deactivated", "staff"],
      ["scheduled_update_applied", "staff"],
      ["license_updated", "staff"],
      ["scheduled_update_created", "key"],
      ["license_updated", "key"],
      ["device_activated", "application"],
      ["license_created", "key"],
    ]);
    const [disabled, blacklisted, , applied, , , updated, activated] = results;
    expect(disabled).toMatchObject({
      actor: { id: support.id, name: "support@vendor.example" },
      importance: "high",
      changes: expect.arrayContaining([{ member: "enabled", before: true, after: false }]),
    });
    expect(blacklisted.device).toMatchObject({ id: device.id, hardware_id: "laptop" });
    expect(applied).toMatchObject({ details: { scheduled_update: scheduled.id }, actor: { id: support.id } });
    expect(applied.changes).toContainEqual({ member: "max_activations", before: 3, after: 9 });
    expect(updated.changes).toHaveLength(2);
    expect(updated.changes).toContainEqual({ member: "max_activations", before: 2, after: 3 });
    expect(updated.changes).toContainEqual({ member: "note", before: null, after: "more" });
    expect(activated).toMatchObject({ device: { hardware_id: "laptop" }, details: { sdk_version: "SDK 1.2" } });
  });

  test("names an import as what made a license, and who sent the file", async () => {
    const csv = "license__license_key,product__short_code\nTIME-LINE-0001-AAAA,app\n";
    const { id: job } = await importFile(app, "licenses", csv);
    const [{ id }] = (await get("licenses/?license_key=TIME-LINE-0001-AAAA")).json.results;
    const { results } = await timeline(id);
    expect(results).toMatchObject([{ code: "license_created", details: { import: job }, actor: { kind: "key" } }]);
  });

  test("finds who did it in bulk, and shows only what concerned this license", async () => {
    const one = await sold();
    const other = await sold();
    minute();
    await app.management("PATCH", "licenses/bulk_update/", {
      body: [
        { id: one.id, max_activations: 7 },
        { id: other.id, max_activations: 8 },
      ],
    });
    minute();
    await app.management("POST", "licenses/disable_bulk/", { body: [one.id, other.id] });
    const { results } = await timeline(one.id);
    expect(results.slice(0, 2)).toMatchObject([
      { code: "license_disabled", actor: { kind: "key" } },
      { code: "license_updated", changes: [{ member: "max_activations", after: 7 }] },
    ]);
  });

  test("of a reset shows which devices lost their seats", async () => {
    const { id, call } = await sold();
    minute();
    await application.activate(call("a"));
    minute();
    await application.activate(call("b"));
    minute();
    await app.management("POST", `licenses/${id}/reset/`);
    const { results } = await timeline(id);
    expect(codesOf({ results }).slice(0, 3)).toEqual(["license_reset", "device_deactivated", "device_deactivated"]);
    expect(new Set(results.slice(1, 3).map(({ device }: FreelyRead) => device.hardware_id))).toEqual(
      new Set(["a", "b"]),
    );
  });

  test("folds checks and consumption into one entry for each day", async () => {
    const { id, call } = await sold({ license_type: "consumption", max_consumptions: 100 });
    minute();
    await application.activate(call("a"));
    for (const units of [3, 4]) {
      minute();
      const answer = await application.call("POST", "add_consumption", { body: { ...call("a"), consumptions: units } });
      expect(answer.status).toBe(200);
    }
    for (const _ of [1, 2, 3]) {
      minute();
      await application.check(call("a"));
    }
    const use = async () => (await timeline(id)).results.filter(({ code }: FreelyRead) => code === "used");
    await expect.poll(async () => (await use())[0]?.details.checks, { timeout: 5000 }).toBe(3);
    expect(await use()).toMatchObject([
      { importance: "low", details: { checks: 3, consumption: [{ feature: null, calls: 2, units: 7 }] } },
    ]);
    expect(codesOf(await timeline(id))).toEqual(["used", "device_activated", "license_created"]);
  });

  test("shows refused calls with the number of their decision", async () => {
    const { id, call } = await sold({ max_activations: 1 });
    minute();
    await application.activate(call("first"));
    minute();
    const refused = await application.activate(call("second"));
    expect(refused.status).toBe(400);
    const refusals = async () => (await timeline(id)).results.filter(({ kind }: FreelyRead) => kind === "refusal");
    await expect.poll(refusals, { timeout: 5000 }).toHaveLength(1);
    const [{ details, title, importance, device }] = await refusals();
    expect({ details, importance, device }).toMatchObject({
      ...{ importance: "high", device: null },
      details: { action: "activation", code: JSON.parse(refused.body).code, hardware_id: "second" },
    });
    expect(title).not.toBe("");
    const { json } = await get(`decisions/${details.decision}/`);
    expect(json).toMatchObject({ id: details.decision, license_id: id });
  });

  test("shows staff without names and without changes to those who may not read the audit", async () => {
    const { id } = await sold();
    minute();
    await app.management("POST", `licenses/${id}/disable/`);
    const { json } = await app.management("POST", "management-api-keys/", { body: { permissions: ["licenses_read"] } });
    const { json: seen } = await app.management("GET", `licenses/${id}/timeline/`, { key: json.key });
    expect(seen.results).toMatchObject([
      { code: "license_disabled", actor: { kind: "staff", id: null, name: null }, changes: null },
      { code: "license_created", actor: { kind: "staff", id: null, name: null }, changes: null },
    ]);
  });

  test("is not found for another company, and refuses a cursor that is none", async () => {
    const { id } = await sold();
    const address = `licenses/${id}/timeline/`;
    expect((await app.management("GET", address, { key: app.otherCompany.managementKey })).status).toBe(404);
    expect((await app.management("GET", address, { key: null })).status).toBe(403);
    for (const query of ["before=x", "before=1.2.3", "limit=0", "limit=101", "limit=many"])
      expect([query, (await get(`${address}?${query}`)).status]).toEqual([query, 400]);
  });
});

describe("pages of a time line", () => {
  /** A license with many lines of every kind, several of them at one moment. */
  async function busy(lines: number): Promise<number> {
    const { id } = await sold();
    await app.db`
      insert into license_histories (company_id, license_id, ts, source, text, data)
      select ${app.companyId}, ${id}, '2025-01-01'::timestamptz + n / 3 * interval '7 minutes', 'api',
        case when n % 50 = 0 then 'License updated' when n % 10 = 1 then 'License consumed 2' else 'License check' end,
        case when n % 50 <> 0 and n % 10 = 1 then '{"consumptions": 2}'::jsonb end
      from generate_series(1, ${lines}) n`;
    return id;
  }

  test("follow each other without a gap or a repetition, and count every call once", async () => {
    const id = await busy(3000);
    const seen: FreelyRead[] = [];
    for (let before = ""; ; ) {
      const { results, next } = await timeline(id, `?limit=7${before}`);
      seen.push(...results);
      if (next === null) break;
      before = `&before=${next}`;
    }
    expect(new Set(seen.map((entry) => entry.id)).size).toBe(seen.length);
    const times = seen.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(seen.filter(({ code }) => code === "license_updated")).toHaveLength(60);
    const use = seen.filter(({ code }) => code === "used");
    const sum = (of: (entry: FreelyRead) => number) => use.reduce((total, entry) => total + of(entry), 0);
    expect(sum(({ details }) => details.checks)).toBe(3000 - 60 - 300);
    expect(sum(({ details }) => details.consumption[0]?.units ?? 0)).toBe(600);
    expect(new Set(use.map(({ details }) => details.day)).size).toBe(use.length);
  });

  test("read no more of a long history than a page needs, and show all of it in the end", async () => {
    const id = await busy(42_000);
    await app.db`analyze license_histories`;
    const { pool, take } = await watchPlans(app.db, app.database);
    const caller = {
      ...({ companyId: app.companyId, keyId: 0 } as const),
      permissions: new Set(["audit_read" as const]),
    };
    let before = NEWEST;
    let checks = 0;
    for (;;) {
      const { entries, next } = await readTimeline({ db: pool, companyId: app.companyId, caller }, id, {
        before,
        limit: 50,
      });
      for (const { details } of entries) checks += Number(Reflect.get(details ?? {}, "checks") ?? 0);
      const read = take()
        .flatMap(({ plan }) => rowsReadIn(plan))
        .filter(({ table }) => table === "license_histories");
      expect(Math.max(...read.map(({ rows }) => rows))).toBeLessThan(26_000);
      if (!next) break;
      before = next;
    }
    expect(checks).toBe(42_000 - 840 - 4200);
    await pool.end();
  });
});

describe("the words of a time line", () => {
  test.each([
    ["License activated", "device_activated", "high"],
    ["License policy applied", "policy_applied", "high"],
    ["Seat freed by its user", "seat_recovered", "high"],
    ["Feature removed", "feature_removed", "high"],
    ["Floating slot borrowed", "slot_borrowed", "low"],
    ["Floating slot of render released", "slot_released", "low"],
    ["Device variable theme set", "device_variable_set", "low"],
    ["constructor", "other", "high"],
    ["Something else", "other", "high"],
  ])("%s is %s", (text, code, importance) => {
    expect(nameOfLine(text)).toMatchObject({ code, importance });
  });

  test.each(["", "1", "1.2.3", "a.b.c.-1", "1.2.3.4.5", "1.2.3.999999999999999"])("%s is no cursor", (text) => {
    expect(readCursor(text)).toBeUndefined();
  });
});
