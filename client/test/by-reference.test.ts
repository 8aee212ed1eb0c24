import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fetch } from "../src/index.ts";
import { isAuthentic, type Reply, type Seen, signed, standIn, wireLicense } from "./support/stand-in.ts";
import { codeOf } from "./support/world.ts";

// What the client sends and reads where only the reference (license-api.md) defines it.

const activation = (endpoint: string): Reply | undefined =>
  endpoint === "activate_license" ? signed(wireLicense()) : undefined;

/** A client with a license, of a server that answers some endpoints. */
async function activated(replies: Record<string, Reply>, options: object = {}) {
  const made = standIn(({ endpoint }) => replies[endpoint] ?? activation(endpoint), options);
  await made.client.activate({ licenseKey: "AAAA-BBBB" });
  made.seen.length = 0;
  return made;
}
const ident = { product: "app", hardware_id: "device", license_key: "AAAA-BBBB" };

describe("§2.1: authorization", () => {
  test("every request is signed over its own Date, and one that counts has its own idempotency key", async () => {
    const counter = { total_consumptions: 1, max_consumptions: 2 };
    const { client, seen } = await activated({ track_device_variables: [], add_consumption: counter });
    await client.variables.set({ a: 1 });
    await client.consume();
    await client.consume();
    expect(seen.every(isAuthentic)).toBe(true);
    const keys = seen.map(({ headers }) => headers["Idempotency-Key"]);
    expect([keys[0], new Set(keys).size]).toEqual([undefined, 3]);
  });
});

describe("§2.2: OAuth client credentials", () => {
  const options = { clientId: "auth-company-7", clientSecret: "s3cret&more" };
  const token = (seen: Seen, expires_in = 480): Reply | undefined => {
    if (seen.endpoint === "oauth_url") return { url: "https://id.example.com/token", login_type: "client_credentials" };
    if (seen.endpoint !== "/token") return undefined;
    return { access_token: `token-${seen.headers["Content-Type"]}`, expires_in, token_type: "Bearer" };
  };

  test("the token is fetched once, sent as Bearer with Date, and renewed before it expires", async () => {
    let time = new Date("2026-03-15T12:00:00.000Z").getTime();
    const { client, seen } = standIn((request) => token(request) ?? activation(request.endpoint), {
      ...options,
      now: () => new Date(time),
    });
    await client.activate({ licenseKey: "AAAA-BBBB" });
    await client.activate({ licenseKey: "AAAA-BBBB" });
    expect(seen.map(({ endpoint }) => endpoint)).toEqual([
      "oauth_url",
      "/token",
      "activate_license",
      "activate_license",
    ]);
    expect(seen[0]?.members).toEqual({ login_type: "client_credentials" });
    expect(seen[1]?.members).toEqual({
      grant_type: "client_credentials",
      client_id: "auth-company-7",
      client_secret: "s3cret&more",
    });
    expect(seen[2]?.headers).toMatchObject({
      Authorization: "Bearer token-application/x-www-form-urlencoded",
      Date: "Sun, 15 Mar 2026 12:00:00 GMT",
    });
    time += 476_000;
    await client.activate({ licenseKey: "AAAA-BBBB" });
    expect(seen).toHaveLength(7);
  });

  test("a token that the server refuses is renewed once, not for ever", async () => {
    const expired = { status: 401, code: "oauth_token_expired", message: "Expired." };
    let refusals = 1;
    const made = standIn((seen) => token(seen) ?? (refusals-- > 0 ? expired : activation(seen.endpoint)), options);
    await made.client.activate({ licenseKey: "AAAA-BBBB" });
    expect(made.seen.filter(({ endpoint }) => endpoint === "/token")).toHaveLength(2);
    refusals = Number.POSITIVE_INFINITY;
    expect(await codeOf(made.client.activate({ licenseKey: "AAAA-BBBB" }))).toBe("oauth_token_expired");
  });

  test("wrong credentials are reported", async () => {
    const { client } = standIn((seen) => {
      if (seen.endpoint !== "/token") return token(seen);
      return { status: 401, code: "x", error: "invalid_client", error_description: "Invalid client credentials" };
    }, options);
    expect(await codeOf(client.activate({ licenseKey: "k" }))).toBe("invalid_client");
  });
});

describe("§4: single sign-on passes through", () => {
  test("the license belongs to the user whom the server names, and later calls name that user", async () => {
    const user = { email: "jo@example.com|ACME", is_initial_password: false };
    const { license_key: _, ...userLicense } = wireLicense({ user });
    const { client, seen } = standIn(({ endpoint }) => {
      if (endpoint === "activate_license" || endpoint === "check_license") return signed(userLicense, "jo@example.com");
      return undefined;
    });
    await client.activate({ code: "c0de", customerAccountCode: "ACME", redirectUri: "app://back" });
    expect(seen[0]?.members).toMatchObject({ code: "c0de", customer_account_code: "ACME", redirect_uri: "app://back" });
    await client.check();
    expect(seen[1]?.members).toMatchObject({ username: "jo@example.com|ACME", license_id: String(userLicense.id) });
    await client.activate({ idToken: "t0ken", customerAccountCode: "ACME" });
    expect(seen[2]?.members).toMatchObject({ id_token: "t0ken", customer_account_code: "ACME" });
  });
});

