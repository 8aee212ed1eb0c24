import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { soughtOf } from "../../src/selling/search/search.rules.ts";
import { findHits } from "../../src/selling/search/search.store.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

const day = 86_400_000;
let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
});
afterAll(() => app.close());

const roll = (id: number, body: object = {}, key?: string | null) =>
  app.management("POST", `licenses/${id}/roll_key/`, { body, ...(key === undefined ? {} : { key }) });
const device = (license_key: string, hardware_id = "known", product = "app") => ({ product, license_key, hardware_id });
const formerOf = async (id: number) =>
  (await app.management("GET", `former-license-keys/?license=${id}`)).json.results as FreelyRead[];

/** A license on a known device, whose key was rolled. */
async function rolled(body: object = {}, terms: object = { max_activations: 5 }) {
  const { id, license_key: old } = await sell(app, "app", terms);
  await application.activate(device(old));
  const { status, json } = await roll(id, body);
  expect(status).toBe(200);
  return { id: id as number, old: old as string, present: json.license_key as string };
}

describe("the old key", () => {
  test("works on a known device for the days of grace, and the answer names the new key", async () => {
    const { old, present } = await rolled({ grace_days: 10 });
    expect(present).not.toBe(old);
    const checked = await application.check(device(old));
    expect(checked).toMatchObject({ status: 200, json: { license_key: present } });
    expect(await application.activate(device(old))).toMatchObject({ status: 200, json: { license_key: present } });
    app.clock.advance(10 * day);
    expect(await application.check(device(old))).toMatchObject({ status: 400, code: "license_key_rolled" });
    expect(await application.check(device(present))).toMatchObject({ status: 200 });
  });

  test("binds no other device, which leaves a decision, while the new key does", async () => {
    const { id, old, present } = await rolled();
    const refused = await application.activate(device(old, "new"));
    expect(refused).toMatchObject({ status: 400, code: "license_key_rolled" });
    expect(await application.activate(device(present, "new"))).toMatchObject({ status: 200 });
    expect(await application.check(device(old, "new"))).toMatchObject({ status: 200 });
    expect((await app.management("GET", `licenses/${id}/`)).json.times_activated).toBe(2);
    await expect
      .poll(async () => (await app.management("GET", `decisions/?license_id=${id}`)).json.results)
      .toMatchObject([{ code: "license_key_rolled" }]);
    const [{ id: number }] = (await app.management("GET", `decisions/?license_id=${id}`)).json.results;
    const { json: decision } = await app.management("GET", `decisions/${number}/`);
    expect(JSON.stringify(decision)).toContain("former_key");
  });

  test("does not bring back a device that gave its seat up", async () => {
    const { old } = await rolled();
    await application.deactivate(device(old));
    expect(await application.activate(device(old))).toMatchObject({ code: "license_key_rolled" });
  });

  test("is found as people type it, by the search and in the list", async () => {
    const { id, old } = await rolled();
    const typed = old.toLowerCase().replaceAll("-", "");
    expect(await application.check(device(typed))).toMatchObject({ status: 200 });
    expect(await findHits(app.db.planned, app.companyId, "license", soughtOf(typed))).toMatchObject([{ id }]);
    const listed = await app.management("GET", `former-license-keys/?license_key=${old}`);
    expect(listed.json.results).toMatchObject([{ license: id, license_key: old, is_valid: true }]);
  });

  test("ends early where the vendor says so", async () => {
    const { id, old } = await rolled();
    const [former] = await formerOf(id);
    const ended = await app.management("POST", `former-license-keys/${former.id}/end/`);
    expect(ended).toMatchObject({ status: 200, json: { is_valid: false, ends_at: app.clock.now().toISOString() } });
    expect(await application.check(device(old))).toMatchObject({ code: "license_key_rolled" });
    app.clock.advance(day);
    const again = await app.management("POST", `former-license-keys/${former.id}/end/`);
    expect(again.json.ends_at).toBe(ended.json.ends_at);
  });

  test("ends at once without grace", async () => {
    const { old, present } = await rolled({ grace_days: 0 });
    expect(await application.check(device(old))).toMatchObject({ code: "license_key_rolled" });
    expect(await application.check(device(present))).toMatchObject({ status: 200 });
  });

  test("of a key rolled twice leads to the newest, each until its own end", async () => {
    const { id, old, present } = await rolled({ grace_days: 10 });
    app.clock.advance(5 * day);
    const { json } = await roll(id, { grace_days: 10 });
    expect(await application.check(device(old))).toMatchObject({ json: { license_key: json.license_key } });
    app.clock.advance(6 * day);
    expect(await application.check(device(old))).toMatchObject({ code: "license_key_rolled" });
    expect(await application.check(device(present))).toMatchObject({ json: { license_key: json.license_key } });
    expect(await formerOf(id)).toHaveLength(2);
  });

  test("of a bundle leads to the bundle and to each of its licenses", async () => {
    const ids = [await createProduct(app, "part-a"), await createProduct(app, "part-b")];
    await app.management("POST", "products/", {
      body: { product_name: "suite", short_code: "suite", is_bundle: true, products: ids },
    });
    const policies = await Promise.all(
      ids.map(async (id) => (await app.management("GET", `license-templates/?product=${id}`)).json.results[0].code),
    );
    const products = ["part-a", "part-b"].map((product_code, index) => ({
      product_code,
      policy_code: policies[index],
    }));
    const { status, text } = await app.management("POST", "orders/create_order/", {
      body: { id: "a-suite", is_bundle: true, items: [{ product_code: "suite", licenses: [{ products }] }] },
    });
    expect([status, text.slice(0, 200)]).toEqual([200, expect.anything()]);
    const { results } = (await app.management("GET", "licenses/?order__store_id=a-suite")).json;
    const whole = results.find(({ bundle_license }: FreelyRead) => bundle_license === null);
    const part = results.find(({ bundle_license }: FreelyRead) => bundle_license !== null);
    const suite = { product: "suite", license_key: whole.license_key, hardware_id: "known" };
    expect(await application.call("POST", "activate_bundle", { body: suite })).toMatchObject({ status: 200 });
    expect(await roll(part.id)).toMatchObject({ status: 409, json: { code: "license_in_bundle" } });
    const { json } = await roll(whole.id);
    expect((await app.management("GET", `licenses/${part.id}/`)).json.license_key).toBe(json.license_key);
    const checked = await application.call("GET", "check_bundle", { query: suite });
    expect(checked).toMatchObject({ status: 200 });
    expect(await application.check({ ...suite, product: "part-a" })).toMatchObject({
      json: { license_key: json.license_key },
    });
    const other = { ...suite, hardware_id: "new" };
    expect(await application.call("POST", "activate_bundle", { body: other })).toMatchObject({
      code: "license_key_rolled",
    });
  });
});

