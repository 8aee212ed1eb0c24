import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { decisionOf } from "../decisions/refused.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { wrappedRequest } from "../support/offline-requests.ts";
import { actOnHardware, editLicense, setLicenseEnabled } from "../support/vendor.ts";

// GET licenses/{id}/explain/ (docs/guide/explain.md): what a call would be answered, and why.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const product = await createProduct(app, "app", { allow_trial: true, trial_days: 7 });
  await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "more");
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "more"] });
  for (const feature of [
    { code: "pages", feature_type: "consumption" },
    { code: "seats", feature_type: "activation" },
  ])
    await app.management("POST", "product-features/", { body: { product, name: feature.code, ...feature } });
});
beforeEach(() => app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => app.close());

/** Explains a call about a license. */
async function explain(id: number, query: Record<string, string>): Promise<FreelyRead> {
  const { status, json, text } = await app.management("GET", `licenses/${id}/explain/?${new URLSearchParams(query)}`);
  expect(status, text).toBe(200);
  return json;
}

const ruleOf = (explanation: FreelyRead, name: string) =>
  explanation.rules.find(({ rule }: FreelyRead) => rule === name);

/** A sold license of `app`, and calls of its devices. */
async function sold(terms: object = {}) {
  const { id, license_key } = await sell(app, "app", terms);
  const on = (hardware_id: string) => ({ product: "app", license_key, hardware_id });
  return {
    id: id as number,
    license_key: license_key as string,
    on,
    activate: (device: string) => application.activate(on(device)),
    explain: (query: Record<string, string>) => explain(id, query),
  };
}

