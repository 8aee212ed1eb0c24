import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { FileStorage } from "../../src/index.ts";
import { codeOf, createWorld, days, hours, type World } from "../support/world.ts";

// Jane buys a year, goes to the mountains for a week, comes back, and stays away too long another time.

let world: World;
let folder: string;
beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), "licet-story-"));
  await createProduct(world.app, "myapp", { product_name: "My App" });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

/** The restarted application: only its files are left from the last time. */
const start = () => world.client({ product: "myapp", storage: new FileStorage(folder), offlineHours: 10 * 24 });

test("buy, activate, go offline for a week, come back", async () => {
  const sold = await sell(
    world.app,
    "myapp",
    { license_type: "time-limited", valid_duration: "1y", max_activations: 1 },
    { customer: { email: "jane@example.com" } },
  );
  expect(await codeOf(start().validate())).toBe("license_file_not_found");
  const license = await start().activate({ licenseKey: sold.license_key });
  expect(license.validUntil?.toISOString()).toBe("2027-03-15T12:00:00.000Z");
  expect((await start().validate()).source).toBe("server");

  world.network = "down";
  for (let day = 1; day <= 7; day += 1) {
    await world.pass(days(1));
    expect(await start().validate()).toMatchObject({ source: "stored", key: sold.license_key, isExpired: false });
  }
  expect((await start().load()).contactAt.toISOString()).toBe("2026-03-15T12:00:00.000Z");

  world.network = "up";
  const back = await start().validate();
  expect([back.source, back.contactAt.toISOString()]).toEqual(["server", "2026-03-22T12:00:00.000Z"]);
  expect(back.answer.times_activated).toBe(1);

  // The vendor disables the license while she is away: known at the next contact, and from then on without one too.
  world.network = "down";
  await world.pass(days(2));
  await world.app.db`update licenses set enabled = false where id = ${sold.id}`;
  expect((await start().validate()).source).toBe("stored");
  world.network = "up";
  expect(await codeOf(start().validate())).toBe("license_not_enabled");
  world.network = "down";
  expect(await codeOf(start().validate())).toBe("license_not_enabled");
  await world.app.db`update licenses set enabled = true where id = ${sold.id}`;
  world.network = "up";
  await start().validate();

  // Too long away, and setting back the laptop's clock does not help.
  world.network = "down";
  await world.pass(days(10) + hours(1));
  expect(await codeOf(start().validate())).toBe("offline_period_over");
  const rewound = new Date(world.app.clock.now().getTime() - days(5));
  const liar = world.client({ product: "myapp", storage: new FileStorage(folder), now: () => rewound });
  expect(await codeOf(liar.validate())).toBe("clock_tampered");
  world.network = "up";
  expect((await start().validate()).source).toBe("server");

  await start().deactivate();
  expect(await codeOf(start().load())).toBe("license_file_not_found");
});
