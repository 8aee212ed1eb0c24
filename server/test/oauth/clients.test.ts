import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { createClient } from "../support/oauth-tokens.ts";
import { flatRequest, wrappedRequest } from "../support/offline-requests.ts";
import { verifyActivationDocument } from "../support/offline-verifier.ts";

// The clients themselves in the Management API (management-api.md §7.2), and the settings of the company.

let app: TestApp;
let subjects: string[];
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app", { max_activations: 5, allow_offline_activation: true });
  const license = await sell(app, "app", {}, { customer: { email: "one@acme.example" } });
  const [customer] = await app.db<{ id: number }[]>`select id from customers where email = 'one@acme.example'`;
  const [account] = await app.db<{ id: number }[]>`
    insert into customer_accounts (company_id, name, code, created_at, updated_at)
    values (${app.companyId}, 'Acme', 'acme', now(), now()) returning id`;
  subjects = [`licenses/${license.id}`, `customers/${customer?.id}`, `customer-accounts/${account?.id}`, "company"];
});
afterAll(() => app.close());

test("each subject has one client, created, read, rotated and deleted by its name", async () => {
  for (const subject of subjects) {
    const path = `${subject}/client/`;
    expect((await app.management("GET", path)).status).toBe(404);
    const made = await app.management("POST", path, { body: {} });
    expect(made.status).toBe(200);
    expect(made.json.clientId).toMatch(/^auth-(license|customer|customeraccount|company)-\d+$/);
    expect(made.json).toMatchObject({ enabled: true, secret_days: null, grace_days: 7, publicClient: false });
    const again = await app.management("POST", path, { body: {} });
    expect([again.status, again.json.errors[0].code]).toEqual([409, "oauth_client_exists"]);
    expect((await app.management("GET", path)).json).toEqual(made.json);
    const rotated = await app.management("POST", `${path}rotate/`);
    expect(rotated.json).toMatchObject({ id: made.json.id, clientId: made.json.clientId });
    expect(rotated.json.secret).not.toBe(made.json.secret);
    expect((await app.management("DELETE", path)).status).toBe(204);
    expect((await app.management("GET", path)).status).toBe(404);
    expect((await app.management("DELETE", path)).status).toBe(404);
  }
});

test("a caller without a key, and another company, has no access", async () => {
  for (const subject of subjects) {
    const other = subject === "company" ? [] : [{ key: app.otherCompany.managementKey, status: 404 }];
    for (const { key, status } of [{ key: null, status: 403 }, ...other])
      for (const [method, path] of [
        ["POST", "client/"],
        ["GET", "client/"],
        ["POST", "client/rotate/"],
        ["DELETE", "client/"],
      ] as const)
        expect((await app.management(method, `${subject}/${path}`, { key })).status).toBe(status);
  }
});

test.each([{ secret_days: 0 }, { secret_days: "soon" }, { grace_days: -1 }, { grace_days: 366 }])(
  "a rotation of %o is refused with a pointer",
  async (body) => {
    const { status, json } = await app.management("POST", "company/client/", { body });
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe(`/${Object.keys(body)[0]}`);
  },
);

test("64 parallel requests for one client create one", async () => {
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => app.management("POST", "company/client/", { body: {} })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(63);
  await app.management("DELETE", "company/client/");
});

test("a client asks for the file of a machine without a network, and its secret signs the request", async () => {
  const { license_key } = await sell(app, "app");
  const { clientId, secret } = await createClient(app, "company");
  const signedBy = (sharedKey: string) => ({ apiKey: clientId, sharedKey });
  const members = (hardware_id: string) => ({
    request: "activation",
    product: "app",
    license_key,
    hardware_id,
    client_id: clientId,
  });
  const post = (body: string) => applicationOf(app).call("POST", "activate_offline", { body });
  const now = app.clock.now();
  for (const write of [flatRequest, wrappedRequest]) {
    const { body } = await post(write(signedBy(secret), members(write.name), now));
    const keys = { publicKeyPem: app.publicKeyPem, secret, credential: clientId };
    verifyActivationDocument(JSON.parse(body), keys, { hardware_id: write.name, license_key });
  }
  const forged = await post(flatRequest(signedBy("guess"), members("forged"), now));
  expect([forged.status, forged.code]).toEqual([401, "signature_mismatch"]);
  await app.management("POST", "company/client/rotate/");
  expect((await post(wrappedRequest(signedBy(secret), members("in grace"), now))).status).toBe(200);
  await app.management("DELETE", "company/client/");
  expect((await post(wrappedRequest(signedBy(secret), members("gone"), now))).status).toBe(401);
});

test("the settings of the company are read and changed one by one", async () => {
  const before = await app.management("GET", "company/");
  expect(before.json).toMatchObject({ id: app.companyId, name: "First Company", is_oauth_required: false });
  const changed = await app.management("PATCH", "company/", { body: { allow_multiple_trials: true } });
  expect(changed.json).toEqual({ ...before.json, allow_multiple_trials: true });
  expect((await app.management("PATCH", "company/", { body: {} })).json).toEqual(changed.json);
  const wrong = await app.management("PATCH", "company/", { body: { is_oauth_required: "perhaps" } });
  expect([wrong.status, wrong.json.errors[0].pointer]).toEqual([400, "/is_oauth_required"]);
  expect((await app.management("GET", "company/", { key: null })).status).toBe(403);
  const other = await app.management("GET", "company/", { key: app.otherCompany.managementKey });
  expect(other.json).toMatchObject({ name: "Other Company", allow_multiple_trials: false });
});
