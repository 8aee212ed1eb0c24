import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// The users of a license (management-api.md §5.7, semantics.md §2.13), and what applications notice of changes to them.

let app: TestApp;
let application: LicenseClient;
let seat = 0;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "key");
  const team = await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "tools", { authorization_method: "user" });
  await createProduct(app, "suite", { authorization_method: "user", is_bundle: true, products: ["team", "tools"] });
  const policy = { product: team, code: "quota", name: "Quota", user_max_activations: 2 };
  await app.management("POST", "license-templates/", { body: policy });
});
afterAll(() => app.close());

const fresh = (name: string) => {
  seat += 1;
  return `${name}-${seat}@team.example`;
};
const post = (id: number, action: string, body: unknown) =>
  app.management("POST", `licenses/${id}/${action}/`, { body });
const read = async (id: number): Promise<FreelyRead> => (await app.management("GET", `licenses/${id}/`)).json;
const emailsOf = async (id: number) => (await read(id)).license_users.map((user: FreelyRead) => user.true_email);
const license = async (terms: object = {}) => {
  const owner = fresh("owner");
  const sold = await sell(app, "team", { max_activations: 9, max_transfers: -1, users: [{ email: owner }], ...terms });
  return { id: sold.id as number, owner, sold };
};
const call = (username: string, password: string, hardware_id: string) => ({
  product: "team",
  username,
  password,
  hardware_id,
});
const eventsOf = async (id: number, type: string) =>
  (await app.db`select data from events where subject_id = ${id} and type = ${type} order by id`).map(
    ({ data }) => data,
  );

describe("assign_user", () => {
  test("creates the user, whose password then activates", async () => {
    const { id, owner } = await license();
    const email = fresh("ann");
    const { status, json, text } = await post(id, "assign_user", {
      email,
      first_name: "Ann",
      phone_number: 5,
      max_activations: 1,
    });
    expect(status, text).toBe(200);
    expect(json).toEqual({ message: "License assigned.", new_password: expect.stringMatching(/^.{12}$/) });
    const [ordered, user] = (await read(id)).license_users;
    expect(user).toMatchObject({
      true_email: email,
      first_name: "Ann",
      phone_number: "5",
      is_initial_password: true,
      initial_password: json.new_password,
      max_activations: 1,
      total_activations: 0,
      is_manager: false,
    });
    expect(await emailsOf(id)).toEqual([owner, email]);
    expect((await application.activate(call(email, json.new_password, "a"))).status).toBe(200);
    expect((await application.activate(call(email, json.new_password, "b"))).code).toBe("license_activated_max_times");
    const assigned = [ordered, user].map((each) => ({ license_user_id: each.id }));
    expect(await eventsOf(id, "license.user_assigned")).toEqual(assigned);
    const [line] =
      await app.db`select license_user_id from license_histories where license_id = ${id} and text = 'User assigned'`;
    expect(line?.["license_user_id"]).toBe(user.id);
  });

  test("returns a password that is sent, which also becomes a known user's password", async () => {
    const [one, two] = [await license(), await license()];
    const email = fresh("bob");
    expect((await post(one.id, "assign_user", { email, password: "chosen-1" })).json.new_password).toBe("chosen-1");
    expect((await application.activate(call(email, "chosen-1", "a"))).status).toBe(200);
    expect(
      (await post(two.id, "assign_user", { email: email.toUpperCase(), password: "chosen-2" })).json.new_password,
    ).toBe("chosen-2");
    expect((await application.activate(call(email, "chosen-1", "b"))).code).toBe("invalid_credentials");
    expect((await application.activate(call(email, "chosen-2", "b"))).status).toBe(200);
    expect((await post(one.id, "assign_user", { email: fresh("c"), password: "short" })).json.errors[0].pointer).toBe(
      "/password",
    );
  });

  test("returns a known user's initial password, but not one that the user chose", async () => {
    const [one, two] = [await license(), await license()];
    const email = fresh("cid");
    const { new_password: password } = (await post(one.id, "assign_user", { email })).json;
    expect((await post(two.id, "assign_user", { email })).json.new_password).toBe(password);
    const body = { username: email, password, new_password: "my own password" };
    expect((await application.call("POST", "change_password", { body })).status).toBe(200);
    expect((await post(two.id, "assign_user", { email })).json.new_password).toBe("");
    expect((await application.activate(call(email, "my own password", "a"))).status).toBe(200);
  });

  test("changes the sent members of a user who already has the license, and nothing else", async () => {
    const { id, owner } = await license();
    await post(id, "assign_user", { email: owner, max_activations: 4, is_manager: true });
    await post(id, "assign_user", { email: owner });
    expect((await read(id)).license_users).toMatchObject([{ true_email: owner, max_activations: 4, is_manager: true }]);
    const [ordered] = (await read(id)).license_users;
    expect(await eventsOf(id, "license.user_assigned")).toEqual([{ license_user_id: ordered.id }]);
    const order = (await read(id)).order;
    const { license_users: managers } = (await app.management("GET", `orders/${order}/`)).json;
    expect(managers.map((user: FreelyRead) => user.true_email)).toEqual([owner]);
  });

  test("gives as many devices as the policy says, or else as the license allows", async () => {
    const [byPolicy, byLicense] = [await license({ policy_code: "quota" }), await license({ max_activations: 3 })];
    for (const [{ id }, quota] of [
      [byPolicy, 2],
      [byLicense, 3],
    ] as const) {
      await post(id, "assign_user", { email: fresh("dan") });
      expect((await read(id)).license_users[1].max_activations).toBe(quota);
    }
  });

  test("refuses a license that a key holds, a license in a bundle, and a user without an e-mail", async () => {
    const { id: byKey } = await sell(app, "key");
    const { id } = await license();
    for (const [at, body, code, pointer] of [
      [byKey, { email: "a@b.c" }, "invalid_product_auth_method", ""],
      [id, { email: "nobody" }, "validation_error", "/email"],
      [id, {}, "validation_error", ""],
      [id, { email: "a@b.c", max_activations: -1 }, "validation_error", "/max_activations"],
    ] as const) {
      const { status, json } = await post(at, "assign_user", body);
      expect([status, json.errors[0].code, json.errors[0].pointer]).toEqual([400, code, pointer]);
    }
    expect((await post(5, "assign_user", { email: "a@b.c" })).status).toBe(404);
  });
});

