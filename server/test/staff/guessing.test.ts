import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deleteOldAttempts, networkOf } from "../../src/platform/http/attempts.store.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { createLicenseClient } from "../support/license-client.ts";
import { askToken, createClient } from "../support/oauth-tokens.ts";
import { addStaff, codeAt, password } from "../support/staff.ts";

// How often someone may try, and that a stranger's guesses lock no one out (docs/decisions/0048).

const minute = 60_000;
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ proxies: ["127.0.0.1"] });
});
beforeEach(() => app.db`truncate attempts`);
afterAll(() => app.close());

let count = 0;
const freshEmail = () => {
  count += 1;
  return `somebody-${count}@vendor.example`;
};
/** Addresses that no one else has. */
const freshAddress = () => {
  count += 1;
  return `203.0.${Math.floor(count / 250)}.${(count % 250) + 1}`;
};

/** A sign-in from an address, optionally from a browser that has cookies. */
const signIn = (body: object, address: string, cookie?: string) =>
  app.management("POST", "session/", {
    key: null,
    body,
    headers: { "x-forwarded-for": address, ...(cookie ? { cookie } : {}) },
  });
const codesOf = (answers: readonly { json: { code?: string; token?: string } }[]) => {
  const counts: Record<string, number> = {};
  for (const { json } of answers) counts[json.code ?? "signed in"] = (counts[json.code ?? "signed in"] ?? 0) + 1;
  return counts;
};
const times = <T>(number: number, call: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: number }, (_, index) => call(index)));

