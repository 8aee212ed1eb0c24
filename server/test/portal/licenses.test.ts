import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { type AtPortal, allow, appointManager, atPortal, sellToUser } from "../support/portal.ts";

// What somebody sees of licenses in the portal, and that it is nothing of anyone else's.

let app: TestApp;
let teamId: number;
beforeAll(async () => {
  app = await createTestApp();
  teamId = await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "app");
});
beforeEach(() => app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => app.close());

let count = 0;
const fresh = (name = "ann") => {
  count += 1;
  return `${name}-${count}@acme.example`;
};
const idsOf = async ({ call }: AtPortal, query = "") =>
  (await call("GET", `licenses/${query}`)).json.results.map(({ id }: FreelyRead) => id);
const activate = async ({ email: username, password }: { email: string; password: string }, hardware_id: string) => {
  const device = { hardware_id, hostname: `${hardware_id}-pc` };
  const answer = await applicationOf(app).activate({ product: "team", username, password, ...device });
  expect(answer.status, answer.body).toBe(200);
};
const keyedTo = (email: string, terms: object = {}) => sell(app, "app", terms, { customer: { email } });

describe("a user", () => {
  test("sees the licenses that they hold, and none of anyone else", async () => {
    const [ann, bob] = [await sellToUser(app, "team", fresh()), await sellToUser(app, "team", fresh("bob"))];
    const portal = await atPortal(app, ann);
    expect(await idsOf(portal)).toEqual([ann.id]);
    expect((await portal.call("GET", `licenses/${ann.id}/`)).json).toMatchObject({
      id: ann.id,
      is_held: true,
      is_managed: false,
    });
    for (const path of ["", "devices/", "downloads/", "users/"])
      expect((await portal.call("GET", `licenses/${bob.id}/${path}`)).json).toMatchObject({ code: "not_found" });
  });

  test("sees seats, counters, features and custom fields, and nothing that the vendor notes for itself", async () => {
    const features = { product: teamId, name: "Pages", code: "pages", feature_type: "consumption" };
    const made = await app.management("POST", "product-features/", { body: features });
    const terms = {
      max_activations: 3,
      max_consumptions: 50,
      license_type: "consumption",
      note: "pays late",
      metadata: { margin: 12 },
      product_features: [{ code: made.json.code, max_consumption: 9 }],
    };
    const ann = await sellToUser(app, "team", fresh(), { terms });
    await activate(ann, "a");
    const { json, text } = await (await atPortal(app, ann)).call("GET", `licenses/${ann.id}/`);
    expect(json).toMatchObject({
      product: { short_code: "team", authorization_method: "user" },
      license_key: null,
      license_type: "consumption",
      seats: { used: 1, most: 3 },
      own_seats: { used: 1, most: 3 },
      max_consumptions: 50,
      total_consumptions: 0,
      product_features: [{ code: "pages", feature_type: "consumption", total_consumptions: 0, max_consumptions: 9 }],
      may: { free_devices: true, borrow: false, see_users: false, manage_users: false, manage_passwords: false },
    });
    expect(text).not.toContain("pays late");
    expect(text).not.toContain("margin");
    expect(Object.keys(json)).not.toContain("license_users");
  });

  test("sees of a shared license their own devices only", async () => {
    const ann = await sellToUser(app, "team", fresh(), { terms: { max_activations: 5 } });
    const email = fresh("bob");
    const given = await app.management("POST", `licenses/${ann.id}/assign_user/`, { body: { email } });
    const bob = { email, password: given.json.new_password as string };
    await activate(ann, "of-ann");
    await activate(bob, "of-bob");
    const portal = await atPortal(app, ann);
    const { json } = await portal.call("GET", `licenses/${ann.id}/devices/`);
    expect(json.results).toMatchObject([
      { name: "of-ann-pc", device_active: true, is_own: true, last_contact: "2026-03-15T12:00:00.000Z" },
    ]);
    const { results } = (await (await atPortal(app, bob)).call("GET", `licenses/${ann.id}/devices/`)).json;
    const other = results[0].id;
    for (const [method, path] of [
      ["GET", `licenses/${ann.id}/devices/${other}/`],
      ["POST", `licenses/${ann.id}/devices/${other}/borrow/`],
    ] as const)
      expect((await portal.call(method, path, method === "POST" ? {} : undefined)).json.code).toBe("not_found");
  });

  test("may not see the users of a license that they only hold", async () => {
    const ann = await sellToUser(app, "team", fresh());
    const { call } = await atPortal(app, ann);
    for (const [method, path, body] of [
      ["GET", "users/", undefined],
      ["GET", `users/${ann.user}/`, undefined],
      ["POST", "users/", { email: fresh() }],
      ["PATCH", `users/${ann.user}/`, { max_activations: 99 }],
      ["DELETE", `users/${ann.user}/`, undefined],
      ["POST", `users/${ann.user}/reset_password/`, {}],
    ] as const) {
      const { status, json } = await call(method, `licenses/${ann.id}/${path}`, body);
      expect([status, json.code], `${method} ${path}`).toEqual([403, "permission_denied"]);
    }
  });

  test("sees a license no longer that was taken from them", async () => {
    const ann = await sellToUser(app, "team", fresh());
    const portal = await atPortal(app, ann);
    const body = { license_user_id: ann.user };
    await app.management("POST", `licenses/${ann.id}/unassign_user/`, { body });
    expect(await idsOf(portal)).toEqual([]);
    expect((await portal.call("GET", `licenses/${ann.id}/`)).status).toBe(404);
  });
});

