import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { client, type IdentityProvider, startProvider } from "../support/identity-provider.ts";
import { addStaff, callerOf, codeAt, logIn, ownerOf, password } from "../support/staff.ts";
import { begin, comeBack, setUpStaffSso, signOnStaff, usualSettings } from "../support/staff-sign-on.ts";

// Staff who sign on at the identity provider of their company, with a real provider (docs/guide/staff.md).

const minute = 60_000;
let app: TestApp;
let provider: IdentityProvider;
/** The people whom the provider knows, by subject. */
const people: Record<string, { email?: string; email_verified?: boolean }> = {};

let count = 0;
/** Someone whom the provider knows. */
function person(domain = "vendor.example") {
  count += 1;
  const subject = `subject-${count}`;
  const email = `somebody-${count}@${domain}`;
  people[subject] = { email, email_verified: true };
  return { subject, email };
}
/** A member of staff whom the provider knows. */
async function member(role: "owner" | "admin" | "support" | "read-only" = "support") {
  const known = person();
  return { ...known, ...(await addStaff(app, role, known.email)) };
}
const signOn = (subject: string) => signOnStaff(app, provider, subject);
const settings = async (body: object) => (await ownerOf(app)).call("PATCH", "company/sso/", body);

beforeAll(async () => {
  provider = await startProvider(people, { pkce: { methods: ["S256"], required: () => true } });
  app = await createTestApp({ now: new Date().toISOString(), privateHosts: ["127.0.0.1"] });
});
beforeEach(async () => {
  app.clock.set(new Date());
  await setUpStaffSso(app, provider, usualSettings);
});
afterAll(async () => {
  await app.close();
  await provider.stop();
});

describe("a sign-on", () => {
  test("ends in a session like that of a password login", async () => {
    const { subject, email, id } = await member("support");
    const { status, json, headers, text } = await signOn(subject);
    expect(status, text).toBe(200);
    const byPassword = await logIn(app, { email, password });
    const { token, expires_at: _e, ...session } = json;
    const { token: _t, expires_at: _f, ...sessionByPassword } = byPassword.json;
    expect(session).toEqual(sessionByPassword);
    expect(session.staff).toMatchObject({ id, email, role: "support", has_signed_on: true });
    expect(Object.keys(headers).sort()).toEqual(Object.keys(byPassword.headers).sort());
    expect(headers["set-cookie"]).toContain(`licet_session=${token}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict`);
    expect((await callerOf(app, token)("GET", "session/")).json).toEqual(session);
    app.clock.advance(12 * 60 * minute);
    expect((await callerOf(app, token)("GET", "session/")).json.code).toBe("session_not_valid");
  });

  test("begins at the company's provider, with a new state, nonce and challenge each time", async () => {
    const urls = (await Promise.all([begin(app), begin(app)])).map(({ url }) => new URL(url));
    for (const { origin, searchParams } of urls) {
      expect(origin).toBe(provider.issuer);
      expect(Object.fromEntries(searchParams)).toMatchObject({
        client_id: client.client_id,
        response_type: "code",
        scope: "openid email",
        redirect_uri: client.redirect_uris[0],
        code_challenge_method: "S256",
      });
    }
    for (const name of ["state", "nonce", "code_challenge"])
      expect(new Set(urls.map(({ searchParams }) => searchParams.get(name))).size, name).toBe(2);
  });

  test("stores state, nonce, verifier and cookie in no usable form", async () => {
    const { url, cookie } = await begin(app);
    const { searchParams } = new URL(url);
    const [rows] = await app.db`select coalesce(jsonb_agg(s), '[]')::text as text from staff_sign_ons s`;
    const stored = String(rows?.["text"]);
    for (const secret of [searchParams.get("state"), searchParams.get("nonce"), cookie.split("=")[1]]) {
      expect(stored).not.toContain(String(secret));
      expect(stored).not.toContain(Buffer.from(String(secret)).toString("hex"));
    }
  });

  test("leaves no row when the person never returns", async () => {
    await begin(app);
    app.clock.advance(71 * minute);
    await begin(app);
    const rows = await app.db`select created_at from staff_sign_ons where company_id = ${app.companyId}`;
    expect(rows.map((row) => row["created_at"])).toEqual([app.clock.now()]);
  });

  test("returns to the redirect URI that was named, if it is configured", async () => {
    const { subject } = await member();
    const [, second] = client.redirect_uris;
    const { url, cookie } = await begin(app, { company: app.companyId, redirect_uri: second });
    expect(new URL(url).searchParams.get("redirect_uri")).toBe(second);
    expect((await comeBack(app, cookie, await provider.signOn(url, subject))).status).toBe(200);
    const body = { company: app.companyId, redirect_uri: "https://evil.example/" };
    const { status, json } = await app.management("POST", "session/oidc/", { key: null, body });
    expect([status, json.code]).toEqual([400, "sso_redirect_uri_not_allowed"]);
  });

  test("is recorded in the audit as a login", async () => {
    const { subject, email, id } = await member();
    const at = `audit/?object=session&actor_kind=staff&actor_id=${id}`;
    const before = (await app.management("GET", at)).json.count;
    await signOn(subject);
    const { json } = await app.management("GET", at);
    expect(json.count).toBe(before + 1);
    expect(json.results[0]).toMatchObject({ action: "login", object_id: id, actor_name: email });
  });

  test("needs no company when only one has a provider", async () => {
    expect(new URL((await begin(app, {})).url).origin).toBe(provider.issuer);
    await setUpStaffSso(app, provider, {}, app.otherCompany);
    const { status, json } = await app.management("POST", "session/oidc/", { key: null, body: {} });
    expect([status, json.code]).toEqual([409, "company_required"]);
    await (await ownerOf(app, app.otherCompany)).call("DELETE", "company/sso/");
    expect((await begin(app, {})).url).toContain(provider.issuer);
  });
});