describe("§6.16: trials", () => {
  test.each<[string, object, object]>([
    ["a new one by key", { license_key: "T-1", license: "T-1", is_trial: true }, { licenseKey: "T-1" }],
    ["an existing one by key", { license_type: "perpetual", is_trial: true, license: "T-2" }, { licenseKey: "T-2" }],
    [
      "one of a user",
      { license_user: "jo@example.com", initial_password: "4q3dg7", is_trial: true },
      { username: "jo@example.com", password: "4q3dg7" },
    ],
  ])("%s is a credential for activation", async (_name, reply, credential) => {
    const { client, seen } = standIn(() => reply);
    const request = { email: "jo@example.com", firstName: "Jo", companyName: "ACME", policy: "short" };
    expect(await client.trial(request)).toEqual(credential);
    expect(seen[0]).toMatchObject({
      method: "GET",
      endpoint: "trial_key",
      members: {
        product: "app",
        hardware_id: "device",
        email: "jo@example.com",
        first_name: "Jo",
        company_name: "ACME",
      },
    });
    expect(seen[0]?.members["license_policy"]).toBe("short");
    expect(seen[0]?.members).not.toHaveProperty("phone");
  });
});

describe("§6.6, §6.11, §6.12: features", () => {
  const state = {
    id: 1,
    license_id: 2,
    code: "render",
    name: "Render",
    feature_type: "consumption",
    company: { id: 1 },
    metadata: { q: 1 },
    is_floating: false,
    is_floating_cloud: true,
    expiry_date: "2027-01-01T00:00:00.000Z",
    floating_in_use_devices: 2,
    total_consumptions: 3,
    max_consumption: 10,
    allow_overages: false,
    max_overages: 0,
  };

  test("are checked, taken, borrowed and released by their code", async () => {
    const borrowed = { borrowed_until: "2027-01-01T00:00:00.000Z", max_borrow_time: 24, device_id: 1, license_id: 2 };
    const { client, seen } = await activated({
      check_license_feature: state,
      "floating/feature_borrow": borrowed,
      "floating/feature_release": "",
    });
    const feature = client.feature("render");
    expect(await feature.check()).toMatchObject({
      code: "render",
      isFloating: true,
      slotsInUse: 2,
      expiresAt: new Date("2027-01-01T00:00:00.000Z"),
      counter: { total: 3, remaining: 7 },
      metadata: { q: 1 },
    });
    const slot = await feature.acquire();
    expect((await slot.borrow()).toISOString()).toBe("2027-01-01T00:00:00.000Z");
    await slot.release();
    expect(seen.map(({ method, endpoint }) => `${method} ${endpoint}`)).toEqual([
      "GET check_license_feature",
      "GET check_license_feature",
      "POST floating/feature_borrow",
      "POST floating/feature_release",
    ]);
    for (const { members } of seen) expect(members).toMatchObject({ ...ident, feature: "render" });
    expect(seen[2]?.members["borrowed_until"]).toBeNull();
  });

  test("that do not float have no slots", async () => {
    const { client } = await activated({ check_license_feature: { ...state, is_floating_cloud: false } });
    expect(await codeOf(client.feature("render").acquire())).toBe("feature_not_floating");
  });
});

describe("§6.27–6.29: bundles", () => {
  const member = (short_code: string, more: object = {}) =>
    signed(wireLicense({ product_details: { short_code, product_name: short_code }, ...more }));

  test("every member is verified for the bundle's own name", async () => {
    const licenses = [member("draw"), member("write", { is_expired: true })];
    const { client, seen } = standIn(
      ({ endpoint }) => (endpoint === "deactivate_bundle" ? "license_deactivated" : licenses),
      { product: "suite" },
    );
    const made = await client.bundle.activate({ licenseKey: "AAAA-BBBB" });
    expect(made.map(({ product, isExpired }) => [product, isExpired])).toEqual([
      ["draw", false],
      ["write", true],
    ]);
    expect(await client.bundle.check()).toHaveLength(2);
    expect((await client.bundle.load()).map(({ source }) => source)).toEqual(["stored", "stored"]);
    await client.bundle.deactivate();
    expect(seen.map(({ endpoint }) => endpoint)).toEqual(["activate_bundle", "check_bundle", "deactivate_bundle"]);
    for (const { members } of seen) expect(members).toMatchObject({ product: "suite", license_key: "AAAA-BBBB" });
  });

  test("one member that is signed for another name invalidates the answer", async () => {
    const foreign = signed(wireLicense(), "OTHER-KEY");
    const { client } = standIn(() => [member("draw"), foreign], { product: "suite" });
    expect(await codeOf(client.bundle.activate({ licenseKey: "AAAA-BBBB" }))).toBe("license_signature_invalid");
  });
});

