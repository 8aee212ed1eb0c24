import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { bearerOf, createClient, fetchToken } from "../support/oauth-tokens.ts";

// What the client of an account, a customer or a license reaches, and what it does not (license-api.md §2.2).

let app: TestApp;
interface Sold {
  readonly id: number;
  readonly license_key: string;
}
let ours: Sold;
let siblings: Sold;
let accounts: Sold;
let strangers: Sold;
let password: string;
const clients: Record<string, LicenseClient> = {};

beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app", { max_activations: 50, allow_trial: true, trial_days: 10 });
  await createProduct(app, "team", { authorization_method: "user", max_activations: 50 });
  const [account] = await app.db<{ id: number }[]>`
    insert into customer_accounts (company_id, name, code, created_at, updated_at)
    values (${app.companyId}, 'Acme', 'acme', now(), now()) returning id`;
  const accountId = account?.id ?? 0;
  const inAccount = { customer_account_id: accountId };
  ours = await sell(app, "app", {}, { ...inAccount, customer: { email: "one@acme.example" } });
  siblings = await sell(app, "app", {}, { ...inAccount, customer: { email: "one@acme.example" } });
  accounts = await sell(app, "app", {}, { ...inAccount, customer: { email: "two@acme.example" } });
  strangers = await sell(app, "app", {}, { customer: { email: "else@where.example" } });
  const users = [{ email: "user@acme.example" }];
  const teams = await sell(app, "team", { users }, { ...inAccount, customer: { email: "one@acme.example" } });
  password = teams.license_users[0].initial_password;
  await sell(app, "team", { users }, { customer: { email: "else@where.example" } });
  const [customer] = await app.db<{ id: number }[]>`
    select id from customers where company_id = ${app.companyId} and email = 'one@acme.example'`;
  const subjects = {
    company: "company",
    account: `customer-accounts/${accountId}`,
    customer: `customers/${customer?.id}`,
    license: `licenses/${ours.id}`,
  };
  for (const [scope, subject] of Object.entries(subjects))
    clients[scope] = bearerOf(app, await fetchToken(app, await createClient(app, subject)));
});
afterAll(() => app.close());

const client = (scope: string) => clients[scope] as LicenseClient;

describe("a client reaches the licenses of its scope, and no others", () => {
  const reach = { company: "1111", account: "1110", customer: "1100", license: "1000" };
  test.each(Object.entries(reach))("%s", async (scope, expected) => {
    const seen: string[] = [];
    for (const { license_key } of [ours, siblings, accounts, strangers]) {
      const call = { product: "app", license_key, hardware_id: `device-${scope}` };
      const { status, code } = await client(scope).activate(call);
      if (status === 200) {
        expect((await client(scope).check(call)).status).toBe(200);
        expect((await client(scope).call("GET", "versions", { query: call })).status).toBe(200);
        expect((await client(scope).deactivate(call)).status).toBe(200);
        seen.push("1");
      } else {
        expect(code).toBe("license_not_found");
        // A device that a key bound is out of reach as well.
        await applicationOf(app).activate({ ...call, hardware_id: "bound" });
        const bound = { ...call, hardware_id: "bound" };
        expect((await client(scope).check(bound)).code).toBe("license_not_found");
        expect((await client(scope).deactivate(bound)).code).toBe("license_not_found");
        expect((await client(scope).call("POST", "add_consumption", { body: bound })).code).toBe("license_not_found");
        seen.push("0");
      }
    }
    expect(seen.join("")).toBe(expected);
  });
});

describe("lists", () => {
  test.each([
    ["company", 4],
    ["account", 3],
    ["customer", 2],
    ["license", 1],
  ])("device_licenses of the scope %s", async (scope, length) => {
    for (const { license_key } of [ours, siblings, accounts, strangers])
      await applicationOf(app).activate({ product: "app", license_key, hardware_id: "listed" });
    const { json } = await client(scope).call("GET", "device_licenses", { query: { hardware_id: "listed" } });
    expect(json).toHaveLength(length);
  });

  test.each([
    ["company", 2],
    ["account", 1],
    ["customer", 1],
    ["license", 0],
  ])("user_licenses of the scope %s", async (scope, length) => {
    const query = { username: "user@acme.example", password, product: "team" };
    const { json, status } = await client(scope).call("GET", "user_licenses", { query });
    expect(status).toBe(200);
    expect(json).toHaveLength(length);
  });

  test.each([
    ["company", "else@where.example", undefined],
    ["account", "else@where.example", "customer_not_found"],
    ["account", "one@acme.example", undefined],
    ["customer", "one@acme.example", undefined],
    ["license", "two@acme.example", "customer_not_found"],
  ])("customer_license_users of the scope %s about %s: %s", async (scope, customer, code) => {
    const query = { product: "team", customer };
    expect((await client(scope).call("GET", "customer_license_users", { query })).code).toBe(code);
  });
});

test("only a client of the company may ask for a trial, which belongs to no one yet", async () => {
  for (const scope of ["account", "customer", "license"]) {
    const query = { product: "app", hardware_id: `trial-${scope}` };
    expect((await client(scope).call("GET", "trial_key", { query })).code).toBe("trial_not_allowed");
  }
  const query = { product: "app", hardware_id: "trial-company" };
  expect((await client("company").call("GET", "trial_key", { query })).status).toBe(200);
});