describe("is refused", () => {
  const codeOf = async (answer: Promise<{ status: number; json: FreelyRead }>) => {
    const { status, json } = await answer;
    return [status, json.code];
  };

  test("an unknown state", async () => {
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const { code = "" } = await provider.signOn(url, subject);
    expect(await codeOf(comeBack(app, cookie, { code, state: "made-up" }))).toEqual([403, "sign_on_not_valid"]);
  });

  test("a used state and code, even when they are sent in parallel", async () => {
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const back = await provider.signOn(url, subject);
    const answers = await Promise.all(Array.from({ length: 16 }, () => comeBack(app, cookie, back)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ json }) => json.code === "sign_on_not_valid")).toHaveLength(15);
    expect(await codeOf(comeBack(app, cookie, back))).toEqual([403, "sign_on_not_valid"]);
  });

  test("a used code with an unused state", async () => {
    const { subject } = await member();
    const first = await begin(app);
    const { code } = await provider.signOn(first.url, subject);
    const second = await begin(app);
    const state = new URL(second.url).searchParams.get("state");
    expect(await codeOf(comeBack(app, second.cookie, { code, state }))).toEqual([400, "sso_token_not_valid"]);
    // This uses up the state.
    const back = await provider.signOn(second.url, subject);
    expect(await codeOf(comeBack(app, second.cookie, back))).toEqual([403, "sign_on_not_valid"]);
  });

  test("another browser than the one in which it began, while the right one can go on", async () => {
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const back = await provider.signOn(url, subject);
    const other = await begin(app);
    for (const wrong of ["", other.cookie, "licet_sign_on=made-up"])
      expect(await codeOf(comeBack(app, wrong, back))).toEqual([403, "sign_on_not_valid"]);
    expect((await comeBack(app, cookie, back)).status).toBe(200);
  });

  test("a sign-on that took ten minutes", async () => {
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const back = await provider.signOn(url, subject);
    app.clock.advance(10 * minute);
    expect(await codeOf(comeBack(app, cookie, back))).toEqual([403, "sign_on_expired"]);
    app.clock.advance(-1);
    expect((await comeBack(app, cookie, back)).status).toBe(200);
  });

  test.each(["nonce", "code_challenge"])("an address whose %s was changed on the way", async (name) => {
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const changed = new URL(url);
    changed.searchParams.set(name, "Q".repeat(43));
    const back = await provider.signOn(changed.href, subject);
    expect(await codeOf(comeBack(app, cookie, back))).toEqual([400, "sso_token_not_valid"]);
  });

  test("another issuer than the company's", async () => {
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const back = await provider.signOn(url, subject);
    expect(await codeOf(comeBack(app, cookie, { ...back, iss: "https://evil.example" }))).toEqual([
      400,
      "sso_token_not_valid",
    ]);
  });

  test("an e-mail of no member of staff, and none is created", async () => {
    const { subject, email } = person();
    expect(await codeOf(signOn(subject))).toEqual([403, "sso_staff_not_found"]);
    expect((await app.management("GET", `staff/?email=${email}`)).json.count).toBe(0);
  });

  test("an e-mail that is not verified, or not stated to be, or missing", async () => {
    const { subject, email } = await member();
    for (const [claims, code] of [
      [{ email, email_verified: false }, "sso_email_not_verified"],
      [{ email }, "sso_email_not_verified"],
      [{}, "sso_email_missing"],
    ] as const) {
      people[subject] = claims;
      expect(await codeOf(signOn(subject))).toEqual([400, code]);
    }
  });

  test("an e-mail of a foreign domain, even if a member of staff has it", async () => {
    const { subject, email } = person("elsewhere.example");
    await addStaff(app, "support", email);
    expect(await codeOf(signOn(subject))).toEqual([403, "sso_domain_not_allowed"]);
    await settings({ email_domains: [] });
    expect((await signOn(subject)).status).toBe(200);
    await settings({ email_domains: ["vendor.example"] });
    expect(await codeOf(signOn(subject))).toEqual([403, "sso_domain_not_allowed"]);
  });

  test("a person who is no longer active, before the first sign-on and after it", async () => {
    const { subject, id } = await member();
    const setActive = (is_active: boolean) => app.management("PATCH", `staff/${id}/`, { body: { is_active } });
    await setActive(false);
    expect(await codeOf(signOn(subject))).toEqual([403, "sso_staff_not_active"]);
    await setActive(true);
    expect((await signOn(subject)).status).toBe(200);
    await setActive(false);
    expect(await codeOf(signOn(subject))).toEqual([403, "sso_staff_not_active"]);
  });

  test("a person who left while they signed on", async () => {
    const { subject, id } = await member();
    const { url, cookie } = await begin(app);
    const back = await provider.signOn(url, subject);
    await app.management("DELETE", `staff/${id}/`);
    expect(await codeOf(comeBack(app, cookie, back))).toEqual([403, "sso_staff_not_found"]);
  });

  test("the staff of another company, and a code of one company for another", async () => {
    const { otherCompany } = app;
    await setUpStaffSso(app, provider, {}, otherCompany);
    const { subject, email } = person();
    await addStaff(app, "owner", email, otherCompany);
    expect(await codeOf(signOn(subject))).toEqual([403, "sso_staff_not_found"]);
    const there = await begin(app, { company: otherCompany.companyId });
    const here = await begin(app);
    const { code } = await provider.signOn(there.url, subject);
    const state = new URL(here.url).searchParams.get("state");
    expect(await codeOf(comeBack(app, here.cookie, { code, state }))).toEqual([400, "sso_token_not_valid"]);
    const { json } = await signOnStaff(app, provider, subject, otherCompany);
    expect(json).toMatchObject({ company: { id: otherCompany.companyId }, staff: { email, role: "owner" } });
    await (await ownerOf(app, otherCompany)).call("DELETE", "company/sso/");
  });

  test("a company without a provider, an unknown one, and one whose sign-on is switched off", async () => {
    const ask = (company: number) => codeOf(app.management("POST", "session/oidc/", { key: null, body: { company } }));
    expect(await ask(app.otherCompany.companyId)).toEqual([400, "sso_not_configured"]);
    expect(await ask(999_999_999)).toEqual([400, "sso_not_configured"]);
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const back = await provider.signOn(url, subject);
    await settings({ enabled: false });
    expect(await ask(app.companyId)).toEqual([400, "sso_not_enabled"]);
    expect(await codeOf(comeBack(app, cookie, back))).toEqual([400, "sso_not_enabled"]);
    await settings({ enabled: true });
    expect((await comeBack(app, cookie, back)).status).toBe(200);
  });

  test("while the provider is down, with 503 and quickly", async () => {
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const back = await provider.signOn(url, subject);
    await provider.stop();
    app.clock.advance(11 * minute);
    const body = { company: app.companyId };
    const start = app.management("POST", "session/oidc/", { key: null, body });
    expect(await codeOf(start)).toEqual([503, "sso_provider_unavailable"]);
    app.clock.advance(-11 * minute);
    expect(await codeOf(comeBack(app, cookie, back))).toEqual([503, "sso_provider_unavailable"]);
    await provider.start();
    expect((await signOn(subject)).status).toBe(200);
  });

  test("where the provider refuses our client", async () => {
    const { subject } = await member();
    await settings({ client_secret: "not the secret of this client at all" });
    expect(await codeOf(signOn(subject))).toEqual([400, "sso_provider_refused"]);
  });

  test("a first call without a code, and nothing is used up", async () => {
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const { code, state } = await provider.signOn(url, subject);
    expect(await codeOf(comeBack(app, cookie, { state }))).toEqual([400, "validation_error"]);
    expect((await comeBack(app, cookie, { code, state })).status).toBe(200);
  });
});

