import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// DELETE license-users/{id}/ (management-api.md §6.3; docs/decisions/0065).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "app");
});
afterAll(() => app.close());

let count = 0;
const fresh = () => {
  count += 1;
  return `user-${count}@team.example`;
};
const post = (path: string, body: object = {}) => app.management("POST", path, { body });
const remove = (id: number, options: object = {}) => app.management("DELETE", `license-users/${id}/`, options);
const events = async (id: number) =>
  (await app.db<{ type: string }[]>`select type from events where subject_id = ${id} order by id`).map(
    ({ type }) => type,
  );

/** A license that a user had on a device, and no longer has. */
async function former(email = fresh()): Promise<FreelyRead> {
  const sold = await sell(app, "team", { max_activations: 2, users: [{ email }] });
  const [user] = sold.license_users;
  const call = { product: "team", username: email, password: user.initial_password, hardware_id: "machine" };
  expect((await applicationOf(app).activate(call)).status).toBe(200);
  await post(`licenses/${sold.id}/unassign_user/`, { license_user_id: user.id });
  return { license: sold.id, user: user.id, email };
}

test("case 5: a license user without licenses is deleted; the audit and an event name the user", async () => {
  const { user, license, email } = await former();
  expect(await remove(user)).toMatchObject({ status: 204, text: "" });
  expect((await remove(user)).status).toBe(404);
  expect((await app.management("GET", `license-users/${user}/`)).json.detail).toBe("Not found.");
  const audit = (await app.management("GET", `audit/?object=license-users&object_id=${user}`)).json.results;
  expect(audit).toMatchObject([{ action: "delete", before: { true_email: email }, after: null }]);
  expect(audit[0].before.initial_password).not.toMatch(/^\w/);
  const [event] = await app.db`select data from events where subject_id = ${user} and type = 'license_user.deleted'`;
  expect(event?.["data"]).toEqual({ true_email: email });
  // The machine stays in the lists, and the same person can be sold a license as a new user.
  const devices = (await app.management("GET", `devices/?license=${license}`)).json.results;
  expect(devices).toMatchObject([{ hardware_id: "machine", device_active: false, license_user: null }]);
  const again = (await post(`licenses/${license}/assign_user/`, { email })).json;
  const call = { product: "team", username: email, password: again.new_password, hardware_id: "machine" };
  expect((await applicationOf(app).activate(call)).status).toBe(200);
});

test("users who had the same machine are deleted one after another, and one row of it stays", async () => {
  const { license, user } = await former();
  const email = fresh();
  const { id, new_password: password } = (await post(`licenses/${license}/assign_user/`, { email })).json;
  const call = { product: "team", username: email, password, hardware_id: "machine" };
  expect((await applicationOf(app).activate(call)).status).toBe(200);
  const [other] = (await app.management("GET", `licenses/${license}/`)).json.license_users;
  expect(id ?? other.id).toBe(other.id);
  await post(`licenses/${license}/unassign_user/`, { license_user_id: other.id });
  for (const each of [user, other.id]) expect((await remove(each)).status).toBe(204);
  expect((await app.management("GET", `devices/?license=${license}`)).json.count).toBe(1);
});

test("case 5: a user with a license is refused, and a manager is deleted and then manages nothing", async () => {
  const email = fresh();
  const sold = await sell(app, "team", { users: [{ email, is_manager: true }] });
  const [user] = sold.license_users;
  const refused = await remove(user.id);
  expect(refused).toMatchObject({
    status: 409,
    json: {
      code: "license_user_in_use",
      detail: "The user has licenses. Unassign them first.",
      errors: [{ value: 1 }],
    },
  });
  await post(`licenses/${sold.id}/unassign_user/`, { license_user_id: user.id });
  const group = (await post("license-user-groups/", { code: fresh(), name: "G" })).json.id;
  await post(`license-users/${user.id}/add_to_group/`, { license_user_group_id: group });
  await post(`license-user-groups/${group}/add_manager/`, { email });
  expect((await app.management("GET", `orders/${sold.order}/managers/`)).json).toHaveLength(1);
  expect((await remove(user.id)).status).toBe(204);
  expect((await app.management("GET", `orders/${sold.order}/managers/`)).json).toEqual([]);
  expect((await events(sold.order)).at(-1)).toBe("order.manager_removed");
  for (const path of ["members", "managers"])
    expect((await app.management("GET", `license-user-groups/${group}/${path}/`)).json).toEqual([]);
});

test("an assignment at the same moment either keeps the user, or creates a new one", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { license, user, email } = await former();
    const [removed, assigned] = await Promise.all([remove(user), post(`licenses/${license}/assign_user/`, { email })]);
    expect(assigned.status, assigned.text).toBe(200);
    const [has] = (await app.management("GET", `licenses/${license}/`)).json.license_users;
    expect([removed.status, has.id === user]).toEqual(has.id === user ? [409, true] : [204, false]);
  }
});

test("case 5: the delete locks the license before the user, as an activation does", async () => {
  const { license, user } = await former();
  const removed = await app.db.begin(async (tx) => {
    await tx`select from licenses where company_id = ${app.companyId} and id = ${license} for no key update`;
    const removing = remove(user);
    while ((await app.db`select from pg_locks where not granted`).length === 0) await sleep(10);
    const free = await tx`select id from license_users where id = ${user} for key share skip locked`;
    return { free, removing: [removing] };
  });
  expect(removed.free).toEqual([{ id: user }]);
  expect((await removed.removing[0])?.status).toBe(204);
});

test("no other company deletes a user", async () => {
  const { user } = await former();
  expect((await remove(user, { key: null })).status).toBe(403);
  expect((await remove(user, { key: app.otherCompany.managementKey })).status).toBe(404);
  expect((await app.management("DELETE", "license-users/none/")).status).toBe(404);
  expect((await app.management("GET", `license-users/${user}/`)).status).toBe(200);
});
