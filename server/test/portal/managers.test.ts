import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct } from "../support/application.ts";
import {
  type AtPortal,
  allow,
  appointManager,
  atPortal,
  type HeldLicense,
  sellToUser,
  signIn,
} from "../support/portal.ts";

// What managers do with the users of what they manage, each as far as their permissions say (docs/decisions/0068).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "team", { authorization_method: "user" });
});
beforeEach(() => app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => app.close());

let count = 0;
const fresh = (name = "ann") => {
  count += 1;
  return `${name}-${count}@acme.example`;
};
const everything = ["manage_license_users", "manage_license_user_credentials"];

/** A license with a user, and its manager at the portal. */
async function managed(
  permissions: readonly string[] = everything,
  terms: object = {},
): Promise<{ held: HeldLicense; boss: { id: number; email: string }; portal: AtPortal }> {
  const held = await sellToUser(app, "team", fresh("user"), { terms });
  const boss = await appointManager(app, held.order, fresh("boss"), permissions);
  return { held, boss, portal: await atPortal(app, boss) };
}
const auditOf = async (action: string, id: number) =>
  (await app.management("GET", `audit/?object=licenses/users&action=${action}&object_id=${id}`)).json.results;

test("the users of a license are listed with their seats and when they were last heard of", async () => {
  const { held, portal } = await managed([], { max_activations: 4 });
  await applicationOf(app).activate({
    product: "team",
    username: held.email,
    password: held.password,
    hardware_id: "d",
  });
  const { json } = await portal.call("GET", `licenses/${held.id}/users/`);
  expect(json).toMatchObject({ count: 1, next: null });
  expect(json.results).toEqual([
    {
      id: held.user,
      true_email: held.email,
      first_name: "",
      last_name: "",
      phone_number: "",
      is_active: true,
      is_initial_password: true,
      last_login: null,
      assigned_at: "2026-03-15T12:00:00.000Z",
      max_activations: 4,
      total_activations: 1,
      allow_unlimited_activations: false,
      last_contact: "2026-03-15T12:00:00.000Z",
    },
  ]);
});