describe("a key", () => {
  test("sees its license, and no other of the same customer", async () => {
    const email = fresh("buyer");
    const [one, other] = [await keyedTo(email), await keyedTo(email)];
    const portal = await atPortal(app, { license_key: one.license_key, email });
    expect(await idsOf(portal)).toEqual([one.id]);
    expect((await portal.call("GET", `licenses/${other.id}/`)).status).toBe(404);
    const { json } = await portal.call("GET", `licenses/${one.id}/`);
    expect(json).toMatchObject({ license_key: one.license_key, own_seats: null, is_held: true, is_managed: false });
    expect((await portal.call("GET", `licenses/${one.id}/users/`)).json.code).toBe("permission_denied");
  });

  test("of a bundle sees the licenses in it", async () => {
    const email = fresh("buyer");
    const part = await createProduct(app, "part");
    await createProduct(app, "suite", { is_bundle: true, products: [part] });
    const body = {
      id: fresh("order"),
      is_bundle: true,
      customer: { email },
      items: [{ product_code: "suite", licenses: [{ products: [{ product_code: "part", policy_code: "dftlp" }] }] }],
    };
    const { json, text } = await app.management("POST", "orders/create_order/", { body });
    const licenses: FreelyRead[] = json.order_items?.flatMap((item: FreelyRead) => item.licenses) ?? [];
    expect(licenses.length, text).toBeGreaterThan(0);
    const portal = await atPortal(app, { license_key: licenses[0].license_key, email });
    const ids = await idsOf(portal);
    expect(ids).toHaveLength(2);
    expect((await portal.call("GET", "licenses/?bundle_license__isnull=true")).json.results).toMatchObject([
      { product: { short_code: "suite" }, sub_licenses: [expect.any(Number)] },
    ]);
  });
});

describe("a manager", () => {
  const sold = async (order: object = {}) => sellToUser(app, "team", fresh("user"), { order });

  test("sees the licenses of their orders, and none of other orders", async () => {
    const [ours, theirs] = [await sold(), await sold()];
    const portal = await atPortal(app, await appointManager(app, ours.order, fresh("boss"), []));
    expect(await idsOf(portal)).toEqual([ours.id]);
    const { json } = await portal.call("GET", `licenses/${ours.id}/`);
    expect(json).toMatchObject({
      is_held: false,
      is_managed: true,
      own_seats: null,
      may: { see_users: true, free_devices: false },
    });
    for (const path of ["", "devices/", "users/", "downloads/"])
      expect((await portal.call("GET", `licenses/${theirs.id}/${path}`)).status).toBe(404);
  });

  test("sees the licenses of their accounts: of its orders, and of its customers' that name no account", async () => {
    const code = fresh("account");
    const { id } = (await app.management("POST", "customer-accounts/", { body: { code, name: code } })).json;
    const email = fresh("customer");
    await app.management("POST", "customers/", { body: { email, customer_account: id } });
    const boss = fresh("boss");
    const made = await app.management("POST", `customer-accounts/${id}/add_manager/`, { body: { email: boss } });
    expect(made.status, made.text).toBe(200);
    const byOrder = await sold({ customer_account_id: id });
    const byCustomer = await sold({ customer: { email } });
    await sold();
    const portal = await atPortal(app, { email: boss, password: made.json.initial_password });
    expect((await idsOf(portal, "?order_by=id")).sort()).toEqual([byOrder.id, byCustomer.id].sort());
  });

  test("sees the licenses in their groups", async () => {
    const code = fresh("group");
    const { id } = (await app.management("POST", "license-user-groups/", { body: { code } })).json;
    const inGroup = await sold();
    await app.management("POST", `license-user-groups/${id}/add_license/`, { body: { license_id: inGroup.id } });
    const boss = fresh("boss");
    const made = await app.management("POST", `license-user-groups/${id}/add_manager/`, { body: { email: boss } });
    const portal = await atPortal(app, { email: boss, password: made.json.initial_password });
    expect(await idsOf(portal)).toEqual([inGroup.id]);
  });

  test("sees the devices of all users, and finds licenses by the e-mail of a user", async () => {
    const held = await sold();
    await activate(held, "d");
    const boss = await appointManager(app, held.order, fresh("boss"), []);
    const portal = await atPortal(app, boss);
    const { results } = (await portal.call("GET", `licenses/${held.id}/devices/`)).json;
    expect(results).toMatchObject([{ is_own: false, license_user: { id: held.user, true_email: held.email } }]);
    const found = (email: string) => idsOf(portal, `?user_email=${encodeURIComponent(email)}`);
    expect(await found(held.email.toUpperCase())).toEqual([held.id]);
    expect(await found(fresh())).toEqual([]);
    const own = await atPortal(app, held);
    expect(await idsOf(own, `?user_email=${encodeURIComponent(held.email)}`)).toEqual([]);
  });

  test("sees nothing any more once they manage nothing", async () => {
    const held = await sold();
    const boss = await appointManager(app, held.order, fresh("boss"), ["reset_device"]);
    const portal = await atPortal(app, boss);
    await app.management("POST", `orders/${held.order}/remove_manager/`, { body: { license_user_id: boss.id } });
    expect(await idsOf(portal)).toEqual([]);
    expect((await portal.call("GET", "session/")).json).toMatchObject({ kind: "user", permissions: [] });
  });
});

