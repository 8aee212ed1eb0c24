import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refreshKeys } from "../../server/src/access/signing-keys/signing-keys.flow.ts";
import { generateRecoveryKey, signStatement } from "../../server/src/platform/signing/recovery-statement.ts";
import type { FreelyRead } from "../../server/test/support/app.ts";
import { applicationOf, createProduct, sell } from "../../server/test/support/application.ts";
import { type Fetch, type LicetClient, type LicetClientOptions, MemoryStorage } from "../src/index.ts";
import { codeOf, createWorld, days, openStorage, type World } from "./support/world.ts";

// The drill: the keys of a server are changed while applications of every age run.

const recovery = generateRecoveryKey();
let world: World;
let old: FreelyRead;
let next: FreelyRead;
const all = async () => (await world.app.management("GET", "signing-keys/")).json.results as FreelyRead[];
const change = async (path: string, body: object = {}) => {
  const { status, json, text } = await world.app.management("POST", `signing-keys/${path}`, { body });
  if (status >= 300) throw new Error(text);
  await refreshKeys(world.app.deps);
  return json as FreelyRead;
};
const inDays = (count: number) => new Date(world.app.clock.now().getTime() + days(count)).toISOString();

beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "app");
  [old] = await all();
});
afterAll(() => world.close());

/** As the first release of this client was: it says nothing of keys, and reads a signature without the id of a key. */
const withoutKeys: Fetch = async (url, { headers, ...request }) => {
  const { "Licet-Keys": _, ...said } = headers as Record<string, string>;
  const answer = await world.fetch(url, { ...request, headers: said });
  expect(answer.headers.get("licet-signature")).toMatch(/^v1,t=([^,]+),s=([A-Za-z0-9+/]+=*)$/);
  expect(answer.headers.get("licet-key")).toBeNull();
  return answer;
};

/** A device whose application pins some keys. */
async function device(name: string, options: Partial<LicetClientOptions>): Promise<LicetClient> {
  const { license_key } = await sell(world.app, "app");
  const client = world.client({ product: "app", hardwareId: name, storage: new MemoryStorage(), ...options });
  await client.activate({ licenseKey: license_key });
  return client;
}

/** Whoever carries a request file to the server. */
function upload(request: string) {
  const date = world.app.clock.now().toUTCString();
  const text = `licenseSpring\ndate: ${date}`;
  const signature = createHmac("sha256", world.app.sharedKey).update(text).digest("base64");
  const authorization = `algorithm="hmac-sha256",headers="date",signature="${signature}",apikey="${world.app.apiKey}"`;
  const headers = { date, authorization, "content-type": "text/plain" };
  return world.app.app.inject({ method: "POST", url: "/api/v4/activate_offline", headers, payload: request });
}

/** The license file of a device without a network, made by the server for the request of its application. */
async function fileFor(name: string, options: Partial<LicetClientOptions>) {
  const { license_key } = await sell(world.app, "app", { allow_offline_activation: true });
  const noNetwork = () => Promise.reject(new Error("there is no network"));
  const island = world.client({
    product: "app",
    hardwareId: name,
    storage: openStorage(),
    ...options,
    fetch: noNetwork,
  });
  const request = await island.offline.activationRequest({ licenseKey: license_key });
  const answer = await upload(request);
  expect(answer.statusCode, answer.body).toBe(200);
  const file = Buffer.from(answer.body).toString("base64");
  await island.offline.loadActivation(file);
  return { island, file, document: JSON.parse(answer.body) as FreelyRead };
}

test("no call fails and no file becomes unverifiable before its day", async () => {
  const pins = (...sets: FreelyRead[]) => ({
    publicKey: sets.map((set) => set.public_key as string),
    freshKey: sets.map((set) => set.fresh_public_key as string),
  });
  const compatible = applicationOf(world.app);
  const { license_key } = await sell(world.app, "app");
  const known = { product: "app", license_key, hardware_id: "compatible" };
  await compatible.activate(known);

  const first = await device("first", { ...pins(old), fetch: withoutKeys });
  const present = await device("present", pins(old));
  const recovering = await device("recovering", { ...pins(old), recoveryKey: recovery.publicPem });
  const ofOld = await fileFor("island-old", pins(old));
  expect(ofOld.document.key_id).toBe(old.key_id);

  next = await change("");
  const ready = await device("ready", pins(old, next));
  const newest = await device("newest", pins(next));
  const clients = { first, present, recovering, ready, newest };
  const everybody = async () => {
    for (const [name, client] of Object.entries(clients))
      expect(await client.check().then(() => "works", String), name).toBe("works");
    expect(await compatible.check(known)).toMatchObject({ status: 200 });
  };
  await everybody();
  await change(`${next.id}/vouch/`, {
    recovery_key: recovery.publicPem,
    signature: signStatement(recovery.privatePem, next.statement),
  });
  await everybody();

  await change(`${next.id}/activate/`, { retires_at: inDays(30), verifiable_until: inDays(400) });
  await everybody();
  const ofBoth = await fileFor("island-both", pins(old, next));
  expect(ofBoth.document.key_id).toBe(next.key_id);
  const whileRetiring = await fileFor("island-retiring", pins(old));
  expect(whileRetiring.document.key_id).toBe(old.key_id);
  world.app.clock.advance(days(29));
  await everybody();

  // The day of the old keys: who knows only those is out of date; whoever pins the recovery key learns the new ones.
  world.app.clock.advance(days(1));
  for (const name of ["recovering", "ready", "newest"] as const)
    expect(await clients[name].check().then(() => "works", String), name).toBe("works");
  expect(await codeOf(present.check())).toMatch(/answer_not_fresh|signature_v2_mismatch/);
  // What they stored before goes on without a network, for as long as that ever did.
  expect(await present.load()).toMatchObject({ source: "stored" });
  for (const { island } of [ofOld, ofBoth, whileRetiring])
    expect(await island.load()).toMatchObject({ source: "file" });

  // Whoever has to verify an old file finds the public half until its day.
  const published = async () =>
    ((await fetch(`${world.url}/api/v4/.well-known`).then((answer) => answer.json())) as FreelyRead).keys;
  expect((await published()).map(({ key_id }: FreelyRead) => key_id)).toContain(old.key_id);
  world.app.clock.advance(days(369));
  expect((await published()).map(({ key_id }: FreelyRead) => key_id)).toContain(old.key_id);
  world.app.clock.advance(days(1));
  expect((await published()).map(({ key_id }: FreelyRead) => key_id)).not.toContain(old.key_id);
});

test("keys that were learnt are kept, and judged anew by the recovery key", async () => {
  const storage = openStorage();
  const { license_key } = await sell(world.app, "app");
  const options = {
    product: "app",
    hardwareId: "learner",
    storage,
    publicKey: old.public_key as string,
    freshKey: old.fresh_public_key as string,
    recoveryKey: recovery.publicPem,
  };
  await world.client(options).activate({ licenseKey: license_key });
  world.asked.length = 0;
  expect(await world.client(options).load()).toMatchObject({ source: "stored" });
  await world.client(options).check();
  expect(world.asked).toEqual(["check_license"]);
  const stranger = { ...options, recoveryKey: generateRecoveryKey().publicPem };
  expect(await codeOf(world.client(stranger).load())).toBe("signature_v2_mismatch");
  expect(await codeOf(world.client(stranger).check())).toMatch(/answer_not_fresh|signature_v2_mismatch/);
});