describe("adding a user", () => {
  test("makes a user, whose initial password is shown this once, and who can sign in with it", async () => {
    const { held, boss, portal } = await managed();
    const email = fresh("new");
    const { status, json, text } = await portal.call("POST", `licenses/${held.id}/users/`, {
      email,
      first_name: "Ada",
      max_activations: 2,
    });
    expect(status, text).toBe(200);
    expect(json).toMatchObject({ true_email: email, first_name: "Ada", max_activations: 2, new_user: true });
    const { session, call } = await atPortal(app, { email, password: json.initial_password });
    expect(session).toMatchObject({ kind: "user", is_initial_password: true });
    expect((await call("GET", "licenses/")).json.results).toMatchObject([{ id: held.id }]);
    const [row] = await auditOf("create", json.id);
    expect(row).toMatchObject({ actor_kind: "license_user", actor_id: boss.id });
    expect(JSON.stringify(row)).not.toContain(json.initial_password);
  });

  test("of somebody who is known shows and changes no password", async () => {
    const { held, portal } = await managed();
    const elsewhere = await sellToUser(app, "team", fresh("known"));
    const { json } = await portal.call("POST", `licenses/${held.id}/users/`, {
      email: elsewhere.email,
      password: "chosen by the manager",
      is_manager: true,
    });
    expect(json).toMatchObject({ id: elsewhere.user, new_user: false, initial_password: "" });
    expect((await signIn(app, elsewhere)).status).toBe(200);
    const { json: managers } = await app.management("GET", `orders/${held.order}/managers/`);
    expect(managers.map(({ id }: FreelyRead) => id)).not.toContain(elsewhere.user);
  });

  test("keeps to the number of users that was sold", async () => {
    const { held, portal } = await managed(everything, { max_license_users: 1 });
    const { status, json } = await portal.call("POST", `licenses/${held.id}/users/`, { email: fresh() });
    expect([status, json.code]).toEqual([400, "license_users_limit_reached"]);
  });

  test("keeps to it where two managers add somebody at once", async () => {
    const { held, portal } = await managed(everything, { max_license_users: 2 });
    const add = () => portal.call("POST", `licenses/${held.id}/users/`, { email: fresh() });
    const statuses = (await Promise.all([add(), add(), add()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 400, 400]);
  });
});

describe("a user", () => {
  test("gets more devices, or none, and is switched off and on", async () => {
    const { held, portal } = await managed();
    const path = `licenses/${held.id}/users/${held.user}/`;
    expect((await portal.call("PATCH", path, { max_activations: 7 })).json.max_activations).toBe(7);
    expect((await portal.call("PATCH", path, { is_active: false })).json.is_active).toBe(false);
    expect((await signIn(app, held)).json.code).toBe("invalid_login");
    expect((await portal.call("PATCH", path, { is_active: true })).json.is_active).toBe(true);
    expect((await signIn(app, held)).status).toBe(200);
    expect(await auditOf("update", held.user)).toMatchObject([
      { before: { is_active: false }, after: { is_active: true } },
      { before: { is_active: true }, after: { is_active: false } },
      { after: { max_activations: 7 } },
    ]);
  });

  test("loses the license, and the devices on it", async () => {
    const { held, portal } = await managed();
    await applicationOf(app).activate({
      product: "team",
      username: held.email,
      password: held.password,
      hardware_id: "d",
    });
    expect((await portal.call("DELETE", `licenses/${held.id}/users/${held.user}/`)).status).toBe(204);
    expect((await app.management("GET", `licenses/${held.id}/`)).json).toMatchObject({
      license_users: [],
      times_activated: 0,
    });
    expect((await portal.call("DELETE", `licenses/${held.id}/users/${held.user}/`)).status).toBe(404);
    expect(await auditOf("delete", held.user)).toHaveLength(1);
  });

  test("gets a new password; what the one before opened is closed", async () => {
    const { held, portal } = await managed();
    const own = await atPortal(app, held);
    const { json } = await portal.call("POST", `licenses/${held.id}/users/${held.user}/reset_password/`, {});
    expect((await own.call("GET", "session/")).json.code).toBe("session_not_valid");
    expect((await signIn(app, held)).json.code).toBe("invalid_login");
    expect((await signIn(app, { email: held.email, password: json.initial_password })).status).toBe(200);
    expect(JSON.stringify(await auditOf("reset_password", held.user))).not.toContain(json.initial_password);
  });

  test("of another license is nobody here", async () => {
    const { held, portal } = await managed();
    const other = await sellToUser(app, "team", fresh("other"));
    for (const [method, path, body] of [
      ["GET", "", undefined],
      ["PATCH", "", { max_activations: 5 }],
      ["DELETE", "", undefined],
      ["POST", "reset_password/", {}],
    ] as const)
      expect((await portal.call(method, `licenses/${held.id}/users/${other.user}/${path}`, body)).status).toBe(404);
  });
});

describe("a permission that is lacking", () => {
  test.each<[permission: string, method: "POST" | "PATCH" | "DELETE", path: string, body: object | undefined]>([
    ["manage_license_users", "POST", "", { email: "x@acme.example" }],
    ["manage_license_users", "PATCH", "user", { max_activations: 9 }],
    ["manage_license_users", "DELETE", "user", undefined],
    ["manage_license_user_credentials", "PATCH", "user", { is_active: false }],
    ["manage_license_user_credentials", "POST", "user reset_password/", {}],
  ])("%s: %s %s", async (permission, method, where, body) => {
    const { held, portal } = await managed(everything.filter((each) => each !== permission));
    const path = where.replace(/^user ?/, `${held.user}/`);
    const { status, json } = await portal.call(method, `licenses/${held.id}/users/${path}`, body);
    expect([status, json.code]).toEqual([403, "permission_denied"]);
    expect(json.message).toContain(permission);
  });

  test("counts from the next call on", async () => {
    const { held, boss, portal } = await managed();
    await allow(app, boss.id, []);
    expect((await portal.call("POST", `licenses/${held.id}/users/`, { email: fresh() })).status).toBe(403);
  });
});

describe("no manager takes over", () => {
  const reset = ({ held, portal }: Awaited<ReturnType<typeof managed>>, user = held.user) =>
    portal.call("POST", `licenses/${held.id}/users/${user}/reset_password/`, {});

  test.each<[who: string, (held: HeldLicense) => Promise<unknown>]>([
    ["a user with a license elsewhere", ({ email }) => sellToUser(app, "team", email)],
    [
      "a user who manages another order",
      async ({ email }) => appointManager(app, (await sellToUser(app, "team", fresh())).order, email, []),
    ],
    [
      "another manager of the order who may do more",
      ({ email, order }) => appointManager(app, order, email, ["issue_license"]),
    ],
  ])("%s", async (_who, extend) => {
    const all = await managed();
    await extend(all.held);
    const refused = await reset(all);
    expect([refused.status, refused.json.code]).toEqual([403, "permission_denied"]);
    const { json } = await all.portal.call("PATCH", `licenses/${all.held.id}/users/${all.held.user}/`, {
      is_active: false,
    });
    expect(json.code).toBe("permission_denied");
  });

  test("another manager of the same order who may do no more can be reset", async () => {
    const all = await managed();
    await appointManager(app, all.held.order, all.held.email, ["manage_license_users"]);
    expect((await reset(all)).status).toBe(200);
  });
});
