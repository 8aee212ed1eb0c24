import { createPublicKey, verify } from "node:crypto";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { refreshKeys, sweepKeys } from "../../src/access/signing-keys/signing-keys.flow.ts";
import { runKeysCommand } from "../../src/cli/keys.ts";
import { generateRecoveryKey, signStatement } from "../../src/platform/signing/recovery-statement.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { ClientAnswer } from "../support/license-client.ts";

const day = 86_400_000;
let app: TestApp;
let device: Readonly<Record<string, string>>;

beforeEach(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
  const { license_key } = await sell(app, "app");
  device = { product: "app", license_key, hardware_id: "device" };
  await applicationOf(app).activate(device);
  return () => app.close();
});

const post = async (path: string, body: object = {}): Promise<FreelyRead> => {
  const { status, json, text } = await app.management("POST", `signing-keys/${path}`, { body });
  if (status >= 300) throw new Error(text);
  await refreshKeys(app.deps);
  return json;
};
const all = async (): Promise<FreelyRead[]> => (await app.management("GET", "signing-keys/")).json.results;
const inDays = (count: number) => new Date(app.clock.now().getTime() + count * day).toISOString();

/** A check by an application that says which keys it knows, or says nothing; verified with a key. */
function check(key: FreelyRead | undefined, known?: readonly FreelyRead[], nonce?: string): Promise<ClientAnswer> {
  const client = applicationOf({ ...app, publicKeyPem: key?.public_key ?? app.publicKeyPem });
  const headers = {
    ...(known && { "Licet-Keys": known.map(({ key_id }) => key_id).join(", ") }),
    ...(nonce && { "Licet-Nonce": nonce }),
  };
  return client.call("GET", "check_license", { query: device, headers });
}

describe("files", () => {
  test("of a policy name their key, and bring those to which a key handed over", async () => {
    const [old] = await all();
    const product = await createProduct(app, "gapped");
    const body = { product, code: "gap", name: "Gap", is_air_gapped: true, default_license_type: "perpetual" };
    const { id } = (await app.management("POST", "license-templates/", { body })).json;
    const file = async (query = "") => {
      const { status, text } = await app.management("GET", `license-templates/${id}/policy_file/${query}`);
      expect(status, text).toBe(200);
      return JSON.parse(Buffer.from(text, "base64").toString("utf8"));
    };
    const next = await post("");
    await post(`${next.id}/activate/`, { retires_at: inDays(30) });
    const ofAll = await file();
    expect(ofAll).toMatchObject({ key_id: old.key_id, keys: [{ public_key: next.public_key }] });
    const [handover] = ofAll.keys[0].handovers;
    const text = Buffer.from(`Licet key handover v1\n${next.key_id}\n${next.fresh_key_id}`);
    const isSigned = (algorithm: string | null, pem: string, signature: string) =>
      verify(algorithm, text, createPublicKey(pem), Buffer.from(signature, "base64"));
    expect(isSigned("sha256", old.public_key, handover.signature)).toBe(true);
    expect(isSigned(null, old.fresh_public_key, handover.fresh_signature)).toBe(true);
    const ofBoth = await file(`?key_ids=${old.key_id},%20${next.key_id}`);
    expect(ofBoth.key_id).toBe(next.key_id);
    expect(ofBoth).not.toHaveProperty("keys");
    app.clock.advance(30 * day);
    expect(await file()).toMatchObject({ key_id: next.key_id, keys: [{ public_key: next.public_key }] });
  });
});

