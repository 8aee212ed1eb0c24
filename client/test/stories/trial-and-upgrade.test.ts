import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { codeOf, createWorld, days, openStorage, type World } from "../support/world.ts";

// Someone tries the product for ten days, waits too long, and buys it.

describe("a trial", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await createProduct(world.app, "myapp", { allow_trial: true, trial_days: 10 });
    await createProduct(world.app, "nothing-for-nothing");
    await createProduct(world.app, "team", { authorization_method: "user", allow_trial: true, trial_days: 10 });
  });
  afterAll(() => world.close());

  test("ends, is granted only once, and is upgraded on the same device", async () => {
    const storage = openStorage();
    const client = world.client({ product: "myapp", storage });
    const trial = await client.trial({ email: "jo@example.com", firstName: "Jo" });
    const license = await client.activate(trial);
    expect(license).toMatchObject({ isTrial: true, isExpired: false });
    expect(license.validUntil?.getTime()).toBe(world.app.clock.now().getTime() + days(10));
    expect(await client.trial({ email: "jo@example.com" })).toEqual(trial);

    world.network = "down";
    await world.pass(days(10) + 1);
    expect(await codeOf(client.validate())).toBe("trial_expired");
    world.network = "up";
    expect(await codeOf(client.validate())).toBe("trial_expired");
    expect(await codeOf(client.activate(trial))).toBe("trial_expired");

    const sold = await sell(world.app, "myapp", { license_type: "perpetual" });
    expect(await client.activate({ licenseKey: sold.license_key })).toMatchObject({ isTrial: false, validUntil: null });
    expect((await client.validate()).key).toBe(sold.license_key);
  });

  test("of a user comes with a password", async () => {
    const client = world.client({ product: "team" });
    expect(await codeOf(client.trial())).toBe("email_missing");
    const trial = await client.trial({ email: "jo@example.com" });
    expect(trial).toMatchObject({ username: "jo@example.com", password: expect.stringMatching(/./) });
    expect((await client.activate(trial)).isTrial).toBe(true);
  });

  test("is refused where the product has none", async () => {
    expect(await codeOf(world.client({ product: "nothing-for-nothing" }).trial())).toBe("trial_not_allowed");
  });
});
