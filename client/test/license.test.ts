import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { LicetError } from "../src/index.ts";
import { codeOf, createWorld, days, hours, minutes, openStorage, type World } from "./support/world.ts";

// Activate, check, load, validate, deactivate.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const product = await createProduct(world.app, "app", { product_name: "My App" });
  const body = { product, code: "export", name: "Export", feature_type: "consumption", max_consumption: 10 };
  expect((await world.app.management("POST", "product-features/", { body })).status).toBeLessThan(300);
  await createProduct(world.app, "other");
});
beforeEach(() => {
  world.network = "up";
  world.asked.length = 0;
});
afterAll(() => world.close());

/** A device with an activated license. */
async function activated(license: object = {}, options: object = {}) {
  const storage = openStorage();
  const sold = await sell(world.app, "app", { license_type: "perpetual", ...license });
  const client = world.client({ product: "app", storage, ...options });
  const activation = await client.activate({ licenseKey: sold.license_key });
  const spoil = (change: (text: string) => string) => {
    for (const [name, text] of storage.texts) storage.texts.set(name, change(text));
  };
  return { client, storage, sold, activation, spoil };
}

describe("a license", () => {
  test("is plain data, the same from the server and from the storage", async () => {
    const features = [{ code: "export" }];
    const year = {
      license_type: "time-limited",
      valid_duration: "1y",
      metadata: { tier: "gold" },
      product_features: features,
    };
    const { client, activation, sold } = await activated(year);
    expect(activation).toMatchObject({
      key: sold.license_key,
      username: undefined,
      product: "app",
      productName: "My App",
      type: "time-limited",
      isTrial: false,
      isExpired: false,
      isEnabled: true,
      isActive: true,
      metadata: { tier: "gold" },
      source: "server",
      floating: undefined,
      counter: undefined,
    });
    expect(activation.validUntil?.toISOString()).toBe("2027-03-15T12:00:00.000Z");
    expect(activation.features).toMatchObject([
      { code: "export", type: "consumption", counter: { max: 10, total: 0 } },
    ]);
    const [checked, loaded] = [await client.check(), await client.load()];
    expect(checked.answer["id"]).toBe(activation.id);
    expect({ ...loaded, source: "server" }).toEqual(checked);
    expect(loaded.source).toBe("stored");
  });

  test("is activated twice without harm", async () => {
    const { client, sold } = await activated({ max_activations: 1 });
    expect((await client.activate({ licenseKey: ` ${sold.license_key}\n` })).answer.times_activated).toBe(1);
  });

  test("a refusal of the server is an error with its code, status and message", async () => {
    const client = world.client({ product: "app" });
    const error = await client.activate({ licenseKey: "no-such-key" }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(LicetError);
    expect(error).toMatchObject({ code: "license_not_found", status: 400, isRetryable: false });
    expect((error as Error).message).toMatch(/^License with the provided license_key/);
  });

  test("nothing is stored when the activation is refused", async () => {
    const storage = openStorage();
    const client = world.client({ product: "app", storage });
    await codeOf(client.activate({ licenseKey: "no-such-key" }));
    expect(storage.texts.size).toBe(0);
    for (const work of [client.load(), client.check(), client.validate(), client.deactivate(), client.consume()])
      expect(await codeOf(work)).toBe("license_file_not_found");
  });

  test("deactivation frees the device and forgets the license; a device that was already freed is no error", async () => {
    const first = await activated({ max_activations: 1, max_transfers: -1 });
    const second = world.client({ product: "app", hardwareId: "second" });
    const credential = { licenseKey: first.sold.license_key };
    expect(await codeOf(second.activate(credential))).toBe("license_activated_max_times");
    await first.client.deactivate();
    expect(await codeOf(first.client.load())).toBe("license_file_not_found");
    await second.activate(credential);
    await world.app.db`update devices set device_active = false where license_id = ${first.sold.id}`;
    await second.deactivate();
  });
});

describe("offline", () => {
  test("the stored license is valid for offlineHours, to the millisecond", async () => {
    const { client } = await activated({}, { offlineHours: 48 });
    world.network = "down";
    await world.pass(hours(48));
    expect(await client.validate()).toMatchObject({ source: "stored", isExpired: false });
    await world.pass(1);
    expect(await codeOf(client.validate())).toBe("offline_period_over");
    world.network = "up";
    expect((await client.validate()).source).toBe("server");
    expect((await client.load()).source).toBe("stored");
  });

  test("waiting at the start takes one attempt, unless the stored license is not valid", async () => {
    const { client } = await activated({}, { offlineHours: 1 });
    world.network = "down";
    world.asked.length = 0;
    expect((await client.validate()).source).toBe("stored");
    expect(world.asked).toHaveLength(1);
    await world.pass(hours(1) + 1);
    world.asked.length = 0;
    expect(await codeOf(client.validate())).toBe("offline_period_over");
    expect(world.asked).toHaveLength(5);
  });

  test("an answer that is lost falls back as well; a refusal does not", async () => {
    const { client, sold } = await activated();
    world.network = "loses answers";
    expect((await client.validate()).source).toBe("stored");
    world.network = "up";
    await world.app.db`update licenses set enabled = false where id = ${sold.id}`;
    expect(await codeOf(client.validate())).toBe("license_not_enabled");
  });

  test("the server's last refusal holds until it accepts again", async () => {
    const { client, sold } = await activated();
    await world.app.db`update licenses set enabled = false where id = ${sold.id}`;
    await codeOf(client.check());
    world.network = "down";
    expect(await codeOf(client.validate())).toBe("license_not_enabled");
    world.network = "up";
    await world.app.db`update licenses set enabled = true where id = ${sold.id}`;
    await client.check();
    expect((await client.load()).isEnabled).toBe(true);
  });

  test("a refusal of the caller, not of the license, leaves the stored license unchanged", async () => {
    const { client, storage } = await activated();
    const stranger = world.client({ product: "app", storage, apiKey: "unknown" });
    expect(await codeOf(stranger.check())).toBe("invalid_api_key");
    expect((await client.load()).source).toBe("stored");
  });

  test("the license expires at the stored end, and the error contains the license", async () => {
    const { client } = await activated({ license_type: "time-limited", valid_duration: "5d" });
    world.network = "down";
    await world.pass(days(5));
    expect((await client.load()).isExpired).toBe(false);
    await world.pass(1);
    const error = await client.load().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "license_expired", license: { isExpired: true } });
    world.network = "up";
    expect(await codeOf(client.check())).toBe("license_expired");
    expect((await client.check({ allowExpired: true })).isExpired).toBe(true);
  });

  test("a subscription works through its grace period, here as on the server", async () => {
    const grace = { license_type: "subscription", valid_duration: "5d", allow_grace_period: true, grace_period: 24 };
    const { client, activation } = await activated(grace);
    await world.pass(days(6));
    expect((await client.load()).isExpired).toBe(false);
    expect((await client.check()).isExpired).toBe(false);
    expect(activation.worksUntil?.getTime()).toBe((activation.validUntil?.getTime() ?? 0) + hours(24));
    await world.pass(1);
    expect(await codeOf(client.load())).toBe("license_expired");
    expect(await codeOf(client.check())).toBe("license_expired");
  });

  test("a clock that is set back is noticed, even if it was moved between two starts", async () => {
    const { client, storage } = await activated({ license_type: "time-limited", valid_duration: "5d" });
    await world.pass(days(3));
    await client.load();
    const earlier = (milliseconds: number) =>
      world.client({ product: "app", storage, now: () => new Date(world.app.clock.now().getTime() - milliseconds) });
    expect((await earlier(minutes(4)).load()).isExpired).toBe(false);
    expect(await codeOf(earlier(minutes(6)).load())).toBe("clock_tampered");
    expect(await codeOf(earlier(days(2)).load())).toBe("clock_tampered");
  });

  test("a clock that is slower than the server's does not make a license last longer", async () => {
    const slow = { now: () => new Date(world.app.clock.now().getTime() - minutes(10)) };
    const { client } = await activated({ license_type: "time-limited", valid_duration: "5d" }, slow);
    world.network = "down";
    await world.pass(days(5) + 1);
    expect(await codeOf(client.load())).toBe("license_expired");
  });
});

