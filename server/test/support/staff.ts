import { TOTP } from "otpauth";
import { createStaff } from "../../src/access/staff/staff.flow.ts";
import type { Answer, TestApp, TestCompany } from "./app.ts";

/** A member of staff who has logged in. */
export interface LoggedIn {
  readonly id: number;
  readonly token: string;
  /** Calls the Management API with the session. */
  call(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<Answer>;
}

/** The password of everyone whom `addStaff` adds. */
export const password = "correct horse battery";

/** Adds a member of staff with a password and logs in. */
export async function addStaff(
  test: TestApp,
  role: "owner" | "admin" | "support" | "read-only",
  email = `${role}@vendor.example`,
  { companyId }: Pick<TestCompany, "companyId"> = test,
): Promise<LoggedIn> {
  const person = { email, role, passwordHash: await test.deps.passwords.hash(password) };
  const { row } = await createStaff(person, {
    db: test.db,
    companyId,
    now: test.clock.now(),
    random: test.deps.random,
  });
  const { json, status, text } = await logIn(test, { email, password });
  if (status !== 200) throw new Error(`the login was refused: ${text}`);
  return { id: row.id, token: json.token, call: callerOf(test, json.token) };
}

/** An owner who is logged in, for what only owners may do. */
export async function ownerOf(test: TestApp, { companyId }: Pick<TestCompany, "companyId"> = test): Promise<LoggedIn> {
  const email = `owner-of-${companyId}@vendor.example`;
  const [known] = await test.db<{ id: number }[]>`
    select id from staff where company_id = ${companyId} and email = ${email}`;
  if (!known) return addStaff(test, "owner", email, { companyId });
  const { json } = await logIn(test, { email, password, company: companyId });
  return { id: known.id, token: json.token, call: callerOf(test, json.token) };
}

/** `POST session/`. */
export function logIn(test: TestApp, body: object): Promise<Answer> {
  return test.management("POST", "session/", { body, key: null });
}

/** Calls with a session token. */
export function callerOf(test: TestApp, token: string): LoggedIn["call"] {
  return (method, path, body) =>
    test.management(method, path, { key: null, headers: { authorization: `Bearer ${token}` }, body });
}

/** What an authenticator app shows. */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret, period: 30 }).generate({ timestamp: at.getTime() });
}
