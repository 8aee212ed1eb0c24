import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { importFile } from "../support/imports.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { addStaff, logIn } from "../support/staff.ts";

// One function of the database decides at every door whether two addresses are the same person (docs/decisions/0056).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp({ withJobs: true });
  application = applicationOf(app);
  await createProduct(app, "app", { allow_trial: true, trial_days: 30 });
  await createProduct(app, "team", {
    authorization_method: "user",
    max_activations: 2,
    allow_trial: true,
    trial_days: 30,
  });
});
afterAll(() => app.close());

const list = async (path: string): Promise<FreelyRead[]> => {
  const { json, text } = await app.management("GET", path);
  expect(json?.results, text).toBeDefined();
  return json.results;
};
const post = (path: string, body: unknown) => app.management("POST", path, { body });
const fold = async (names: readonly string[]) =>
  (
    await app.db<{ folded: string }[]>`
      select fold_person(name) as folded from unnest(${[...names]}::text[]) with ordinality as n(name, nth) order by nth`
  ).map(({ folded }) => folded);

/** The ways in which a mail program, a keyboard or a client may write one address. */
const spellings = (name: string) => [
  `${name}ismail@x.com`,
  `${name}İsmail@x.com`,
  `${name}İSMAİL@X.COM`,
  `${name}i\u0307smail@x.com`,
];

describe("the folding", () => {
  test("of a folded text changes nothing, and composed and decomposed forms fold alike", async () => {
    const names = fc
      .sample(fc.string({ unit: "grapheme", maxLength: 20 }), { numRuns: 3000, seed: 12 })
      .concat(Array.from({ length: 0x2fff }, (_, index) => String.fromCodePoint(index + 1)))
      .filter((name) => !name.includes("\0"));
    const folded = await fold(names);
    expect(await fold(folded)).toEqual(folded);
    expect(await fold(names.map((name) => name.normalize("NFD")))).toEqual(folded);
  });

  test.each([
    ["İsmail@X.com", "ismail@x.com"],
    ["i\u0307smail@x.com", "ismail@x.com"],
    ["cafe\u0301@x.com", "CAFÉ@X.COM"],
    ["ΟΔΟΣ@x.com", "οδος@x.com"],
    ["ÅSA@x.com", "a\u030asa@X.COM"],
  ])("%s is %s", async (one, other) => {
    const [first, second] = await fold([one, other]);
    expect(first).toBe(second);
  });

  test.each([
    ["customers", "email", ""],
    ["license_users", "true_email", ""],
    ["staff", "email", ", role"],
  ])("no two rows of %s are the same person, however they are spelled", async (table, column, role) => {
    const insert = (email: string) =>
      app.db.unsafe(
        `insert into ${table} (company_id, ${column}, created_at, updated_at${role})
         values ($1, $2, $3, $3${role && ", 'support'"})`,
        [app.companyId, email, new Date(0)],
      );
    await insert(`café@${table}.example`);
    await insert(`other@${table}.example`);
    await expect(insert(`CAFE\u0301@${table}.example`)).rejects.toThrow("duplicate key value");
  });
});

describe("case 8: people who are unique without regard to case are found without regard to case", () => {
  test.each([
    ["customers/?email=", 1],
    ["customers/?email__iexact=", 1],
    ["customers/?email__in=nobody@x.com,", 1],
    ["license-users/?true_email=", 1],
    ["licenses/?customer_email=", 1],
    ["licenses/?license_users__true_email=", 1],
    ["licenses/?manager__true_email=", 1],
    ["orders/?customer_email=", 1],
    ["orders/?customer__email=", 1],
    ["staff/?email=", 1],
  ])("%s", async (path, count) => {
    const name = `eight${path.replace(/\W/g, "")}`;
    const written = `Jane.${name}@X.com`;
    await sell(app, "team", { users: [{ email: written, is_manager: true }] }, { customer: { email: written } });
    await addStaff(app, "support", written);
    for (const asked of [written, written.toLowerCase(), written.toUpperCase()])
      expect(await list(path + encodeURIComponent(asked)), asked).toHaveLength(count);
    expect(await list(`${path}somebody.${name}@x.com`)).toHaveLength(0);
  });

  test("and a filter that excludes them leaves out no one else", async () => {
    const all = (await list("customers/?limit=100")).length;
    await post("customers/", { email: "Not@Me.com" });
    expect(await list("customers/?email__not=not@ME.com&limit=100")).toHaveLength(all);
  });
});

