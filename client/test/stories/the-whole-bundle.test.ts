import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { codeOf, createWorld, days, openStorage, type World } from "../support/world.ts";

// A suite of two applications, sold with one key and activated together.

describe("a bundle", () => {
  let world: World;
  let key: string;
  beforeAll(async () => {
    world = await createWorld();
    for (const code of ["draw", "write"]) await createProduct(world.app, code);
    await createProduct(world.app, "suite", { is_bundle: true, products: ["draw", "write"] });
    const products = ["draw", "write"].map((product_code) => ({
      product_code,
      policy_code: "dftlp",
      max_activations: 2,
    }));
    key = (await sell(world.app, "suite", { products }, { is_bundle: true })).license_key;
  });
  afterAll(() => world.close());

  test("is activated whole, checked whole, counts offline, and is released whole", async () => {
    const storage = openStorage();
    const client = world.client({ product: "suite", storage, offlineHours: 48 });
    const licenses = await client.bundle.activate({ licenseKey: key });
    const products = licenses.map(({ product }) => product);
    expect(products).toEqual(expect.arrayContaining(["draw", "write"]));
    expect((await client.bundle.check()).map(({ product }) => product)).toEqual(products);
    world.network = "down";
    await world.pass(days(2));
    expect((await client.bundle.validate()).every(({ source }) => source === "stored")).toBe(true);
    await world.pass(1);
    expect(await codeOf(client.bundle.load())).toBe("offline_period_over");
    world.network = "up";
    expect((await client.bundle.validate()).every(({ source }) => source === "server")).toBe(true);
    await client.bundle.deactivate();
    expect(await codeOf(client.bundle.load())).toBe("license_file_not_found");
  });

  test("has members that can be activated one by one", async () => {
    const draw = world.client({ product: "draw", hardwareId: "second" });
    await draw.activate({ licenseKey: key }, { bundleCode: "suite" });
    expect((await draw.check()).product).toBe("draw");
  });
});
