import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { codeOf, createWorld, days, openStorage, type World } from "../support/world.ts";

// A license for a team: a manager and a colleague sign in with their own names, on a limited number of machines each.

let world: World;
const people: Record<string, { username: string; password: string }> = {};
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "team", { authorization_method: "user" });
  const sold = await sell(
    world.app,
    "team",
    {
      license_type: "time-limited",
      valid_duration: "1y",
      max_activations: 10,
      max_license_users: 5,
      users: [
        { email: "mia@example.com", first_name: "Mia", is_manager: true, max_activations: 2 },
        { email: "col@example.com", first_name: "Col", max_activations: 1 },
      ],
    },
    { customer: { email: "office@example.com" } },
  );
  for (const { true_email, initial_password } of sold.license_users)
    people[true_email] = { username: true_email, password: initial_password };
});
afterAll(() => world.close());

const person = (name: string) => people[`${name}@example.com`] ?? { username: "", password: "" };
const machine = (hardwareId: string) => world.client({ product: "team", hardwareId, storage: openStorage() });

test("each signs in with their own password, and machines are counted for each", async () => {
  const mia = machine("mia-laptop");
  expect(await codeOf(mia.activate({ ...person("mia"), password: "guessed" }))).toBe("invalid_credentials");
  const first = await mia.activate(person("mia"));
  expect(first).toMatchObject({ key: undefined, username: "mia@example.com", isInitialPassword: true });

  const chosen = { ...person("mia"), password: "a better one" };
  await mia.changePassword(person("mia"), chosen.password);
  expect(await codeOf(machine("mia-desktop").activate(person("mia")))).toBe("invalid_credentials");
  const desktop = machine("mia-desktop");
  expect((await desktop.activate(chosen)).isInitialPassword).toBe(false);
  expect(await codeOf(machine("mia-tablet").activate(chosen))).toBe("license_activated_max_times");

  // Checking and leaving need no password, online and offline.
  expect((await mia.check()).username).toBe("mia@example.com");
  world.network = "down";
  await world.pass(days(7));
  expect(await mia.validate()).toMatchObject({ source: "stored", username: "mia@example.com" });
  world.network = "up";

  const col = machine("col-laptop");
  await col.activate({ ...person("col"), username: `${person("col").username}|ACME` });
  expect((await col.check()).username).toBe("col@example.com");
  expect(await codeOf(machine("col-desktop").activate(person("col")))).toBe("license_activated_max_times");
  await col.deactivate();
});

test("the manager sees who holds the license", async () => {
  const answer = (await machine("mia-laptop").call("GET", "customer_license_users", {
    product: "team",
    customer: "office@example.com",
  })) as { users: { email: string; is_initial_password: boolean }[] };
  expect(answer.users.map(({ email }) => email).sort()).toEqual(["col@example.com", "mia@example.com"]);
});

test("users see the licenses they may use", async () => {
  const licenses = await machine("col-laptop").userLicenses(person("col"));
  expect(licenses).toMatchObject([{ license: { product_details: { short_code: "team" } } }]);
});