describe("the subject", () => {
  test("stays the person when the provider's e-mail or ours changes", async () => {
    const { subject, id, email } = await member();
    await signOn(subject);
    people[subject] = { email: `new-${email}`, email_verified: true };
    expect((await signOn(subject)).json.staff).toMatchObject({ id, email });
    await app.management("PATCH", `staff/${id}/`, { body: { email: `ours-${email}` } });
    expect((await signOn(subject)).json.staff).toMatchObject({ id, email: `ours-${email}` });
  });

  test("is stored once, however many first sign-ons end in parallel", async () => {
    for (const { subject, id } of [await member(), await member(), await member(), await member()]) {
      const begun = await Promise.all(Array.from({ length: 16 }, () => begin(app)));
      const backs = await Promise.all(begun.map(({ url }) => provider.signOn(url, subject)));
      // Some begin while others end.
      const comeLater = async (cookie: string, at: number) => {
        await sleep(3 * at);
        return comeBack(app, cookie, backs[at] ?? {});
      };
      const answers = await Promise.all(begun.map(({ cookie }, at) => comeLater(cookie, at)));
      for (const { status, json, text } of answers) expect([status, json.staff?.id], text).toEqual([200, id]);
    }
  });

  test("locks out someone who is given another person's e-mail", async () => {
    const victim = await member("owner");
    await signOn(victim.subject);
    const other = person();
    people[other.subject] = { email: victim.email, email_verified: true };
    const { status, json } = await signOn(other.subject);
    expect([status, json.code]).toEqual([403, "sso_other_person"]);
  });

  test("gives no one access who takes another person's e-mail before that person ever signed on", async () => {
    const [known, late] = [await member(), await member("owner")];
    await signOn(known.subject);
    people[known.subject] = { email: late.email, email_verified: true };
    expect((await signOn(known.subject)).json.staff.id).toBe(known.id);
    expect((await signOn(late.subject)).json.staff.id).toBe(late.id);
  });

  test("is forgotten with a new link, with another provider or client, and when sign-on is removed", async () => {
    const { subject, id, email } = await member();
    await signOn(subject);
    const again = person();
    people[again.subject] = { email, email_verified: true };
    delete people[subject];
    const isKnown = async () => (await app.management("GET", `staff/${id}/`)).json.has_signed_on;
    expect(await isKnown()).toBe(true);
    await app.management("POST", `staff/${id}/renew_setup/`);
    expect(await isKnown()).toBe(false);
    expect((await signOn(again.subject)).json.staff.id).toBe(id);
    await settings({ client_id: "somebody-else", enabled: false });
    expect(await isKnown()).toBe(false);
    await setUpStaffSso(app, provider, { enabled: true });
    expect((await signOn(again.subject)).json.staff.id).toBe(id);
    expect((await (await ownerOf(app)).call("DELETE", "company/sso/")).status).toBe(204);
    expect(await isKnown()).toBe(false);
  });

  test("a sign-on that is under way ends when the provider is removed", async () => {
    const { subject } = await member();
    const { url, cookie } = await begin(app);
    const back = await provider.signOn(url, subject);
    await (await ownerOf(app)).call("DELETE", "company/sso/");
    await setUpStaffSso(app, provider);
    expect((await comeBack(app, cookie, back)).json.code).toBe("sign_on_not_valid");
  });
});

