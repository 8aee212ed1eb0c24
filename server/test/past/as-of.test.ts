import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { advance, makeClock, sellByClock } from "../test-clocks/clocks.ts";
import { historyOf, playHistory } from "./random-history.ts";

const isLong = process.env["LICET_TEST_LONG"] === "1";
const histories = isLong ? 60 : 4;
const length = isLong ? 100 : 30;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
});
afterAll(() => app.close());

const asOf = (id: number, moment: Date | string) =>
  app.management("GET", `licenses/${id}/?as_of=${moment instanceof Date ? moment.toISOString() : moment}`);

/** Without what is not kept: initial passwords; and checks, which are written after their calls. */
function comparable(license: FreelyRead): FreelyRead {
  const users = license.license_users.map((user: object) => ({ ...user, initial_password: "" }));
  return { ...license, last_check: null, license_users: users, license_user: users[0] ?? null };
}

describe("random histories of everything that a license shows", () => {
  let played = 0;
  test(`as_of at every moment of ${histories} histories equals what was answered then`, {
    timeout: isLong ? 3_600_000 : 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(historyOf(length), fc.boolean(), fc.boolean(), async (history, isForUsers, floats) => {
        played += 1;
        const isTest = played % 2 === 0;
        const code = `history-${played}${floats ? "-float" : ""}`;
        const { license, kept } = await playHistory(app, code, { isForUsers, isTest }, history);
        for (const [index, { moment, after, answer }] of kept.entries()) {
          const { status, json } = await asOf(license, moment);
          expect({ status, after, index, license: comparable(json) }).toEqual({
            ...{ status: 200, after, index, license: comparable(answer) },
          });
        }
      }),
      { numRuns: histories, seed: 20_260_315, endOnFailure: true },
    );
  });
});

describe("a moment", () => {
  test("before the license was sold answers not found, as it did then", async () => {
    await createProduct(app, "before");
    const { id } = await sell(app, "before");
    const before = new Date(app.clock.now().getTime() - 1);
    expect((await asOf(id, before)).status).toBe(404);
    expect((await asOf(id, app.clock.now())).status).toBe(200);
  });

  test("when the license was still there is answered after it is deleted with its order", async () => {
    await createProduct(app, "deleted");
    const { id } = await sell(app, "deleted", { note: "as it was", product_features: [] });
    app.clock.advance(1000);
    const { json: was } = await app.management("GET", `licenses/${id}/`);
    const moment = app.clock.now();
    app.clock.advance(1000);
    expect((await app.management("DELETE", `orders/${was.order}/`)).status).toBe(204);
    app.clock.advance(1);
    expect((await app.management("GET", `licenses/${id}/`)).status).toBe(404);
    expect((await asOf(id, app.clock.now())).status).toBe(404);
    expect((await asOf(id, moment)).json).toEqual(was);
  });

  test("that lies ahead answers what will be if nothing changes", async () => {
    await createProduct(app, "ahead");
    const { id } = await sell(app, "ahead", { license_type: "time-limited", validity_period: "2027-01-01" });
    expect((await asOf(id, "2026-12-31")).json.status).not.toBe("Expired");
    expect((await asOf(id, "2027-06-01")).json.status).toBe("Expired");
  });

  test("that is no time is refused, and a company sees its own licenses only", async () => {
    await createProduct(app, "mine");
    const { id } = await sell(app, "mine");
    expect(await asOf(id, "yesterday")).toMatchObject({ status: 400, json: { code: "validation_error" } });
    const path = `licenses/${id}/?as_of=${app.clock.now().toISOString()}`;
    expect((await app.management("GET", path, { key: app.otherCompany.managementKey })).status).toBe(404);
    expect((await app.management("GET", path, { key: null })).status).toBe(403);
  });

  test("has the last check before it, which checks write after their answers", async () => {
    await createProduct(app, "checked");
    const { id, license_key } = await sell(app, "checked");
    const device = { product: "checked", license_key, hardware_id: "a-machine" };
    const application = applicationOf(app);
    await application.activate(device);
    const moments: Date[] = [];
    for (const _ of [1, 2]) {
      app.clock.advance(60_000);
      await application.check(device);
      moments.push(app.clock.now());
    }
    const last = moments[1]?.toISOString();
    while ((await app.management("GET", `licenses/${id}/`)).json.last_check !== last) await sleep(50);
    expect((await asOf(id, moments[0] ?? "")).json.last_check).toBe(moments[0]?.toISOString());
    expect((await asOf(id, new Date((moments[0]?.getTime() ?? 0) - 1))).json.last_check).toBeNull();
    expect((await asOf(id, moments[1] ?? "")).json.last_check).toBe(last);
  });
});

