import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { importFile } from "../support/imports.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { flatRequest, wrappedRequest } from "../support/offline-requests.ts";
import { verifyActivationDocument } from "../support/offline-verifier.ts";

// Identifiers are the same with blanks around them, whichever door they come through.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp({ withJobs: true });
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => app.close());

const blank = fc.string({ unit: fc.constantFrom(..." \t\n\u00a0\ufeff"), minLength: 1, maxLength: 3 });
/** The same text with other blanks around it, in a few variations. */
const around = (text: string) =>
  fc.sample(fc.tuple(blank, blank), { numRuns: 4, seed: 20 }).map(([before, after]) => `${before}${text}${after}`);

const list = async (path: string): Promise<FreelyRead[]> => {
  const { json, text } = await app.management("GET", path);
  expect(json?.results, text).toBeDefined();
  return json.results;
};

describe("case 6: blanks around a text that identifies are removed", () => {
  test("a cell of a CSV file: one license, which the buyer activates with the key as read", async () => {
    const csv = [
      "license__license_key,product__short_code,customer__email,order__store_id",
      "K123 , app\u00a0, jane@blanks.com ,\ufefforder-1 ",
      "\u00a0K123,app,jane@blanks.com,order-1",
      "K124,app,jane@blanks.com,order-1",
    ].join("\n");
    const { result } = await importFile(app, "licenses", csv);
    expect(result.created_customers).toBe(1);
    expect(await list("licenses/?license_key=K123")).toHaveLength(1);
    expect(await list("licenses/?license_key=%20K123%C2%A0")).toHaveLength(1);
    expect(await list("orders/?store_id=order-1")).toHaveLength(1);
    const activated = await application.activate({ product: "app", license_key: "K123", hardware_id: "d" });
    expect(activated.json, activated.body).toMatchObject({ license_key: "K123" });
  });

  test("an order: key, order id, product, policy, customer and user", async () => {
    const licenses = [{ key: "\ufeffORD-KEY\n", customer: 1 }];
    const customer = { email: "order@blanks.com\u00a0" };
    const body = { id: " blank-order ", customer, items: [{ product_code: " app ", licenses }] };
    const { json, text } = await app.management("POST", "orders/create_order/", { body });
    expect(json.store_id, text).toBe("blank-order");
    expect(json.order_items[0].licenses[0]).toMatchObject({ license_key: "ORD-KEY" });
    const again = await app.management("POST", "orders/create_order/", { body: { ...body, id: "blank-order" } });
    expect(again.json.code).toBe("order_id_exists");
    expect(await list("customers/?email=order@blanks.com")).toHaveLength(1);
    await sell(app, "team", { users: [{ email: " user@blanks.com " }] });
    expect(await list("license-users/?true_email=user@blanks.com%20")).toMatchObject([
      { true_email: "user@blanks.com" },
    ]);
  });

  test("every call of an application: the same license and device, and signatures over what was sent", async () => {
    const { license_key } = await sell(app, "app", {
      max_activations: 1,
      license_type: "consumption",
      max_consumptions: 9,
    });
    const call = { product: "app", license_key, hardware_id: "one" };
    await application.activate(call);
    for (const [index, hardware_id] of around("one").entries()) {
      const padded = { product: around("app")[index], license_key: around(license_key)[index], hardware_id };
      // The strict verifier of these answers checks the signatures over the members as they were sent.
      const activated = await application.activate(padded);
      expect(activated.json, activated.body).toMatchObject({ times_activated: 1 });
      expect((await application.check(padded)).status).toBe(200);
      const consumed = await application.call("POST", "add_consumption", { body: { ...padded, consumptions: " 1 " } });
      expect(consumed.json, consumed.body).toMatchObject({ total_consumptions: index + 1 });
    }
  });

  test.each([
    ["schema 1", flatRequest],
    ["schema 2", wrappedRequest],
  ])(
    "a request file of %s: its signature holds, and its license file is for the members as the request wrote them",
    async (_name, write) => {
      const { id, license_key } = await sell(app, "app");
      const members = {
        request: "activation",
        product: "app ",
        hardware_id: " off-line",
        license_key: `${license_key} `,
      };
      const file = write(app, members, app.clock.now());
      const { status, body } = await application.call("POST", "activate_offline", { body: file });
      expect(status, body).toBe(200);
      const keys = { publicKeyPem: app.publicKeyPem, secret: app.sharedKey, credential: app.apiKey };
      const document = verifyActivationDocument(JSON.parse(body), keys, members);
      expect(document).toMatchObject({ hardware_id: " off-line", license_key: `${license_key} ` });
      const devices = await list(`devices/?license=${id}`);
      expect(devices.map((each) => each.hardware_id)).toContain("off-line");
    },
  );
});