describe("S5: sign-ins", () => {
  test("from one address: five tries for an account, while an owner can still sign in from another", async () => {
    const email = freshEmail();
    await addStaff(app, "owner", email);
    await app.db`truncate attempts`;
    const stranger = freshAddress();
    const guesses = await times(20, () => signIn({ email, password: "wrong" }, stranger));
    expect(codesOf(guesses)).toEqual({ invalid_login: 5, too_many_attempts: 15 });
    expect((await signIn({ email, password }, stranger)).status).toBe(429);
    expect((await signIn({ email, password }, freshAddress())).status).toBe(200);
  });

  test("from one address: thirty tries, whatever accounts they name", async () => {
    const stranger = freshAddress();
    const guesses = await times(45, (index) => signIn({ email: `${index}-${freshEmail()}`, password: "x" }, stranger));
    expect(codesOf(guesses)).toEqual({ invalid_login: 30, too_many_attempts: 15 });
    app.clock.advance(10_000);
    expect((await signIn({ email: freshEmail(), password: "x" }, stranger)).json.code).toBe("invalid_login");
    expect((await signIn({ email: freshEmail(), password: "x" }, stranger)).json.code).toBe("too_many_attempts");
    expect((await signIn({ email: freshEmail(), password: "x" }, freshAddress())).json.code).toBe("invalid_login");
  });

  test("from ever new addresses: a hundred tries for an account, which do not lock out a known device", async () => {
    const email = freshEmail();
    await addStaff(app, "owner", email);
    const first = await signIn({ email, password }, freshAddress());
    const [device = ""] = first.headers["set-cookie"] as string[];
    const cookie = device.split(";")[0] ?? "";
    await app.db`truncate attempts`;
    const codes: Record<string, number> = {};
    for (let address = 0; address < 30; address += 1) {
      const from = freshAddress();
      for (const [code, number] of Object.entries(
        codesOf(await times(4, () => signIn({ email, password: "no" }, from))),
      ))
        codes[code] = (codes[code] ?? 0) + number;
    }
    expect(codes).toEqual({ invalid_login: 100, too_many_attempts: 20 });
    expect((await signIn({ email, password }, freshAddress())).json.code).toBe("too_many_attempts");
    expect((await signIn({ email, password }, freshAddress(), cookie)).status).toBe(200);
    // The cookie is valid for its person only, and grants nothing.
    const other = freshEmail();
    await addStaff(app, "owner", other);
    const stolen = await times(8, () => signIn({ email, password: "no" }, freshAddress(), cookie));
    expect(codesOf(stolen)).toEqual({ invalid_login: 5, too_many_attempts: 3 });
    const address = freshAddress();
    const elsewhere = await times(8, () => signIn({ email: other, password: "no" }, address, cookie));
    expect(codesOf(elsewhere)).toEqual({ invalid_login: 5, too_many_attempts: 3 });
  });

  test("that succeed are not counted, however many", async () => {
    const email = freshEmail();
    await addStaff(app, "admin", email);
    const address = freshAddress();
    for (let signIns = 0; signIns < 40; signIns += 1)
      expect((await signIn({ email, password }, address)).status).toBe(200);
  });

  test("from one IPv6 network count as from one address", async () => {
    const email = freshEmail();
    const guesses = await times(8, (index) => signIn({ email, password: "x" }, `2001:db8:1:2:${index}::1`));
    expect(codesOf(guesses)).toEqual({ invalid_login: 5, too_many_attempts: 3 });
    expect((await signIn({ email, password: "x" }, "2001:db8:1:3::1")).json.code).toBe("invalid_login");
  });
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0DB8:0001:0002:0003:0004:0005:0006", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("S5: %s is counted as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

describe("S5: in a session", () => {
  const inSession = async () => {
    const person = await addStaff(app, "owner", freshEmail());
    const post = (path: string, body: object, index: number) =>
      app.management("POST", path, {
        key: null,
        body,
        headers: { authorization: `Bearer ${person.token}`, "idempotency-key": `guess ${count} ${index}` },
      });
    return { ...person, post };
  };

  test("the present password can be guessed five times, with an Idempotency-Key as well", async () => {
    const { post } = await inSession();
    const guesses = await times(60, (index) =>
      post("session/password/", { password: `guess ${index}`, new_password: "a new password" }, index),
    );
    expect(codesOf(guesses)).toEqual({ invalid_login: 5, too_many_attempts: 55 });
  });

  test("codes can be guessed ten times, both to end an authenticator app and to begin one", async () => {
    const { post, call } = await inSession();
    const { secret } = (await call("POST", "session/totp/")).json;
    const begins = await times(40, (index) => post("session/totp/confirm/", { code: "000000" }, index));
    expect(codesOf(begins)).toEqual({ invalid_code: 10, too_many_attempts: 30 });
    app.clock.advance(10 * minute);
    const confirmed = await call("POST", "session/totp/confirm/", { code: codeAt(secret, app.clock.now()) });
    expect(confirmed.status, confirmed.text).toBe(200);
    await app.db`truncate attempts`;
    const ends = await times(400, (index) =>
      post("session/totp/end/", { code: String(index).padStart(6, "0") }, index),
    );
    expect(ends.filter(({ json }) => json.code === "too_many_attempts").length).toBeGreaterThanOrEqual(390);
  });
});

test("S5: the second factor can be guessed ten times from anywhere, and not for ever by someone who knows the password", async () => {
  const email = freshEmail();
  const person = await addStaff(app, "owner", email);
  const { secret } = (await person.call("POST", "session/totp/")).json;
  await person.call("POST", "session/totp/confirm/", { code: codeAt(secret, app.clock.now()) });
  const guesses = await times(30, () => signIn({ email, password, code: "000000" }, freshAddress()));
  expect(codesOf(guesses)).toEqual({ invalid_code: 10, too_many_attempts: 20 });
});

describe("S5: a license user's password", () => {
  const applicationFrom = (address: string) =>
    createLicenseClient({
      fetch: async (url, { method, headers, body }) => {
        const answer = await app.app.inject({
          method: method === "GET" ? "GET" : "POST",
          url,
          headers: { ...headers, "x-forwarded-for": address },
          ...(body === undefined ? {} : { payload: body }),
        });
        return { status: answer.statusCode, headers: answer.headers as Record<string, string>, body: answer.body };
      },
      apiKey: app.apiKey,
      sharedKey: app.sharedKey,
      now: () => app.clock.now(),
      publicKeyPem: app.publicKeyPem,
      variant: "node",
    });
  const members = { product: "team", hardware_id: "guesser" };
  beforeAll(() =>
    createProduct(app, "team", { authorization_method: "user", max_activations: 5, is_floating_cloud: true }),
  );

  /** Every door that accepts the password of a user. */
  const doors: Record<
    string,
    (from: string, username: string, word: string) => Promise<{ code?: string | undefined }>
  > = {
    activate_license: (from, username, word) =>
      applicationFrom(from).activate({ ...members, username, password: word }),
    user_licenses: (from, username, word) =>
      applicationFrom(from).call("GET", "user_licenses", { query: { product: "team", username, password: word } }),
    change_password: (from, username, word) =>
      applicationFrom(from).call("POST", "change_password", {
        body: { username, password: word, new_password: "another password" },
      }),
    "floating/borrow": (from, username, word) =>
      applicationFrom(from).call("POST", "floating/borrow", {
        body: { ...members, username, password: word, borrowed_until: "2026-03-20T00:00:00Z" },
      }),
  };

  test.each(Object.keys(doors))(
    "at %s: five times from one address, and no other door is open after that",
    async (door) => {
      const email = freshEmail();
      const { license_users } = await sell(app, "team", { users: [{ email }] });
      const initial = license_users[0].initial_password;
      const stranger = freshAddress();
      const answers = await times(25, (index) => doors[door]?.(stranger, email, `guess ${index}`) ?? Promise.reject());
      const codes = answers.map(({ code }) => code);
      expect(codes.filter((code) => code === "invalid_credentials")).toHaveLength(5);
      expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(20);
      for (const other of Object.values(doors))
        expect((await other(stranger, email, initial)).code).toBe("too_many_attempts");
      const activated = await applicationFrom(freshAddress()).activate({
        ...members,
        username: email,
        password: initial,
      });
      expect(activated.status).toBe(200);
    },
  );
});

test("S5: wrong keys and secrets are slowed down, and valid ones work from the same address", async () => {
  const wrong = `${app.managementKey.slice(0, 9)}${"x".repeat(32)}`;
  const answers = await times(130, () => app.management("GET", "products/", { key: wrong }));
  expect(codesOf(answers)).toEqual({ invalid_management_key: 100, too_many_attempts: 30 });
  expect((await app.management("GET", "products/")).status).toBe(200);
  const { clientId, secret } = await createClient(app, "company");
  const form = (client_secret: string) => ({ grant_type: "client_credentials", client_id: clientId, client_secret });
  const statuses = (await times(130, (index) => askToken(app, form(`wrong ${index}`)))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(100);
  expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  expect((await askToken(app, form(secret))).status).toBe(200);
});

test("S5: wrong set-up links are slowed down, and a valid one works from the same address", async () => {
  const setUp = (token: string) => app.management("POST", "session/setup/", { key: null, body: { token, password } });
  const answers = await times(120, (index) => setUp(`wrong ${index}`));
  expect(codesOf(answers)).toEqual({ setup_link_not_valid: 100, too_many_attempts: 20 });
  const { json } = await app.management("POST", "staff/", { body: { email: freshEmail(), role: "support" } });
  expect((await setUp(json.setup_token)).status).toBe(200);
});

test("S14: an unknown e-mail, someone without a password, and someone inactive: the same work, the same answer", async () => {
  const known = freshEmail();
  await addStaff(app, "admin", known);
  const without = freshEmail();
  await app.management("POST", "staff/", { body: { email: without, role: "admin" } });
  const off = freshEmail();
  const person = await addStaff(app, "admin", off);
  await app.management("PATCH", `staff/${person.id}/`, { body: { is_active: false } });
  await app.db`truncate attempts`;
  const seen = [];
  for (const email of [known, without, off, freshEmail()]) {
    const address = freshAddress();
    const before = app.deps.passwords.done();
    const answers = [];
    for (let guesses = 0; guesses < 7; guesses += 1) {
      const name = guesses % 2 === 0 ? email : email.toUpperCase();
      const { status, json, headers } = await signIn({ email: name, password: "wrong password" }, address);
      answers.push([status, json.code, json.message, Object.keys(headers).sort().join()]);
    }
    seen.push({ answers, worked: app.deps.passwords.done() - before });
  }
  expect(seen[0]?.worked).toBe(5);
  for (const each of seen) expect(each).toEqual(seen[0]);
});

test("S14: a wrong password of a license user takes the same work, whoever is named", async () => {
  const email = freshEmail();
  await sell(app, "team", { users: [{ email }] });
  const chosen = freshEmail();
  await sell(app, "team", { users: [{ email: chosen }] });
  await app.management("POST", `license-users/set_password/?email=${chosen}`, { body: { password: "long enough" } });
  for (const username of [email, chosen, freshEmail()]) {
    const before = app.deps.passwords.done();
    const query = { product: "team", username, password: "wrong" };
    const { code } = await applicationOf(app).call("GET", "user_licenses", { query });
    expect([username, code]).toEqual([username, "invalid_credentials"]);
    expect(app.deps.passwords.done() - before).toBe(1);
  }
});

test("S5: a clock that is set back locks no one out", async () => {
  const start = app.clock.now();
  const [email, address] = [freshEmail(), freshAddress()];
  app.clock.advance(10 * 60 * minute);
  await times(5, () => signIn({ email, password: "x" }, address));
  app.clock.set(start);
  expect((await signIn({ email, password: "x" }, address)).json.code).toBe("invalid_login");
});

test("S5: a counter that allows everything again is deleted", async () => {
  const rows = async () => (await app.db`select from attempts`).length;
  await signIn({ email: freshEmail(), password: "x" }, freshAddress());
  expect(await rows()).toBe(3);
  app.clock.advance(10_000);
  await deleteOldAttempts(app.db, app.clock.now());
  expect(await rows()).toBe(2);
  app.clock.advance(120 * minute);
  await deleteOldAttempts(app.db, app.clock.now());
  expect(await rows()).toBe(0);
});
