import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// An unproven address owns nothing (docs/decisions/0050).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const terms = { authorization_method: "user", allow_trial: true, trial_days: 30, max_activations: 5 };
  await createProduct(app, "team", terms);
  await createProduct(app, "paid", { authorization_method: "user", max_activations: 5 });
});
afterAll(() => app.close());

let count = 0;
const freshEmail = () => {
  count += 1;
  return `buyer-${count}@acme.example`;
};

/** A stranger asks for a trial with someone else's address and their own password. */
async function tryAs(email: string): Promise<void> {
  const query = { product: "team", hardware_id: `stranger-${email}`, email, password: "strangers password" };
  const { status, body } = await application.call("GET", "trial_key", { query });
  expect(status, body).toBe(200);
}
const activate = async (username: string, password: string, product = "paid") => {
  const { status, code } = await application.activate({ product, hardware_id: `of-${username}`, username, password });
  return status === 200 ? "activated" : code;
};

describe("S6: a trial requested with a stranger's address gives no access to what is sold to that address:", () => {
  /** Every door by which a vendor gives something to an address; returns the password that the buyer is given. */
  const doors: Record<string, (email: string) => Promise<string>> = {
    "an order": async (email) => {
      const body = { id: email, items: [{ product_code: "paid", licenses: [{ users: [{ email }] }] }] };
      const { json } = await app.management("POST", "orders/create_order/", { body });
      expect(json.new_passwords).toMatchObject([{ email }]);
      return json.new_passwords[0].new_password;
    },
    "an order that writes the address otherwise": async (email) => {
      const users = [{ email: email.toUpperCase() }];
      const body = { id: email, items: [{ product_code: "paid", licenses: [{ users }] }] };
      return (await app.management("POST", "orders/create_order/", { body })).json.new_passwords[0].new_password;
    },
    assign_user: async (email) => {
      const { id } = await sell(app, "paid", { users: [{ email: freshEmail() }], max_license_users: 2 });
      const { json, status, text } = await app.management("POST", `licenses/${id}/assign_user/`, { body: { email } });
      expect(status, text).toBe(200);
      const { json: users } = await app.management("GET", `license-users/?true_email=${encodeURIComponent(email)}`);
      expect(json).toBeDefined();
      return users.results[0].initial_password;
    },
    "a password that the vendor sets": async (email) => {
      const password = "set by the vendor";
      await app.management("POST", `license-users/set_password/?email=${email}`, { body: { password } });
      await app.management("POST", "orders/create_order/", {
        body: { id: email, items: [{ product_code: "paid", licenses: [{ users: [{ email }] }] }] },
      });
      return password;
    },
  };

  test.each(Object.keys(doors))("%s", async (door) => {
    const email = freshEmail();
    await tryAs(email);
    expect(await activate(email, "strangers password", "team")).toBe("activated");
    const password = (await doors[door]?.(email)) ?? "";
    expect(password).toMatch(/.{8}/);
    for (const product of ["paid", "team"])
      expect(await activate(email, "strangers password", product)).toBe("invalid_credentials");
    expect(await activate(email, password)).toBe("activated");
    // From now on the address is proven: a second sale leaves its password alone.
    const again = await sell(app, "paid", { users: [{ email }] });
    expect(again.license_users[0].true_email).toBe(email);
    expect(await activate(email, password)).toBe("activated");
  });

  test("even if the stranger has since changed the password", async () => {
    const email = freshEmail();
    await tryAs(email);
    const change = { username: email, password: "strangers password", new_password: "strangers second one" };
    expect((await application.call("POST", "change_password", { body: change })).status).toBe(200);
    await sell(app, "paid", { users: [{ email }] });
    expect(await activate(email, "strangers second one")).toBe("invalid_credentials");
  });

  test("and a trial takes nothing from someone to whom something was sold", async () => {
    const email = freshEmail();
    const { license_users } = await sell(app, "paid", { users: [{ email }] });
    await tryAs(email);
    expect(await activate(email, "strangers password", "team")).toBe("invalid_credentials");
    expect(await activate(email, license_users[0].initial_password)).toBe("activated");
  });
});