describe("assign_users", () => {
  test("returns each initial password, in the order of the request", async () => {
    const [one, two] = [await license(), await license()];
    const [ann, bob] = [fresh("ann"), fresh("bob")];
    const { new_password } = (await post(one.id, "assign_user", { email: ann })).json;
    const { json } = await post(two.id, "assign_users", {
      emails: [{ email: bob, is_manager: true }, { email: ann.toUpperCase() }],
      send_email: false,
    });
    expect(json).toEqual([
      { email: bob, new_user: true, password: expect.stringMatching(/^.{12}$/) },
      { email: ann, new_user: false, password: new_password },
    ]);
    expect((await emailsOf(two.id)).sort()).toEqual([ann, bob, two.owner].sort());
  });

  test("gives the license to all or to none", async () => {
    const { id, owner } = await license({ max_license_users: 3 });
    const emails = [fresh("a"), owner, fresh("b"), fresh("c")];
    const { status, json } = await post(id, "assign_users", { emails: emails.map((email) => ({ email })) });
    expect([status, json.code, json.errors[0].pointer]).toEqual([400, "license_users_limit_reached", "/emails/3"]);
    expect(await emailsOf(id)).toEqual([owner]);
    expect(await app.db`select from license_users where true_email = ${emails[0] ?? ""}`).toHaveLength(0);
    const twice = await post(id, "assign_users", { emails: [{ email: emails[0] }, { email: emails[0] }] });
    expect([twice.json.code, twice.json.errors[0].pointer]).toEqual(["duplicate_license_user", "/emails/1"]);
  });

  test("64 parallel calls never exceed max_license_users, nor create a user twice", async () => {
    const { id } = await license({ max_license_users: 11 });
    const emails = Array.from({ length: 64 }, (_, index) => fresh(`race-${index % 32}`));
    const answers = await Promise.all(emails.map((email) => post(id, "assign_user", { email })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ json }) => json.code === "license_users_limit_reached")).toHaveLength(54);
    expect(await emailsOf(id)).toHaveLength(11);
    const other = await license();
    const same = fresh("same");
    const all = await Promise.all(Array.from({ length: 32 }, () => post(other.id, "assign_user", { email: same })));
    expect(new Set(all.map(({ json }) => json.new_password)).size).toBe(1);
    expect(await emailsOf(other.id)).toEqual([other.owner, same]);
  });

  test("2000 users are given a license in a handful of statements", async () => {
    const { id } = await license();
    const emails = Array.from({ length: 2000 }, () => ({ email: fresh("many") }));
    const { status, json } = await post(id, "assign_users", { emails });
    expect([status, json.length]).toEqual([200, 2000]);
    expect((await emailsOf(id)).length).toBe(2001);
  });
});