describe("the keys of the server", () => {
  test("are one active set at first; the next one is published and waits, and there is one at most", async () => {
    expect(await all()).toMatchObject([{ state: "active", public_key: app.publicKeyPem, retires_at: null }]);
    const next = await post("");
    expect(next).toMatchObject({ state: "next", activated_at: null });
    expect(await app.management("POST", "signing-keys/")).toMatchObject({
      status: 409,
      json: { code: "signing_key_waits" },
    });
    const { json } = (await applicationOf(app).call("GET", ".well-known")) as { json: FreelyRead };
    expect(json.pub_key).toBe(app.publicKeyPem);
    expect(json.keys.map(({ key_id, state }: FreelyRead) => [key_id, state])).toEqual([
      [next.key_id, "next"],
      [(await all())[1]?.key_id, "active"],
    ]);
    expect(JSON.stringify(json)).not.toContain("PRIVATE");
  });

  test("change by activation; the old ones sign until their day and are published until theirs", async () => {
    const [old] = await all();
    const next = await post("");
    await post(`${next.id}/activate/`, { retires_at: inDays(30), verifiable_until: inDays(90) });
    expect((await all()).map(({ state }) => state)).toEqual(["active", "retiring"]);
    app.clock.advance(30 * day);
    expect((await all()).map(({ state }) => state)).toEqual(["active", "retired"]);
    await sweepKeys(app.deps);
    await refreshKeys(app.deps);
    const rows = await app.db`select private_sealed is null as is_gone, public_pem from signing_keys order by id`;
    expect(rows).toMatchObject([{ is_gone: true, public_pem: old.public_key }, { is_gone: false }]);
    const published = async () =>
      ((await applicationOf({ ...app, publicKeyPem: next.public_key }).call("GET", ".well-known")) as FreelyRead).json;
    expect((await published()).pub_key).toBe(next.public_key);
    expect((await published()).keys).toHaveLength(2);
    app.clock.advance(60 * day);
    expect((await published()).keys).toHaveLength(1);
    expect(await all()).toHaveLength(2);
  });

  test("sign for each application by what it says it knows; who says nothing is answered as ever", async () => {
    const [old] = await all();
    const next = await post("");
    // Built before the day, with the next keys only.
    expect(await check(next, [next])).toMatchObject({ status: 200, headers: { "licet-key": next.key_id } });
    expect(await check(old, [old, next])).toMatchObject({ status: 200 });
    await post(`${next.id}/activate/`, { retires_at: inDays(30) });
    const asEver = await check(old, undefined, "a-nonce");
    expect(asEver.status).toBe(200);
    expect(asEver.headers).not.toHaveProperty("licet-key");
    expect(asEver.headers["licet-signature"]).toMatch(/^v1,t=[^,]+,s=[A-Za-z0-9+/]+=*$/);
    expect(await check(old, [old])).toMatchObject({ status: 200 });
    const fresh = await check(next, [old, next], "a-nonce");
    const [, time, signature = ""] =
      /^v1,t=([^,]+),s=([^,]+),k=(.+)$/.exec(String(fresh.headers["licet-signature"])) ?? [];
    const text = Buffer.from(`Licet fresh answer v1\na-nonce\n${time}\n${fresh.body}`);
    expect(verify(null, text, createPublicKey(next.fresh_public_key), Buffer.from(signature, "base64"))).toBe(true);
    app.clock.advance(30 * day);
    expect(await check(next)).toMatchObject({ status: 200 });
    expect(await check(next, [old])).toMatchObject({ status: 200 });
  });

  test("retire on another day, but never while they are the active ones", async () => {
    const [old] = await all();
    const retire = (id: number, body: object) => app.management("POST", `signing-keys/${id}/retire/`, { body });
    expect(await retire(old.id, {})).toMatchObject({ status: 409, json: { code: "signing_key_in_use" } });
    const next = await post("");
    await post(`${next.id}/activate/`);
    expect((await all())[1]?.retires_at).toBe(inDays(365));
    expect(await retire(old.id, { retires_at: inDays(10), verifiable_until: inDays(5) })).toMatchObject({
      status: 400,
      json: { code: "validation_error" },
    });
    expect((await retire(old.id, { retires_at: inDays(10) })).json).toMatchObject({
      retires_at: inDays(10),
      state: "retiring",
    });
    expect((await retire(old.id, { retires_at: inDays(0) })).json).toMatchObject({ state: "retired" });
    expect(await app.management("POST", `signing-keys/${next.id}/activate/`, { body: {} })).toMatchObject({
      status: 409,
      json: { code: "signing_key_not_waiting" },
    });
  });

  test("are vouched for by a recovery key, if it signed the statement", async () => {
    const next = await post("");
    const { privatePem, publicPem } = generateRecoveryKey();
    const vouch = (recovery_key: string, signature: string) =>
      app.management("POST", `signing-keys/${next.id}/vouch/`, { body: { recovery_key, signature } });
    const signature = signStatement(privatePem, next.statement);
    const invalid = { status: 400, json: { code: "recovery_signature_invalid" } };
    expect(await vouch(generateRecoveryKey().publicPem, signature)).toMatchObject(invalid);
    expect(await vouch(publicPem, signStatement(privatePem, `${next.statement}\n`))).toMatchObject(invalid);
    expect(await vouch("no key", signature)).toMatchObject(invalid);
    expect(await vouch(publicPem, signature)).toMatchObject({
      status: 200,
      json: { recovery: { recovery_key: publicPem.trim(), signature } },
    });
    const audit = await app.management("GET", "audit/?object=signing-keys&action=vouch");
    expect(audit.json.results).toMatchObject([{ object_id: next.id, after: { is_vouched_for: true } }]);
  });

  test("belong to the company that was made first; others read them, keys without the right do not", async () => {
    const key = app.otherCompany.managementKey;
    const next = await post("");
    expect((await app.management("GET", "signing-keys/", { key })).json).toMatchObject({ may_change: false });
    expect((await app.management("GET", "signing-keys/")).json).toMatchObject({ may_change: true });
    for (const action of ["activate", "retire"])
      expect((await app.management("POST", `signing-keys/${next.id}/${action}/`, { key, body: {} })).status).toBe(404);
    expect(await app.management("POST", "signing-keys/", { key })).toMatchObject({
      json: { code: "permission_denied" },
    });
    expect((await app.management("GET", "signing-keys/", { key: null })).status).toBe(403);
    expect((await app.management("POST", "signing-keys/4711/activate/", { body: {} })).status).toBe(404);
  });

  test("two activations at once: one of them finds nothing that waits", async () => {
    const next = await post("");
    const activate = () => app.management("POST", `signing-keys/${next.id}/activate/`, { body: {} });
    const answers = await Promise.all([activate(), activate(), activate()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await all()).map(({ state }) => state)).toEqual(["active", "retiring"]);
  });
});