describe("case 12: one person, however the dotted I is written", () => {
  test("several orders in parallel keep their one customer", async () => {
    const placed = await Promise.all(
      [...spellings("orders."), ...spellings("orders.")].map((email, index) =>
        post("orders/create_order/", {
          id: `twelve-${index}`,
          customer: { email },
          items: [{ product_code: "app", licenses: [{}] }],
        }),
      ),
    );
    for (const { status, text } of placed) expect(status, text).toBe(200);
    const customers = await app.db`
      select distinct customer_id from orders where company_id = ${app.companyId} and store_id like 'twelve-%'`;
    expect(customers).toEqual([{ customer_id: expect.any(Number) }]);
  });

  test("several orders in parallel create one user, with one password", async () => {
    const placed = await Promise.all(
      spellings("users.").map((email, index) =>
        post("orders/create_order/", {
          id: `users-${index}`,
          items: [{ product_code: "team", licenses: [{ users: [{ email }] }] }],
        }),
      ),
    );
    const users = placed.flatMap(({ json }) => json.order_items[0].licenses[0].license_users);
    expect(new Set(users.map(({ id }) => id)).size).toBe(1);
    expect(new Set(users.map(({ initial_password }) => initial_password)).size).toBe(1);
    expect(placed.flatMap(({ json }) => json.new_passwords)).toHaveLength(1);
  });

  test("an order that names one person twice is refused", async () => {
    const users = spellings("twice.").map((email) => ({ email }));
    const body = { id: "twice", items: [{ product_code: "team", licenses: [{ users }] }] };
    const { json } = await post("orders/create_order/", body);
    expect(json.errors.map((each: FreelyRead) => each.code)).toContain("duplicate_license_user");
  });

  test("assign_user, assign_users, unassign_user, managers", async () => {
    const [first = "", ...others] = spellings("assign.");
    const { id, order, license_users } = await sell(app, "team", { users: [{ email: first }] });
    for (const email of others) {
      const assigned = await post(`licenses/${id}/assign_user/`, { email });
      expect(assigned.json, assigned.text).toMatchObject({ message: "License assigned." });
      const managed = await post(`orders/${order}/add_manager/`, { email });
      expect(managed.json, managed.text).toMatchObject({ id: license_users[0].id, new_user: false });
    }
    const emails = spellings("both.");
    expect((await post(`licenses/${id}/assign_users/`, { emails })).json.errors[0].code).toBe("duplicate_license_user");
    const managers = spellings("both.").map((email) => ({ email }));
    expect((await post(`orders/${order}/add_managers/`, managers)).json.errors[0].code).toBe("duplicate_license_user");
    const gone = await post(`licenses/${id}/unassign_user/`, { license_user_email: others[1] });
    expect(gone.status, gone.text).toBe(200);
    expect((await app.management("GET", `licenses/${id}/`)).json.license_users).toHaveLength(0);
  });

  test("the calls of an application", async () => {
    const [first = "", ...others] = spellings("calls.");
    const { license_users } = await sell(app, "team", { users: [{ email: first }] });
    const password = license_users[0].initial_password;
    for (const username of others) {
      const call = { product: "team", hardware_id: "one", username, password };
      const activated = await application.activate(call);
      expect(activated.json, activated.body).toMatchObject({ times_activated: 1 });
      expect((await application.check(call)).status).toBe(200);
      const listed = await application.call("GET", "user_licenses", { query: { product: "team", username, password } });
      expect(listed.json, listed.body).toHaveLength(1);
    }
  });

  test("a trial, however often it is requested", async () => {
    const ids = new Set<number>();
    for (const email of spellings("trial.")) {
      const query = { product: "team", hardware_id: "trial", email };
      const { json, body } = await application.call("GET", "trial_key", { query });
      ids.add((json as FreelyRead).id);
      expect(body).not.toContain("internal_error");
    }
    expect(await app.db`select 1 from license_users where fold_person(true_email) = 'trial.ismail@x.com'`).toHaveLength(
      1,
    );
    expect(await app.db`select 1 from trials where email = 'trial.ismail@x.com'`).toHaveLength(1);
  });

  test("files", async () => {
    const people = ["email", ...spellings("file.")].join("\n");
    expect((await importFile(app, "customers", people)).result).toMatchObject({ created_customers: 1 });
    expect((await importFile(app, "customers", people, "?dry_run=true")).result).toMatchObject({
      created_customers: 0,
    });
    const rows = spellings("licenses.").map((email, index) => `K12-${index},app,${email}`);
    const csv = ["license__license_key,product__short_code,customer__email", ...rows].join("\n");
    expect((await importFile(app, "licenses", csv, "?dry_run=true")).result).toMatchObject({ created_customers: 1 });
    expect((await importFile(app, "licenses", csv)).result).toMatchObject({
      created_licenses: 4,
      created_customers: 1,
    });
  });

  test("customers and staff", async () => {
    const [first = "", ...others] = spellings("staff.");
    await addStaff(app, "support", first);
    expect((await post("customers/", { email: first })).status).toBeLessThan(300);
    for (const email of others) {
      expect((await logIn(app, { email, password: "correct horse battery" })).status).toBe(200);
      expect((await post("customers/", { email })).status).toBe(409);
      expect((await post("staff/", { email, role: "support" })).json.code).toBe("staff_email_exists");
    }
  });
});

