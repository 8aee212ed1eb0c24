import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refreshKeys, sweepKeys } from "../../server/src/access/signing-keys/signing-keys.flow.ts";
import { keyIdOf } from "../../server/src/platform/signing/key-ring.ts";
import { handoverStatement } from "../../server/src/platform/values/signing-sets.ts";
import type { FreelyRead } from "../../server/test/support/app.ts";
import { createProduct, sell } from "../../server/test/support/application.ts";
import type { LicenseStorage, LicetClient, LicetClientOptions } from "../src/index.ts";
import { codeOf, createWorld, days, openStorage, type World } from "./support/world.ts";

// Devices without a network, through two changes of the server's keys: each knows the keys that its application was
// built with, and learns of others by files alone.

let world: World;
let [first, second, third]: FreelyRead[] = [];
const inDays = (count: number) => new Date(world.app.clock.now().getTime() + days(count)).toISOString();
const change = async (path: string, body: object = {}): Promise<FreelyRead> => {
  const { status, json, text } = await world.app.management("POST", `signing-keys/${path}`, { body });
  if (status >= 300) throw new Error(text);
  await refreshKeys(world.app.deps);
  return json;
};
/** Changes the keys; those before them have no private half any more. */
async function roll(): Promise<FreelyRead> {
  const { id } = await change("");
  const made = await change(`${id}/activate/`, { retires_at: inDays(1) });
  world.app.clock.advance(days(1));
  await sweepKeys(world.app.deps);
  await refreshKeys(world.app.deps);
  return made;
}

beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "app");
  [first] = (await world.app.management("GET", "signing-keys/")).json.results;
});
afterAll(() => world.close());

const pins = (...sets: FreelyRead[]) => ({
  publicKey: sets.map((set) => set.public_key as string),
  freshKey: sets.map((set) => set.fresh_public_key as string),
});
function island(name: string, storage: LicenseStorage, options: Partial<LicetClientOptions>): LicetClient {
  const noNetwork = () => Promise.reject(new Error("there is no network"));
  return world.client({ product: "app", hardwareId: name, storage, ...options, fetch: noNetwork });
}