describe("licet keys", () => {
  const run = async (...words: string[]) => {
    const lines: string[] = [];
    const { db, secrets } = app.deps;
    const out = (text: string) => void lines.push(text);
    const exit = await runKeysCommand(words, { db, secrets, now: app.clock.now(), out });
    await refreshKeys(app.deps);
    return { exit, text: lines.join("\n") };
  };

  test("rotates, and vouches with a recovery key that it made", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "licet-keys-")), "recovery.pem");
    const made = await run("recovery", file);
    expect(made).toMatchObject({ exit: 0, text: expect.stringContaining("BEGIN PUBLIC KEY") });
    expect(await readFile(file, "utf8")).toContain("PRIVATE KEY");
    expect(made.text).not.toContain("PRIVATE KEY");
    await expect(run("recovery", file)).rejects.toThrow("EEXIST");
    expect((await run("next")).text).toMatch(/\tnext\t/);
    const id = String((await all())[0]?.id);
    expect(await run("vouch", id, "--recovery-key", file)).toMatchObject({ exit: 0 });
    expect((await all())[0]?.recovery).not.toBeNull();
    const activated = await run("activate", id, "--retires", "2026-09-01", "--verifiable-until", "2027-09-01");
    expect(activated).toMatchObject({ exit: 0, text: expect.stringContaining("signs until 2026-09-01") });
    expect(await check((await all())[0], [(await all())[0]])).toMatchObject({ status: 200 });
  });

  test("says what is wrong", async () => {
    expect(await run("activate", "4711")).toEqual({ exit: 1, text: "Not found." });
    expect(await run("activate", "1", "--retires", "soon")).toMatchObject({ exit: 2 });
    expect(await run("turn")).toMatchObject({ exit: 2, text: expect.stringContaining("usage: licet keys list") });
  });
});
