import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { addStaff, callerOf, codeAt, logIn, password } from "../support/staff.ts";

// Logging in: passwords, sessions, authenticator apps.

const minute = 60_000;
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
beforeEach(() => app.db`truncate attempts`);
afterAll(() => app.close());

let people = 0;
const newEmail = () => {
  people += 1;
  return `person-${people}@vendor.example`;
};

describe("a session", () => {
  test("shows who is logged in, and is sent as a token or as a cookie", async () => {
    const email = newEmail();
    await addStaff(app, "support", email);
    const { status, json, headers } = await logIn(app, { email: email.toUpperCase(), password });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      staff: { email, role: "support", has_totp: false, last_login: app.clock.now().toISOString() },
      company: { id: app.companyId, name: "First Company" },
      expires_at: new Date(app.clock.now().getTime() + 12 * 60 * minute).toISOString(),
    });
    expect(json.permissions).toContain("licenses_write");
    expect(json.permissions).not.toContain("staff_write");
    const [device, cookie = ""] = headers["set-cookie"] as string[];
    expect(device).toMatch(/^licet_device=[\w-]+; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Strict$/);
    expect(cookie).toMatch(/^licet_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    const own = await app.management("GET", "session/", { key: null, headers: { cookie: cookie.split(";")[0] ?? "" } });
    expect(own.json.staff.email).toBe(email);
    const { token: _t, expires_at: _e, ...session } = json;
    expect((await callerOf(app, json.token)("GET", "session/")).json).toEqual(session);
  });

  test("ends after twelve hours, when it is ended, and when its person becomes inactive", async () => {
    const start = app.clock.now();
    const owner = await addStaff(app, "owner", newEmail());
    const late = await addStaff(app, "admin", newEmail());
    app.clock.advance(12 * 60 * minute - 1);
    expect((await late.call("GET", "session/")).status).toBe(200);
    app.clock.advance(1);
    const ended = await late.call("GET", "session/");
    expect([ended.status, ended.json.code]).toEqual([403, "session_not_valid"]);
    app.clock.set(start);
    expect((await owner.call("DELETE", "session/")).status).toBe(204);
    expect((await owner.call("GET", "session/")).json.code).toBe("session_not_valid");
    expect((await app.management("PATCH", `staff/${late.id}/`, { body: { is_active: false } })).status).toBe(200);
    expect((await late.call("GET", "session/")).json.code).toBe("session_not_valid");
    expect((await app.management("PATCH", `staff/${late.id}/`, { body: { is_active: true } })).status).toBe(200);
    expect((await late.call("GET", "session/")).json.code).toBe("session_not_valid");
  });

  test("a page of another site cannot use the cookie to change something", async () => {
    const { token } = await addStaff(app, "owner", newEmail());
    const cookie = `licet_session=${token}`;
    const write = (headers: Record<string, string>) =>
      app.management("POST", "products/", { key: null, body: {}, headers: { cookie, ...headers } });
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ])
      expect((await write(headers)).json.code).toBe("foreign_origin");
    expect((await write({ "sec-fetch-site": "same-origin", origin: "http://localhost:80" })).json.code).toBe(
      "validation_error",
    );
  });

  test("is for people: a key has none", async () => {
    const { status, json } = await app.management("GET", "session/");
    expect([status, json.code]).toEqual([403, "permission_denied"]);
    expect((await app.management("GET", "session/", { key: null })).json.code).toBe("not_authenticated");
  });
});