describe("case 15: words, durations, flags and addresses too", () => {
  test("in an order", async () => {
    const terms = { license_type: " Time-Limited", valid_duration: "1y ", is_trial: "true ", max_activations: " 2" };
    expect(await sell(app, "app", terms, { customer: { email: "fifteen@blanks.com " } })).toMatchObject({
      license_type: "time-limited",
      valid_duration: "1y",
      is_trial: true,
      max_activations: 2,
    });
  });

  test("in a change of a license, in a product, in a file and in a filter", async () => {
    const { id } = await sell(app, "app", { license_type: "time-limited", valid_duration: "1y" });
    const { json } = await app.management("PATCH", `licenses/${id}/`, {
      body: { valid_duration: " 2w ", note: " n " },
    });
    expect(json).toMatchObject({ valid_duration: "14d", note: " n " });
    const body = { product_name: " Fifteen ", short_code: "fifteen ", valid_duration: "1w", active: " 1" };
    const product = await app.management("POST", "products/", { body });
    expect(product.json).toMatchObject({ product_name: "Fifteen", short_code: "fifteen", valid_duration: "7d" });
    const csv = "license__license_key,product__short_code,license__valid_duration,license__enabled\nF15,app,1w , true";
    await importFile(app, "licenses", csv);
    expect(await list("licenses/?license_key=F15&enabled=%20true")).toMatchObject([
      { valid_duration: "7d", enabled: true },
    ]);
  });
});

describe("case 17: a hardware id of blanks counts as missing", () => {
  test.each(["   ", "\u00a0\ufeff\t"])("%j", async (hardware_id) => {
    const { id, license_key } = await sell(app, "app");
    const call = { product: "app", license_key, hardware_id };
    expect((await application.activate(call)).code).toBe("missing_hardware_id");
    expect((await application.check(call)).code).toBe("missing_hardware_id");
    expect((await application.deactivate(call)).code).toBe("missing_hardware_id");
    for (const [method, endpoint] of [
      ["POST", "activate_bundle"],
      ["POST", "add_consumption"],
      ["POST", "track_device_variables"],
      ["POST", "floating/release"],
      ["GET", "device_licenses"],
      ["GET", "trial_key"],
      ["GET", "versions"],
    ] as const) {
      const sent = method === "GET" ? { query: call } : { body: { ...call, variables: { a: 1 } } };
      expect((await application.call(method, endpoint, sent)).code, endpoint).toBe("missing_hardware_id");
    }
    const file = wrappedRequest(app, { ...call, request: "activation" }, app.clock.now());
    expect((await application.call("POST", "activate_offline", { body: file })).code).toBe("missing_hardware_id");
    const code = { license_key, hardware_id, code: "anything" };
    const typed = await app.app.inject({ method: "POST", url: "/offline/air-gap/activate", payload: code });
    expect(typed.json().code).toBe("missing_parameters");
    const query = new URLSearchParams({ hardware_id, license_key, product: "app" });
    expect((await app.management("GET", `licenses/check_license/?${query}`)).status).toBe(400);
    expect((await app.management("GET", `licenses/${id}/refresh_file/?${query}`)).status).toBe(400);
    expect(await list(`devices/?license=${id}`)).toHaveLength(0);
  });
});