describe("someone who is not on the staff", () => {
  test("joins it in the role that the company configured, once, with a row in the audit", async () => {
    await settings({ new_staff_role: "read-only" });
    const { subject, email } = person();
    const begun = await Promise.all(Array.from({ length: 4 }, () => begin(app)));
    const backs = await Promise.all(begun.map(({ url }) => provider.signOn(url, subject)));
    const answers = await Promise.all(begun.map(({ cookie }, at) => comeBack(app, cookie, backs[at] ?? {})));
    for (const { status, text } of answers) expect(status, text).toBe(200);
    const ids = new Set(answers.map(({ json }) => json.staff.id));
    expect(ids.size).toBe(1);
    const [id] = ids;
    expect(answers[0]?.json.staff).toMatchObject({ email, role: "read-only", is_set_up: false, has_signed_on: true });
    const { json } = await app.management("GET", `audit/?object=staff&object_id=${id}`);
    expect(json.results).toMatchObject([
      { action: "create", actor_kind: "staff", actor_name: email, after: { email, role: "read-only" } },
    ]);
  });

  test("has no password, and no link to set one", async () => {
    await settings({ new_staff_role: "support" });
    const { subject, email } = person();
    await signOn(subject);
    expect((await logIn(app, { email, password })).json.code).toBe("invalid_login");
    const [row] = await app.db`select password_hash, setup_hash from staff where email = ${email}`;
    expect(row).toEqual({ password_hash: null, setup_hash: null });
  });

  test("of a foreign domain does not join it", async () => {
    await settings({ new_staff_role: "support" });
    expect((await signOn(person("elsewhere.example").subject)).json.code).toBe("sso_domain_not_allowed");
  });
});

