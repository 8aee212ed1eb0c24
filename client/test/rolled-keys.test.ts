import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { codeOf, createWorld, days, openStorage, type World } from "./support/world.ts";

// The vendor gives a license another key while applications run.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "app");
});
afterAll(() => world.close());

const roll = async (id: number, grace_days: number) =>
  (await world.app.management("POST", `licenses/${id}/roll_key/`, { body: { grace_days } })).json.license_key as string;

test("a device that checks within the days of grace goes on by the new key, also after them and without a network", async () => {
  const sold = await sell(world.app, "app", { max_activations: 3 });
  const storage = openStorage();
  const client = world.client({ product: "app", storage });
  await client.activate({ licenseKey: sold.license_key });
  const key = await roll(sold.id, 10);
  expect(await client.load()).toMatchObject({ key: sold.license_key });
  expect(await client.check()).toMatchObject({ key });
  world.app.clock.advance(days(11));
  expect(await client.check()).toMatchObject({ key, source: "server" });
  expect(await world.client({ product: "app", storage }).load()).toMatchObject({ key, source: "stored" });
  await client.deactivate();
});

test("where the second answer is lost, the next check takes the new key", async () => {
  const sold = await sell(world.app, "app", { max_activations: 3 });
  let calls = 0;
  const { fetch } = world;
  const shaky = world.client({
    product: "app",
    hardwareId: "shaky",
    fetch: async (url, request) => {
      calls += 1;
      if (calls === 3) throw new TypeError("fetch failed");
      return fetch(url, request);
    },
  });
  await shaky.activate({ licenseKey: sold.license_key });
  const again = await roll(sold.id, 10);
  // The second call is the check, the third is the one by the new key.
  expect(await shaky.check()).toMatchObject({ key: again });
  expect(await shaky.check()).toMatchObject({ key: again });
  world.app.clock.advance(days(11));
  expect(await shaky.check()).toMatchObject({ key: again });
});

test("a device that was away for longer is refused, and activates by the new key", async () => {
  const sold = await sell(world.app, "app");
  const client = world.client({ product: "app", storage: openStorage() });
  await client.activate({ licenseKey: sold.license_key });
  const key = await roll(sold.id, 1);
  world.app.clock.advance(days(2));
  expect(await codeOf(client.check())).toBe("license_key_rolled");
  expect(await client.activate({ licenseKey: key })).toMatchObject({ key });
});

test("a key that is only typed otherwise is not taken for another one", async () => {
  const sold = await sell(world.app, "app");
  const client = world.client({ product: "app", storage: openStorage() });
  await client.activate({ licenseKey: sold.license_key.toLowerCase() });
  world.asked.length = 0;
  await client.check();
  expect(world.asked).toEqual(["check_license"]);
});
