import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import type { LicetError } from "../src/index.ts";
import { createWorld, openStorage, type World } from "./support/world.ts";

// The number of a refusal, which a user can name and a vendor can open.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "app");
});
afterAll(() => world.close());

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable("it ended well"),
    (error: LicetError) => error,
  );

test("a refused call names its decision, which the vendor opens by that number", async () => {
  const sold = await sell(world.app, "app");
  await world.client({ product: "app" }).activate({ licenseKey: sold.license_key });
  const client = world.client({ product: "app", hardwareId: "second", device: { hostname: "desk" } });
  const error = await errorOf(client.activate({ licenseKey: sold.license_key }));
  expect(error).toMatchObject({ code: "license_activated_max_times", decision: expect.any(Number) });
  expect(error.message).not.toContain(String(error.decision));
  const open = () => world.app.management("GET", `decisions/${error.decision}/`);
  await expect.poll(async () => (await open()).status, { timeout: 10_000 }).toBe(200);
  expect((await open()).json).toMatchObject({
    code: "license_activated_max_times",
    action: "activation",
    license_id: sold.id,
    hardware_id: "second",
  });
});

test("a license that was refused keeps the number until the server allows it again", async () => {
  const sold = await sell(world.app, "app");
  const storage = openStorage();
  const client = world.client({ product: "app", storage });
  await client.activate({ licenseKey: sold.license_key });
  await world.app.management("POST", `licenses/${sold.id}/disable/`);
  const refused = await errorOf(client.check());
  expect(refused).toMatchObject({ code: "license_not_enabled", decision: expect.any(Number) });
  world.network = "down";
  const again = world.client({ product: "app", storage });
  expect(await errorOf(again.validate())).toMatchObject({
    code: "license_not_enabled",
    decision: refused.decision,
  });
  world.network = "up";
});

test("what the client says itself has no number", async () => {
  const error = await errorOf(world.client({ product: "app" }).load());
  expect(error).toMatchObject({ code: "license_file_not_found", decision: undefined });
});