describe("unassign_user", () => {
  test("frees the seats of the user, who loses access, and no one else's", async () => {
    const { id, owner, sold } = await license();
    const email = fresh("eve");
    const { new_password: password } = (await post(id, "assign_user", { email })).json;
    for (const device of ["a", "b"])
      expect((await application.activate(call(email, password, device))).status).toBe(200);
    const ownersPassword = sold.license_users[0].initial_password;
    expect((await application.activate(call(owner, ownersPassword, "c"))).status).toBe(200);
    const { id: user } = (await read(id)).license_users[1];
    expect((await post(id, "unassign_user", { license_user_id: user })).json).toEqual({
      message: "License unassigned.",
    });
    expect(await read(id)).toMatchObject({ times_activated: 1, total_active_devices: 1, active: true });
    expect(await emailsOf(id)).toEqual([owner]);
    expect((await application.activate(call(email, password, "a"))).code).toBe("license_not_found");
    expect((await application.check(call(owner, ownersPassword, "c"))).status).toBe(200);
    expect(await eventsOf(id, "license.user_unassigned")).toEqual([{ license_user_id: user }]);
    expect(await eventsOf(id, "license.deactivated")).toHaveLength(2);
    const again = await post(id, "unassign_user", { license_user_email: email });
    expect([again.status, again.json.code, again.json.errors[0].pointer]).toEqual([
      400,
      "license_user_not_assigned",
      "/license_user_email",
    ]);
    expect((await post(id, "unassign_user", { license_user_email: owner.toUpperCase() })).status).toBe(200);
    expect(await read(id)).toMatchObject({ times_activated: 0, active: false, license_users: [] });
    expect((await post(id, "unassign_user", {})).json.code).toBe("validation_error");
  });

  test("makes room for another user; a user who comes back has the whole quota again", async () => {
    const { id, owner } = await license({ max_license_users: 1, max_activations: 1 });
    const email = fresh("fay");
    expect((await post(id, "assign_user", { email })).json.code).toBe("license_users_limit_reached");
    await post(id, "unassign_user", { license_user_email: owner });
    const { new_password: password } = (await post(id, "assign_user", { email })).json;
    expect((await application.activate(call(email, password, "a"))).status).toBe(200);
    await post(id, "unassign_user", { license_user_email: email });
    await post(id, "assign_user", { email });
    expect((await application.activate(call(email, password, "b"))).status).toBe(200);
    expect(await read(id)).toMatchObject({ transfer_count: 0, times_activated: 1 });
  });

  test("leaves no seat taken while devices of the user activate", async () => {
    const { id, owner, sold } = await license({ max_activations: 99 });
    const password = sold.license_users[0].initial_password;
    await Promise.all([
      ...Array.from({ length: 24 }, (_, index) => application.activate(call(owner, password, `r-${index}`))),
      post(id, "unassign_user", { license_user_email: owner }),
      ...Array.from({ length: 24 }, (_, index) => application.activate(call(owner, password, `s-${index}`))),
    ]);
    expect(await read(id)).toMatchObject({ times_activated: 0, total_active_devices: 0, license_users: [] });
  });
});