describe("activate", () => {
  test("shows every rule in its order, with the facts it saw, where the call is allowed", async () => {
    const license = await sold();
    const explanation = await license.explain({ action: "activate", hardware_id: "new" });
    expect(explanation).toMatchObject({ action: "activate", verdict: "allowed", code: null });
    expect(explanation.rules.map(({ rule }: FreelyRead) => rule)).toEqual([
      "product",
      "identity",
      "product_enabled",
      "product_archived",
      "api_key",
      "password",
      "license",
      "former_key",
      "license_enabled",
      "former_key_binds",
      "start_date",
      "blacklist",
      "validity",
      "virtual_machine",
      "hardware_key",
      "offline_activation",
      "air_gap",
      "offline_request",
      "seats",
      "user_seats",
      "transfers",
      "maintenance",
    ]);
    expect(explanation.rules.every(({ passed, code, remedy }: FreelyRead) => passed && !code && !remedy)).toBe(true);
    expect(ruleOf(explanation, "seats").facts).toMatchObject({ active_devices: 0, max_activations: 1 });
  });

  test("the first rule that refuses gives the code, and the others are judged as well", async () => {
    const license = await sold({ max_activations: 1, prevent_vm: true });
    await license.activate("first");
    await setLicenseEnabled(app, license.id, false);
    const explanation = await license.explain({ action: "activate", hardware_id: "second", is_vm: "true" });
    expect(explanation).toMatchObject({ verdict: "refused", code: "license_not_enabled" });
    const refused = explanation.rules.filter(({ passed }: FreelyRead) => passed === false);
    expect(refused.map(({ rule, code, remedy }: FreelyRead) => [rule, code, remedy.action])).toEqual([
      ["license_enabled", "license_not_enabled", "enable_license"],
      ["virtual_machine", "vm_not_allowed", "allow_virtual_machines"],
      ["seats", "license_activated_max_times", "free_a_seat"],
    ]);
    expect(ruleOf(explanation, "seats").facts).toMatchObject({ active_devices: 1, max_activations: 1 });
    expect(ruleOf(explanation, "seats").remedy.text).toContain("raise max_activations of the license to 2");
  });

  test.each([
    ["a start date", { start_date: "2026-04-01" }, {}, "start_date", "license_start_date_not_reached", "wait_until"],
    [
      "an end",
      { license_type: "time-limited", validity_period: "2026-03-01" },
      {},
      "validity",
      "license_expired",
      "extend_validity",
    ],
    [
      "a hardware key",
      { is_hardware_key_auth: true },
      {},
      "hardware_key",
      "hardware_key_required",
      "switch_hardware_key_off",
    ],
    ["no seats", { max_activations: 0 }, {}, "seats", "license_activated_max_times", "raise_max_activations"],
    [
      "a file",
      { allow_offline_activation: false },
      { seat: "offline" },
      "offline_activation",
      "offline_activation_not_allowed",
      "allow_offline_activation",
    ],
    [
      "an exchange",
      { allow_offline_activation: true },
      { seat: "air-gap" },
      "air_gap",
      "air_gap_not_allowed",
      "allow_air_gap",
    ],
  ] as const)("%s refuses it", async (_name, terms, more, rule, code, action) => {
    const license = await sold(terms);
    const explanation = await license.explain({ action: "activate", hardware_id: "new", ...more });
    expect(explanation).toMatchObject({ verdict: "refused", code });
    expect(ruleOf(explanation, rule)).toMatchObject({ passed: false, code, remedy: { action } });
  });

  test("a blacklisted device is refused, and a transfer where none is allowed", async () => {
    const license = await sold({ max_activations: 1, max_transfers: 0 });
    await license.activate("first");
    await application.deactivate(license.on("first"));
    const moved = await license.explain({ action: "activate", hardware_id: "second" });
    expect(moved).toMatchObject({ verdict: "refused", code: "device_transfer_not_allowed" });
    expect(ruleOf(moved, "transfers")).toMatchObject({
      facts: { is_transfer: true, transfer_count: 0, max_transfers: 0 },
      remedy: { action: "allow_transfers" },
    });
    await actOnHardware(app, license.id, "first", "blacklist");
    const banned = await license.explain({ action: "activate", hardware_id: "first" });
    expect(banned).toMatchObject({ code: "blacklisted" });
    expect(ruleOf(banned, "blacklist").remedy.action).toBe("remove_from_blacklist");
  });

  test("a seat of a license file that has ended counts as free, as for the call, and stays as it is", async () => {
    const terms = { max_activations: 1, license_type: "time-limited", valid_duration: "3d", max_transfers: -1 };
    const license = await sold({ ...terms, allow_offline_activation: true });
    const request = wrappedRequest(app, license.on("machine"), app.clock.now());
    expect((await application.call("POST", "activate_offline", { body: request })).status).toBe(200);
    const now = await license.explain({ action: "activate", hardware_id: "other" });
    expect(now).toMatchObject({ code: "license_activated_max_times" });
    app.clock.set("2026-03-20T12:00:00.000Z");
    await editLicense(app, license.id, { validity_period: "2027-01-01" });
    const later = await license.explain({ action: "activate", hardware_id: "other" });
    expect(later).toMatchObject({ verdict: "allowed" });
    expect(ruleOf(later, "seats").facts).toMatchObject({ active_devices: 0 });
    expect(ruleOf(later, "transfers").facts).toMatchObject({ is_transfer: true });
    expect((await app.management("GET", `licenses/${license.id}/`)).json.times_activated).toBe(1);
    expect((await license.activate("other")).status).toBe(200);
  });

  test("a trial that is over says so", async () => {
    const query = { product: "app", hardware_id: "trier" };
    const { json } = await application.call("GET", "trial_key", { query });
    const { license } = json as FreelyRead;
    await application.activate({ ...query, license_key: license });
    const [row] = await app.db<{ id: number }[]>`
      select id from licenses where company_id = ${app.companyId} and license_key = ${license}`;
    expect(await explain(row?.id ?? 0, { action: "activate", hardware_id: "trier" })).toMatchObject({
      verdict: "allowed",
    });
    app.clock.set("2026-05-01T12:00:00.000Z");
    const over = await explain(row?.id ?? 0, { action: "activate", hardware_id: "trier" });
    expect(over).toMatchObject({ code: "trial_expired" });
    expect(ruleOf(over, "validity").facts).toMatchObject({ is_trial: true });
  });
});