describe("another company", () => {
  test("is out of reach, by whatever id", async () => {
    const { otherCompany } = app;
    const key = otherCompany.managementKey;
    const product = { product_name: "team", short_code: "team", authorization_method: "user" };
    await app.management("POST", "products/", { key, body: product });
    const there = await sellToUser(app, "team", fresh(), { company: otherCompany });
    const here = await atPortal(app, await sellToUser(app, "team", fresh()));
    expect((await here.call("GET", `licenses/${there.id}/`)).status).toBe(404);
    const stranger = await atPortal(app, { ...there, company: otherCompany.companyId });
    expect(await idsOf(stranger)).toEqual([there.id]);
    expect(stranger.session.company).toEqual({ id: otherCompany.companyId, name: "Other Company" });
  });
});

describe("downloads", () => {
  test("are those that the license may have, the newest first; a disabled license has none", async () => {
    for (const [version, release_date] of [
      ["1.0", "2026-01-01"],
      ["1.10", "2026-02-01"],
      ["1.9", "2026-02-02"],
      ["2.0", "2026-12-01"],
    ])
      await app.management("POST", "installation-files/", {
        body: {
          product: teamId,
          version,
          release_date,
          environment: "linux",
          full_link: `https://get.example/${version}`,
        },
      });
    const held = await sellToUser(app, "team", fresh());
    const { call } = await atPortal(app, held);
    const { json } = await call("GET", `licenses/${held.id}/downloads/`);
    expect(json.map(({ version }: FreelyRead) => version)).toEqual(["1.10", "1.9", "1.0"]);
    expect(json[0]).toMatchObject({ installation_file: "https://get.example/1.10", environment: "linux" });
    await app.management("POST", `licenses/${held.id}/disable/`);
    expect((await call("GET", `licenses/${held.id}/downloads/`)).json.code).toBe("license_not_enabled");
  });
});

describe("borrowing", () => {
  const terms = {
    is_floating_cloud: true,
    floating_users: 2,
    can_borrow: true,
    max_borrow_time: 24,
    max_activations: 5,
  };
  const until = { borrowed_until: "2026-03-16T00:00:00" };

  test("is for one's own device; for those of others a manager needs the permission; each leaves its row", async () => {
    const held = await sellToUser(app, "team", fresh(), { terms });
    await activate(held, "d");
    const own = await atPortal(app, held);
    const [{ id: device }] = (await own.call("GET", `licenses/${held.id}/devices/`)).json.results;
    const path = `licenses/${held.id}/devices/${device}/borrow/`;
    const boss = await appointManager(app, held.order, fresh("boss"), []);
    const manager = await atPortal(app, boss);
    expect((await manager.call("POST", path, until)).json.code).toBe("permission_denied");
    const borrowed = await own.call("POST", path, until);
    expect([borrowed.status, borrowed.json.borrowed_until]).toEqual([200, "2026-03-16T00:00:00.000Z"]);
    await allow(app, boss.id, ["borrow_license"]);
    expect((await manager.call("POST", path, until)).status).toBe(200);
    const { json } = await app.management("GET", `audit/?object=devices&object_id=${device}`);
    expect(json.results).toMatchObject([
      { action: "borrow", actor_kind: "license_user", actor_id: boss.id },
      { action: "borrow", actor_kind: "license_user", actor_id: held.user, after: { is_borrowed: true } },
    ]);
  });
});
