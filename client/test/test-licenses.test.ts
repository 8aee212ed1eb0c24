import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { licenseFile } from "./support/offline-page.ts";
import { codeOf, createWorld, days, openStorage, type World } from "./support/world.ts";

// Licenses of test orders: their time is whatever somebody sets, so builds that are shipped refuse them.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "app");
});
beforeEach(() => {
  world.network = "up";
});
afterAll(() => world.close());

const trying = { product: "app", allowTestLicenses: true };
const sellTest = (license: object = {}, order: object = {}) =>
  sell(world.app, "app", license, { is_test: true, ...order });

describe("a build that is shipped", () => {
  test("refuses a test license on line, and keeps nothing of it", async () => {
    const { license_key } = await sellTest();
    const client = world.client({ product: "app" });
    expect(await codeOf(client.activate({ licenseKey: license_key }))).toBe("test_license_not_allowed");
    expect(await codeOf(client.load())).toBe("license_file_not_found");
  });

  test("refuses one that another build has stored, on line and off line", async () => {
    const { license_key } = await sellTest();
    const storage = openStorage();
    await world.client({ ...trying, storage }).activate({ licenseKey: license_key });
    const shipped = world.client({ product: "app", storage });
    expect(await codeOf(shipped.load())).toBe("test_license_not_allowed");
    expect(await codeOf(shipped.validate())).toBe("test_license_not_allowed");
    world.network = "down";
    expect(await codeOf(shipped.validate())).toBe("test_license_not_allowed");
  });

  test("refuses one in a license file, and keeps nothing of it", async () => {
    const { license_key } = await sellTest();
    const online = world.client({ ...trying, hardwareId: "island" });
    const { answer } = await online.activate({ licenseKey: license_key });
    const file = licenseFile(world, answer as unknown as Record<string, unknown>, "island");
    const island = world.client({ product: "app", hardwareId: "island" });
    expect(await codeOf(island.offline.loadActivation(file))).toBe("test_license_not_allowed");
    expect(await codeOf(island.load())).toBe("license_file_not_found");
    expect((await world.client({ ...trying, hardwareId: "island" }).offline.loadActivation(file)).isTest).toBe(true);
  });

  test("takes what was sold", async () => {
    const { license_key } = await sell(world.app, "app", {});
    expect((await world.client({ product: "app" }).activate({ licenseKey: license_key })).isTest).toBe(false);
  });
});

describe("a build that allows test licenses", () => {
  test("takes the word of the server for what has expired, by whatever clock it lives", async () => {
    const { json: clock } = await world.app.management("POST", "test-clocks/", { body: { time: "2020-01-01" } });
    const advance = (to: string) => world.app.management("POST", `test-clocks/${clock.id}/advance/`, { body: { to } });
    const { license_key } = await sellTest({ is_trial: true, trial_days: 14 }, { test_clock: clock.id });
    const client = world.client(trying);
    const license = await client.activate({ licenseKey: license_key });
    expect(license).toMatchObject({ isTest: true, isExpired: false });
    expect(license.validUntil?.toISOString()).toBe("2020-01-15T00:00:00.000Z");
    await advance("2020-01-14");
    expect((await client.check()).isExpired).toBe(false);
    await advance("2020-01-16");
    expect(await codeOf(client.check())).toBe("trial_expired");
  });

  test("loads a file that is dated by a clock far ahead", async () => {
    const { license_key } = await sellTest();
    const online = world.client({ ...trying, hardwareId: "ahead" });
    const { answer } = await online.activate({ licenseKey: license_key });
    world.app.clock.advance(days(400));
    const file = licenseFile(world, answer as unknown as Record<string, unknown>, "ahead");
    world.app.clock.advance(-days(400));
    const island = world.client({ ...trying, hardwareId: "ahead" });
    expect((await island.offline.loadActivation(file)).source).toBe("file");
    expect((await island.load()).isTest).toBe(true);
  });
});