describe("set_users_activations", () => {
  test("sets quotas and frees devices, for each user separately", async () => {
    const { id, owner, sold } = await license();
    const password = sold.license_users[0].initial_password;
    for (const device of ["a", "b"]) await application.activate(call(owner, password, device));
    const email = fresh("gil");
    await post(id, "assign_user", { email });
    const [one, two] = (await read(id)).license_users;
    const answer = await post(id, "set_users_activations", {
      [one.id]: { max_activations: 1, reset_total_activations: true },
      [two.id]: { max_activations: "100" },
    });
    expect(answer.json).toEqual({ message: "Activations of users set." });
    expect((await read(id)).license_users).toMatchObject([
      { max_activations: 1, total_activations: 0 },
      { max_activations: 100, total_activations: 0 },
    ]);
    expect((await read(id)).times_activated).toBe(0);
    expect((await application.activate(call(owner, password, "c"))).status).toBe(200);
    expect((await application.activate(call(owner, password, "d"))).code).toBe("license_activated_max_times");
  });

  test("a lower quota takes nothing away, and allows nothing more", async () => {
    const { id, owner, sold } = await license();
    const password = sold.license_users[0].initial_password;
    for (const device of ["a", "b"]) await application.activate(call(owner, password, device));
    await post(id, "set_users_activations", { [sold.license_users[0].id]: { max_activations: 1 } });
    for (const device of ["a", "b"]) expect((await application.check(call(owner, password, device))).status).toBe(200);
    expect((await application.activate(call(owner, password, "c"))).code).toBe("license_activated_max_times");
  });

  test.each<[string, (user: number) => unknown, string, string]>([
    [
      "somebody without the license",
      (user) => ({ [user]: { max_activations: 7 }, "99999": { max_activations: 1 } }),
      "license_user_not_assigned",
      "/99999",
    ],
    ["no id", () => ({ ann: { max_activations: 1 } }), "validation_error", "/ann"],
    ["no user", () => ({}), "validation_error", ""],
    ["an invalid number", (user) => ({ [user]: { max_activations: -1 } }), "validation_error", "max_activations"],
  ])("%s: refused, and nothing changes", async (_name, body, code, pointer) => {
    const { id, sold } = await license();
    const [user] = sold.license_users;
    const { status, json } = await post(id, "set_users_activations", body(user.id));
    expect([status, json.errors[0].code]).toEqual([400, code]);
    expect(json.errors[0].pointer).toContain(pointer);
    expect((await read(id)).license_users[0].max_activations).toBe(user.max_activations);
  });
});

test("all licenses of a bundle have the same users, which cannot be changed in one of them", async () => {
  const [owner, email] = [fresh("owner"), fresh("hal")];
  const policies = (await app.management("GET", "license-templates/?limit=100")).json.results;
  const products = (await app.management("GET", "products/?limit=100")).json.results;
  const codeOf = (code: string) => {
    const { id } = products.find((each: FreelyRead) => each.short_code === code);
    return policies.find((each: FreelyRead) => each.product === id && each.is_default).code;
  };
  const parts = ["team", "tools"].map((code) => ({
    product_code: code,
    policy_code: codeOf(code),
    max_activations: 2,
  }));
  const bundle = await sell(app, "suite", { users: [{ email: owner }], products: parts }, { is_bundle: true });
  const { new_password: password } = (await post(bundle.id, "assign_user", { email })).json;
  for (const id of [bundle.id, ...bundle.sub_licenses]) expect(await emailsOf(id)).toEqual([owner, email]);
  expect((await application.activate(call(email, password, "a"))).status).toBe(200);
  expect((await post(bundle.sub_licenses[0], "assign_user", { email: fresh("x") })).json.code).toBe(
    "license_in_bundle",
  );
  await post(bundle.id, "unassign_user", { license_user_email: email });
  for (const id of [bundle.id, ...bundle.sub_licenses]) {
    expect(await emailsOf(id)).toEqual([owner]);
    expect((await read(id)).total_active_devices).toBe(0);
  }
});
