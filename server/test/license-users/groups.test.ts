import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Groups of license users and their managers (management-api.md §6.3, §6.4; docs/decisions/0033).

let app: TestApp;
let application: LicenseClient;
let count = 0;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => app.close());

const fresh = (name: string) => {
  count += 1;
  return `${name}-${count}`;
};
const post = (path: string, body: unknown, key = app.managementKey) => app.management("POST", path, { body, key });
const read = async (path: string): Promise<FreelyRead> => (await app.management("GET", path)).json;
const made = async (path: string, body: object): Promise<FreelyRead> => {
  const { status, json, text } = await post(path, body);
  expect(status, text).toBe(201);
  return json;
};
const group = (members: object = {}) => made("license-user-groups/", { code: fresh("group"), ...members });
const account = () => made("customer-accounts/", { code: fresh("account"), name: fresh("Account") });
const license = async () => {
  const sold = await sell(app, "team", { users: [{ email: `${fresh("user")}@team.example` }] });
  return { id: sold.id as number, user: sold.license_users[0] };
};
const eventsOf = async (id: number) =>
  (await app.db`select type from events where subject_id = ${id} and type like 'license_user_group.%' order by id`).map(
    ({ type }) => type,
  );

test("a group is created, read, changed and deleted", async () => {
  const { id: customer_account } = await account();
  const body = { code: fresh("lug"), name: "Group", description: "Some", metadata: { this: "that" }, customer_account };
  const one = await made("license-user-groups/", body);
  const now = app.clock.now().toISOString();
  expect(one).toEqual({
    id: one.id,
    ...body,
    metadata_string: null,
    created_at: now,
    updated_at: now,
    company: app.companyId,
  });
  const at = `license-user-groups/${one.id}/`;
  expect(await read(at)).toEqual(one);
  const changed = await app.management("PATCH", at, { body: { ...one, name: "Other", customer_account: null } });
  expect(changed.json).toEqual({ ...one, name: "Other", customer_account: null });
  expect((await app.management("DELETE", at)).status).toBe(204);
  expect((await app.management("GET", at)).status).toBe(404);
  expect(await eventsOf(one.id)).toEqual(
    ["created", "updated", "deleted"].map((action) => `license_user_group.${action}`),
  );
});

test.each<[string, (taken: string) => object, number, string, string]>([
  [
    "a code that is taken, in any case",
    (code) => ({ code: code.toUpperCase() }),
    409,
    "license_user_group_code_exists",
    "/code",
  ],
  [
    "an account that is not there",
    () => ({ code: "new", customer_account: 99_999 }),
    400,
    "customer_account_not_found",
    "/customer_account",
  ],
  ["no code", () => ({ name: "x" }), 400, "validation_error", ""],
  ["an empty code", () => ({ code: "" }), 400, "validation_error", "/code"],
])("%s is refused", async (_name, body, status, code, pointer) => {
  const { code: taken } = await group();
  const answer = await post("license-user-groups/", body(taken));
  expect([answer.status, answer.json.errors[0].code, answer.json.errors[0].pointer]).toEqual([status, code, pointer]);
});

test("users join a group and leave it; the group lists its users, and a user lists the groups", async () => {
  const { id, code } = await group();
  const [one, two] = [(await license()).user, (await license()).user];
  const body = { license_user_group_id: id };
  for (const user of [one, two, one])
    expect((await post(`license-users/${user.id}/add_to_group/`, body)).json).toEqual({
      message: "User added to the group.",
    });
  const emails = async () =>
    (await read(`license-user-groups/${id}/members/`)).map((user: FreelyRead) => user.true_email);
  expect(await emails()).toEqual([one.true_email, two.true_email]);
  expect((await read(`license-users/${one.id}/groups/`)).map((each: FreelyRead) => each.code)).toEqual([code]);
  expect((await read(`license-users/?license_user_group=${id}`)).count).toBe(2);
  expect(
    (await read(`license-user-groups/?license_users__id=${two.id}`)).results.map((each: FreelyRead) => each.id),
  ).toEqual([id]);
  expect((await post(`license-users/${one.id}/remove_from_group/`, body)).json).toEqual({
    message: "User removed from the group.",
  });
  expect((await post(`license-users/${one.id}/remove_from_group/`, body)).json.code).toBe("not_in_license_user_group");
  expect(await emails()).toEqual([two.true_email]);
  expect(await eventsOf(id)).toEqual(
    ["created", "member_added", "member_added", "member_removed"].map((action) => `license_user_group.${action}`),
  );
  const wrong = await post(`license-users/${one.id}/add_to_group/`, { license_user_group_id: 99_999 });
  expect([wrong.status, wrong.json.code]).toEqual([400, "unknown_license_user_group"]);
});