describe("parallel calls", () => {
  test("a late answer does not restore a license that was given up", async () => {
    const { client } = await activated();
    const [checked, gone] = await Promise.allSettled([client.check(), client.deactivate()]);
    expect(gone.status).toBe("fulfilled");
    expect(["fulfilled", "rejected"]).toContain(checked.status);
    expect(await codeOf(client.load())).toBe("license_file_not_found");
  });

  test("loading while checking keeps the newer answer", async () => {
    const { client } = await activated();
    for (let round = 0; round < 10; round += 1) {
      await world.pass(hours(1));
      await Promise.all([client.load(), client.check(), client.load(), client.check(), client.load()]);
      expect((await client.load()).contactAt).toEqual(world.app.clock.now());
    }
  });
});

describe("what is stored", () => {
  test.each<[string, (text: string) => string, string]>([
    ["a changed answer", (text) => text.replace("perpetual", "perpetuum"), "license_file_error"],
    ["a changed seal", (text) => `A${text.slice(1)}`, "license_file_error"],
    ["half a file", (text) => text.slice(0, text.length / 2), "license_file_error"],
    ["nothing", () => "", "license_file_error"],
  ])("%s is refused", async (_name, change, code) => {
    const { client, spoil } = await activated();
    spoil(change);
    expect(await codeOf(client.load())).toBe(code);
    expect(await codeOf(client.validate())).toBe(code);
  });

  test("is of no use to another device, product or server, even for someone who knows the secret", async () => {
    const { storage } = await activated();
    expect(await codeOf(world.client({ product: "app", storage, hardwareId: "thief" }).load())).toBe(
      "hardware_id_mismatch",
    );
    for (const [name, text] of [...storage.texts]) storage.texts.set(name.replace("app", "other"), text);
    expect(await codeOf(world.client({ product: "other", storage }).load())).toBe("license_file_error");
    expect(await codeOf(world.client({ product: "app", storage, sharedKey: "another" }).load())).toBe(
      "license_file_error",
    );
  });

  test("is verified with the server's keys on every load, not trusted because of its seal", async () => {
    const { client, storage } = await activated();
    const { Vault } = await import("../src/stored-license.ts");
    const vault = new Vault(storage, "app", world.app.sharedKey);
    const stored = await vault.read();
    if (!stored) throw new Error("nothing is stored");
    const forged = { ...stored, body: stored.body.replace('"is_trial":false', '"is_trial":true') };
    await vault.begin(forged);
    expect(await codeOf(client.load())).toBe("signature_v2_mismatch");
    await vault.begin({ ...stored, identity: { license_key: "another" } });
    expect(await codeOf(client.load())).toBe("license_signature_invalid");
    await vault.begin({ ...stored, proof: undefined });
    expect(await codeOf(client.load())).toBe("answer_not_fresh");
    await vault.begin({ ...stored, proof: { nonce: "another", signature: stored.proof?.signature ?? "" } });
    expect(await codeOf(client.load())).toBe("answer_not_fresh");
    await vault.begin(stored);
    expect((await client.load()).source).toBe("stored");
  });

  test("also works for a client without freshKey", async () => {
    const { client } = await activated({}, { freshKey: undefined });
    expect((await client.load()).source).toBe("stored");
  });
});
