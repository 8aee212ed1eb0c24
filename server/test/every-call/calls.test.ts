import { createHmac, createPublicKey, randomUUID, verify } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { successOf } from "../../src/platform/http/contract.ts";
import { verifyEndpoint, verifyNotEmpty } from "../support/answer-shapes.ts";
import { withKey } from "../support/api-keys.ts";
import { applicationOf } from "../support/application.ts";
import type { ClientAnswer } from "../support/license-client.ts";
import { bearerOf, createClient, fetchToken } from "../support/oauth-tokens.ts";
import { verifyActivationDocument, verifyBundleDocument } from "../support/offline-verifier.ts";
import { anywhere, at } from "./refusals.ts";
import { exampleOf, examples, expectAnswered, openShop, type Shop } from "./shop.ts";

// What holds for every endpoint of the License API: its answer, its signatures, its callers, and how it takes nonsense.

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
beforeEach(() => shop.app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => shop.app.close());

const paths = Object.keys(examples).filter((path) => path !== "/sso_url");
const open = ["/.well-known", "/oauth_url"];
const closed = paths.filter((path) => !open.includes(path));
/** sso_url is answered where a provider is set up (test/sso). */
const all = [...closed, "/sso_url"];
/** The codes for objects that a credential does not reach. */
const hidden = ["license_not_found", "customer_not_found", "trial_not_allowed", "invalid_credentials"];
/** The endpoints that reveal nothing of any license or device. */
const aboutTheCatalog = ["/products", "/product_details"];
/** Hundreds of calls take a while on a busy machine; milliseconds. */
const patient = 120_000;
const contractOf = (path: string) => {
  const contract = shop.app.contracts.license.find((each) => each.path === path);
  if (!contract) throw new Error(`${path} is not served.`);
  return contract;
};
const prepared = async (path: string) => shop.membersOf(path, await shop.prepare(path));

test("each endpoint has its example, and each example its endpoint", () => {
  expect(shop.app.contracts.license.map(({ path }) => path).sort()).toEqual(Object.keys(examples).sort());
});

describe("the answer", () => {
  test.each(paths)("of %s suits every client: signatures, trailing slash or none, unknown members", async (path) => {
    const members = { ...(await prepared(path)), nobody_knows: "this" };
    const nonce = randomUUID();
    const answer = await expectAnswered(shop.call(path, members, { headers: { "Licet-Nonce": nonce } }));
    expect(answer.status).toBe(successOf(contractOf(path).answers));
    expect(isFresh(nonce, answer), "the fresh signature").toBe(true);
    verifyDocument(path, answer, members);
    verifyEndpoint(path, answer.body);
    verifyNotEmpty(path, answer.body);
    const slashed = await shop.call(path, await prepared(path), { address: `${path.slice(1)}/` });
    expect(slashed.status, slashed.body).toBe(answer.status);
  });
});