describe("a license of users", () => {
  test("takes its only user, and asks for one where there are several", async () => {
    const one = await sell(app, "team", { users: [{ email: "a@team.example" }] });
    const explanation = await explain(one.id, { action: "activate", hardware_id: "new" });
    expect(explanation.verdict).toBe("allowed");
    expect(ruleOf(explanation, "user_seats").facts).toMatchObject({ license_user: "a@team.example" });

    const two = await sell(app, "team", { users: [{ email: "b@team.example" }, { email: "c@team.example" }] });
    const unnamed = await app.management("GET", `licenses/${two.id}/explain/?action=activate`);
    expect([unnamed.status, unnamed.json.code]).toEqual([400, "validation_error"]);
    expect(unnamed.json.errors).toMatchObject([{ pointer: "/license_user" }]);
    expect(await explain(two.id, { action: "activate", license_user: "C@team.example" })).toMatchObject({
      verdict: "allowed",
    });
  });

  test("has nothing for somebody to whom it is not assigned", async () => {
    const { id } = await sell(app, "team", { users: [{ email: "d@team.example" }] });
    const explanation = await explain(id, { action: "activate", license_user: "stranger@team.example" });
    expect(explanation).toMatchObject({ verdict: "refused", code: "license_not_found" });
    expect(ruleOf(explanation, "license").remedy.action).toBe("assign_user");
    expect(ruleOf(explanation, "seats")).toEqual({ rule: "seats", passed: null, facts: {}, code: null, remedy: null });
  });

  test("is full where the user's own seats are taken", async () => {
    const users = [{ email: "e@team.example", max_activations: 1 }];
    const { id, license_users } = await sell(app, "team", { max_activations: 5, users });
    const password = license_users[0].initial_password;
    await application.activate({ product: "team", username: "e@team.example", password, hardware_id: "first" });
    const explanation = await explain(id, { action: "activate", hardware_id: "second" });
    expect(explanation.code).toBe("license_activated_max_times");
    expect(ruleOf(explanation, "seats").passed).toBe(true);
    expect(ruleOf(explanation, "user_seats")).toMatchObject({
      passed: false,
      facts: { total_activations: 1, max_activations: 1 },
      remedy: { action: "free_a_seat" },
    });
  });
});

describe("check, feature and borrow", () => {
  test("a device that is not bound, and one that no slot is left for", async () => {
    const license = await sold({ max_activations: 3, is_floating_cloud: true, floating_users: 1 });
    await license.activate("first");
    await license.activate("second");
    const unbound = await license.explain({ action: "check", hardware_id: "third" });
    expect(unbound).toMatchObject({ verdict: "refused", code: "device_not_found" });
    expect(ruleOf(unbound, "device").remedy.action).toBe("activate_device");
    const full = await license.explain({ action: "check", hardware_id: "second" });
    expect(full).toMatchObject({ verdict: "refused", code: "floating_not_available" });
    expect(ruleOf(full, "slot").facts).toMatchObject({ slots_in_use: 1, floating_users: 1, holds_slot: false });
    expect(await license.explain({ action: "check", hardware_id: "first" })).toMatchObject({ verdict: "allowed" });
  });

  test("a feature that ended, and one that the license lacks", async () => {
    const license = await sold({ product_features: [{ code: "seats", expiry_date: "2026-03-14" }] });
    await license.activate("first");
    const ended = await license.explain({ action: "feature", feature: "seats", hardware_id: "first" });
    expect(ended).toMatchObject({ code: "invalid_license_feature_code" });
    expect(ruleOf(ended, "feature").remedy.action).toBe("extend_feature");
    const lacking = await license.explain({ action: "feature", feature: "pages", hardware_id: "first" });
    expect(ruleOf(lacking, "feature")).toMatchObject({
      facts: { is_on_license: false },
      remedy: { action: "add_feature" },
    });
    const unnamed = await license.explain({ action: "feature", hardware_id: "first" });
    expect(unnamed).toMatchObject({ code: "missing_parameters" });
  });

  test("a borrow for longer than is allowed", async () => {
    const license = await sold({ is_floating_cloud: true, can_borrow: true, max_borrow_time: 2 });
    await license.activate("first");
    const long = { action: "borrow", hardware_id: "first", borrowed_until: "2026-03-15T15:00:00Z" };
    const explanation = await license.explain(long);
    expect(explanation).toMatchObject({ code: "borrow_until_not_valid" });
    expect(ruleOf(explanation, "borrow_until")).toMatchObject({
      facts: { max_borrow_time: 2, latest: "2026-03-15T14:00:00.000Z" },
      remedy: { action: "choose_borrow_until" },
    });
    expect(await license.explain({ action: "borrow", hardware_id: "first" })).toMatchObject({ verdict: "allowed" });
  });
});

