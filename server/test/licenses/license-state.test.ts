import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Disable, enable and reset (management-api.md §5.6), as applications notice them.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const product = await createProduct(app, "app");
  await createProduct(app, "other");
  await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "other"] });
  const floating = { is_floating_cloud: true, floating_users: 1, can_borrow: true, max_borrow_time: 24 };
  for (const body of [
    { product, code: "pages", name: "Pages", feature_type: "consumption", max_consumption: 5 },
    { product, code: "render", name: "Render", feature_type: "activation", ...floating },
  ])
    expect((await app.management("POST", "product-features/", { body })).status).toBeLessThan(300);
});
afterAll(() => app.close());

const act = (id: number, action: string) => app.management("POST", `licenses/${id}/${action}/`);
const read = async (id: number): Promise<FreelyRead> => (await app.management("GET", `licenses/${id}/`)).json;
const eventsOf = async (id: number) =>
  (await app.db<{ type: string }[]>`select type from events where subject_id = ${id} order by id`).map(
    ({ type }) => type,
  );
const historyOf = async (id: number) =>
  (await app.db<{ text: string }[]>`select text from license_histories where license_id = ${id} order by id`).map(
    ({ text }) => text,
  );

async function activated(terms: object = {}, devices: readonly string[] = ["a"]) {
  const features = [{ code: "pages" }, { code: "render" }];
  const sold = await sell(app, "app", { max_activations: 2, product_features: features, ...terms });
  const call = (hardware_id: string) => ({ product: "app", license_key: sold.license_key, hardware_id });
  for (const device of devices) expect((await application.activate(call(device))).status).toBe(200);
  return { id: sold.id as number, call };
}

describe("a disabled license", () => {
  test("is refused until it is enabled again, and loses nothing", async () => {
    const { id, call } = await activated();
    const before = await read(id);
    expect((await act(id, "disable")).json).toEqual({ message: "License disabled." });
    for (const answer of [await application.check(call("a")), await application.activate(call("b"))])
      expect(answer.code).toBe("license_not_enabled");
    expect(await read(id)).toMatchObject({
      enabled: false,
      status: "Disabled",
      time_disabled: app.clock.now().toISOString(),
    });
    expect((await act(id, "enable")).json).toEqual({ message: "License enabled." });
    expect((await application.check(call("a"))).status).toBe(200);
    const { updated_at: _now, ...after } = await read(id);
    const { updated_at: _then, ...was } = before;
    expect(after).toEqual(was);
  });

  test("is disabled once, however often that is asked: one event, one line in its history", async () => {
    const { id } = await activated();
    await Promise.all(Array.from({ length: 16 }, () => act(id, "disable")));
    expect((await eventsOf(id)).filter((type) => type === "license.disabled")).toHaveLength(1);
    expect((await historyOf(id)).filter((text) => text === "License disabled")).toHaveLength(1);
  });
});

describe("a reset", () => {
  test("frees devices, slots and counters, and keeps the end that is already running", async () => {
    const { id, call } = await activated(
      {
        license_type: "consumption",
        max_consumptions: 5,
        valid_duration: "1y",
        is_floating_cloud: true,
        floating_users: 1,
        can_borrow: true,
        max_borrow_time: 24,
        max_transfers: 1,
      },
      ["a"],
    );
    await application.call("POST", "add_consumption", { body: { ...call("a"), consumptions: 3 } });
    await application.call("POST", "add_feature_consumption", {
      body: { ...call("a"), feature: "pages", consumptions: 2 },
    });
    await application.call("GET", "check_license_feature", { query: { ...call("a"), feature: "render" } });
    const { validity_period } = await read(id);
    expect((await act(id, "reset")).json).toEqual({ message: "License and all devices reset." });
    expect(await read(id)).toMatchObject({
      times_activated: 0,
      transfer_count: 0,
      total_consumptions: 0,
      active: false,
      total_active_devices: 0,
      floating_in_use_devices: 0,
      validity_period,
    });
    expect((await application.check(call("a"))).code).toBe("license_not_active");
    // Another device takes the seat, the slots and the units, and that is no transfer.
    expect((await application.activate(call("b"))).status).toBe(200);
    const feature = await application.call("GET", "check_license_feature", {
      query: { ...call("b"), feature: "render" },
    });
    expect(feature.status, feature.body).toBe(200);
    expect(
      (await application.call("POST", "add_consumption", { body: { ...call("b"), consumptions: 5 } })).status,
    ).toBe(200);
    expect(await read(id)).toMatchObject({ transfer_count: 0, times_activated: 1 });
    expect(await eventsOf(id)).toContain("license.reset");
  });

  test("of a user's license gives every user their devices back; a subscription stays active", async () => {
    const users = [{ email: "one@team.example", max_activations: 1 }];
    const terms = { license_type: "subscription", validity_period: "2027-01-01", max_activations: 5, users };
    const sold = await sell(app, "team", terms);
    const call = (hardware_id: string) => ({
      product: "team",
      username: "one@team.example",
      password: sold.license_users[0].initial_password,
      hardware_id,
    });
    expect((await application.activate(call("a"))).status).toBe(200);
    expect((await application.activate(call("b"))).code).toBe("license_activated_max_times");
    expect((await act(sold.id, "reset")).status).toBe(200);
    expect(await read(sold.id)).toMatchObject({ active: true, license_users: [{ total_activations: 0 }] });
    expect((await application.activate(call("b"))).status).toBe(200);
  });

  test("while 64 devices activate leaves no seat uncounted", async () => {
    const { id, call } = await activated({ max_activations: 3, max_transfers: -1 }, []);
    await Promise.all([
      ...Array.from({ length: 64 }, (_, index) => application.activate(call(`device-${index}`))),
      ...Array.from({ length: 5 }, () => act(id, "reset")),
    ]);
    const { times_activated, total_active_devices } = await read(id);
    expect(times_activated).toBe(total_active_devices);
    expect(times_activated).toBeLessThanOrEqual(3);
  });
});

