import { expect } from "vitest";
import type { RefusedCall } from "../../src/platform/http/decisions.ts";
import type { FreelyRead, TestApp } from "../support/app.ts";
import type { ClientAnswer } from "../support/license-client.ts";
import { until } from "../support/own-postgres.ts";

/** The number that a refusal names; fails where it names none. */
export function numberOf(answer: ClientAnswer): number {
  expect(answer.status, answer.body).toBeGreaterThanOrEqual(400);
  expect(String(answer.headers["licet-decision"])).toMatch(/^\d+$/);
  return Number(answer.headers["licet-decision"]);
}

/** The decision of a refusal, once it is written. */
export async function decisionOf(app: TestApp, answer: ClientAnswer): Promise<FreelyRead> {
  const number = numberOf(answer);
  const open = () => app.management("GET", `decisions/${number}/`);
  await until(async () => (await open()).status === 200);
  return (await open()).json;
}

/** The ids of a list, in its order. */
export async function idsOf(app: TestApp, query: string, key = app.managementKey): Promise<number[]> {
  const { status, json, text } = await app.management("GET", `decisions/?limit=100&${query}`, { key });
  expect(status, text).toBe(200);
  return json.results.map(({ id }: FreelyRead) => id);
}

/** A refused call as the routes hand it to the log of decisions. */
export function refusedCall(app: TestApp, members: Partial<RefusedCall> = {}): RefusedCall {
  return {
    companyId: app.companyId,
    ts: app.clock.now(),
    action: "activation",
    code: "blacklisted",
    message: "This device is blacklisted",
    licenseId: undefined,
    productId: undefined,
    members: { hardware_id: "h" },
    facts: undefined,
    explain: undefined,
    ip: "203.0.113.8",
    requestId: "r",
    ...members,
  };
}
