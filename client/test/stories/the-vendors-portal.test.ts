import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { codeOf, createWorld, days, openStorage, type World } from "../support/world.ts";

// Files and codes through the pages of the real server, as a person carries them.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "plant", { product_name: "Plant Control" });
});
afterAll(() => world.close());

async function page(path: string, body: object | string) {
  const type = typeof body === "string" ? "text/plain" : "application/json";
  const answer = await world.app.app.inject({
    method: "POST",
    url: `/offline/${path}`,
    headers: { "content-type": type },
    payload: body,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return type === "text/plain" && !answer.body.startsWith("{") ? answer.body : answer.json();
}

const noNetwork = () => Promise.reject(new Error("there is no network"));

describe("by files", () => {
  test("a machine is activated, refreshed, and given up with what it consumed; the next one takes its place", async () => {
    const { id, license_key } = await sell(world.app, "plant", {
      license_type: "consumption",
      max_consumptions: 100,
      max_activations: 1,
      max_transfers: -1,
    });
    const island = world.client({ product: "plant", hardwareId: "island", storage: openStorage(), fetch: noNetwork });
    const { file } = await page("activate", await island.offline.activationRequest({ licenseKey: license_key }));
    expect(await island.offline.loadActivation(file)).toMatchObject({ source: "file", key: license_key });
    await world.pass(days(100));
    expect((await island.validate()).source).toBe("file");

    await world.app.db`update licenses set max_consumptions = 500 where id = ${id}`;
    const refresh = await world.app.management("GET", `licenses/${id}/refresh_file/?hardware_id=island`);
    expect((await island.offline.loadRefresh(refresh.text)).counter?.max).toBe(500);
    expect(await codeOf(island.offline.loadActivation(file))).toBe("license_file_error");

    const next = world.client({ product: "plant", hardwareId: "next" });
    expect(await codeOf(next.activate({ licenseKey: license_key }))).toBe("license_activated_max_times");
    const removal = await island.offline.deactivationRequest({ consumptions: 120 });
    expect(await page("deactivate", removal)).toBe("license_deactivated");
    expect((await next.activate({ licenseKey: license_key })).counter?.total).toBe(120);
  });
});

describe("a bundle by files", () => {
  test("is activated whole and given up whole", async () => {
    for (const code of ["draw", "write"]) await createProduct(world.app, code);
    await createProduct(world.app, "suite", { is_bundle: true, products: ["draw", "write"] });
    const products = ["draw", "write"].map((product_code) => ({
      product_code,
      policy_code: "dftlp",
      max_transfers: -1,
    }));
    const { license_key } = await sell(world.app, "suite", { products, max_transfers: -1 }, { is_bundle: true });
    const storage = openStorage();
    const island = world.client({ product: "suite", hardwareId: "island", storage, fetch: noNetwork });
    const { offline } = island.bundle;
    const { file } = await page("activate", await offline.activationRequest({ licenseKey: license_key }));
    const licenses = await offline.loadActivation(file);
    expect(licenses.map(({ product }) => product)).toEqual(expect.arrayContaining(["draw", "write"]));
    expect((await island.bundle.load()).map(({ source }) => source)).toEqual(licenses.map(() => "file"));

    const changed = Buffer.from(file, "base64").toString().replaceAll('"is_trial":false', '"is_trial":true');
    const forged = offline.loadActivation(Buffer.from(changed).toString("base64"));
    expect(await codeOf(forged)).toBe("signature_v2_mismatch");
    expect(await codeOf(island.offline.loadActivation(file))).toBe("license_file_error");

    expect(await page("deactivate", await offline.deactivationRequest())).toBe("license_deactivated");
    expect(await codeOf(offline.loadActivation(file))).toBe("license_file_error");
    const next = world.client({ product: "suite", hardwareId: "next" });
    expect(await next.bundle.activate({ licenseKey: license_key })).toHaveLength(licenses.length);
  });
});

describe("by codes", () => {
  test("a machine is activated, works for its time, and is given up", async () => {
    const { id: product } = (await world.app.management("GET", "products/?short_code=plant")).json.results[0];
    const policy = await world.app.management("POST", "license-templates/", {
      body: {
        product,
        code: "air",
        name: "Air-gapped",
        default_license_type: "time-limited",
        valid_duration: "30d",
        is_air_gapped: true,
        max_activations: 1,
      },
    });
    expect(policy.status, policy.text).toBeLessThan(300);
    const policyFile = (await world.app.management("GET", `license-templates/${policy.json.id}/policy_file/`)).text;
    const airGapKey = (await world.app.management("GET", "air-gap-key/")).json.public_key;
    const { license_key } = await sell(world.app, "plant", { policy_code: "air" });

    const storage = openStorage();
    const turbine = world.client({ product: "plant", hardwareId: "turbine", storage, fetch: noNetwork, airGapKey });
    const { initialization_code } = await page("air-gap/initialize", { license_key });
    const code = await turbine.airGap.activationCode(initialization_code, license_key);
    const machine = { license_key, hardware_id: "turbine" };
    const { confirmation_code, policy_id } = await page("air-gap/activate", { ...machine, code });
    const license = await turbine.airGap.activate({
      licenseKey: license_key,
      confirmationCode: confirmation_code,
      policyFile,
      policyId: policy_id,
    });
    expect(license).toMatchObject({
      source: "air-gap",
      key: license_key,
      type: "time-limited",
      productName: "Plant Control",
    });
    expect(license.validUntil?.getTime()).toBe(world.app.clock.now().getTime() + days(30));

    await world.pass(days(20));
    expect((await turbine.validate()).source).toBe("air-gap");
    const removal = await turbine.airGap.deactivate();
    const confirmed = await page("air-gap/deactivate", { ...machine, code: removal });
    expect(await turbine.airGap.isConfirmed(confirmed.confirmation_code, license_key, confirmed.policy_id)).toBe(true);
    expect(await codeOf(turbine.validate())).toBe("license_file_not_found");
  });
});
