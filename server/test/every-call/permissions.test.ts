import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  PERMISSIONS,
  type Permission,
  permissionsOf,
  ROLES,
} from "../../src/platform/http/roles-and-permissions.schema.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
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
  const known = new Set<string>([...PERMISSIONS, "owner", "session", "public"]);
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
