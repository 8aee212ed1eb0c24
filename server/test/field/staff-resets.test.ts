import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Staff free a machine's seat: it is as free as if it had never been taken, and this is no transfer (semantics.md §2.6,
// §2.7).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
beforeEach(() => app.clock.advance(60_000));
afterAll(() => app.close());

type Sold = { readonly id: number; readonly call: (hardware_id: string) => Record<string, unknown> };

async function sold(terms: object = {}): Promise<Sold> {
  const { id, license_key } = await sell(app, "app", terms);
  return { id, call: (hardware_id) => ({ product: "app", license_key, hardware_id }) };
}

const deviceOf = async (id: number, hardware: string): Promise<number> =>
  (await app.management("GET", `devices/?license=${id}&hardware_id=${hardware}`)).json.results[0].id;

const doors: [door: string, free: (sold: Sold, hardware: string) => Promise<{ status: number }>][] = [
  ["a device", async ({ id }, hw) => app.management("POST", `devices/${await deviceOf(id, hw)}/reset/`)],
  [
    "a device that is refused from now on",
    async ({ id }, hw) => app.management("POST", `devices/${await deviceOf(id, hw)}/blacklist/`),
  ],
  ["a license", ({ id }) => app.management("POST", `licenses/${id}/reset/`)],
  ["licenses", ({ id }) => app.management("POST", "licenses/reset_bulk/", { body: [id] })],
];

describe("case 19: after a reset of", () => {
  test.each(doors)("%s the next machine activates, and nothing is a transfer", async (_door, free) => {
    const license = await sold({ max_activations: 1, max_transfers: 0 });
    expect((await application.activate(license.call("dead"))).status).toBe(200);
    expect((await free(license, "dead")).status).toBe(200);
    const answer = await application.activate(license.call("new"));
    expect(answer.status, answer.body).toBe(200);
    const { json } = await app.management("GET", `licenses/${license.id}/`);
    expect(json).toMatchObject({ times_activated: 1, transfer_count: 0 });
    const history = await app.management("GET", `license-activation-histories/?license=${license.id}&limit=10`);
    if (history.status === 200)
      expect(history.json.results.filter((each: FreelyRead) => each.is_transfer === true)).toEqual([]);
  });

  test.each(doors)("%s a machine that gave its seat back by itself is forgotten too", async (_door, free) => {
    const license = await sold({ max_activations: 1, max_transfers: 0 });
    await application.activate(license.call("old"));
    await application.deactivate(license.call("old"));
    expect((await application.activate(license.call("new"))).code).toBe("device_transfer_not_allowed");
    expect((await free(license, "old")).status).toBe(200);
    expect((await application.activate(license.call("new"))).status).toBe(200);
  });

  test.each(doors)("%s the machine takes none of the seats that were never used", async (_door, free) => {
    const license = await sold({ max_activations: 2, max_transfers: 0 });
    await application.activate(license.call("a"));
    await free(license, "a");
    // As on a new license with two seats: b, then c, though b gave its own back.
    expect((await application.activate(license.call("b"))).status).toBe(200);
    expect((await application.deactivate(license.call("b"))).status).toBe(200);
    expect((await application.activate(license.call("c"))).status).toBe(200);
    expect((await application.deactivate(license.call("c"))).status).toBe(200);
    expect((await application.activate(license.call("d"))).code).toBe("device_transfer_not_allowed");
  });

  test("a machine, the budget of transfers stays whole", async () => {
    const license = await sold({ max_activations: 1, max_transfers: 1 });
    await application.activate(license.call("a"));
    await app.management("POST", `devices/${await deviceOf(license.id, "a")}/reset/`);
    expect((await application.activate(license.call("b"))).json).toMatchObject({ transfer_count: 0 });
    await application.deactivate(license.call("b"));
    expect((await application.activate(license.call("c"))).json).toMatchObject({ transfer_count: 1 });
    await application.deactivate(license.call("c"));
    expect((await application.activate(license.call("d"))).code).toBe("device_transfer_limit_reached");
  });

  test("a user's seats by unassigning the license, the next user finds them unused", async () => {
    const users = [{ email: "one@team.example" }];
    const { id, license_users } = await sell(app, "team", { users, max_activations: 1, max_transfers: 0 });
    const first = { product: "team", username: "one@team.example", password: license_users[0].initial_password };
    expect((await application.activate({ ...first, hardware_id: "a" })).status).toBe(200);
    const gone = await app.management("POST", `licenses/${id}/unassign_user/`, {
      body: { license_user_id: license_users[0].id },
    });
    expect(gone.status, gone.text).toBeLessThan(300);
    const given = await app.management("POST", `licenses/${id}/assign_user/`, { body: { email: "two@team.example" } });
    expect(given.status, given.text).toBeLessThan(300);
    const { json } = await app.management("GET", `licenses/${id}/`);
    const next = { product: "team", username: "two@team.example", password: json.license_users[0].initial_password };
    expect((await application.activate({ ...next, hardware_id: "b" })).status).toBe(200);
  });
});

test("case 19: after a reset of a machine that had replaced another, the history does not show the next one as a transfer either", async () => {
  const license = await sold({ max_activations: 1, max_transfers: 5 });
  const recordedTransfers = async () =>
    (await app.management("GET", `license-activation-histories/transfer_count/?license=${license.id}`)).json;
  await application.activate(license.call("a"));
  await application.deactivate(license.call("a"));
  app.clock.advance(1000);
  expect((await application.activate(license.call("b"))).status).toBe(200);
  expect(await recordedTransfers()).toEqual({ transfer_count: 1 });
  await app.management("POST", `devices/${await deviceOf(license.id, "b")}/reset/`);
  app.clock.advance(1000);
  expect((await application.activate(license.call("c"))).status).toBe(200);
  expect(await recordedTransfers()).toEqual({ transfer_count: 1 });
});