describe("consume", () => {
  const terms = { license_type: "consumption", max_consumptions: 10 };

  test("shows how much is left", async () => {
    const license = await sold(terms);
    await license.activate("first");
    await application.call("POST", "add_consumption", { body: { ...license.on("first"), consumptions: 8 } });
    const explanation = await license.explain({ action: "consume", hardware_id: "first", consumptions: "3" });
    expect(explanation).toMatchObject({ code: "license_not_enough_consumptions" });
    expect(ruleOf(explanation, "units")).toMatchObject({
      facts: { consumptions: 3, total_consumptions: 8, max_consumptions: 10 },
      remedy: { action: "raise_max_consumptions" },
    });
    expect(await license.explain({ action: "consume", hardware_id: "first" })).toMatchObject({ verdict: "allowed" });
    const back = await license.explain({ action: "consume", hardware_id: "first", consumptions: "-1" });
    expect(back).toMatchObject({ code: "negative_consumptions_not_allowed" });
  });

  test("overages that the application sends count as far as they narrow", async () => {
    const license = await sold({ ...terms, allow_overages: true, max_overages: 5 });
    await license.activate("first");
    const units = { action: "consume", hardware_id: "first", consumptions: "12" };
    expect(await license.explain(units)).toMatchObject({ verdict: "allowed" });
    expect(await license.explain({ ...units, allow_overages: "false" })).toMatchObject({ verdict: "refused" });
    const wide = await license.explain({ ...units, consumptions: "18", max_overages: "50" });
    expect(ruleOf(wide, "units").facts).toMatchObject({ max_overages: 5 });
  });

  test("a pool that has too little refuses what the license itself would allow", async () => {
    const account = (await app.management("POST", "customer-accounts/", { body: { code: "acme", name: "Acme" } })).json
      .id;
    const order = { customer_account_id: account, customer: { email: "a@acme.example" } };
    const { id, license_key } = await sell(app, "app", { ...terms, max_consumptions: 50 }, order);
    const body = { customer_account: account, name: "P", code: "p", type: "license", max_consumptions: 4 };
    const made = await app.management("POST", "consumption-pools/", { body });
    expect(made.status, made.text).toBeLessThan(300);
    expect((await editLicense(app, id, { consumption_pool: made.json.id })).status).toBe(200);
    await application.activate({ product: "app", license_key, hardware_id: "first" });
    const asked = { action: "consume", hardware_id: "first", consumptions: "5" };
    const explanation = await explain(id, asked);
    const call = { product: "app", license_key, hardware_id: "first", consumptions: 5 };
    expect((await application.call("POST", "add_consumption", { body: call })).code).toBe(explanation.code);
    expect(ruleOf(explanation, "units").passed).toBe(true);
    expect(ruleOf(explanation, "pool_units")).toMatchObject({
      passed: false,
      facts: { consumption_pool_id: made.json.id, max_consumptions: 4, total_consumptions: 0, held_by_devices: 0 },
      code: "license_not_enough_consumptions",
      remedy: { action: "raise_pool_max_consumptions" },
    });
  });

  test("a license that counts nothing has no counter to judge", async () => {
    const license = await sold();
    await license.activate("first");
    const explanation = await license.explain({ action: "consume", hardware_id: "first" });
    expect(explanation).toMatchObject({ code: "invalid_license_type" });
    expect(ruleOf(explanation, "units").passed).toBeNull();
  });
});