describe("a present key", () => {
  test("is looked up without a word about former ones", async () => {
    const { present } = await rolled();
    const statements: string[] = [];
    app.db.watch.statement = (text) => statements.push(text);
    await application.check(device(present));
    app.db.watch.statement = undefined;
    expect(statements.filter((text) => text.includes("former_license_keys"))).toEqual([]);
  });

  test("may be chosen, but not one that is or was another license's", async () => {
    const one = await rolled({ license_key: "CHOSEN-KEY-1" });
    expect(one.present).toBe("CHOSEN-KEY-1");
    const other = await sell(app, "app");
    for (const license_key of [one.present, one.old])
      expect(await roll(other.id, { license_key })).toMatchObject({
        status: 409,
        json: { code: "license_key_exists" },
      });
    const order = { id: "the-same-key", items: [{ product_code: "app", licenses: [{ key: one.old }] }] };
    expect(await app.management("POST", "orders/create_order/", { body: order })).toMatchObject({
      json: { code: "license_key_exists" },
    });
    expect(await roll(one.id, { license_key: one.old })).toMatchObject({ status: 200, json: { license_key: one.old } });
    expect(await application.check(device(one.old))).toMatchObject({ status: 200, json: { license_key: one.old } });
    expect(await application.check(device("CHOSEN-KEY-1"))).toMatchObject({ json: { license_key: one.old } });
  });
});

test("leaves an event, a line, a row in the audit and an entry in the time line", async () => {
  const { id } = await rolled({ grace_days: 7 });
  const ends_at = new Date(app.clock.now().getTime() + 7 * day).toISOString();
  const [former] = await formerOf(id);
  expect(await app.db`select data from events where subject_id = ${id} and type = 'license.key_rolled'`).toEqual([
    { data: { former_key: former.id, ends_at: expect.stringContaining(ends_at.slice(0, 19)) } },
  ]);
  const { json } = await app.management("GET", `licenses/${id}/timeline/`);
  expect(json.results[0]).toMatchObject({ code: "license_key_rolled", actor: { kind: "key" } });
  expect(json.results[0].details).toEqual({ former_key: former.id, ends_at });
  const audit = await app.management("GET", `audit/?object=licenses&object_id=${id}&action=roll_key`);
  expect(audit.json.results).toHaveLength(1);
});

test("whoever opened the portal with the old key is signed out", async () => {
  const { id } = await sell(app, "app");
  await app.db`
    insert into portal_sessions (company_id, license_id, email, token_hash, ip, user_agent, created_at, expires_at)
    values (${app.companyId}, ${id}, 'a@b.example', 'hash', '', '', ${app.clock.now()}, ${app.clock.now()})`;
  await roll(id);
  expect(await app.db`select from portal_sessions where license_id = ${id}`).toHaveLength(0);
});

test("is refused for licenses of users, strangers, and what does not fit", async () => {
  await createProduct(app, "team", { authorization_method: "user" });
  const team = await sell(app, "team", { users: [{ email: "a@team.example" }] });
  expect(await roll(team.id)).toMatchObject({ status: 400, json: { code: "license_without_key" } });
  const { id } = await sell(app, "app");
  expect(await roll(id, { grace_days: -1 })).toMatchObject({ status: 400, json: { code: "validation_error" } });
  expect(await roll(id, { grace_days: 9999 })).toMatchObject({ status: 400, json: { code: "validation_error" } });
  expect((await roll(id, {}, null)).status).toBe(403);
  expect((await roll(id, {}, app.otherCompany.managementKey)).status).toBe(404);
  await roll(id);
  const [former] = await formerOf(id);
  const theirs = { key: app.otherCompany.managementKey };
  expect((await app.management("POST", `former-license-keys/${former.id}/end/`, theirs)).status).toBe(404);
  expect((await app.management("GET", `former-license-keys/${former.id}/`, theirs)).status).toBe(404);
});

test("two rolls at once each find the key that the other left", async () => {
  const { id } = await sell(app, "app");
  const answers = await Promise.all([roll(id), roll(id), roll(id)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const keys = (await formerOf(id)).map(({ license_key }) => license_key);
  expect(new Set(keys).size).toBe(3);
  const { json } = await app.management("GET", `licenses/${id}/`);
  expect(keys).not.toContain(json.license_key);
});
