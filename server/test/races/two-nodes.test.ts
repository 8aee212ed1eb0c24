import { Agent, request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { connect, type Pool } from "../../src/platform/db/connect.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import {
  type ClientAnswer,
  createLicenseClient,
  type LicenseClient,
  type WireAnswer,
} from "../support/license-client.ts";

// Limits under 64 connections to two server nodes on one database, as applications in the field arrive: over TCP, each
// on its own connection. Every answer passes the strict verifier.

const connections = 64;
let app: TestApp;
const applications: LicenseClient[] = [];
const agents: Agent[] = [];
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  app = await createTestApp();
  const addresses = [await listen(app.db), await listen(connect({ embedded: app.database, max: 20 }))];
  for (let number = 0; number < connections; number++)
    applications.push(connectionTo(addresses[number % addresses.length] ?? ""));
  const product = await createProduct(app, "app", { allow_trial: true, trial_days: 14 });
  for (const body of [
    { code: "pages", name: "Pages", feature_type: "consumption", max_consumption: 20 },
    {
      code: "render",
      name: "Render",
      feature_type: "activation",
      is_floating_cloud: true,
      floating_users: 3,
      can_borrow: true,
      max_borrow_time: 48,
    },
  ])
    await app.management("POST", "product-features/", { body: { product, ...body } });
});
beforeEach(() => app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(async () => {
  for (const agent of agents) agent.destroy();
  for (const close of closing) await close();
  await app.close();
});

async function listen(db: Pool): Promise<string> {
  const { app: node } = buildApp({ ...app.deps, db });
  closing.push(async () => {
    await node.close();
    if (db !== app.db) await db.end();
  });
  return node.listen({ port: 0, host: "127.0.0.1" });
}

/** An application on its own connection. */
function connectionTo(address: string): LicenseClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  return createLicenseClient({
    apiKey: app.apiKey,
    sharedKey: app.sharedKey,
    publicKeyPem: app.publicKeyPem,
    now: () => app.clock.now(),
    fetch: (path, { method, headers, body }) =>
      new Promise<WireAnswer>((resolve, reject) => {
        const asked = request(`${address}${path}`, { method, headers, agent }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () => {
            const text = Buffer.concat(chunks).toString("utf8");
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
          });
        });
        asked.on("error", reject);
        asked.end(body);
      }),
  });
}

/** A license that all share, and how the device of each connection names it. */
async function sold(terms: object) {
  const { id, license_key } = await sell(app, "app", { max_activations: connections, ...terms });
  return { id, of: (number: number) => ({ product: "app", license_key, hardware_id: `device-${number}` }) };
}

/** The same with every device bound, and no slot taken. */
async function bound(terms: object) {
  const license = await sold(terms);
  const answers = await atOnce((each, number) => each.activate(license.of(number)));
  expect(counted(answers)).toEqual({ ok: connections });
  app.clock.advance(24 * 3_600_000);
  return license;
}

const atOnce = (call: (application: LicenseClient, number: number) => Promise<ClientAnswer>) =>
  Promise.all(applications.map(call));

function counted(answers: readonly ClientAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code = "ok" } of answers) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

const floating = {
  is_floating_cloud: true,
  floating_users: 3,
  floating_timeout: 60,
  can_borrow: true,
  max_borrow_time: 48,
};

describe(`${connections} connections to two nodes`, () => {
  test("bind as many devices as there are seats", async () => {
    const { id, of } = await sold({ max_activations: 5 });
    const answers = await atOnce((each, number) => each.activate(of(number)));
    expect(counted(answers)).toEqual({ ok: 5, license_activated_max_times: connections - 5 });
    expect((await app.management("GET", `licenses/${id}/`)).json).toMatchObject({
      times_activated: 5,
      total_active_devices: 5,
    });
  });

  test("take as many floating slots as there are", async () => {
    const { id, of } = await bound(floating);
    const answers = await atOnce((each, number) => each.check(of(number)));
    expect(counted(answers)).toEqual({ ok: 3, floating_not_available: connections - 3 });
    expect((await app.management("GET", `licenses/${id}/`)).json.floating_in_use_devices).toBe(3);
  });

  test("never hold more slots than that, however they are taken, borrowed and released", async () => {
    const { of } = await bound(floating);
    const inUse: number[] = [];
    await Promise.all(
      applications.map(async (each, number) => {
        for (let round = 0; round < 2; round++) {
          const body = { ...of(number), ...(round % 2 === 0 ? { borrowed_until: null } : {}) };
          await (round % 2 === 0 ? each.call("POST", "floating/borrow", { body }) : each.check(body));
          const { code, json } = await each.check(of(number));
          if (code === undefined) inUse.push((json as FreelyRead).floating_in_use_devices);
          await each.call("POST", "floating/release", { body: of(number) });
        }
      }),
    );
    expect(inUse.length).toBeGreaterThan(0);
    expect(Math.max(...inUse)).toBeLessThanOrEqual(3);
  });

  test("borrow as many slots as there are", async () => {
    const { of } = await bound(floating);
    const borrow = (each: LicenseClient, number: number) =>
      each.call("POST", "floating/borrow", { body: { ...of(number), borrowed_until: null } });
    expect(counted(await atOnce(borrow))).toEqual({ ok: 3, floating_not_available: connections - 3 });
  });

  test("take as many slots of a feature as there are", async () => {
    const { of } = await bound({ product_features: [{ code: "render" }] });
    const check = (each: LicenseClient, number: number) =>
      each.call("GET", "check_license_feature", { query: { ...of(number), feature: "render" } });
    expect(counted(await atOnce(check))).toEqual({ ok: 3, floating_not_available: connections - 3 });
  });

  test("consume the limit and its overage, and no unit more", async () => {
    const terms = { license_type: "consumption", max_consumptions: 20, allow_overages: true, max_overages: 5 };
    const { id, of } = await bound(terms);
    const consume = (each: LicenseClient, number: number) => each.call("POST", "add_consumption", { body: of(number) });
    const answers = await atOnce(consume);
    expect(counted(answers)).toEqual({ ok: 25, license_not_enough_consumptions: connections - 25 });
    const totals = answers.flatMap(({ json }) => (json as FreelyRead)?.total_consumptions ?? []);
    expect(totals.sort((a: number, b: number) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect((await app.management("GET", `licenses/${id}/`)).json.total_consumptions).toBe(25);
  });

  test("consume a feature up to its limit", async () => {
    const { of } = await bound({ product_features: [{ code: "pages" }] });
    const consume = (each: LicenseClient, number: number) =>
      each.call("POST", "add_feature_consumption", { body: { ...of(number), feature: "pages" } });
    expect(counted(await atOnce(consume))).toEqual({ ok: 20, feature_not_enough_consumptions: connections - 20 });
  });

  test("get one trial for one device", async () => {
    const ask = (each: LicenseClient) =>
      each.call("GET", "trial_key", { query: { product: "app", hardware_id: "one device" } });
    const answers = await atOnce(ask);
    expect(counted(answers)).toEqual({ ok: connections });
    expect(new Set(answers.map(({ json }) => (json as FreelyRead).license)).size).toBe(1);
    const [row] = await app.db`select count(*)::int as trials from licenses where is_trial`;
    expect(row?.["trials"]).toBe(1);
  });
});
