import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Answers, successOf } from "../../src/platform/http/contract.ts";
import type { Answer } from "../support/app.ts";
import { ownerOf } from "../support/staff.ts";
import { officeExamples } from "./back-office.ts";
import { endpointTable } from "./endpoint-table.ts";
import { type Office, type OfficeCall, openOffice } from "./office.ts";
import { breachOf } from "./published-schema.ts";

// What holds for every route of the Management API: its answer, with a trailing slash and without, other companies,
// nonsense, repetition, and the audit row of every write. Answers are checked against the server's schemas when they
// are sent, and here against the published ones.

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
beforeEach(() => office.app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => office.app.close());

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
const routes = Object.keys(officeExamples);
const writes = routes.filter((route) => !route.startsWith("GET "));
/** Calls that change nothing of the company: by someone who is not known yet, and those that only show something. */
const beginnings = [
  "POST /mail-texts/preview/",
  "POST /session/oidc/",
  "POST /session/setup/check/",
  "POST /portal/session/sso/",
  "POST /portal/sign_in_link/",
  "POST /portal/license_keys/",
  "POST /portal/link/",
];
/** Calls that end the session they are made with. */
const endings = ["DELETE /session/", "DELETE /portal/session/", "POST /portal/session/password/"];
const methodOf = (route: string) => route.split(" ")[0] as Method;
const example = (route: string) => officeExamples[route]?.(office) as Promise<OfficeCall>;
const call = (
  route: string,
  { address, body, token, headers: own }: OfficeCall,
  headers: Record<string, string> = {},
  key?: string,
): Promise<Answer> => {
  const who = token ? { authorization: `Bearer ${token}` } : {};
  const keyOf = token === undefined ? { key: key ?? office.app.managementKey } : { key: null };
  return office.app.management(methodOf(route), address, { body, headers: { ...own, ...who, ...headers }, ...keyOf });
};
const auditRows = () => office.app.db<
  { id: number; action: string; object: string; before: unknown; after: unknown }[]
>`
  select id, action, object, before, after from audit order by id`;

test("each route has its example, and each example its route", () => {
  expect(office.app.contracts.management.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    [...routes].sort(),
  );
});

test.each(endpointTable)("row %i of the endpoint table, %s, is served", (_row, route) => {
  expect(routes).toContain(route);
});

describe("is answered, with a trailing slash and without", () => {
  test.each(routes)("%s", async (route) => {
    const contract = office.app.contracts.management.find(({ method, path }) => `${method} ${path}` === route);
    const first = await call(route, await example(route));
    expect(first.status, first.text).toBe(contract && successOf(contract.answers));
    expect(breachOf(route, first.status, first.json)).toBeUndefined();
    const second = await example(route);
    const bare = { ...second, address: second.address.replace(/\/(\?|$)/, "$1") };
    const answer = await call(route, bare);
    expect(answer.status, answer.text).toBe(first.status);
  });
});

test.each(beginnings)("leaves no row in the audit: %s", async (route) => {
  const prepared = await example(route);
  const before = (await auditRows()).length;
  expect((await call(route, prepared)).status).toBeLessThan(300);
  expect(await auditRows()).toHaveLength(before);
});

describe("leaves one row in the audit, which shows what changed, and none when it is repeated", () => {
  test.each(writes.filter((route) => !beginnings.includes(route)))("%s", async (route) => {
    const prepared = await example(route);
    const before = (await auditRows()).length;
    const headers = { "idempotency-key": crypto.randomUUID() };
    const first = await call(route, prepared, headers);
    expect(first.status, first.text).toBeLessThan(300);
    const rows = (await auditRows()).slice(before);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row?.action).toMatch(/^[a-z_]+$/);
    expect(route).toContain(`/${row?.object.split("/")[0]}/`);
    if (methodOf(route) === "PATCH")
      expect(row).toMatchObject({ action: expect.stringMatching(/^(bulk_)?update$/), after: expect.any(Object) });
    if (methodOf(route) === "PATCH") expect(Object.keys(row?.after as object)).not.toHaveLength(0);
    // A caller without an identity has no idempotency keys that could be kept apart.
    if (prepared.token === null || endings.includes(route)) return;
    const again = await call(route, prepared, headers);
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(await auditRows()).toHaveLength(before + 1);
    const other = await call(route, { ...prepared, address: `${prepared.address}?another=request` }, headers);
    expect([other.status, other.json.code]).toEqual([422, "idempotency_key_reused"]);
  });
});