describe("a bundle", () => {
  async function suite() {
    const products = [
      { product_code: "app", policy_code: "dftlp", max_activations: 2 },
      { product_code: "more", policy_code: "dftlp", max_activations: 1 },
    ];
    const { license_key } = await sell(app, "suite", { products }, { is_bundle: true });
    const [row] = await app.db<{ id: number }[]>`
      select id from licenses
      where company_id = ${app.companyId} and license_key = ${license_key} and bundle_license_id is null`;
    return { id: row?.id ?? 0, license_key };
  }

  test("is activated as a whole: the rules of its products follow its own, and say whose they are", async () => {
    const { id, license_key } = await suite();
    const call = (hardware_id: string) => ({ body: { product: "suite", license_key, hardware_id } });
    await application.call("POST", "activate_bundle", call("first"));
    const explanation = await explain(id, { action: "activate", hardware_id: "second" });
    const answer = await application.call("POST", "activate_bundle", call("second"));
    expect(explanation).toMatchObject({ verdict: "refused", code: answer.code });
    const seats = explanation.rules.filter(({ rule }: FreelyRead) => rule === "seats");
    expect(seats.map(({ passed, facts }: FreelyRead) => [facts.product, passed])).toEqual([
      ["suite", true],
      ["app", true],
      ["more", false],
    ]);
    expect(await explain(id, { action: "check", hardware_id: "first" })).toMatchObject({ verdict: "allowed" });
  });

  test("counts nothing itself", async () => {
    const { id } = await suite();
    const explanation = await explain(id, { action: "consume", hardware_id: "first" });
    expect(explanation).toMatchObject({ code: "license_not_found" });
    expect(ruleOf(explanation, "license").remedy.action).toBe("name_product_of_bundle");
  });
});

test("the decision that a refused call leaves has the rules that explain shows", async () => {
  const license = await sold({ max_activations: 1, start_date: "2026-03-01" });
  await license.activate("first");
  const told = await license.explain({ action: "activate", hardware_id: "second" });
  const refused = await license.activate("second");
  const decision = await decisionOf(app, refused);
  expect(decision.code).toBe(told.code);
  expect(decision.rules).toEqual(told.rules);
});

describe("the endpoint", () => {
  test("changes nothing, and locks nothing", async () => {
    const license = await sold({
      is_floating_cloud: true,
      can_borrow: true,
      max_borrow_time: 2,
      license_type: "consumption",
    });
    await license.activate("first");
    await new Promise((done) => setTimeout(done, 1500));
    const statements: string[] = [];
    app.db.watch.statement = (text) => statements.push(text);
    try {
      for (const action of ["activate", "check", "consume", "feature", "borrow"])
        await license.explain({ action, hardware_id: "first", ...(action === "feature" ? { feature: "seats" } : {}) });
    } finally {
      app.db.watch.statement = undefined;
    }
    expect(statements.length).toBeGreaterThan(5);
    expect(statements.filter((text) => /\b(insert|update|delete|begin|lock|for no key)\b/i.test(text))).toEqual([]);
  });

  test.each([
    ["no action", "", "action"],
    ["another action", "?action=dance", "action"],
    ["a flag that is none", "?action=activate&is_vm=perhaps", "is_vm"],
    ["a time that is none", "?action=borrow&borrowed_until=tomorrow", "borrowed_until"],
    ["a seat that is none", "?action=activate&seat=sofa", "seat"],
  ])("refuses %s", async (_name, query, name) => {
    const { id } = await sold();
    const { status, json } = await app.management("GET", `licenses/${id}/explain/${query}`);
    expect([status, json.code]).toEqual([400, "validation_error"]);
    expect(json.message).toMatch(new RegExp(`^${name}: `));
  });

  test("knows no license of another company", async () => {
    const { id } = await sold();
    const { managementKey: key } = app.otherCompany;
    const { status } = await app.management("GET", `licenses/${id}/explain/?action=check`, { key });
    expect(status).toBe(404);
  });
});
