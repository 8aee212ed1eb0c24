import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { LicetClient, type LicetClientOptions } from "../../src/index.ts";
import { codeOf, days, openStorage } from "../support/world.ts";

// A machine without any connection. A person carries codes between it and the vendor's portal, which the test plays by
// license-api.md §8.

const server = generateKeyPairSync("rsa", { modulusLength: 2048 });
const rsa = server.publicKey.export({ type: "spki", format: "pem" });
const company = generateKeyPairSync("ec", { namedCurve: "P-256" });
const airGapKey = Buffer.concat(["x", "y"].map((part) => jwkPart(company.publicKey, part))).toString("base64");
const licenseKey = "AAAA-BBBB-CCCC-DDDD";
const policy = {
  id: 4711,
  code: "air",
  product: 7,
  license_type: "time-limited",
  valid_duration: "30d",
  metadata: { plant: "Žilina" },
  product_features: [],
  product_details: { short_code: "plant", product_name: "Plant Control" },
};
const policyFile = file(policy);

/** A policy file as its server writes it. */
function file(content: object): string {
  const signature = sign("sha256", Buffer.from(JSON.stringify(content)), server.privateKey).toString("base64");
  return unsigned({ ...content, license_signature_v2: signature });
}

function unsigned(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString("base64");
}

function jwkPart(key: KeyObject, part: string): Buffer {
  return Buffer.from(String((key.export({ format: "jwk" }) as Record<string, unknown>)[part]), "base64url");
}

/** The vendor's portal. */
function openPortal() {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    initializationCode: jwkPart(pair.privateKey, "d").toString("base64"),
    accepts(code: string, hardwareId: string): boolean {
      const key = createPublicKey({ key: pair.publicKey.export({ format: "jwk" }), format: "jwk" });
      const bytes = Buffer.from(code, "base64");
      return verify("sha1", Buffer.from(hardwareId + licenseKey), { key, dsaEncoding: "ieee-p1363" }, bytes);
    },
    confirm(hardwareId: string, policyId = "4711"): string {
      const text = Buffer.from(hardwareId + licenseKey + policyId);
      return sign("sha256", text, { key: company.privateKey, dsaEncoding: "ieee-p1363" }).toString("base64");
    },
  };
}

function machine(options: Partial<LicetClientOptions> = {}) {
  let time = new Date("2026-03-15T12:00:00.000Z").getTime();
  const storage = openStorage();
  const start = (more: Partial<LicetClientOptions> = {}) =>
    new LicetClient({
      url: "https://nowhere.invalid",
      product: "plant",
      apiKey: "key",
      sharedKey: "secret",
      publicKey: String(rsa),
      airGapKey,
      hardwareId: "turbine-7",
      storage,
      now: () => new Date(time),
      fetch: () => Promise.reject(new Error("there is no network")),
      ...options,
      ...more,
    } as LicetClientOptions);
  return { start, storage, pass: (milliseconds: number) => (time += milliseconds) };
}

test("a machine is activated, works, expires, and is given up, by codes alone", async () => {
  const portal = openPortal();
  const { start, pass } = machine();
  const code = await start().airGap.activationCode(portal.initializationCode, licenseKey);
  expect(Buffer.from(code, "base64")).toHaveLength(64);
  expect(portal.accepts(code, "turbine-7")).toBe(true);
  expect(portal.accepts(code, "turbine-8")).toBe(false);

  const confirmationCode = portal.confirm("turbine-7");
  const license = await start().airGap.activate({ licenseKey, confirmationCode, policyFile });
  expect(license).toMatchObject({
    source: "air-gap",
    key: licenseKey,
    product: "plant",
    productName: "Plant Control",
    offlineUntil: null,
    metadata: { plant: "Žilina" },
  });
  expect(license.validUntil?.toISOString()).toBe("2026-04-14T12:00:00.000Z");

  pass(days(29));
  expect((await start().validate()).source).toBe("air-gap");
  expect(await codeOf(start().check())).toBe("wrong_license_type");
  // Entering the code again does not restart the thirty days.
  await start().airGap.activate({ licenseKey, confirmationCode, policyFile });
  pass(days(1));
  expect((await start().load()).isExpired).toBe(false);
  pass(1);
  expect(await codeOf(start().load())).toBe("license_expired");

  const gone = await start().airGap.deactivate();
  expect([portal.accepts(gone, "turbine-7"), gone === code]).toEqual([true, false]);
  expect(await start().airGap.deactivate()).toBe(gone);
  expect(await codeOf(start().load())).toBe("license_file_not_found");
  expect(await start().airGap.isConfirmed(portal.confirm("turbine-7"), licenseKey, "4711")).toBe(true);
  expect(await start().airGap.isConfirmed(portal.confirm("turbine-8"), licenseKey, "4711")).toBe(false);
});

test("a license that was given up does not come back with the old code or its twin; a new code works", async () => {
  const portal = openPortal();
  const { start } = machine();
  const confirmationCode = portal.confirm("turbine-7");
  await start().airGap.activate({ licenseKey, confirmationCode, policyFile });
  await start().airGap.deactivate(portal.initializationCode);
  const again = (used: string) => start().airGap.activate({ licenseKey, confirmationCode: used, policyFile });
  expect(await codeOf(again(confirmationCode))).toBe("air_gap_activation_error");
  // For every ECDSA signature (r, s) there is another valid one, (r, n - s).
  const bytes = Buffer.from(confirmationCode, "base64");
  const order = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
  const twin = order - BigInt(`0x${bytes.subarray(32).toString("hex")}`);
  const twinCode = Buffer.concat([bytes.subarray(0, 32), Buffer.from(twin.toString(16).padStart(64, "0"), "hex")]);
  expect(await codeOf(again(twinCode.toString("base64")))).toBe("air_gap_activation_error");
  expect((await again(portal.confirm("turbine-7"))).source).toBe("air-gap");
});