describe("§6.22, §6.23: versions and installation files", () => {
  const content = Buffer.alloc(300_000, "licet");
  const md5 = createHash("md5").update(content).digest("hex");
  let folder: string;
  let url: string;
  const files = createServer((request, response) => {
    if (request.url === "/moved") return response.writeHead(302, { Location: "/file" }).end();
    if (request.url === "/gone") return response.writeHead(404).end();
    if (request.url === "/half") {
      response.writeHead(200, { "Content-Length": content.length });
      return response.write(content.subarray(0, 1000), () => response.destroy());
    }
    return response.writeHead(200, { "Content-Length": content.length }).end(content);
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "licet-download-"));
    await new Promise<void>((resolve) => files.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    files.closeAllConnections();
    files.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("are listed and described", async () => {
    const { client, seen } = await activated({
      versions: [
        { version: "1.0.0", release_date: "2026-01-01T00:00:00.000Z" },
        { version: "1.1.0", release_date: null },
      ],
      installation_file: {
        id: 1,
        version: "1.1.0",
        installation_file: "https://files.example.com/app.exe",
        release_date: null,
        hash_md5: "ABCDEF",
        environment: "win64",
        eula_link: "",
        release_notes_link: "https://example.com/notes",
        size: "300000",
        requires_version: "1.0.0",
        channel: null,
        company: { id: 1 },
      },
    });
    expect(await client.installation.versions({ env: "win64" })).toEqual([
      { version: "1.0.0", releaseDate: new Date("2026-01-01T00:00:00.000Z") },
      { version: "1.1.0", releaseDate: null },
    ]);
    expect(await client.installation.file({ env: "win64", channel: "prod", version: "1.1.0" })).toEqual({
      version: "1.1.0",
      url: "https://files.example.com/app.exe",
      md5: "abcdef",
      size: 300_000,
      releaseDate: null,
      requiresVersion: "1.0.0",
      eulaUrl: "",
      releaseNotesUrl: "https://example.com/notes",
      environment: "win64",
      channel: "",
    });
    expect(seen[1]?.members).toMatchObject({ ...ident, env: "win64", channel: "prod", version: "1.1.0" });
  });

  const download = async (path: string, hash: string, size?: number, from?: Fetch) => {
    const { client } = standIn(() => undefined, { fetch: from });
    const target = join(folder, `app-${path}`);
    const steps: { received: number; total: number | undefined }[] = [];
    const file = { url: `${url}/${path}`, md5: hash, size };
    await client.installation.download(file, target, { onProgress: (progress) => steps.push(progress) });
    return { text: await readFile(target), steps };
  };

  test.each(["file", "moved"])("are downloaded with progress and a check of their MD5 (%s)", async (path) => {
    const { text, steps } = await download(path, md5.toUpperCase());
    expect(text.equals(content)).toBe(true);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.map(({ received }) => received)).toEqual(steps.map(({ received }) => received).sort((a, b) => a - b));
    expect(steps.at(-1)).toEqual({ received: content.length, total: content.length });
  });

  test.each<[string, (answer: Response) => object]>([
    ["that can only be read", (answer) => ({ getReader: () => answer.body?.getReader() })],
    ["that does not exist", () => ({})],
  ])("are downloaded from a stream %s", async (_name, bodyOf) => {
    const from: Fetch = async (address, request) => {
      const answer = await fetch(address, request);
      const { status, headers } = answer;
      return { status, headers, arrayBuffer: () => answer.arrayBuffer(), body: bodyOf(answer) };
    };
    expect((await download("file", md5, undefined, from)).text.equals(content)).toBe(true);
  });

  test.each([
    ["is damaged", "file", "0".repeat(32), "file_hash_mismatch"],
    ["is gone", "gone", md5, "download_failed"],
    ["breaks off", "half", md5, "download_failed"],
  ])("a file that %s does not appear", async (_name, path, hash, code) => {
    const before = await readdir(folder);
    expect(await codeOf(download(path, hash))).toBe(code);
    expect(await readdir(folder)).toEqual(before);
  });
});

describe("§6.13, §6.19, §6.20, §6.21: users and variables", () => {
  test("are requested as the reference says", async () => {
    const { client, seen } = await activated({
      user_licenses: [{ license: {}, user: {} }],
      change_password: "password_changed",
      get_device_variables: [
        { id: 1, created_at: "2026-01-01T00:00:00.000Z", variable: "room", value: "1", device_id: 2 },
      ],
    });
    const user = { username: "jo@example.com", password: "old" };
    expect(await client.userLicenses(user)).toHaveLength(1);
    await client.changePassword(user, "new one");
    expect(await client.variables.get()).toEqual(new Map([["room", "1"]]));
    expect(seen[0]?.members).toEqual({ product: "app", ...user });
    expect(seen[1]?.members).toEqual({ ...user, new_password: "new one" });
  });
});
