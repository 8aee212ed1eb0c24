import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCompanyCommand } from "../../src/cli/company.ts";
import { createTestApp, type TestApp } from "../support/app.ts";

// `licet company`: several companies on one server.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

async function run(...words: string[]) {
  const lines: string[] = [];
  const { db, secrets, passwords } = app.deps;
  const tools = {
    db,
    secrets,
    passwords,
    random: randomBytes,
    now: app.clock.now(),
    out: (text: string) => lines.push(text),
  };
  return { exit: await runCompanyCommand(words, tools), text: lines.join("\n") };
}

test("a new company has working keys and an owner who can log in, and sees nothing of other companies", async () => {
  const { exit, text } = await run("create", "Third Company", "--owner", "owner@third.example");
  expect(exit).toBe(0);
  const key = /Management API key +(\S+)/.exec(text)?.[1] ?? "";
  const token = /set-up token (\S+)/.exec(text)?.[1] ?? "";
  await app.management("POST", "products/", { body: { product_name: "ours", short_code: "ours" } });
  expect((await app.management("GET", "products/", { key })).json.count).toBe(0);
  const body = { token, password: "a long password" };
  const { json } = await app.management("POST", "session/setup/", { body, key: null });
  expect(json).toMatchObject({
    staff: { email: "owner@third.example", role: "owner" },
    company: { name: "Third Company" },
  });
  expect((await run("list")).text).toMatch(/\tFirst Company\n.*\n\d+\tThird Company/s);
});

test.each([[[]], [["create"]], [["create", "A", "B"]], [["remove", "A"]]])("%o prints the usage", async (words) => {
  const { exit, text } = await run(...words);
  expect([exit, text.split(" ")[0]]).toEqual([2, "usage:"]);
});

test("S2: the operator restores an owner when no one in the company can", async () => {
  const { companyId, managementKey: key } = app.otherCompany;
  const body = { email: "ann@other.example", role: "support", password: "a long password" };
  await app.management("POST", "staff/", { key, body });
  for (const email of ["ann@other.example", "new@other.example", "ann@other.example"]) {
    const { exit, text } = await run("owner", String(companyId), email);
    expect(exit).toBe(0);
    const token = /Set-up token +(\S+)/.exec(text)?.[1] ?? "";
    const setup = { token, password: "another long one" };
    const { json } = await app.management("POST", "session/setup/", { body: setup, key: null });
    expect(json).toMatchObject({ company: { id: companyId }, staff: { email, role: "owner", is_active: true } });
  }
  expect((await run("owner", "999999", "ann@other.example")).exit).toBe(1);
  expect((await run("owner", "1")).exit).toBe(2);
});
