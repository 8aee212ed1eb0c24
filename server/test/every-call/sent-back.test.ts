import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../support/app.ts";
import { applicationOf, sell } from "../support/application.ts";
import { officeExamples } from "./back-office.ts";
import { type Office, type OfficeCall, openOffice } from "./office.ts";

// What was read can be sent back, whole or in part, and then nothing changes: no member, counter, clock or history.

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
beforeEach(() => office.app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => office.app.close());

const patches = Object.keys(officeExamples).filter(
  (route) => route.startsWith("PATCH ") && route !== "PATCH /licenses/bulk_update/",
);

function call(method: "GET" | "PATCH", { address, token }: OfficeCall, body?: unknown): Promise<Answer> {
  const who = token ? { headers: { authorization: `Bearer ${token}` }, key: null } : {};
  return office.app.management(method, address, { ...(body === undefined ? {} : { body }), ...who });
}

const traces = async () => {
  const { db } = office.app;
  const [row] = await db`
    select (select count(*) from events) as events, (select count(*) from license_histories) as histories,
      (select max(id) from audit) as audit`;
  return row as { events: number; histories: number; audit: number };
};

/**
 * Sends something that changes nothing, an hour later; the object and all that is recorded about it stay as they were.
 */
async function expectUnchanged(prepared: OfficeCall, body: unknown): Promise<void> {
  const before = await call("GET", prepared);
  const traced = await traces();
  office.app.clock.advance(3_600_000);
  const answer = await call("PATCH", prepared, body);
  expect(answer.status, answer.text).toBe(200);
  expect((await call("GET", prepared)).json).toEqual(before.json);
  const after = await traces();
  expect([after.events, after.histories]).toEqual([traced.events, traced.histories]);
  const [row] = await office.app.db<{ before: object; after: object }[]>`
    select before, after from audit where id > ${traced.audit ?? 0} order by id`;
  expect(row).toMatchObject({ before: {}, after: {} });
  expect([Object.keys(row?.before ?? { none: 1 }), Object.keys(row?.after ?? { none: 1 })]).toEqual([[], []]);
}

describe("case 22: an object that is sent back as it was read is accepted, and nothing changes", () => {
  test.each(patches)("%s", async (route) => {
    const prepared = (await officeExamples[route]?.(office)) as OfficeCall;
    // What a sign-on needs is set first.
    if (route.endsWith("/sso/")) await call("PATCH", prepared, prepared.body);
    const { status, json, text } = await call("GET", prepared);
    expect(status, text).toBe(200);
    await expectUnchanged(prepared, json);
  });
});

describe("case 18: a change that was already made changes nothing", () => {
  test.each(patches)("%s", async (route) => {
    const prepared = (await officeExamples[route]?.(office)) as OfficeCall;
    const first = await call("PATCH", prepared, prepared.body);
    expect(first.status, first.text).toBe(200);
    // A secret is encrypted anew whenever it is sent: no one can see that it is the same.
    const { client_secret: _secret, ...body } = prepared.body as Record<string, unknown>;
    await expectUnchanged(prepared, body);
  });
});

describe("case 18: the running end and the counters of a license stay", () => {
  const terms = {
    license_type: "time-limited",
    valid_duration: "1y",
    enable_maintenance_period: true,
    maintenance_duration: "1y",
  };
  const said = { valid_duration: "1y", maintenance_duration: "1y", max_activations: 1, note: null };

  test.each<[door: string, write: (id: number) => Promise<Answer>]>([
    ["an edit", (id) => office.app.management("PATCH", `licenses/${id}/`, { body: said })],
    ["edits of many", (id) => office.app.management("PATCH", "licenses/bulk_update/", { body: [{ id, ...said }] })],
    [
      "the license as it was read, among many",
      async (id) => {
        const { json } = await office.app.management("GET", `licenses/${id}/`);
        return office.app.management("PATCH", "licenses/bulk_update/", { body: [json] });
      },
    ],
  ])("%s", async (_door, write) => {
    const { id, license_key } = await sell(office.app, "app", terms);
    const application = applicationOf(office.app);
    expect((await application.activate({ product: "app", license_key, hardware_id: "a" })).status).toBe(200);
    const before = (await office.app.management("GET", `licenses/${id}/`)).json;
    expect(before.validity_period).toBe("2027-03-15T12:00:00.000Z");
    office.app.clock.set("2027-02-15T12:00:00.000Z");
    const answer = await write(id);
    expect(answer.status, answer.text).toBe(200);
    expect((await office.app.management("GET", `licenses/${id}/`)).json).toEqual(before);
  });
});