describe("where passwords are left to the provider", () => {
  test("the staff cannot log in with a password, and owners can", async () => {
    const [support, owner] = [await member("support"), await member("owner")];
    await settings({ allows_passwords: false });
    const { status, json } = await logIn(app, { email: support.email, password });
    expect([status, json.code]).toEqual([403, "password_login_not_allowed"]);
    expect((await logIn(app, { email: support.email, password: "wrong" })).json.code).toBe("invalid_login");
    expect((await logIn(app, { email: owner.email, password })).status).toBe(200);
    expect((await signOn(support.subject)).status).toBe(200);
    await settings({ enabled: false });
    expect((await logIn(app, { email: support.email, password })).status).toBe(200);
  });

  test("a link sets the password of an owner only", async () => {
    await settings({ allows_passwords: false });
    const setUp = async (role: string) => {
      const { json } = await (await ownerOf(app)).call("POST", "staff/", { email: person().email, role });
      const body = { token: json.setup_token, password };
      return app.management("POST", "session/setup/", { key: null, body });
    };
    expect((await setUp("admin")).json.code).toBe("password_login_not_allowed");
    expect((await setUp("owner")).status).toBe(200);
  });
});

describe("an authenticator app", () => {
  const withApp = async () => {
    const someone = await member();
    const { secret } = (await someone.call("POST", "session/totp/")).json;
    const code = () => codeAt(secret, app.clock.now());
    const { json } = await someone.call("POST", "session/totp/confirm/", { code: code() });
    app.clock.advance(30_000);
    return { ...someone, code, recovery: json.recovery_codes as string[] };
  };

  test("is not asked for where the provider has proven the person's identity", async () => {
    expect((await signOn((await withApp()).subject)).status).toBe(200);
  });

  test("is asked for where the company wants that, in a second call of the same browser, once", async () => {
    await settings({ asks_for_code: true });
    const { subject, code, email } = await withApp();
    const { url, cookie } = await begin(app);
    const { state, code: given } = await provider.signOn(url, subject);
    const first = await comeBack(app, cookie, { state, code: given });
    expect([first.status, first.json.code]).toEqual([403, "code_required"]);
    expect((await comeBack(app, cookie, { state, totp: "000000" })).json.code).toBe("invalid_code");
    expect((await comeBack(app, "", { state, totp: code() })).json.code).toBe("sign_on_not_valid");
    const answers = await Promise.all(Array.from({ length: 3 }, () => comeBack(app, cookie, { state, totp: code() })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status === 200)?.json.staff.email).toBe(email);
    expect((await comeBack(app, cookie, { state, totp: code() })).json.code).toBe("sign_on_not_valid");
  });

  test("may send its code, or a recovery code, with the first call", async () => {
    await settings({ asks_for_code: true });
    const { subject, code, recovery } = await withApp();
    for (const totp of [code(), recovery[0]]) {
      const { url, cookie } = await begin(app);
      const back = await provider.signOn(url, subject);
      expect((await comeBack(app, cookie, { ...back, totp })).status).toBe(200);
    }
  });

  test("S5: can be guessed ten times and no more, and not for ever", async () => {
    await settings({ asks_for_code: true });
    const { subject, code } = await withApp();
    const { url, cookie } = await begin(app);
    const { state, code: given } = await provider.signOn(url, subject);
    await comeBack(app, cookie, { state, code: given });
    const guesses = await Promise.all(
      Array.from({ length: 20 }, () => comeBack(app, cookie, { state, totp: "000000" })),
    );
    expect(guesses.filter(({ json }) => json.code === "invalid_code")).toHaveLength(10);
    expect(guesses.filter(({ json }) => json.code === "too_many_attempts")).toHaveLength(10);
    app.clock.advance(10 * minute);
    expect((await comeBack(app, cookie, { state, totp: code() })).json.code).toBe("sign_on_expired");
  });

  test("is not asked for before it is set up", async () => {
    await settings({ asks_for_code: true });
    expect((await signOn((await member()).subject)).status).toBe(200);
  });
});