test("no password is kept of what was", async () => {
  await createProduct(app, "secret", { authorization_method: "user" });
  const sold: FreelyRead = await sell(app, "secret", { users: [{ email: "secret@users.example" }] });
  const moment = app.clock.now();
  app.clock.advance(1000);
  const [user] = sold.license_users;
  const password = "an own password of some length";
  const change = { username: "secret@users.example", password: user.initial_password, new_password: password };
  await applicationOf(app).call("POST", "change_password", { body: change });
  expect((await app.management("GET", `licenses/${sold.id}/`)).json.license_user.is_initial_password).toBe(false);
  expect((await asOf(sold.id, moment)).json.license_user).toMatchObject({
    is_initial_password: true,
    initial_password: "",
  });
  const kept = await app.db<{ was: string }[]>`
    select was::text from past_changes where what = 'license_users' and row_id = ${user.id}`;
  expect(kept).not.toEqual([]);
  for (const { was } of kept) expect(was).not.toMatch(/password_hash|"initial_password_sealed"=>"\\\\x[0-9a-f]/);
});

describe("a moment of a test clock", () => {
  const start = "2030-01-01T00:30:00.000Z";
  const at = (hour: number) => new Date(Date.UTC(2030, 0, 1, hour, 30));
  const go = async (clock: number, hour: number) => {
    app.clock.advance(1000);
    await advance(app, clock, at(hour).toISOString());
    app.clock.advance(1000);
  };

  test("shows features, custom fields and users as they were by that clock", async () => {
    const product = await createProduct(app, "clocked", { authorization_method: "user" });
    const made = async (path: string, body: object) => (await app.management("POST", path, { body })).json.id;
    const feature = { product, code: "units", name: "Units", feature_type: "consumption" };
    const product_feature = await made("product-features/", feature);
    const product_custom_field = await made("product-custom-fields/", { product, name: "region" });
    const clock = await makeClock(app, start);
    const { id } = await sellByClock(app, clock, "clocked", {
      product_features: [{ code: "units", max_consumption: 1 }],
      custom_fields: [{ name: "region", value: "north" }],
      users: [{ email: "first@clocked.example" }],
    });
    await made("scheduled-updates/", {
      license: id,
      name: "by the clock",
      scheduled_at: at(1).toISOString(),
      scheduled_update_data: [
        { action: "license-product-feature-update", product_feature, update_data: { max_consumption: 2 } },
        { action: "license-custom-field-update", product_custom_field, update_data: { value: "south" } },
      ],
    });
    await go(clock, 2);
    await made(`licenses/${id}/assign_user/`, { email: "second@clocked.example" });
    await go(clock, 3);
    await app.management("PATCH", `products/${product}/`, { body: { product_name: "Renamed" } });
    await go(clock, 4);
    const first = (await app.management("GET", `licenses/${id}/`)).json.license_users[0];
    await made(`licenses/${id}/unassign_user/`, { license_user_id: first.id });
    await go(clock, 5);

    const shown = async (moment: Date) => {
      const { json } = await asOf(id, moment);
      const [units] = json.product_features;
      const [region] = json.product_custom_fields;
      const users = json.license_users.map(({ true_email }: FreelyRead) => true_email.split("@")[0]);
      return [units.max_consumption, region.value, users.join(" "), json.product.product_name];
    };
    expect([await shown(at(0)), await shown(at(2)), await shown(at(3)), await shown(at(4))]).toEqual([
      [1, "north", "first", "clocked"],
      [2, "south", "first second", "clocked"],
      [2, "south", "first second", "Renamed"],
      [2, "south", "second", "Renamed"],
    ]);
    const { json } = await app.management("GET", `licenses/${id}/diff/?from=${at(0).toISOString()}`);
    expect(json.to).toBe(at(5).toISOString());
    const changed = (member: string) => json.changes.find((change: FreelyRead) => change.member === member)?.by[0]?.at;
    expect(changed("product_features.units.max_consumption")).toBe("2030-01-01T01:00:00.000Z");
    expect(changed("product.product_name")).toMatch(/^2026-/);
  });

  test("is answered after the clock is deleted with its orders", async () => {
    await createProduct(app, "unclocked");
    const clock = await makeClock(app, start);
    const { id } = await sellByClock(app, clock, "unclocked", { note: "by a clock" });
    await go(clock, 1);
    expect((await app.management("DELETE", `test-clocks/${clock}/?with_orders=true`)).status).toBe(204);
    expect((await asOf(id, at(0))).json.note).toBe("by a clock");
    expect((await asOf(id, at(1))).status).toBe(404);
  });
});

describe("the past of one person is forgotten", () => {
  const forget = (path: string, options: object = {}) => app.management("POST", `${path}/forget_past/`, options);

  test("a customer is shown as they are now, and the audit says who forgot what", async () => {
    await createProduct(app, "forgotten");
    const { id } = await sell(
      app,
      "forgotten",
      {},
      { customer: { email: "old@forgotten.example", first_name: "Ann" } },
    );
    const moment = app.clock.now();
    const { customer } = (await asOf(id, moment)).json;
    app.clock.advance(1000);
    const now = { email: "new@forgotten.example", first_name: "", city: "Bern", metadata: { vip: true } };
    await app.management("PATCH", `customers/${customer.id}/`, { body: now });
    app.clock.advance(1000);
    expect((await asOf(id, moment)).json.customer).toMatchObject({ email: "old@forgotten.example", first_name: "Ann" });
    const { status, json } = await forget(`customers/${customer.id}`);
    expect(status).toBe(200);
    const members = ["city", "email", "first_name", "metadata"];
    expect(json).toEqual({ id: customer.id, changes: 1, members });
    expect((await asOf(id, moment)).json.customer).toMatchObject(now);
    expect(await app.db`select from past_changes where was::text like '%old@forgotten%'`).toEqual([]);
    const { results } = (await app.management("GET", `audit/?object=customers&action=forget_past`)).json;
    expect(results[0]).toMatchObject({ object_id: customer.id, after: { changes: 1, members } });
    expect((await forget(`customers/${customer.id}`)).json).toEqual({ id: customer.id, changes: 0, members: [] });
  });

  test("one who is deleted is shown without a name", async () => {
    await createProduct(app, "gone", { authorization_method: "user" });
    const user = { email: "gone@users.example", first_name: "Bo", phone_number: "1234" };
    const sold = await sell(app, "gone", { users: [user] }, { customer: { email: "gone@customers.example" } });
    const moment = app.clock.now();
    const { license_user, customer } = (await asOf(sold.id, moment)).json;
    app.clock.advance(1000);
    const unassign = { body: { license_user_id: license_user.id } };
    await app.management("POST", `licenses/${sold.id}/unassign_user/`, unassign);
    expect((await app.management("DELETE", `license-users/${license_user.id}/`)).status).toBe(204);
    expect((await app.management("DELETE", `customers/${customer.id}/`)).status).toBe(204);
    app.clock.advance(1000);
    expect((await asOf(sold.id, moment)).json).toMatchObject({
      customer: { email: "gone@customers.example" },
      license_user: { true_email: "gone@users.example", first_name: "Bo" },
    });
    expect((await forget(`license-users/${license_user.id}`)).json.changes).toBeGreaterThan(0);
    expect((await forget(`customers/${customer.id}`)).json.changes).toBeGreaterThan(0);
    expect((await asOf(sold.id, moment)).json).toMatchObject({
      customer: { id: customer.id, email: "", metadata: {} },
      license_user: { id: license_user.id, true_email: "", first_name: "", phone_number: "" },
    });
    expect(await app.db`select from past_changes where was::text ~ 'gone@|"Bo"|1234'`).toEqual([]);
  });

  test("only by somebody who may change people, of their own company, and of a person that there was", async () => {
    await createProduct(app, "kept");
    await sell(app, "kept", {}, { customer: { email: "kept@customers.example" } });
    const [{ id } = { id: 0 }] = await app.db<{ id: number }[]>`
      select id from customers where email = 'kept@customers.example'`;
    for (const path of [`customers/${id}`, `license-users/${id}`]) {
      expect((await forget(path, { key: null })).status).toBe(403);
      expect((await forget(path, { key: app.otherCompany.managementKey })).status).toBe(404);
    }
    const { json } = await app.management("POST", "management-api-keys/", {
      body: { label: "reader", permissions: ["licenses_read", "customers_read"] },
    });
    expect((await forget(`customers/${id}`, { key: json.key })).status).toBe(403);
    expect((await forget("customers/999999999")).status).toBe(404);
    expect((await forget("customers/ann")).status).toBe(404);
  });
});
