import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { addStaff, callerOf, type LoggedIn, logIn, ownerOf, password } from "../support/staff.ts";

// Where somebody is logged in: they see it and end it, and an owner ends it for others.

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
const sessionsOf = async ({ call }: Pick<LoggedIn, "call">, query = "") =>
  (await call("GET", `sessions/${query}`)).json;
const again = async (email: string, headers: Record<string, string> = {}) => {
  const { json } = await app.management("POST", "session/", { body: { email, password }, key: null, headers });
  return { call: callerOf(app, json.token), token: json.token as string };
};

test("one's own sessions are listed with where and when, and the one that asks is marked", async () => {
  const email = newEmail();
  const first = await addStaff(app, "read-only", email);
  await again(email, { "user-agent": "Another browser" });
  await addStaff(app, "admin", newEmail());
  const { count, results } = await sessionsOf(first);
  expect(count).toBe(2);
  expect(results.filter((each: { is_current: boolean }) => each.is_current)).toHaveLength(1);
  expect(results.find((each: { is_current: boolean }) => !each.is_current)).toMatchObject({
    ip: "127.0.0.1",
    user_agent: "Another browser",
    created_at: app.clock.now().toISOString(),
    last_seen_at: app.clock.now().toISOString(),
    expires_at: new Date(app.clock.now().getTime() + 12 * 60 * minute).toISOString(),
  });
  expect(JSON.stringify(results)).not.toMatch(/token/);
  expect((await sessionsOf(first, "?limit=1")).next).toContain("offset=1");
});

test("a session that is used says when, to the minute; one that has ended is not listed", async () => {
  const start = app.clock.now();
  const email = newEmail();
  const first = await addStaff(app, "support", email);
  app.clock.advance(minute - 1);
  await first.call("GET", "session/");
  app.clock.advance(1);
  const seen = app.clock.now().toISOString();
  await first.call("GET", "session/");
  await expect.poll(async () => (await sessionsOf(first)).results[0].last_seen_at, { timeout: 10_000 }).toBe(seen);
  app.clock.advance(11 * 60 * minute);
  const second = await again(email);
  expect((await sessionsOf(second)).count).toBe(2);
  app.clock.advance(60 * minute);
  expect((await sessionsOf(second)).count).toBe(1);
  app.clock.set(start);
});

describe("a session ends", () => {
  test("when its person ends it elsewhere, from the next call on", async () => {
    const email = newEmail();
    const here = await addStaff(app, "read-only", email);
    const there = await again(email);
    const { results } = await sessionsOf(here);
    const { id } = results.find((each: { is_current: boolean }) => !each.is_current);
    expect((await here.call("DELETE", `sessions/${id}/`)).status).toBe(204);
    expect((await there.call("GET", "session/")).json.code).toBe("session_not_valid");
    expect((await here.call("GET", "session/")).status).toBe(200);
    expect((await here.call("DELETE", `sessions/${id}/`)).status).toBe(404);
    const { json } = await app.management("GET", `audit/?object=sessions&actor_id=${here.id}`);
    expect(json.results).toMatchObject([{ action: "delete", object_id: id, before: { ip: "127.0.0.1" } }]);
  });

  test("with all others, but not the one that asks", async () => {
    const email = newEmail();
    const here = await addStaff(app, "support", email);
    const others = [await again(email), await again(email)];
    expect((await here.call("POST", "sessions/end_others/")).json).toEqual({ ended: 2 });
    for (const other of others) expect((await other.call("GET", "session/")).json.code).toBe("session_not_valid");
    expect((await sessionsOf(here)).count).toBe(1);
  });

  test("not by another person of the same company", async () => {
    const ann = await addStaff(app, "read-only", newEmail());
    const owner = await ownerOf(app);
    const [{ id }] = (await sessionsOf(ann)).results;
    const { status, json } = await owner.call("DELETE", `sessions/${id}/`);
    expect([status, json.code]).toEqual([404, "not_found"]);
    expect((await ann.call("GET", "session/")).status).toBe(200);
  });

  test("by an owner for somebody of the staff, who can log in again", async () => {
    const email = newEmail();
    const ann = await addStaff(app, "admin", email);
    await again(email);
    const owner = await ownerOf(app);
    expect((await owner.call("POST", `staff/${ann.id}/end_sessions/`)).json).toEqual({ ended: 2 });
    expect((await ann.call("GET", "session/")).json.code).toBe("session_not_valid");
    expect((await logIn(app, { email, password })).status).toBe(200);
    const { json } = await app.management("GET", `audit/?object=staff&action=end_sessions&object_id=${ann.id}`);
    expect(json.results).toHaveLength(1);
  });

  test("of an owner by owners only, and of nobody by an admin", async () => {
    const owner = await ownerOf(app);
    const byKey = await app.management("POST", `staff/${owner.id}/end_sessions/`);
    expect([byKey.status, byKey.json.code]).toEqual([403, "owner_required"]);
    const admin = await addStaff(app, "admin", newEmail());
    const byAdmin = await admin.call("POST", `staff/${owner.id}/end_sessions/`);
    expect([byAdmin.status, byAdmin.json.code]).toEqual([403, "permission_denied"]);
    expect((await owner.call("GET", "session/")).status).toBe(200);
  });
});

test("keys have no sessions, and nobody without credentials sees any", async () => {
  expect((await app.management("GET", "sessions/")).json.code).toBe("permission_denied");
  expect((await app.management("GET", "sessions/", { key: null })).json.code).toBe("not_authenticated");
  expect((await app.management("POST", "staff/1/end_sessions/", { key: null })).json.code).toBe("not_authenticated");
});
