import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  PERMISSIONS,
  type Permission,
  permissionsOf,
  ROLES,
} from "../../src/platform/http/roles-and-permissions.schema.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { type AtPortal, appointManager, atPortal, sellToUser } from "../support/portal.ts";
import { addStaff, type LoggedIn } from "../support/staff.ts";

// Each permission and each role on each route of the Management API. A caller that is let in may still be refused for
// its input; a caller that is not gets the name of the missing permission, before anything of the request is examined.

let app: TestApp;
const staff = new Map<string, LoggedIn>();
beforeAll(async () => {
  app = await createTestApp();
  for (const role of ROLES) staff.set(role, await addStaff(app, role));
});
afterAll(() => app.close());

type Method = "GET" | "POST" | "PATCH" | "DELETE";
/** An id that no object has. */
const addressOf = (path: string) => path.replace(/:\w+/g, "999999999").replace(/^\//, "");
const bodyOf = (method: Method) => (method === "GET" || method === "DELETE" ? undefined : {});
const routes = () =>
  app.contracts.management.map(({ method, path, permission }) => ({
    method,
    path,
    permission: permission as Permission,
  }));

/** A key with some permissions. */
async function keyWith(permissions: readonly string[]): Promise<string> {
  const { json } = await app.management("POST", "management-api-keys/", { body: { permissions } });
  return json.key;
}

test("every route names a permission that can be granted", () => {
  const known = new Set<string>([...PERMISSIONS, "owner", "session", "portal", "public"]);
  expect(routes().filter(({ permission }) => !known.has(permission))).toEqual([]);
  expect(routes().length).toBeGreaterThan(50);
});

describe("a key", () => {
  test.each(PERMISSIONS)(
    "with %s alone is let in where that permission is required, and nowhere else",
    async (granted) => {
      const key = await keyWith([granted]);
      for (const { method, path, permission } of routes()) {
        if (permission === "public") continue;
        const answer = await app.management(method as Method, addressOf(path), { key, body: bodyOf(method as Method) });
        const isRefused = answer.json?.code === "permission_denied";
        expect(isRefused, `${method} ${path}: ${answer.text}`).toBe(permission !== granted);
        if (isRefused) expect(answer.status).toBe(403);
        expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(500);
      }
    },
  );

  test("without credentials: 403 with the sentence that clients of the field read", async () => {
    for (const { method, path, permission } of routes()) {
      if (permission === "public") continue;
      const { status, json } = await app.management(method as Method, addressOf(path), {
        key: null,
        body: bodyOf(method as Method),
      });
      expect([status, json.detail], `${method} ${path}`).toEqual([
        403,
        "Authentication credentials were not provided.",
      ]);
    }
  });
});

test.each(ROLES)("%s is let in where the role may act, and nowhere else", async (role) => {
  const person = staff.get(role) as LoggedIn;
  const may = permissionsOf(role);
  for (const { method, path, permission } of routes()) {
    if (permission === "public" || (method === "DELETE" && path === "/session/")) continue;
    const answer = await person.call(method as Method, addressOf(path), bodyOf(method as Method));
    const isRefused = answer.json?.code === "permission_denied";
    expect(isRefused, `${method} ${path}: ${answer.text}`).toBe(!may.has(permission));
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(500);
  }
});

test("somebody who may only read can send nothing that changes anything but what is their own", () => {
  const may = permissionsOf("read-only");
  const own = /^(?:POST|PATCH|DELETE) \/(?:session|sessions|saved-filters)\//;
  const sent = routes()
    .filter(({ method, permission }) => method !== "GET" && permission !== "public" && may.has(permission))
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name) => !own.test(name));
  // Shows a text that was sent along, and keeps nothing.
  expect(sent).toEqual(["POST /mail-texts/preview/"]);
});

describe("at the portal", () => {
  const customers = new Map<string, AtPortal>();
  beforeAll(async () => {
    await createProduct(app, "team", { authorization_method: "user" });
    await createProduct(app, "app");
    const user = await sellToUser(app, "team", "user@acme.example");
    const all = (await app.management("GET", "license-manager-permissions/")).json.results;
    const codes = all.map(({ code }: { code: string }) => code);
    const email = "buyer@acme.example";
    const { license_key } = await sell(app, "app", {}, { customer: { email } });
    customers.set("a user", await atPortal(app, user));
    customers.set("a manager", await atPortal(app, await appointManager(app, user.order, "boss@acme.example", codes)));
    customers.set("a key", await atPortal(app, { license_key, email }));
  });

  test.each(["a user", "a manager", "a key"])("%s is let in there, and nowhere else", async (who) => {
    const { token } = customers.get(who) as AtPortal;
    for (const { method, path, permission } of routes()) {
      // What needs no permission, and what ends the session.
      if (permission === "public" || `${method} ${path}` === "DELETE /portal/session/") continue;
      const name = `${method} ${path}`;
      const ask = (headers: Record<string, string>) =>
        app.management(method as Method, addressOf(path), { key: null, headers, body: bodyOf(method as Method) });
      const byToken = await ask({ authorization: `Bearer ${token}` });
      const byCookie = await ask({ cookie: `licet_portal=${token}` });
      expect(byToken.status, `${name}: ${byToken.text}`).toBeLessThan(500);
      if (permission === "portal") {
        for (const { json } of [byToken, byCookie])
          expect(["session_not_valid", "not_authenticated"], name).not.toContain(json?.code);
      } else {
        expect([byToken.status, byToken.json.code], name).toEqual([403, "session_not_valid"]);
        expect([byCookie.status, byCookie.json.code], name).toEqual([403, "not_authenticated"]);
      }
    }
  });
});