describe("finds no object of another company", () => {
  test.each(routes.filter((route) => route.includes(":id")))("%s", async (route) => {
    const { stranger, ...prepared } = await example(route);
    const { otherCompany } = office.app;
    const token = stranger ?? (prepared.token ? (await ownerOf(office.app, otherCompany)).token : undefined);
    const asked = token === undefined ? prepared : { ...prepared, token };
    const answer = await call(route, asked, {}, otherCompany.managementKey);
    expect(answer.status, answer.text).toBe(404);
    expect(breachOf(route, 404, answer.json)).toBeUndefined();
    expect(answer.json.detail).toBe("Not found.");
  });
});

describe("refuses nonsense with a pointer, and writes nothing", () => {
  test.each(writes)("%s", async (route) => {
    const prepared = await example(route);
    const rows = (await auditRows()).length;
    for (const body of ["{", "[]", '"x"', "5", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`, '{"a": 1e999}']) {
      const answer = await call(route, { ...prepared, body }, { "content-type": "application/json" });
      const takesNothing = prepared.body === undefined && answer.status < 300;
      if (takesNothing) return;
      expect(answer.status, `${body.slice(0, 20)} ${answer.text}`).toBeGreaterThanOrEqual(400);
      expect(answer.status, answer.text).toBeLessThan(500);
      expect(answer.json).toMatchObject({ code: expect.any(String), detail: expect.any(String) });
      expect(answer.json.errors[0].pointer).toBeTypeOf("string");
      expect(breachOf(route, answer.status, answer.json)).toBeUndefined();
    }
    for (const name of typeof prepared.body === "string" ? [] : Object.keys(prepared.body ?? {}))
      for (const odd of [{ a: 1 }, [{}], "\u0000", "x".repeat(100_000)]) {
        const body = { ...(prepared.body as object), [name]: odd };
        const answer = await call(route, { ...prepared, body });
        if (answer.status < 300) throw new Error(`${name} may be ${JSON.stringify(odd).slice(0, 30)}`);
        expect(answer.status, answer.text).toBeLessThan(500);
      }
    expect(await auditRows()).toHaveLength(rows);
  });
});

/** Whether a list is paged. */
function isPage(answers: Answers): boolean {
  return (
    answers !== "nothing" && "json" in answers && answers.json instanceof z.ZodObject && "results" in answers.json.shape
  );
}

test("a list takes any query, and its pages can be followed", async () => {
  const lists = office.app.contracts.management.filter(({ reads, answers }) => reads === "list" && isPage(answers));
  expect(lists.length).toBeGreaterThan(10);
  for (const { method, path } of lists) {
    const prepared = await example(`${method} ${path}`);
    for (const query of [
      "?limit=100000&unknown=1&order_by=nothing",
      "?limit=&offset=",
      "?limit=1",
      "?limit=-1&offset=x",
    ]) {
      const { status, json, text } = await call(`GET ${path}`, { ...prepared, address: `${prepared.address}${query}` });
      expect(status, text).toBe(200);
      expect(Object.keys(json)).toEqual(["count", "next", "previous", "results"]);
      if (json.next) {
        const { pathname, search } = new URL(json.next);
        const next = await call(`GET ${path}`, {
          ...prepared,
          address: `${pathname.replace("/api/v1/", "")}${search}`,
        });
        expect(next.status).toBe(200);
        expect(next.json.previous).not.toBeNull();
      }
    }
  }
});