test("the counters alone are reset, of the license and of its features", async () => {
  const { id, call } = await activated({ license_type: "consumption", max_consumptions: 5 });
  await application.call("POST", "add_consumption", { body: { ...call("a"), consumptions: 5 } });
  await application.call("POST", "add_feature_consumption", {
    body: { ...call("a"), feature: "pages", consumptions: 5 },
  });
  expect((await act(id, "reset_consumption")).json).toEqual({ message: "License consumption reset." });
  const after = await read(id);
  expect(after).toMatchObject({ total_consumptions: 0, times_activated: 1 });
  expect(after.product_features.map((each: FreelyRead) => each.total_consumptions)).toEqual([0, 0]);
});

test("an action on a bundle's license applies to the licenses in it", async () => {
  const policy = async (code: string) =>
    (await app.management("GET", `license-templates/?product__short_code=${code}`)).json.results[0].code;
  const products = [
    { product_code: "app", policy_code: await policy("app") },
    { product_code: "other", policy_code: await policy("other") },
  ];
  const sold = await sell(app, "suite", { products }, { is_bundle: true });
  const call = { product: "suite", license_key: sold.license_key, hardware_id: "a" };
  expect((await application.call("POST", "activate_bundle", { body: call })).status).toBe(200);
  await act(sold.id, "disable");
  const own = await application.check({ ...call, product: "app" });
  expect(own.code).toBe("license_not_enabled");
  await act(sold.id, "enable");
  expect((await application.check({ ...call, product: "app" })).status).toBe(200);
  await act(sold.id, "reset");
  expect((await application.check({ ...call, product: "app" })).code).toBe("license_not_active");
});

describe("several licenses in one call", () => {
  test("are disabled, enabled and reset, all or none", async () => {
    const [one, two] = [await activated(), await activated()];
    const bulk = (action: string, body: unknown) => app.management("POST", `licenses/${action}/`, { body });
    expect((await bulk("disable_bulk", [one.id, two.id])).json).toEqual({ message: "Licenses disabled." });
    expect([(await read(one.id)).enabled, (await read(two.id)).enabled]).toEqual([false, false]);
    const unknown = await bulk("enable_bulk", [one.id, 5, two.id]);
    expect([unknown.status, unknown.json.errors[0].pointer]).toEqual([404, "/1"]);
    expect((await read(one.id)).enabled).toBe(false);
    expect((await bulk("enable_bulk", [one.id, two.id])).status).toBe(200);
    expect((await bulk("reset_bulk", [one.id, two.id])).json).toEqual({
      message: "Licenses and related devices reset.",
    });
    expect((await read(two.id)).times_activated).toBe(0);
  });

  test.each([[[]], [{}], [["x"]], [[-1]]])("%o is refused", async (body) => {
    expect((await app.management("POST", "licenses/disable_bulk/", { body })).status).toBe(400);
  });

  test("in opposite orders cause no deadlock", async () => {
    const ids: number[] = [];
    for (let count = 0; count < 10; count += 1) ids.push((await activated({}, [])).id);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        app.management("POST", `licenses/${index % 2 ? "disable_bulk" : "reset_bulk"}/`, {
          body: index % 3 ? ids : ids.toReversed(),
        }),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});