describe("a login", () => {
  test("with a wrong e-mail is answered like one with a wrong password", async () => {
    const email = newEmail();
    await addStaff(app, "admin", email);
    const answers = [
      await logIn(app, { email, password: "wrong" }),
      await logIn(app, { email: "no@body.example", password }),
    ];
    for (const { status, json } of answers) expect([status, json.code]).toEqual([403, "invalid_login"]);
    expect(answers[0]?.json.message).toBe(answers[1]?.json.message);
  });

  test("S5: can be tried five times from one address, then once in two minutes, even with parallel guesses", async () => {
    const start = app.clock.now();
    const email = newEmail();
    await addStaff(app, "admin", email);
    const guess = (word = "wrong") => logIn(app, { email, password: word });
    const codes = await Promise.all(Array.from({ length: 64 }, async () => (await guess()).json.code));
    expect(codes.filter((code) => code === "invalid_login")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(59);
    expect((await guess(password)).status).toBe(429);
    app.clock.advance(2 * minute);
    expect((await guess()).json.code).toBe("invalid_login");
    app.clock.advance(minute);
    const slowed = await guess();
    expect([slowed.json.code, slowed.headers["retry-after"]]).toEqual(["too_many_attempts", "120"]);
    app.clock.advance(minute);
    expect((await guess(password)).status).toBe(200);
    for (let guesses = 0; guesses < 5; guesses += 1) expect((await guess()).json.code).toBe("invalid_login");
    app.clock.set(start);
  });

  test("names the company where an e-mail belongs to several", async () => {
    const email = newEmail();
    await addStaff(app, "admin", email);
    const { companyId } = app.otherCompany;
    await expect(addStaff(app, "admin", email, { companyId })).rejects.toThrow("company_required");
    const { status, json } = await logIn(app, { email, password });
    expect([status, json.code]).toEqual([409, "company_required"]);
    expect(json.errors).toEqual([
      { code: "company_required", pointer: "/company", value: app.companyId, message: "First Company" },
      { code: "company_required", pointer: "/company", value: companyId, message: "Other Company" },
    ]);
    expect((await logIn(app, { email, password: "wrong" })).text).not.toContain("Company");
    const chosen = await logIn(app, { email, password, company: companyId });
    expect(chosen.json.company.id).toBe(companyId);
  });

  test.each([
    [{ email: "a@b.example" }, ""],
    [{ email: "a@b.example", password: 5 }, "/password"],
    [{ email: ["a"], password: "x" }, "/email"],
  ])("%o is refused with a pointer", async (body, pointer) => {
    const { status, json } = await logIn(app, body);
    expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
  });

  test("is recorded in the audit", async () => {
    const { id } = await addStaff(app, "admin", newEmail());
    const { json } = await app.management("GET", `audit/?object=session&actor_kind=staff&actor_id=${id}`);
    expect(json.results).toMatchObject([{ action: "login", object_id: id }]);
  });
});

test("a password is changed by someone who knows it, and every other session ends", async () => {
  const email = newEmail();
  const first = await addStaff(app, "admin", email);
  const second = callerOf(app, (await logIn(app, { email, password })).json.token);
  const change = (body: object) => first.call("POST", "session/password/", body);
  expect((await change({ password: "wrong", new_password: "another password" })).json.code).toBe("invalid_login");
  expect((await change({ password, new_password: "short" })).status).toBe(400);
  expect((await change({ password, new_password: "another password" })).status).toBe(200);
  expect((await first.call("GET", "session/")).status).toBe(200);
  expect((await second("GET", "session/")).json.code).toBe("session_not_valid");
  expect((await logIn(app, { email, password })).json.code).toBe("invalid_login");
  expect((await logIn(app, { email, password: "another password" })).status).toBe(200);
});

describe("an authenticator app", () => {
  const withApp = async () => {
    const email = newEmail();
    const person = await addStaff(app, "admin", email);
    const { json: begun } = await person.call("POST", "session/totp/");
    const code = () => codeAt(begun.secret, app.clock.now());
    const confirmed = await person.call("POST", "session/totp/confirm/", { code: code() });
    app.clock.advance(30_000);
    return { email, person, begun, code, recovery: confirmed.json.recovery_codes as string[] };
  };

  test("is required once it was confirmed, and accepts no code twice", async () => {
    const { email, begun, code, recovery } = await withApp();
    expect(begun.address).toMatch(/^otpauth:\/\/totp\/Licet:person/);
    expect(recovery).toHaveLength(10);
    expect((await logIn(app, { email, password })).json.code).toBe("code_required");
    expect((await logIn(app, { email, password, code: "000000" })).json.code).toBe("invalid_code");
    const answers = await Promise.all(Array.from({ length: 5 }, () => logIn(app, { email, password, code: code() })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    app.clock.advance(30_000);
    expect(
      (await logIn(app, { email, password, code: codeAt(begun.secret, new Date(app.clock.now().getTime() + 30_000)) }))
        .status,
    ).toBe(200);
  });

  test("each recovery code works once", async () => {
    const { email, recovery } = await withApp();
    const [first = "", second = ""] = recovery;
    expect((await logIn(app, { email, password, code: first.toLowerCase() })).status).toBe(200);
    expect((await logIn(app, { email, password, code: first })).json.code).toBe("invalid_code");
    expect((await logIn(app, { email, password, code: second })).status).toBe(200);
  });

  test("is not required before a code proves that it works, and is removed with a code", async () => {
    const email = newEmail();
    const person = await addStaff(app, "admin", email);
    expect((await person.call("POST", "session/totp/end/", { code: "000000" })).json.code).toBe("totp_is_off");
    const { secret } = (await person.call("POST", "session/totp/")).json;
    expect((await person.call("POST", "session/totp/confirm/", { code: "000000" })).json.code).toBe("invalid_code");
    expect((await logIn(app, { email, password })).status).toBe(200);
    expect((await person.call("POST", "session/totp/confirm/", { code: codeAt(secret, app.clock.now()) })).status).toBe(
      200,
    );
    expect((await person.call("POST", "session/totp/")).json.code).toBe("totp_is_on");
    app.clock.advance(30_000);
    expect((await person.call("POST", "session/totp/end/", { code: codeAt(secret, app.clock.now()) })).status).toBe(
      200,
    );
    expect((await logIn(app, { email, password })).status).toBe(200);
  });
});
