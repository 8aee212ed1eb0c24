import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subscriptionJobs } from "../../src/selling/subscriptions/subscription-jobs.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// The signed-by-key endpoint that any billing system can use, and what licenses make of it.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  await createProduct(app, "app", { default_license_type: "subscription" });
});
afterAll(() => app.close());

let count = 0;
/** A subscription that a license was sold with. */
async function subscribed(license: object = {}): Promise<{ id: number; key: string; name: string }> {
  count += 1;
  const name = `sub_${count}`;
  const sold = await sell(app, "app", { subscription_id: name, ...license });
  await subscriptionJobs(app.deps).watch();
  return { id: sold.id, key: sold.license_key, name };
}
const put = (name: string, body: object) => app.management("PUT", `subscriptions/${name}/`, { body });
const licenseOf = async (id: number) => (await app.management("GET", `licenses/${id}/`)).json;

test("a license without a source stays good until it is told otherwise", async () => {
  const { id, key } = await subscribed();
  app.clock.advance(400 * 86_400_000);
  const answer = await applicationOf(app).activate({ product: "app", license_key: key, hardware_id: "pc" });
  expect(answer.status).toBe(200);
  expect(await licenseOf(id)).toMatchObject({ enabled: true, validity_period: null, status: "Active" });
  app.clock.set("2026-03-15T12:00:00.000Z");
  await app.management("POST", `licenses/${id}/disable/`);
  expect((await licenseOf(id)).status).toBe("Disabled");
});

