import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnyContract } from "../../src/platform/http/contract.ts";
import { createTestApp, type TestApp } from "../support/app.ts";

// What every contract has to say, so that nothing is guessed from an address: what a write leaves in the audit, and
// what it locks.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** What is missing in the contracts of the Management API, or says what is not there. */
function breachesOf(contracts: readonly AnyContract[]): string[] {
  const readable = new Set(contracts.flatMap(({ reads, path }) => (reads === "object" ? [path] : [])));
  return contracts.flatMap(({ method, path, audits, locks }) => {
    const name = `${method} ${path}`;
    if (method === "GET") return audits === undefined ? [] : [`${name} reads, and leaves nothing in the audit`];
    if (audits === undefined) return [`${name} does not say what it audits`];
    if (path.includes(":id") && locks === undefined) return [`${name} does not say what it locks`];
    if (typeof audits === "string" || audits.shows === undefined) return [];
    return readable.has(audits.shows) ? [] : [`${name} shows ${audits.shows}, which no GET reads`];
  });
}

test("each write of the Management API says what it audits and what it locks", () => {
  expect(breachesOf(app.contracts.management)).toEqual([]);
});

test("only a call that opens its transactions itself, or a person's own, writes its row itself", () => {
  const own = app.contracts.management.filter(({ audits }) => audits === "handler" || audits === "nothing");
  expect(own.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    "POST /mail-texts/preview/",
    "POST /orders/create_order/",
    "POST /portal/license_keys/",
    "POST /portal/link/",
    "POST /portal/link/confirm/",
    "POST /portal/session/",
    "POST /portal/session/link/",
    "POST /portal/session/password/",
    "POST /portal/session/sso/",
    "POST /portal/session/sso/callback/",
    "POST /portal/sign_in_link/",
    "POST /session/",
    "POST /session/oidc/",
    "POST /session/oidc/callback/",
    "POST /session/password/",
    "POST /session/setup/",
    "POST /session/setup/check/",
    "POST /test-clocks/:id/advance/",
  ]);
});

test("what an application changes of a license that it names waits for its turn", () => {
  const waiting = app.contracts.license.filter(({ method, permission, transaction }) => {
    return method === "POST" && permission !== "public" && transaction === undefined;
  });
  expect(waiting.length).toBeGreaterThan(10);
  expect(waiting.filter(({ locks }) => locks !== "named").map(({ path }) => path)).toEqual([]);
});

describe("the judge sees", () => {
  const read = { method: "GET", reads: "object", path: "/things/:id/" } as AnyContract;
  const write = {
    method: "PATCH",
    path: "/things/:id/",
    audits: { object: "things", action: "update", shows: "/things/:id/" },
    locks: "things",
  } as AnyContract;

  test.each([
    ["nothing where all is said", [read, write], []],
    ["a write that is silent", [read, { ...write, audits: undefined }], ["does not say what it audits"]],
    ["a write that shows what no GET reads", [write], ["which no GET reads"]],
    ["a write that shows a list", [{ ...read, reads: "list" }, write], ["which no GET reads"]],
    ["a write on an object that waits for nobody", [read, { ...write, locks: undefined }], ["what it locks"]],
    ["a GET that says it writes", [{ ...read, audits: "handler" }], ["leaves nothing in the audit"]],
  ] as readonly (readonly [string, readonly AnyContract[], readonly string[]])[])(
    "%s",
    (_name, contracts, expected) => {
      const found = breachesOf(contracts);
      expect(found).toHaveLength(expected.length);
      for (const [index, text] of expected.entries()) expect(found[index]).toContain(text);
    },
  );
});