describe("the caller", () => {
  const date = () => shop.app.clock.now().toUTCString();
  const header = (parts: Record<string, string>) =>
    Object.entries(parts)
      .map(([name, value]) => `${name}="${value}"`)
      .join(",");
  const signature = (text: string, key: string) =>
    createHmac("sha256", key).update(`licenseSpring\ndate: ${text}`).digest("base64");
  const good = () => ({
    algorithm: "hmac-sha256",
    headers: "date",
    signature: signature(date(), shop.app.sharedKey),
    apikey: shop.app.apiKey,
  });
  const old = "Tue, 03 Mar 2026 12:00:00 GMT";

  const refused: [string, () => Record<string, string>, string][] = [
    ["without a Date", () => ({ Date: "" }), "400 missing_headers"],
    ["without Authorization", () => ({ Authorization: "" }), "400 missing_headers"],
    ["with Basic", () => ({ Authorization: "Basic abc" }), "400 authorization_invalid_headers"],
    ["with another algorithm", () => ({ Authorization: header({ ...good(), algorithm: "rsa" }) }), "400 hmac_required"],
    [
      "with another key's name",
      () => ({ Authorization: header({ ...good(), apikey: "nobodys" }) }),
      "400 invalid_api_key",
    ],
    [
      "with a signature of another key",
      () => ({ Authorization: header({ ...good(), signature: signature(date(), "guess") }) }),
      "401 signature_mismatch",
    ],
    [
      "without a signature",
      () => ({ Authorization: `algorithm="hmac-sha256",headers="date",apikey="${shop.app.apiKey}"` }),
      "400 authorization_missing_params",
    ],
    [
      "days ago",
      () => ({ Date: old, Authorization: header({ ...good(), signature: signature(old, shop.app.sharedKey) }) }),
      "400 date_header_diff",
    ],
    ["with a token of another kind", () => ({ Authorization: "Bearer abc" }), "401 oauth_token_malformed"],
  ];

  test.each(all)("%s refuses every call without valid credentials, and such a call changes nothing", async (path) => {
    const members = await prepared(path);
    const before = await stateOf();
    for (const [name, headers, expected] of refused) {
      const { status, code } = await shop.call(path, members, { headers: headers() });
      expect(`${status} ${code}`, name).toBe(expected);
    }
    const { db, apiKey } = shop.app;
    await db`update license_api_keys set revoked_at = now() where api_key = ${apiKey}`;
    const revoked = await shop.call(path, members);
    await db`update license_api_keys set revoked_at = null where api_key = ${apiKey}`;
    expect(revoked.code).toBe("revoked_api_key");
    expect(await stateOf()).toEqual(before);
  });

  test.each(open)("%s needs no credentials", async (path) => {
    const headers = { Date: "", Authorization: "" };
    expect((await shop.call(path, await prepared(path), { headers })).status).toBe(200);
  });

  test.each(closed)("%s takes a read-only key only where nothing changes", async (path) => {
    const members = await prepared(path);
    const before = await stateOf();
    const answer = await withKey(shop.app, { is_read_only: true }, () => shop.call(path, members));
    const changes = contractOf(path).permission === "license_use_change";
    expect(answer.code).toBe(changes ? "read_only_api_key" : undefined);
    if (changes) expect(await stateOf()).toEqual(before);
  });

  test.each(all)("%s reveals nothing to another company", async (path) => {
    const members = await prepared(path);
    const before = await stateOf();
    const { otherCompany } = shop.app;
    const answer = await shop.call(path, members, {
      application: applicationOf(shop.app, otherCompany),
      keys: shop.app,
    });
    if (answer.status < 300) expect(["[]", '{"license":[]}']).toContain(answer.body);
    else expect(["unknown_product", "invalid_credentials", "invalid_api_key"]).toContain(answer.code);
    expect(await stateOf()).toEqual(before);
  });

  test.each(closed)(
    "%s takes the token of the company's client, and a token for another license reaches nothing",
    async (path) => {
      const stranger = await shop.prepare("/check_license");
      const subjects = ["company", `licenses/${stranger.ids[0]}`];
      for (const subject of subjects) {
        const application = bearerOf(shop.app, await fetchToken(shop.app, await createClient(shop.app, subject)));
        const sold = await shop.prepare(path);
        const answer = await shop.call(path, shop.membersOf(path, sold), { application });
        await shop.app.management("DELETE", `${subject}/client/`);
        const isReached = subject === "company" || aboutTheCatalog.includes(path);
        if (isReached) expect(answer.status, answer.body).toBeLessThan(300);
        else if (answer.status < 300) expect(answer.body).toBe("[]");
        else expect(hidden).toContain(answer.code);
      }
    },
  );

  test.each(all)("%s refuses keys where the company takes OAuth clients only", async (path) => {
    const members = await prepared(path);
    await shop.app.management("PATCH", "company/", { body: { is_oauth_required: true } });
    const { code } = await shop.call(path, members);
    await shop.app.management("PATCH", "company/", { body: { is_oauth_required: false } });
    expect(code).toBe("oauth_required");
  });
});