describe("PUT subscriptions/{subscription_id}/", () => {
  test("extends the license to what is paid, and says so everywhere", async () => {
    const { id, name } = await subscribed();
    const answer = await put(name, {
      status: "active",
      paid_through: "2026-04-15",
      occurred_at: "2026-03-15T10:00:00Z",
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({
      subscription_id: name,
      status: "active",
      paid_through: "2026-04-15T00:00:00.000Z",
      licenses: [{ id, validity_period: "2026-04-15T00:00:00.000Z" }],
    });
    expect((await licenseOf(id)).validity_period).toBe("2026-04-15T00:00:00.000Z");
    const { json } = await app.management("GET", `licenses/${id}/provenance/`);
    expect(json.provenance.validity_period).toMatchObject({ source: "subscription" });
    const histories = await app.management("GET", `license-histories/?license=${id}`);
    expect(JSON.stringify(histories.json)).toContain(name);
    const [event] = await app.db`select data from events where type = 'license.updated' and subject_id = ${id}`;
    expect(event?.["data"]).toEqual({ changed: ["validity_period"] });
  });

  test("repeated, late and older statements change nothing", async () => {
    const { id, name } = await subscribed();
    const march = { status: "active", paid_through: "2026-04-01", occurred_at: "2026-03-01T00:00:00Z" };
    const april = { status: "active", paid_through: "2026-05-01", occurred_at: "2026-04-01T00:00:00Z" };
    await put(name, april);
    const before = await licenseOf(id);
    for (const body of [march, april, march, { ...march, status: "canceled" }]) {
      expect((await put(name, body)).json).toMatchObject({
        status: "active",
        paid_through: "2026-05-01T00:00:00.000Z",
      });
    }
    expect(await licenseOf(id)).toEqual(before);
  });

  test("past_due extends nothing, unpaid takes the license away, and paying gives it back", async () => {
    const { id, name } = await subscribed();
    await put(name, { status: "active", paid_through: "2026-04-01", occurred_at: "2026-03-01" });
    await put(name, { status: "past_due", occurred_at: "2026-04-01" });
    expect(await licenseOf(id)).toMatchObject({ enabled: true, validity_period: "2026-04-01T00:00:00.000Z" });
    await put(name, { status: "unpaid", occurred_at: "2026-04-10" });
    expect(await licenseOf(id)).toMatchObject({ enabled: false, validity_period: "2026-04-01T00:00:00.000Z" });
    await put(name, { status: "active", paid_through: "2026-05-01", occurred_at: "2026-04-12" });
    expect(await licenseOf(id)).toMatchObject({ enabled: true, validity_period: "2026-05-01T00:00:00.000Z" });
  });

  test("what is paid moves back for a reason only", async () => {
    const { id, name } = await subscribed();
    await put(name, { status: "active", paid_through: "2026-05-01", occurred_at: "2026-03-01" });
    await put(name, { status: "active", paid_through: "2026-04-01", occurred_at: "2026-03-02" });
    expect((await licenseOf(id)).validity_period).toBe("2026-05-01T00:00:00.000Z");
    await put(name, { status: "active", paid_through: "2026-04-01", occurred_at: "2026-03-03", reason: "refund" });
    expect((await licenseOf(id)).validity_period).toBe("2026-04-01T00:00:00.000Z");
  });

  test("a canceled one is final, and ends at once where it was ended before its time", async () => {
    const { id, name } = await subscribed();
    await put(name, { status: "active", paid_through: "2026-05-01", occurred_at: "2026-03-01" });
    await put(name, { status: "canceled", occurred_at: "2026-03-10" });
    expect(await licenseOf(id)).toMatchObject({ enabled: true, validity_period: "2026-03-10T00:00:00.000Z" });
    expect((await put(name, { status: "active", occurred_at: "2026-03-11" })).json.status).toBe("canceled");
  });

  test("changes by hand stay until something new is known, and an end moved on by hand is not taken back", async () => {
    const { id, name } = await subscribed();
    await put(name, { status: "active", paid_through: "2026-04-01", occurred_at: "2026-03-01" });
    await app.management("PATCH", `licenses/${id}/`, { body: { validity_period: "2026-06-01", enabled: false } });
    await put(name, { status: "active", paid_through: "2026-05-01", occurred_at: "2026-04-01" });
    expect(await licenseOf(id)).toMatchObject({ enabled: false, validity_period: "2026-06-01T00:00:00.000Z" });
    await put(name, { status: "active", paid_through: "2026-07-01", occurred_at: "2026-05-01" });
    expect((await licenseOf(id)).validity_period).toBe("2026-07-01T00:00:00.000Z");
  });

  test("two subscriptions of one customer for one product do not mix", async () => {
    const order = { customer: { email: "two@acme.example" } };
    const [one, other] = [await subscribed(order), await subscribed(order)];
    await put(one.name, { status: "active", paid_through: "2026-04-01", occurred_at: "2026-03-01" });
    await put(other.name, { status: "unpaid", paid_through: "2026-03-01", occurred_at: "2026-03-02" });
    expect(await licenseOf(one.id)).toMatchObject({ enabled: true, validity_period: "2026-04-01T00:00:00.000Z" });
    expect(await licenseOf(other.id)).toMatchObject({ enabled: false, validity_period: "2026-03-01T00:00:00.000Z" });
  });

  test("what is known before the license is there is applied when it appears", async () => {
    await put("early", { status: "active", paid_through: "2026-09-01", occurred_at: "2026-03-01" });
    const sold = await sell(app, "app", { subscription_id: "early" });
    await subscriptionJobs(app.deps).watch();
    expect((await licenseOf(sold.id)).validity_period).toBe("2026-09-01T00:00:00.000Z");
  });

  test("quantity sets what the policy says; a lower one keeps the devices and refuses new ones", async () => {
    const policy = {
      name: "Seats",
      code: "seats",
      product: (await app.management("GET", "products/")).json.results[0].id,
    };
    const made = await app.management("POST", "license-templates/", {
      body: { ...policy, on_quantity: "max_activations" },
    });
    expect(made.status, made.text).toBe(201);
    const { id, name, key } = await subscribed({ policy_code: "seats" });
    await put(name, { status: "active", quantity: 2, occurred_at: "2026-03-01" });
    expect((await licenseOf(id)).max_activations).toBe(2);
    for (const hardware_id of ["one", "two"])
      expect((await applicationOf(app).activate({ product: "app", license_key: key, hardware_id })).status).toBe(200);
    const fewer = await put(name, { status: "active", quantity: 1, occurred_at: "2026-03-02" });
    expect(fewer.json.licenses[0].is_over_quantity).toBe(true);
    expect(await licenseOf(id)).toMatchObject({ max_activations: 1, times_activated: 2 });
    const third = await applicationOf(app).activate({ product: "app", license_key: key, hardware_id: "three" });
    expect(third.status).toBe(400);
  });

  test("a quantity that says how many licenses there are adds them to the order", async () => {
    const product = (await app.management("GET", "products/")).json.results[0].id;
    const body = { name: "Each", code: "each", product, on_quantity: "licenses" };
    expect((await app.management("POST", "license-templates/", { body })).status).toBe(201);
    const { name } = await subscribed({ policy_code: "each" });
    const three = { status: "active", paid_through: "2026-05-01", quantity: 3, occurred_at: "2026-03-01" };
    const grown = (await put(name, three)).json.licenses;
    expect(grown.map(({ enabled, validity_period }: FreelyRead) => [enabled, validity_period])).toEqual(
      Array(3).fill([true, "2026-05-01T00:00:00.000Z"]),
    );
    expect((await put(name, three)).json.licenses).toEqual(grown);
    const fewer = (await put(name, { ...three, quantity: 2, occurred_at: "2026-03-02" })).json.licenses;
    expect(fewer.map(({ enabled }: FreelyRead) => enabled)).toEqual([true, true, false]);
    const { results } = (await app.management("GET", `licenses/?subscription_id=${name}`)).json;
    expect(new Set(results.map(({ order_id }: FreelyRead) => order_id)).size).toBe(1);
  });

  test("the last seconds belong to the trial, and nothing is paid by it", async () => {
    const { id, name } = await subscribed();
    await put(name, { status: "trialing", trial_end: "2026-03-29T12:00:00Z", occurred_at: "2026-03-15" });
    expect((await licenseOf(id)).validity_period).toBe("2026-03-29T12:00:00.000Z");
  });

  test("bad input, no credentials, another company", async () => {
    const bad = await put("x", { status: "fine", quantity: 0, paid_through: "soon" });
    expect(bad.status).toBe(400);
    expect(bad.json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "/paid_through",
      "/quantity",
      "/status",
    ]);
    expect((await put("x", { status: "active", source: "nobody" })).json.code).toBe("unknown_billing_source");
    const body = { status: "active" };
    expect((await app.management("PUT", "subscriptions/x/", { body, key: null })).status).toBe(403);
    const { id, name } = await subscribed();
    await put(name, { status: "active", paid_through: "2026-04-01", occurred_at: "2026-03-01" });
    const key = app.otherCompany.managementKey;
    expect((await app.management("GET", `subscriptions/${name}/`, { key })).status).toBe(404);
    expect((await app.management("PUT", `subscriptions/${name}/`, { body: { status: "unpaid" }, key })).status).toBe(
      200,
    );
    expect((await licenseOf(id)).enabled).toBe(true);
  });
});

test("the list is filtered by status, license and what it is called", async () => {
  const { id, name } = await subscribed();
  await put(name, { status: "past_due", customer_email: "Ann@Acme.example", occurred_at: "2026-03-01" });
  for (const query of [`license=${id}`, `subscription_id=${name}&status=past_due`, "customer_email=ann@acme.EXAMPLE"]) {
    const { json, headers } = await app.management("GET", `subscriptions/?${query}`);
    expect(json.results.map(({ subscription_id }: { subscription_id: string }) => subscription_id)).toEqual([name]);
    expect(headers["licet-ignored"]).toBeUndefined();
  }
});

describe("GET subscriptions/{subscription_id}/refund_preview/", () => {
  test("says what a refund would do, and does nothing", async () => {
    const { id, name } = await subscribed();
    await put(name, { status: "active", paid_through: "2026-04-01", occurred_at: "2026-03-01" });
    await put(name, { status: "active", paid_through: "2026-05-01", occurred_at: "2026-04-01" });
    const { json, text } = await app.management("GET", `subscriptions/${name}/refund_preview/`);
    expect(json.changes, text).toEqual([
      {
        id,
        from: { validity_period: "2026-05-01T00:00:00.000Z" },
        to: { validity_period: "2026-04-01T00:00:00.000Z" },
      },
    ]);
    const dispute = await app.management("GET", `subscriptions/${name}/refund_preview/?what=dispute`);
    expect(dispute.json.changes).toEqual([{ id, from: { enabled: true }, to: { enabled: false } }]);
    expect(await licenseOf(id)).toMatchObject({ enabled: true, validity_period: "2026-05-01T00:00:00.000Z" });
    const unknown = await app.management("GET", `subscriptions/${name}/refund_preview/?payment=none`);
    expect(unknown.json.code).toBe("unknown_payment");
  });
});