describe("a machine is not activated", () => {
  const portal = openPortal();
  const good = { licenseKey, confirmationCode: portal.confirm("turbine-7"), policyFile };

  test.each<[string, object, string]>([
    ["with a code for another machine", { confirmationCode: portal.confirm("turbine-8") }, "air_gap_activation_error"],
    [
      "with a code for another policy",
      { confirmationCode: portal.confirm("turbine-7", "4712") },
      "air_gap_activation_error",
    ],
    ["with another key", { licenseKey: "other" }, "air_gap_activation_error"],
    ["with half a code", { confirmationCode: good.confirmationCode.slice(0, 40) }, "air_gap_activation_error"],
    ["with a damaged policy file", { policyFile: "e30=" + "!" }, "air_gap_activation_error"],
    [
      "with another policy's file",
      { policyFile: file({ ...policy, id: 4712 }), policyId: "4711" },
      "policy_file_error",
    ],
    [
      "with a file for another product",
      { policyFile: file({ ...policy, product_details: { short_code: "other" } }) },
      "product_mismatch",
    ],
    [
      "with a policy file that was changed",
      { policyFile: unsigned({ ...policy, license_type: "perpetual" }) },
      "signature_v2_mismatch",
    ],
    ["with a file that names no product", { policyFile: file({ id: 4711 }) }, "policy_file_error"],
  ])("%s", async (_name, wrong, code) => {
    const { start, storage } = machine();
    expect(await codeOf(start().airGap.activate({ ...good, ...wrong }))).toBe(code);
    expect(storage.texts.size).toBe(0);
  });

  test("without the company's key, or with another company's", async () => {
    expect(await codeOf(machine({ airGapKey: undefined }).start().airGap.activate(good))).toBe("invalid_options");
    const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
    const other = Buffer.concat(["x", "y"].map((part) => jwkPart(stranger, part))).toString("base64");
    expect(await codeOf(machine({ airGapKey: other }).start().airGap.activate(good))).toBe("air_gap_activation_error");
  });

  test.each(["", "AAAA", createHash("sha256").digest("base64").slice(0, 40), Buffer.alloc(32).toString("base64")])(
    "with the initialization code %o",
    async (code) => {
      expect(await codeOf(machine().start().airGap.activationCode(code, licenseKey))).toBe("air_gap_activation_error");
    },
  );
});

test("another server's unsigned policy file is accepted where the application allows it", async () => {
  const { start } = machine();
  const activation = { licenseKey, confirmationCode: openPortal().confirm("turbine-7"), policyFile: unsigned(policy) };
  expect(await codeOf(start().airGap.activate(activation))).toBe("signature_v2_mismatch");
  expect((await start({ allowUnsignedPolicy: true }).airGap.activate(activation)).source).toBe("air-gap");
  expect(await codeOf(start().load())).toBe("signature_v2_mismatch");
});

test("a policy file that later keys sign is taken where it brings their keys, handed over by a known one", async () => {
  const pem = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();
  const idOf = (key: KeyObject) =>
    createHash("sha256")
      .update(key.export({ type: "spki", format: "der" }))
      .digest("base64url");
  const next = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const fresh = generateKeyPairSync("ed25519");
  const text = Buffer.from(`Licet key handover v1\n${idOf(next.publicKey)}\n${idOf(fresh.publicKey)}`);
  const signedBy = (by: KeyObject) => {
    const handover = {
      key_id: idOf(server.publicKey),
      signature: sign("sha256", text, by).toString("base64"),
      fresh_signature: "",
    };
    const keys = [{ public_key: pem(next.publicKey), fresh_public_key: pem(fresh.publicKey), handovers: [handover] }];
    const content = { ...policy, key_id: idOf(next.publicKey), keys };
    const signature = sign("sha256", Buffer.from(JSON.stringify(content)), next.privateKey).toString("base64");
    return unsigned({ ...content, license_signature_v2: signature });
  };
  const { start } = machine();
  const activation = { licenseKey, confirmationCode: openPortal().confirm("turbine-7") };
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const refused = start().airGap.activate({ ...activation, policyFile: signedBy(stranger) });
  expect(await codeOf(refused)).toBe("signature_v2_mismatch");
  expect((await start().airGap.activate({ ...activation, policyFile: signedBy(server.privateKey) })).source).toBe(
    "air-gap",
  );
  expect((await start().load()).source).toBe("air-gap");
});

test("policy files may contain several products, and the application may name no policy", async () => {
  const portal = openPortal();
  const { id: _, ...content } = policy;
  const several = file({ id: 4711, plant: { ...content, product: undefined }, other: {} });
  const { start } = machine();
  const license = await start().airGap.activate({
    licenseKey,
    confirmationCode: portal.confirm("turbine-7", ""),
    policyFile: several,
    policyId: "",
  });
  expect(license.productName).toBe("Plant Control");
});
