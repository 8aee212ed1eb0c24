import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { appointManager, atPortal, sellToUser, signIn } from "../support/portal.ts";
import { addStaff } from "../support/staff.ts";

// Signing in to the portal (docs/guide/portal.md, docs/decisions/0084).

const hour = 3_600_000;
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ proxies: ["127.0.0.1"] });
  await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "app");
});
beforeEach(async () => {
  app.clock.set("2026-03-15T12:00:00.000Z");
  await app.db`truncate attempts`;
});
afterAll(() => app.close());

let count = 0;
const fresh = (name = "ann") => {
  count += 1;
  return `${name}-${count}@acme.example`;
};
const user = () => sellToUser(app, "team", fresh());
const keyed = async (email = fresh("buyer")) => {
  const { id, license_key } = await sell(app, "app", {}, { customer: { email } });
  return { id: id as number, license_key: license_key as string, email };
};

describe("a password", () => {
  test("opens a session of twelve hours, whose cookie no script reads and no other site sends", async () => {
    const { email, password, user: id } = await user();
    const { json, headers, status } = await signIn(app, { email: email.toUpperCase(), password });
    expect(status).toBe(200);
    expect(json).toEqual({
      kind: "user",
      email,
      first_name: "",
      last_name: "",
      license_user: id,
      license: null,
      customer_account: null,
      is_initial_password: true,
      permissions: [],
      company: { id: app.companyId, name: "First Company" },
      expires_at: "2026-03-16T00:00:00.000Z",
      token: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(headers["set-cookie"]).toBe(`licet_portal=${json.token}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict`);
    const { token: _token, ...session } = json;
    const read = (cookie: string) => app.management("GET", "portal/session/", { key: null, headers: { cookie } });
    expect((await read(`licet_portal=${json.token}`)).json).toEqual(session);
    expect((await app.management("GET", `license-users/${id}/`)).json.last_login).toBe("2026-03-15T12:00:00.000Z");
    app.clock.advance(12 * hour);
    expect((await read(`licet_portal=${json.token}`)).json.code).toBe("session_not_valid");
  });

  test("of somebody unknown, of somebody who may not, and a wrong one are answered alike", async () => {
    const { email, password, user: id } = await user();
    const wrong = await signIn(app, { email, password: "wrong" });
    const unknown = await signIn(app, { email: fresh("nobody"), password });
    await app.management("PATCH", `license-users/${id}/`, { body: { is_active: false } });
    const inactive = await signIn(app, { email, password });
    for (const { status, json } of [wrong, unknown, inactive])
      expect([status, json.code, json.message]).toEqual([403, "invalid_login", "The e-mail or the password is wrong."]);
  });

  test("of a manager shows what they may do; of others it shows nothing", async () => {
    const { order } = await user();
    const manager = await appointManager(app, order, fresh("boss"), ["reset_device", "manage_license_users"]);
    const { session } = await atPortal(app, manager);
    expect(session).toMatchObject({ kind: "manager", permissions: ["reset_device", "manage_license_users"].sort() });
  });

  test("ends with the hour in which the user is switched off", async () => {
    const held = await user();
    const { call } = await atPortal(app, held);
    expect((await call("GET", "session/")).status).toBe(200);
    await app.management("PATCH", `license-users/${held.user}/`, { body: { is_active: false } });
    expect((await call("GET", "session/")).json.code).toBe("session_not_valid");
  });

  test("belongs to one company: the portal of another does not know it, and without a company none is guessed", async () => {
    const { email, password } = await user();
    const elsewhere = await signIn(app, { email, password, company: app.otherCompany.companyId });
    expect(elsewhere.json.code).toBe("invalid_login");
    const open = await signIn(app, { email, password, company: undefined });
    expect([open.status, open.json.code]).toEqual([409, "company_required"]);
    expect((await signIn(app, { email, password, company: 999_999 })).json.code).toBe("company_required");
  });
});

describe("a license key", () => {
  test("opens its license with the e-mail of its customer, as people type both", async () => {
    const { id, license_key, email } = await keyed();
    const typed = license_key.toLowerCase().replaceAll("-", " ");
    const { session } = await atPortal(app, { license_key: typed, email: email.toUpperCase() });
    expect(session).toMatchObject({ kind: "key", email, license: id, license_user: null, permissions: [] });
  });

  test("opens nothing without that e-mail, nor is a key that nobody has answered otherwise", async () => {
    const { license_key, email } = await keyed();
    for (const body of [
      { license_key, email: fresh("other") },
      { license_key: "AAAA-BBBB-CCCC-DDDD", email },
      { license_key: (await sell(app, "app")).license_key, email: "x@y.example" },
    ])
      expect((await signIn(app, body)).json.code).toBe("invalid_login");
    const both = await signIn(app, { license_key, email, password: "x" });
    const neither = await signIn(app, { email });
    expect([both.status, neither.status]).toEqual([400, 400]);
  });

  test("opens it no longer once the customer has another e-mail", async () => {
    const { license_key, email } = await keyed();
    const { call } = await atPortal(app, { license_key, email });
    await app.db`update customers set email = ${fresh("successor")} where email = ${email}`;
    expect((await call("GET", "session/")).json.code).toBe("session_not_valid");
  });

  test("of another company opens nothing", async () => {
    const { license_key, email } = await keyed();
    const there = await signIn(app, { license_key, email, company: app.otherCompany.companyId });
    expect(there.json.code).toBe("invalid_login");
  });

  test("has no password", async () => {
    const { call } = await atPortal(app, await keyed().then(({ license_key, email }) => ({ license_key, email })));
    const { json } = await call("POST", "session/password/", { password: "x", new_password: "another password" });
    expect(json.code).toBe("permission_denied");
  });
});

describe("guesses", () => {
  const from = (address: string) => ({ "x-forwarded-for": address });
  const codes = async (tries: number, attempt: (index: number) => ReturnType<typeof signIn>) => {
    const answers = await Promise.all(Array.from({ length: tries }, (_, index) => attempt(index)));
    const counts: Record<string, number> = {};
    for (const { json } of answers) counts[json.code ?? "in"] = (counts[json.code ?? "in"] ?? 0) + 1;
    return counts;
  };

  test("of a password: five from one address, and the user is let in from another", async () => {
    const { email, password } = await user();
    const guesses = await codes(12, () => signIn(app, { email, password: "wrong" }, from("203.0.113.7")));
    expect(guesses).toEqual({ invalid_login: 5, too_many_attempts: 7 });
    expect((await signIn(app, { email, password }, from("203.0.113.7"))).status).toBe(429);
    expect((await signIn(app, { email, password }, from("203.0.113.8"))).status).toBe(200);
  });

  test("count together with those that an application sends", async () => {
    const { email, password } = await user();
    const guess = { product: "team", username: email, password: "wrong", hardware_id: "d" };
    for (let index = 0; index < 5; index += 1) await applicationOf(app).activate(guess);
    expect((await signIn(app, { email, password })).json.code).toBe("too_many_attempts");
  });

  test("of the e-mail of a key, however the key is spelled, and of keys that nobody has", async () => {
    const { license_key } = await keyed();
    const spelled = (index: number) => (index % 2 ? license_key : license_key.toLowerCase().replaceAll("-", ""));
    const guesses = await codes(12, (index) =>
      signIn(app, { license_key: spelled(index), email: `${index}@x.example` }, from("203.0.113.9")),
    );
    expect(guesses).toEqual({ invalid_login: 5, too_many_attempts: 7 });
    const invented = await codes(40, (index) =>
      signIn(app, { license_key: `KEY-${index}`, email: "a@x.example" }, from("203.0.113.10")),
    );
    expect(invented).toEqual({ invalid_login: 30, too_many_attempts: 10 });
  });

  test("are in the security log, with who was meant", async () => {
    const email = fresh("victim");
    await signIn(app, { email, password: "wrong" });
    await expect
      .poll(async () => {
        const { json } = await app.management("GET", `security-events/?who=${encodeURIComponent(email)}`);
        return json.results.map(({ code, route }: { code: string; route: string }) => `${code} ${route}`);
      })
      .toEqual(["invalid_login POST /api/v1/portal/session/"]);
  });
});

describe("a password of one's own", () => {
  const chosen = "a password of my own";

  test("takes the present one; every other session ends, and a new one begins", async () => {
    const held = await user();
    const [one, other] = [await atPortal(app, held), await atPortal(app, held)];
    const wrong = await one.call("POST", "session/password/", { password: "wrong", new_password: chosen });
    expect(wrong.json.code).toBe("invalid_login");
    const short = await one.call("POST", "session/password/", { password: held.password, new_password: "short" });
    expect(short.status).toBe(400);
    const changed = await one.call("POST", "session/password/", { password: held.password, new_password: chosen });
    expect(changed.status, changed.text).toBe(200);
    expect(changed.json.is_initial_password).toBe(false);
    for (const { call } of [one, other]) expect((await call("GET", "session/")).json.code).toBe("session_not_valid");
    const cookie = String(changed.headers["set-cookie"]).split(";")[0] ?? "";
    expect((await app.management("GET", "portal/session/", { key: null, headers: { cookie } })).status).toBe(200);
    expect((await signIn(app, { email: held.email, password: held.password })).json.code).toBe("invalid_login");
    expect((await signIn(app, { email: held.email, password: chosen })).status).toBe(200);
  });

  test.each([
    [
      "the vendor sets another",
      (id: number) => ({ path: `license-users/${id}/set_password/`, body: { password: chosen } }),
    ],
  ])("no session outlives it: %s", async (_name, write) => {
    const held = await user();
    const { call } = await atPortal(app, held);
    const { path, body } = write(held.user);
    expect((await app.management("POST", path, { body })).status).toBe(200);
    expect((await call("GET", "session/")).json.code).toBe("session_not_valid");
  });

  test("an application that changes it ends the sessions as well", async () => {
    const held = await user();
    const { call } = await atPortal(app, held);
    const { email: username, password } = held;
    const body = { username, password, new_password: chosen };
    expect((await applicationOf(app).call("POST", "change_password", { body })).status).toBe(200);
    expect((await call("GET", "session/")).json.code).toBe("session_not_valid");
  });
});

describe("sessions", () => {
  test("are listed and ended by their owner, and by nobody else", async () => {
    const held = await user();
    const [one, other, stranger] = [
      await atPortal(app, held),
      await atPortal(app, held),
      await atPortal(app, await user()),
    ];
    const { json: list } = await one.call("GET", "open-sessions/");
    expect(list).toHaveLength(2);
    expect(list.map(({ is_current }: { is_current: boolean }) => is_current)).toEqual([false, true]);
    expect((await stranger.call("DELETE", `open-sessions/${list[0].id}/`)).status).toBe(404);
    expect((await one.call("DELETE", `open-sessions/${list[0].id}/`)).status).toBe(204);
    expect((await other.call("GET", "session/")).json.code).toBe("session_not_valid");
    const out = await one.call("DELETE", "session/");
    expect([out.status, out.headers["set-cookie"]]).toEqual([
      204,
      "licet_portal=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict",
    ]);
    expect((await one.call("GET", "session/")).json.code).toBe("session_not_valid");
  });

  test("are in the audit, by the user or the key", async () => {
    const held = await user();
    const { license_key, email, id } = await keyed();
    await atPortal(app, held);
    await atPortal(app, { license_key, email });
    const { json } = await app.management("GET", "audit/?object=portal/session&limit=2");
    expect(json.results).toMatchObject([
      { action: "login", actor_kind: "license", actor_id: id, actor_name: email },
      { action: "login", actor_kind: "license_user", actor_id: held.user, actor_name: held.email },
    ]);
  });
});

describe("the cookie", () => {
  test("does nothing for another site's page, and opens nothing of the staff", async () => {
    const { token } = await atPortal(app, await user());
    const cookie = `licet_portal=${token}`;
    const foreign = await app.management("DELETE", "portal/session/", {
      key: null,
      headers: { cookie, "sec-fetch-site": "cross-site" },
    });
    expect(foreign.json.code).toBe("foreign_origin");
    const staffs = await app.management("GET", "licenses/", { key: null, headers: { cookie } });
    expect(staffs.json.code).toBe("not_authenticated");
    const bearer = await app.management("GET", "licenses/", {
      key: null,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(bearer.json.code).toBe("session_not_valid");
  });

  test("of the staff opens nothing here: whoever has no session of the portal is to sign in", async () => {
    const { token } = await addStaff(app, "owner", fresh("owner"));
    const ask = (headers: Record<string, string>) => app.management("GET", "portal/session/", { key: null, headers });
    expect((await ask({ cookie: `licet_session=${token}` })).json.code).toBe("not_authenticated");
    expect((await ask({ authorization: `Bearer ${token}` })).json.code).toBe("permission_denied");
    expect((await app.management("GET", "portal/session/")).json.code).toBe("permission_denied");
  });
});
