import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { licenseFile, readRequest } from "./support/offline-page.ts";
import { codeOf, createWorld, days, openStorage, type World } from "./support/world.ts";

// Activation by files. The test plays the vendor's page, with answers of the real server and its key.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "app");
  await createProduct(world.app, "other");
});
beforeEach(() => {
  world.network = "up";
});
afterAll(() => world.close());

/** A license whose activation answer becomes files, and a device that never has a network. */
async function carried(license: object = {}) {
  const sold = await sell(world.app, "app", { license_type: "perpetual", ...license });
  const online = world.client({ product: "app", hardwareId: "island" });
  const { answer } = await online.activate({ licenseKey: sold.license_key });
  const storage = openStorage();
  const noNetwork = () => Promise.reject(new Error("there is no network"));
  const island = world.client({ product: "app", hardwareId: "island", storage, fetch: noNetwork });
  const wire = answer as unknown as Record<string, unknown>;
  const file = (kind: "activation" | "refresh" = "activation", changes: object = {}) =>
    licenseFile(world, wire, "island", kind, changes);
  return { sold, island, storage, wire, file };
}

describe("a request file", () => {
  test("is of schema 2, signed over its exact characters, and contains what the server needs", async () => {
    const client = world.client({ product: "app", hardwareId: "ísland", appName: "My App", appVersion: "1.2.3" });
    const options = { variables: { room: "ČK12" }, licenseId: 7 };
    const request = await client.offline.activationRequest({ licenseKey: "KEY-1" }, options);
    expect(request).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(readRequest(world, request)).toMatchObject({
      request: "activation",
      schema_version: 2,
      license_key: "KEY-1",
      license_id: 7,
      product: "app",
      hardware_id: "ísland",
      api_key: world.app.apiKey,
      app_name: "My App",
      app_ver: "1.2.3",
      variables: { room: "ČK12" },
      date: world.app.clock.now().toUTCString(),
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test("of a user contains both user and password", async () => {
    const client = world.client({ product: "app" });
    const request = await client.offline.activationRequest({ username: "jo@example.com", password: "secret" });
    expect(readRequest(world, request)).toMatchObject({ username: "jo@example.com", password: "secret" });
  });
});

describe("an activation file", () => {
  test("activates a device that never has a network, until the license ends", async () => {
    const { island, file } = await carried({ license_type: "time-limited", valid_duration: "60d" });
    const license = await island.offline.loadActivation(file());
    expect(license).toMatchObject({ source: "file", offlineUntil: null, isExpired: false });
    await world.pass(days(60));
    expect((await island.validate()).source).toBe("file");
    await world.pass(1);
    expect(await codeOf(island.validate())).toBe("license_expired");
  });

  test("may be broken into lines", async () => {
    const { island, file } = await carried();
    const broken = file().replace(/(.{76})/g, "$1\r\n");
    expect((await island.offline.loadActivation(`${broken}\n`)).source).toBe("file");
  });

  test.each<[string, (file: string) => string, string]>([
    ["is no base64 of an object", () => "not a file", "license_file_error"],
    ["lacks its members", () => btoa("{}"), "license_file_error"],
    [
      "was changed",
      (file) => btoa(atob(file).replace('"max_activations":', '"max_activations":9')),
      "signature_v2_mismatch",
    ],
    [
      "has another end",
      (file) => btoa(atob(file).replace('"validity_period":null', '"validity_period":"2099-01-01T00:00:00.000Z"')),
      "license_signature_invalid",
    ],
  ])("that %s is refused", async (_name, change, code) => {
    const { island, file, storage } = await carried();
    expect(await codeOf(island.offline.loadActivation(change(file())))).toBe(code);
    expect(storage.texts.size).toBe(0);
  });

  test("for another device, or another product, is refused", async () => {
    const { wire, island } = await carried();
    expect(await codeOf(island.offline.loadActivation(licenseFile(world, wire, "elsewhere")))).toBe(
      "hardware_id_mismatch",
    );
    const other = world.client({ product: "other", hardwareId: "island" });
    expect(await codeOf(other.offline.loadActivation(licenseFile(world, wire, "island")))).toBe("product_mismatch");
  });

  test("is verified on every load", async () => {
    const { island, file, storage } = await carried();
    await island.offline.loadActivation(file());
    const { Vault } = await import("../src/stored-license.ts");
    const vault = new Vault(storage, "app", world.app.sharedKey);
    const stored = await vault.read();
    if (!stored) throw new Error("nothing is stored");
    await vault.begin({ ...stored, body: stored.body.replace('"is_trial":false', '"is_trial":true') });
    expect(await codeOf(island.load())).toBe("signature_v2_mismatch");
  });

  test("reveals a clock that is days slow", async () => {
    const { island, file, storage } = await carried();
    const late = file();
    const daysAgo = new Date(world.app.clock.now().getTime() - days(3));
    const slow = world.client({ product: "app", hardwareId: "island", storage, now: () => daysAgo });
    expect(await codeOf(slow.offline.loadActivation(late))).toBe("clock_tampered");
    expect((await island.offline.loadActivation(late)).source).toBe("file");
  });
});

describe("a refresh file", () => {
  test("replaces the state of the license; an older file does not restore the old state", async () => {
    const { island, file } = await carried({ license_type: "time-limited", valid_duration: "60d" });
    const first = file();
    await island.offline.loadActivation(first);
    await world.pass(days(1));
    const renewed = await island.offline.loadRefresh(file("refresh", { validity_period: "2027-06-01T00:00:00.000Z" }));
    expect(renewed.validUntil?.toISOString()).toBe("2027-06-01T00:00:00.000Z");
    expect((await island.load()).validUntil).toEqual(renewed.validUntil);
    expect(await codeOf(island.offline.loadActivation(first))).toBe("license_file_error");
  });

  test("covers V1 as well, and has the HMAC of this application", async () => {
    const { island, file } = await carried();
    expect(await codeOf(island.offline.loadRefresh(file("activation")))).toBe("signature_v2_mismatch");
    expect(await codeOf(island.offline.loadActivation(file("refresh")))).toBe("signature_v2_mismatch");
    const foreign = world.client({ product: "app", hardwareId: "island", apiKey: "another" });
    expect(await codeOf(foreign.offline.loadRefresh(file("refresh")))).toBe("license_signature_invalid");
  });
});

describe("a deactivation request", () => {
  test("reports what was consumed, and removes the license from the device for good", async () => {
    const { island, file, sold } = await carried();
    const activation = file();
    await island.offline.loadActivation(activation);
    const report = { consumptions: 5, featureConsumptions: { export: 2 }, variables: { room: "1" } };
    const request = await island.offline.deactivationRequest(report);
    expect(readRequest(world, request)).toMatchObject({
      request: "deactivation",
      license_key: sold.license_key,
      hardware_id: "island",
      consumptions: 5,
      product_features: [{ code: "export", consumptions: 2 }],
      variables: { room: "1" },
      license_date: expect.stringMatching(/Z$/),
    });
    expect(await codeOf(island.load())).toBe("license_file_not_found");
    expect(await codeOf(island.offline.loadActivation(activation))).toBe("license_file_error");
    expect(await island.offline.deactivationRequest()).toBe(request);
    await world.pass(days(1));
    expect((await island.offline.loadActivation(file())).source).toBe("file");
    expect(await island.offline.deactivationRequest()).not.toBe(request);
  });
});

describe("through the server's own endpoints", () => {
  const upload = (endpoint: string, file: string) => {
    const date = world.app.clock.now().toUTCString();
    return import("node:crypto").then(({ createHmac }) => {
      const signature = createHmac("sha256", world.app.sharedKey)
        .update(`licenseSpring\ndate: ${date}`)
        .digest("base64");
      const authorization = `algorithm="hmac-sha256",headers="date",signature="${signature}",apikey="${world.app.apiKey}"`;
      return world.app.app.inject({
        method: "POST",
        url: `/api/v4/${endpoint}`,
        headers: { date, authorization, "content-type": "text/plain" },
        payload: file,
      });
    });
  };

  test("a request becomes a license, and removing it frees the device", async () => {
    const { license_key } = await sell(world.app, "app", { max_activations: 1, max_transfers: -1 });
    const island = world.client({ product: "app", hardwareId: "far island" });
    const answer = await upload(
      "activate_offline",
      await island.offline.activationRequest({ licenseKey: license_key }),
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const text = answer.body.startsWith("{") ? Buffer.from(answer.body).toString("base64") : answer.body;
    expect((await island.offline.loadActivation(text)).key).toBe(license_key);
    const removed = await upload("deactivate_offline", await island.offline.deactivationRequest());
    expect([removed.statusCode, removed.body]).toEqual([200, "license_deactivated"]);
    await world.client({ product: "app", hardwareId: "mainland" }).activate({ licenseKey: license_key });
  });
});
