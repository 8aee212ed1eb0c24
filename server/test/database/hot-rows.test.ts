import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { until } from "../support/own-postgres.ts";

// Very many calls that want the same row while another session holds it: only a few of them may hold a connection.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "float");
  await createProduct(app, "team", { authorization_method: "user" });
}, 60_000);
afterAll(() => app.close());

const many = 200;
/** As many of them wait on a connection as `platform/db/row-turns.ts` allows. */
const served = 130;

type Call = () => Promise<{ readonly status: number; readonly headers?: Readonly<Record<string, unknown>> }>;

/** Holds a row while `many` calls arrive, and returns how they and other calls fared. */
async function whileHeld(table: string, id: number, call: (number: number) => ReturnType<Call>, other: Call) {
  const { db } = app;
  let release = () => {};
  const holding = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isHeld = false;
  const holder = db.session(async (session) => {
    await session`begin`;
    await session`select from ${session(table)} where company_id = ${app.companyId} and id = ${id} for update`;
    isHeld = true;
    await holding;
    await session`commit`;
  });
  await until(() => isHeld);
  let answered = 0;
  const calls = Array.from({ length: many }, (_, number) =>
    call(number).finally(() => {
      answered += 1;
    }),
  );
  await until(() => answered === many - served);
  const waiting = async () => {
    const [row] = await db<{ count: number }[]>`
      select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return row?.count ?? 0;
  };
  await until(async () => (await waiting()) > 0);
  const others = await Promise.all(Array.from({ length: 10 }, () => other()));
  const holdingConnections = await waiting();
  const early = answered;
  release();
  await holder;
  const answers = await Promise.all(calls);
  const countOf = (status: number) => answers.filter((answer) => answer.status === status).length;
  return {
    others: [...new Set(others.map(({ status }) => status))],
    holdingConnections,
    early,
    served: countOf(200),
    refused: countOf(429),
    answers,
  };
}

async function activated(product: string, license: object, hardware_id = "device", more: object = {}) {
  const sold = await sell(app, product, license);
  const call = { product, license_key: sold.license_key, hardware_id, ...more };
  const answer = await application.activate(call);
  expect(answer.status, answer.body).toBe(200);
  return { id: sold.id as number, call };
}

const fared = { others: [200], holdingConnections: 2, early: many - served, served, refused: many - served };

describe("S18: calls on one license hold two connections at most, however many they are, and other calls go on", () => {
  const consumable = { license_type: "consumption", max_consumptions: 10_000 };

  test("add_consumption", async () => {
    const hot = await activated("app", consumable);
    const cold = await activated("app", consumable);
    const consume = ({ call }: typeof hot) => application.call("POST", "add_consumption", { body: call });
    const done = await whileHeld(
      "licenses",
      hot.id,
      () => consume(hot),
      async () => {
        const answers = [await application.check(cold.call), await consume(cold)];
        return answers.find(({ status }) => status !== 200) ?? { status: 200 };
      },
    );
    expect(done).toMatchObject(fared);
    const refused = done.answers.find(({ status }) => status === 429) as FreelyRead;
    expect(JSON.parse(refused.body)).toMatchObject({ status: 429, code: "too_many_requests" });
    const { json } = await app.management("GET", `licenses/${hot.id}/`);
    expect(json.total_consumptions).toBe(served);
  });

  test("activate_license, of new devices", async () => {
    const { id, license_key } = await sell(app, "app", { max_activations: 1000 });
    const cold = await activated("app", {});
    const done = await whileHeld(
      "licenses",
      id,
      (number) => application.activate({ product: "app", license_key, hardware_id: `new-${number}` }),
      () => application.activate(cold.call),
    );
    expect(done).toMatchObject(fared);
    expect(await app.db`select count(*) as count from devices where license_id = ${id}`).toEqual([{ count: served }]);
  });

  test("check_license, which takes a floating slot", async () => {
    const hot = await activated("float", { is_floating_cloud: true, floating_users: 5, max_activations: 10 });
    const cold = await activated("app", {});
    const done = await whileHeld(
      "licenses",
      hot.id,
      () => application.check(hot.call),
      () => application.check(cold.call),
    );
    expect(done).toMatchObject(fared);
  });

  test("changes by the back office", async () => {
    const hot = await activated("app", {});
    const cold = await activated("app", {});
    const patch = (id: number) => app.management("PATCH", `licenses/${id}/`, { body: { note: "changed" } });
    const done = await whileHeld(
      "licenses",
      hot.id,
      () => patch(hot.id),
      () => patch(cold.id),
    );
    expect(done).toMatchObject(fared);
    expect(done.answers.find(({ status }) => status === 429)?.headers).toMatchObject({ "retry-after": "1" });
  });

  test("calls of many users on one license, once the server knows that they share it", async () => {
    const users = Array.from({ length: many }, (_, number) => ({ email: `u${number}@team.example` }));
    const license = { license_type: "consumption", max_consumptions: 10_000, max_activations: 1000 };
    const { id, license_users } = await sell(app, "team", { ...license, users, max_license_users: many });
    const cold = await activated("app", {});
    const callOf = ({ true_email: username }: FreelyRead) => ({ product: "team", username, hardware_id: username });
    // One after another, since passwords are checked a few at a time.
    for (const user of license_users) {
      const known = await application.activate({ ...callOf(user), password: user.initial_password });
      expect(known.status, known.body).toBe(200);
    }
    const consume = (number: number) =>
      application.call("POST", "add_consumption", { body: callOf(license_users[number]) });
    const done = await whileHeld("licenses", id, consume, () => application.activate(cold.call));
    expect(done).toMatchObject(fared);
  }, 60_000);
});

test("S18: a call whose lock another node holds for too long gives its connection back and is answered with 429", async () => {
  const hot = await activated("app", { license_type: "consumption", max_consumptions: 10 });
  await app.db.session(async (session) => {
    await session`begin`;
    await session`select from licenses where company_id = ${app.companyId} and id = ${hot.id} for update`;
    const answer = await application.call("POST", "add_consumption", { body: hot.call });
    expect(answer.json).toMatchObject({ status: 429, code: "too_many_requests" });
    await session`rollback`;
  });
  const again = await application.call("POST", "add_consumption", { body: hot.call });
  expect(again.json).toMatchObject({ total_consumptions: 1 });
}, 60_000);