describe("nonsense", () => {
  const long = "x".repeat(20_000);
  const odd: unknown[] = [
    null,
    [],
    {},
    [1],
    true,
    -1,
    1e15,
    1.5,
    "",
    "\u0000",
    long,
    "💥",
    "../../etc",
    "'; drop table",
  ];

  test.each(all)(
    "%s answers any value of any member with an answer or a refusal, never with a fault",
    async (path) => {
      const members = await prepared(path);
      for (const name of [...Object.keys(members), "license_id", "bundle_code", "is_vm", "variables", "app_ver"]) {
        for (const value of odd) {
          const answer = await shop.call(path, { ...members, [name]: value });
          expect(answer.status, `${name}: ${JSON.stringify(value)?.slice(0, 40)} ${answer.body}`).toBeLessThan(500);
          if (answer.status >= 400) {
            const { status, code, message } = JSON.parse(answer.body);
            expect([status, typeof code, typeof message]).toEqual([answer.status, "string", "string"]);
          }
        }
      }
    },
    patient,
  );

  const posts = closed.filter((path) => !exampleOf(path).file && path !== "/sso_url");
  test.each(posts)("%s refuses a body that is not a JSON object", async (path) => {
    if (contractOf(path).method !== "POST") return;
    const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    for (const body of [
      "",
      "{",
      "[]",
      '"x"',
      "1",
      "null",
      deep,
      '{"hardware_id": "a", "__proto__": {"x": 1}}',
      '{"a": 1e999}',
    ]) {
      const headers = { "Content-Type": "application/json" };
      const answer = await shop.application.call("POST", path.slice(1), { body, headers });
      expect(answer.status, `${body.slice(0, 30)} ${answer.body.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });

  const files = closed.filter((path) => exampleOf(path).file);
  test.each(files)("%s refuses what is not a request file", async (path) => {
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    for (const body of [
      "%%%",
      "abc",
      base64("{"),
      base64("[]"),
      base64("{}"),
      base64('{"request": 1, "signature": 2}'),
      base64(long),
    ]) {
      const answer = await shop.application.call("POST", path.slice(1), { body });
      expect(answer.status, answer.body.slice(0, 200)).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });
});

test(
  "a refusal changes nothing",
  async () => {
    const silent = [
      "missing_hardware_id",
      "missing_parameters",
      "unknown_product",
      "license_not_found",
      "device_not_found",
    ];
    for (const path of closed)
      for (const code of silent) {
        if (!contractOf(path).errors.includes(code as never)) continue;
        const sold = await shop.prepare(path);
        const before = await stateOf();
        const spoilt = { ...shop, prepare: async () => sold };
        expect((await (at[path]?.[code] ?? anywhere[code])?.(spoilt, path))?.status).toBe(400);
        expect(await stateOf(), `${path} ${code}`).toEqual(before);
      }
  },
  patient,
);

/** Waits for what checks report, which is written after their answers. */
const telemetry =
  "{last_check,os,hostname,ip,external_ip,mac_address,is_vm,vm_info,sdk_build_version,app_ver,app_name}";

/** Every row that a call may change, except telemetry. */
async function stateOf(): Promise<unknown> {
  const tables = [
    "licenses",
    "devices",
    "license_product_features",
    "license_feature_slots",
    "device_variables",
    "trials",
  ];
  const more = ["license_activation_histories", "license_users", "license_assignments", "orders", "events"];
  const states = [];
  for (const table of [...tables, ...more]) {
    const [row] = await shop.app.db`
      select count(*), md5(string_agg(line, ',' order by line)) as digest
      from (select (to_jsonb(t) - ${telemetry}::text[])::text as line from ${shop.app.db(table)} t) lines`;
    states.push([table, row?.["count"], row?.["digest"]]);
  }
  return states;
}

function isFresh(nonce: string, { headers, body }: ClientAnswer): boolean {
  const [, time, signature = ""] = /^v1,t=([^,]+),s=(.+)$/.exec(String(headers["licet-signature"])) ?? [];
  const text = `Licet fresh answer v1\n${nonce}\n${time}\n${body}`;
  return verify(null, Buffer.from(text), createPublicKey(shop.app.freshKeyPem), Buffer.from(signature, "base64"));
}

/** Documents that are kept are verified whole; other answers were verified when they came. */
function verifyDocument(path: string, { body }: ClientAnswer, members: Readonly<Record<string, unknown>>): void {
  const { app } = shop;
  const keys = { publicKeyPem: app.publicKeyPem, secret: app.sharedKey, credential: app.apiKey };
  const { hardware_id, license_key } = members as { hardware_id: string; license_key: string };
  if (path === "/activate_offline") verifyActivationDocument(JSON.parse(body), keys, { hardware_id, license_key });
  if (path === "/activate_bundle_offline") expect(verifyBundleDocument(JSON.parse(body), keys)).toHaveLength(3);
}