/** Whoever carries a request file to the server; the document that comes back. */
async function upload(request: string): Promise<FreelyRead> {
  const date = world.app.clock.now().toUTCString();
  const signature = createHmac("sha256", world.app.sharedKey).update(`licenseSpring\ndate: ${date}`).digest("base64");
  const authorization = `algorithm="hmac-sha256",headers="date",signature="${signature}",apikey="${world.app.apiKey}"`;
  const headers = { date, authorization, "content-type": "text/plain" };
  const answer = await world.app.app.inject({
    ...({ method: "POST", url: "/api/v4/activate_offline" } as const),
    headers,
    payload: request,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return JSON.parse(answer.body);
}
const fileOf = (document: object) => Buffer.from(JSON.stringify(document)).toString("base64");

async function activate(name: string, storage: LicenseStorage, options: Partial<LicetClientOptions>) {
  const { id, license_key } = await sell(world.app, "app", { allow_offline_activation: true });
  const client = island(name, storage, options);
  const document = await upload(await client.offline.activationRequest({ licenseKey: license_key }));
  await client.offline.loadActivation(fileOf(document));
  return { id: id as number, document };
}
async function refreshFile(license: number, name: string): Promise<string> {
  const { status, text } = await world.app.management("GET", `licenses/${license}/refresh_file/?hardware_id=${name}`);
  expect(status, text).toBe(200);
  return text;
}
const documentOf = (file: string): FreelyRead => JSON.parse(Buffer.from(file, "base64").toString("utf8"));

test("a device that was built with the first keys takes files of the second and of the third", async () => {
  const storage = openStorage();
  const { id, document } = await activate("old", storage, pins(first));
  expect(document.key_id).toBe(first.key_id);
  expect(document).not.toHaveProperty("keys");

  second = await roll();
  const afterOne = await refreshFile(id, "old");
  expect(documentOf(afterOne)).toMatchObject({ key_id: second.key_id, keys: [{ public_key: second.public_key }] });
  expect(await island("old", storage, pins(first)).offline.loadRefresh(afterOne)).toMatchObject({
    source: "file",
  });
  // What it learnt it knows after a restart.
  expect(await island("old", storage, pins(first)).load()).toMatchObject({ source: "file" });
  third = await roll();
  // Built with the first keys and never refreshed since: the second hand over to the third.
  const later = openStorage();
  const { document: ofThird } = await activate("later", later, pins(first));
  expect(ofThird.key_id).toBe(third.key_id);
  expect(ofThird.keys.map((set: FreelyRead) => set.public_key)).toEqual([third.public_key, second.public_key]);
  expect(await island("later", later, pins(first)).load()).toMatchObject({ source: "file" });
  expect(await island("old", storage, pins(first)).offline.loadRefresh(await refreshFile(id, "old"))).toMatchObject({
    source: "file",
  });
  // On line again it says which keys it knows, fresh ones among them.
  const online = world.client({ product: "app", hardwareId: "later", storage: later, ...pins(first) });
  const { license_key } = await sell(world.app, "app");
  expect(await online.activate({ licenseKey: license_key })).toMatchObject({ source: "server" });
});

test("a device of today is brought nothing, and one that says nothing of keys gets a file as ever", async () => {
  const { document } = await activate("new", openStorage(), pins(third));
  expect(document.key_id).toBe(third.key_id);
  expect(document).not.toHaveProperty("keys");
  const { license_key } = await sell(world.app, "app", { allow_offline_activation: true });
  const request = await island("silent", openStorage(), pins(third)).offline.activationRequest({
    licenseKey: license_key,
  });
  const { key_ids: _, ...said } = JSON.parse(Buffer.from(request, "base64").toString("utf8")).request;
  const text = JSON.stringify(said);
  const signature = createHmac("sha256", world.app.sharedKey).update(text).digest("base64");
  const silent = await upload(Buffer.from(`{"request":${text},"signature":"${signature}"}`).toString("base64"));
  expect(silent).not.toHaveProperty("key_id");
  expect(silent).not.toHaveProperty("keys");
});

test("nobody introduces keys to whom no known key handed over", async () => {
  const storage = openStorage();
  const { id } = await activate("target", storage, pins(third));
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const fresh = generateKeyPairSync("ed25519");
  const pem = (key: typeof rsa.publicKey) => key.export({ type: "spki", format: "pem" }).toString();
  const [public_key, fresh_public_key] = [pem(rsa.publicKey), pem(fresh.publicKey)];
  const text = Buffer.from(handoverStatement(keyIdOf(public_key), keyIdOf(fresh_public_key)));
  const signature = sign("sha256", text, rsa.privateKey).toString("base64");
  const fresh_signature = sign(null, text, fresh.privateKey).toString("base64");
  const forged = (handover: object) => {
    const { license_signature_v2: _, ...document } = documentOf(genuine);
    const keys = [{ public_key, fresh_public_key, recovery: null, handovers: [handover] }];
    const covered = { ...document, key_id: keyIdOf(public_key), keys };
    const v2 = sign("sha256", Buffer.from(JSON.stringify(covered)), rsa.privateKey).toString("base64");
    return fileOf({ ...covered, license_signature_v2: v2 });
  };
  const genuine = await refreshFile(id, "target");
  const take = (file: string) => codeOf(island("target", storage, pins(third)).offline.loadRefresh(file));
  // By itself; in the name of the third; by the word of the third for other keys.
  expect(await take(forged({ key_id: keyIdOf(public_key), signature, fresh_signature }))).toBe("signature_v2_mismatch");
  expect(await take(forged({ key_id: third.key_id, signature, fresh_signature }))).toBe("signature_v2_mismatch");
  const [ofSecond] = third.handovers;
  expect(await take(forged({ ...ofSecond, key_id: third.key_id }))).toBe("signature_v2_mismatch");
  expect(await island("target", storage, pins(third)).offline.loadRefresh(genuine)).toMatchObject({
    source: "file",
  });
});

test("what a key introduced is trusted for as long as that key is", async () => {
  const storage = openStorage();
  await activate("updated", storage, pins(first));
  expect(await island("updated", storage, pins(first)).load()).toMatchObject({ source: "file" });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
  const publicKey = stranger.export({ type: "spki", format: "pem" }).toString();
  expect(await codeOf(island("updated", storage, { publicKey }).load())).toMatch(/signature/);
});