describe("case 24: composed and decomposed accents are the same", () => {
  const composed = "ren\u00e9@x.com";
  const decomposed = "rene\u0301@x.com";

  test("in an e-mail: one customer, one user, one member of the staff", async () => {
    await sell(app, "team", { users: [{ email: composed }] }, { customer: { email: composed } });
    await sell(app, "team", { users: [{ email: decomposed }] }, { customer: { email: decomposed } });
    expect(await list(`customers/?email=${encodeURIComponent(decomposed)}`)).toMatchObject([
      { email: composed, total_orders: 2 },
    ]);
    expect(await list(`license-users/?true_email=${encodeURIComponent(decomposed)}`)).toMatchObject([
      { true_email: composed },
    ]);
    await addStaff(app, "support", decomposed);
    expect((await logIn(app, { email: composed, password: "correct horse battery" })).status).toBe(200);
  });

  test("in a password: of staff, and of a license user, given or chosen", async () => {
    const [nfc, nfd] = ["correct hors\u00e9", "correct horse\u0301"];
    await post("staff/", { email: "accent@x.com", role: "support", password: nfd });
    expect((await logIn(app, { email: "accent@x.com", password: nfc })).status).toBe(200);
    const { id } = await sell(app, "team", { users: [{ email: "first@x.com" }] });
    await post(`licenses/${id}/assign_user/`, { email: "accent@x.com", password: nfc });
    const call = { product: "team", username: "accent@x.com", hardware_id: "accent" };
    expect((await application.activate({ ...call, password: nfd })).status).toBe(200);
    const body = { username: "accent@x.com", password: nfd, new_password: `${nfd}2` };
    expect((await application.call("POST", "change_password", { body })).body).toBe("password_changed");
    expect((await application.activate({ ...call, hardware_id: "accent-2", password: `${nfc}2` })).status).toBe(200);
  });
});
