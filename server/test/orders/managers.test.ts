import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// License managers of orders (management-api.md §4.7).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
afterAll(() => app.close());

let count = 0;
const fresh = () => {
  count += 1;
  return `manager-${count}@acme.example`;
};
const order = async (): Promise<number> => (await sell(app, "app")).order;
const act = (id: number, action: string, body: unknown) => app.management("POST", `orders/${id}/${action}/`, { body });
const managers = async (id: number): Promise<FreelyRead> =>
  (await app.management("GET", `orders/${id}/managers/`)).json;
const eventsOf = async (id: number, type: string) =>
  (
    await app.db<{ data: object }[]>`select data from events where subject_id = ${id} and type = ${type} order by id`
  ).map(({ data }) => data);

describe("a manager", () => {
  test("who is new becomes a license user with the password that is sent", async () => {
    const id = await order();
    const email = fresh();
    const body = { email, password: "4q3dg7!_", first_name: "Max", last_name: "", metadata: { floor: 3 } };
    const { status, json } = await act(id, "add_manager", body);
    expect(status).toBe(200);
    expect(Object.entries(json)).toEqual(
      Object.entries({
        id: json.id,
        true_email: email,
        is_initial_password: true,
        initial_password: "4q3dg7!_",
        first_name: "Max",
        last_name: "",
        phone_number: "",
        new_user: true,
        password: "4q3dg7!_",
        lm_permissions: [],
      }),
    );
    expect(await managers(id)).toEqual([{ ...json, new_user: false }]);
    expect((await app.management("GET", `orders/${id}/`)).json.license_users).toMatchObject([{ true_email: email }]);
    const [user] = await app.db`select metadata from license_users where id = ${json.id}`;
    expect(user?.["metadata"]).toEqual({ floor: 3 });
    expect(await eventsOf(id, "order.manager_added")).toEqual([{ license_user: json.id }]);
    const { results } = (await app.management("GET", `audit/?object_id=${id}&action=add_manager`)).json;
    expect(JSON.stringify(results)).not.toContain("4q3dg7!_");
    expect(results[0].after.license_users).toMatchObject([{ true_email: email }]);
  });

  test("gets a password where none is sent, and needs only an e-mail", async () => {
    const { json } = await act(await order(), "add_manager", { email: fresh(), password: "" });
    expect(json.password.length).toBeGreaterThanOrEqual(8);
    expect(json.initial_password).toBe(json.password);
  });

  test("who is already known stays unchanged, whatever the case of the e-mail, and is added once", async () => {
    const [one, two] = [await order(), await order()];
    const email = fresh();
    const first = (await act(one, "add_manager", { email, first_name: "Max" })).json;
    const again = (await act(two, "add_manager", { email: email.toUpperCase(), first_name: "Moritz" })).json;
    expect(again).toEqual({ ...first, new_user: false });
    await act(two, "add_manager", { email });
    expect(await managers(two)).toHaveLength(1);
    expect(await eventsOf(two, "order.manager_added")).toHaveLength(1);
  });

  test("of one order only is removed from it, and stays a user", async () => {
    const [one, two] = [await order(), await order()];
    const email = fresh();
    const { id: user } = (await act(one, "add_manager", { email })).json;
    expect((await act(two, "remove_manager", { license_user_id: user })).json).toMatchObject({
      code: "license_manager_not_found",
      errors: [{ pointer: "/license_user_id" }],
    });
    expect(await act(one, "remove_manager", { license_user_id: user })).toMatchObject({
      status: 200,
      json: { detail: "removed" },
    });
    expect(await managers(one)).toEqual([]);
    expect(await eventsOf(one, "order.manager_removed")).toEqual([{ license_user: user }]);
    expect((await act(two, "add_manager", { email })).json).toMatchObject({ id: user, new_user: false });
  });
});

describe("several managers", () => {
  test("are returned in the order in which they were named", async () => {
    const id = await order();
    const [known, ...others] = [fresh(), fresh(), fresh()];
    await act(id, "add_manager", { email: known });
    const list = [...others.reverse(), known].map((email) => ({ email, password: "secret-9" }));
    const { status, json } = await act(id, "add_managers", list);
    expect(status).toBe(200);
    expect(json.map(({ true_email, new_user, password }: FreelyRead) => [true_email, new_user, password])).toEqual([
      [others[0], true, "secret-9"],
      [others[1], true, "secret-9"],
      [known, false, "secret-9"],
    ]);
  });

  test("are named once each, with an e-mail; no one is added when one is wrong", async () => {
    const id = await order();
    const email = fresh();
    const twice = await act(id, "add_managers", [{ email }, { email: email.toUpperCase() }]);
    expect(twice).toMatchObject({
      status: 400,
      json: { code: "duplicate_license_user", errors: [{ pointer: "/1/email" }] },
    });
    expect((await act(id, "add_managers", [{ email }, { email: "nobody" }])).json.errors[0].pointer).toBe("/1/email");
    expect((await act(id, "add_managers", { email })).status).toBe(400);
    expect(await managers(id)).toEqual([]);
  });

  test("named by parallel calls become one user", async () => {
    const id = await order();
    const email = fresh();
    const answers = await Promise.all(Array.from({ length: 6 }, () => act(id, "add_manager", { email })));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
    expect(answers.filter(({ json }) => json.new_user)).toHaveLength(1);
    expect(await managers(id)).toHaveLength(1);
  });
});
