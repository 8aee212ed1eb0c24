import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { historyOf, playHistory } from "./random-history.ts";

const isLong = process.env["LICET_TEST_LONG"] === "1";
const histories = isLong ? 60 : 4;
const length = isLong ? 80 : 40;

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
        const code = `history-${played}${floats ? "-float" : ""}`;
        const { license, kept } = await playHistory(app, code, isForUsers, history);
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
