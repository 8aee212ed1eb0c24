import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { codeOf, createWorld, days, type World } from "../support/world.ts";

// A hundred pages a week, twenty more at a price, and on Monday the count starts again.

let world: World;
beforeAll(async () => {
  // A Thursday.
  world = await createWorld("2026-03-19T09:00:00.000Z");
  await createProduct(world.app, "printer");
});
afterAll(() => world.close());

test("consume up to the limit, into the overage, to its end; reset on Monday", async () => {
  const { license_key } = await sell(world.app, "printer", {
    license_type: "consumption",
    max_consumptions: 100,
    allow_overages: true,
    max_overages: 20,
    reset_consumption: true,
    consumption_period: "weekly",
  });
  const client = world.client({ product: "printer" });
  const license = await client.activate({ licenseKey: license_key });
  expect(license.counter).toMatchObject({ total: 0, max: 100, overagesMax: 20, remaining: 120, period: "weekly" });

  expect(await client.consume(100)).toMatchObject({ total: 100, overage: 0, remaining: 20 });
  expect(await client.consume(15)).toMatchObject({ total: 115, overage: 15, remaining: 5 });
  expect(await codeOf(client.consume(6))).toBe("license_not_enough_consumptions");
  expect((await client.check()).counter).toMatchObject({ total: 115 });

  // On Friday evening the network falters: what was printed is counted once.
  await world.pass(days(1));
  world.network = "loses answers";
  expect(await codeOf(client.consume(2))).toBe("outcome_unknown");
  world.network = "up";
  expect((await client.check()).counter).toMatchObject({ total: 117, remaining: 3 });
  expect(await client.consume(3)).toMatchObject({ total: 120, remaining: 0 });

  // Sunday, a moment before midnight (UTC), and then Monday.
  await world.pass(days(2) + 15 * 3_600_000 - 1000);
  expect(world.app.clock.now().toISOString()).toBe("2026-03-22T23:59:59.000Z");
  expect(await codeOf(client.consume())).toBe("license_not_enough_consumptions");
  await world.pass(1000);
  expect((await client.check()).counter).toMatchObject({ total: 0, overage: 0, remaining: 120 });
  expect(await client.consume()).toMatchObject({ total: 1, remaining: 119 });
});