test("a group finds the licenses of its users, and gives no one a license", async () => {
  const { id } = await group();
  const [one, two] = [await license(), await license()];
  await post(`license-users/${two.user.id}/add_to_group/`, { license_user_group_id: id });
  expect((await post(`license-user-groups/${id}/add_license/`, { license_id: one.id })).json).toEqual({
    message: "License added to the group.",
  });
  const found = async () =>
    (await read(`licenses/?license_user_group=${id}`)).results.map((each: FreelyRead) => each.id);
  expect(await found()).toEqual([one.id]);
  expect((await read("licenses/?license_user_group=99999")).count).toBe(0);
  const call = {
    product: "team",
    username: two.user.true_email,
    password: two.user.initial_password,
    hardware_id: "a",
  };
  expect((await application.activate({ ...call, license_id: one.id })).code).toBe("license_not_found");
  expect((await application.activate(call)).status).toBe(200);
  expect((await post(`license-user-groups/${id}/add_license/`, { license_id: 5 })).json.code).toBe("unknown_license");
  expect((await post(`license-user-groups/${id}/remove_license/`, { license_id: one.id })).status).toBe(200);
  expect((await post(`license-user-groups/${id}/remove_license/`, { license_id: one.id })).json.code).toBe(
    "not_in_license_user_group",
  );
  expect(await found()).toEqual([]);
});

describe.each([
  ["a group", "license-user-groups", group],
  ["a customer account", "customer-accounts", account],
] as const)("managers of %s", (_name, path, make) => {
  test("are created by e-mail, shown, and removed", async () => {
    const { id } = await make();
    const email = `${fresh("boss")}@acme.example`;
    const { status, json, text } = await post(`${path}/${id}/add_manager/`, {
      email,
      password: "4q3dg7!_",
      first_name: "Ann",
    });
    expect(status, text).toBe(200);
    expect(json).toEqual({
      id: json.id,
      true_email: email,
      is_initial_password: true,
      initial_password: "4q3dg7!_",
      first_name: "Ann",
      last_name: "",
      phone_number: "",
      new_user: true,
      password: "4q3dg7!_",
      lm_permissions: [],
    });
    expect((await post(`${path}/${id}/add_manager/`, { email })).json).toEqual({ ...json, new_user: false });
    expect(await read(`${path}/${id}/managers/`)).toEqual([{ ...json, new_user: false }]);
    expect((await read(`license-users/${json.id}/`)).is_manager).toBe(true);
    const remove = () => post(`${path}/${id}/remove_manager/`, { license_user_id: json.id });
    const { password: _password, ...removed } = json;
    expect((await remove()).json).toEqual({ ...removed, new_user: false });
    expect((await remove()).json.code).toBe("license_manager_not_found");
    expect(await read(`${path}/${id}/managers/`)).toEqual([]);
    expect((await read(`license-users/${json.id}/`)).is_manager).toBe(false);
  });
});

test("groups are listed by account and manager", async () => {
  const owner = await account();
  const [inside, outside] = [await group({ customer_account: owner.id }), await group({ name: "Outside" })];
  const manager = async (path: string, email: string) => (await post(`${path}/add_manager/`, { email })).json.id;
  const ofAccount = await manager(`customer-accounts/${owner.id}`, `${fresh("a")}@x.example`);
  const ofGroup = await manager(`license-user-groups/${outside.id}`, `${fresh("g")}@x.example`);
  const found = async (query: string) =>
    (await read(`license-user-groups/?${query}`)).results.map((each: FreelyRead) => each.id);
  for (const [query, expected] of [
    [`customer_account=${owner.id}`, [inside.id]],
    [`customer_account__code=${owner.code}`, [inside.id]],
    [`customer_account__code__icontains=${owner.code.toUpperCase()}`, [inside.id]],
    [`customer_account__name__icontains=${owner.name.toUpperCase()}`, [inside.id]],
    [`license_managers__id=${ofGroup}`, [outside.id]],
    [`license_managers__id=${ofAccount}`, []],
    [`customer_account__license_managers__id=${ofAccount}`, [inside.id]],
    [`any__license_managers__id=${ofAccount}`, [inside.id]],
    [`any__license_managers__id=${ofGroup}`, [outside.id]],
  ] as const)
    expect(await found(query), query).toEqual(expected);
  const users = await read("license-users/?managing_customer_accounts__isnull=false");
  expect(users.results.map((user: FreelyRead) => user.id)).toEqual([ofAccount]);
});

test("no object of another company can be put into a group", async () => {
  const other = app.otherCompany.managementKey;
  const { json: theirs } = await post("license-user-groups/", { code: "theirs" }, other);
  const { id, user } = await license();
  expect((await post(`license-users/${user.id}/add_to_group/`, { license_user_group_id: theirs.id })).json.code).toBe(
    "unknown_license_user_group",
  );
  expect((await post(`license-user-groups/${theirs.id}/add_license/`, { license_id: id }, other)).json.code).toBe(
    "unknown_license",
  );
});
