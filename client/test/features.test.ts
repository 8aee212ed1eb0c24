import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { codeOf, createWorld, hours, minutes, openStorage, type World } from "./support/world.ts";

// Features with the real server; by-reference.test.ts checks them against the reference.

describe("features", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    const product = await createProduct(world.app, "app");
    const floating = { is_floating_cloud: true, floating_users: 1, floating_timeout: 30 };
    for (const body of [
      { code: "seat", feature_type: "activation" },
      { code: "export", feature_type: "consumption", max_consumption: 10 },
      { code: "render", feature_type: "activation", ...floating },
    ]) {
      const all = { product, name: body.code, metadata: { of: body.code }, ...body };
      const { status, text } = await world.app.management("POST", "product-features/", { body: all });
      expect(status, text).toBeLessThan(300);
    }
  });
  afterAll(() => world.close());

  async function devices(...names: string[]) {
    const product_features = ["seat", "export", "render"];
    const { license_key } = await sell(world.app, "app", { product_features, max_activations: 10 });
    return Promise.all(
      names.map(async (hardwareId) => {
        const client = world.client({ product: "app", hardwareId, storage: openStorage() });
        await client.activate({ licenseKey: license_key });
        return client;
      }),
    );
  }

  test("are checked by their code", async () => {
    const [client] = await devices("a");
    expect(await client?.feature("seat").check()).toMatchObject({
      code: "seat",
      type: "activation",
      isFloating: false,
      counter: undefined,
      expiresAt: null,
    });
    await client?.feature("export").consume(4);
    expect((await client?.feature("export").check())?.counter).toMatchObject({ total: 4, remaining: 6 });
    expect(await codeOf(client?.feature("none").check() ?? Promise.resolve())).toBe("invalid_license_feature_code");
  });

  test("that float have their own slots, which the watchdog keeps", async () => {
    const [one, two] = await devices("a", "b");
    const slot = await one?.feature("render").acquire();
    const other = two?.feature("render");
    // Renewed within the feature's own half hour, so that no other device finds it free in between.
    for (let quarters = 0; quarters < 8; quarters++) {
      await world.pass(minutes(15) - 1);
      expect(slot?.state).toBe("held");
      expect(await codeOf(other?.acquire() ?? Promise.resolve())).toBe("floating_not_available");
    }
    await slot?.release();
    const taken = await other?.acquire();
    taken?.stop();
    await world.pass(hours(1));
    await (await one?.feature("render").acquire())?.release();
    expect(await codeOf(one?.feature("seat").acquire() ?? Promise.resolve())).toBe("feature_not_floating");
  });
});
