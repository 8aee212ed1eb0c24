import type { FreelyRead, TestApp } from "../support/app.ts";
import { sell } from "../support/application.ts";

// Test clocks as a back office uses them.

/** Makes a clock; returns its id. */
export async function makeClock(app: TestApp, time: string, name = ""): Promise<number> {
  const { status, json, text } = await app.management("POST", "test-clocks/", { body: { time, name } });
  if (status !== 200) throw new Error(`the test clock was refused: ${text}`);
  return json.id;
}

/** Advances a clock and waits until it has arrived; returns the clock. */
export async function advance(app: TestApp, clock: number, to: string): Promise<FreelyRead> {
  const { status, json, text } = await app.management("POST", `test-clocks/${clock}/advance/`, { body: { to } });
  if (status !== 200) throw new Error(`the test clock does not go on: ${text}`);
  if (json.status !== "ready") throw new Error("the test clock is still on its way");
  return json;
}

/** Sells one license that lives by a clock. */
export function sellByClock(app: TestApp, clock: number, product: string, license: object, order: object = {}) {
  return sell(app, product, license, { is_test: true, test_clock: clock, ...order });
}

/** The events of some subjects, with their times, in the order in which they happened. */
export async function eventsOf(app: TestApp, subjects: readonly number[], type = "%"): Promise<string[]> {
  const rows = await app.db<{ type: string; ts: Date }[]>`
    select type, ts from events where subject_id = any(${[...subjects]}::bigint[]) and type like ${type} order by id`;
  return rows.map((row) => `${row.type} ${row.ts.toISOString()}`);
}

/** What came while a clock was advanced. */
export async function momentsOf(app: TestApp, clock: number): Promise<string[]> {
  const { json } = await app.management("GET", `test-clock-moments/?test_clock=${clock}&order_by=id&limit=5000`);
  return json.results.map(({ at, kind, detail }: FreelyRead) => `${at} ${kind}${detail === null ? "" : ` ${detail}`}`);
}
