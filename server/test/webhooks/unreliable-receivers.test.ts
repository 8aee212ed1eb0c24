import { afterAll, beforeAll, expect, test } from "vitest";
import { transaction } from "../../src/platform/db/transaction.ts";
import { recordEvents } from "../../src/record/events/event.store.ts";
import type { FreelyRead } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { openWebhookOffice, type WebhookOffice } from "./webhook-office.ts";

// A receiver that fails, hangs, resets or answers late, at random: each event arrives, and those of a license in their
// order, but for what waited for a minute. In the long run, ten thousand events.

const isLong = process.env["LICET_TEST_LONG"] === "1";
const rounds = isLong ? 200 : 10;
const licenses = isLong ? 50 : 20;
const minute = 60_000;

let office: WebhookOffice;
beforeAll(async () => {
  office = await openWebhookOffice();
  await createProduct(office.app, "app");
}, 60_000);
afterAll(() => office.close());

test("every event arrives at least once, and those of a license in their order", async () => {
  const { app, receiver } = office;
  const ids: number[] = [];
  for (let count = 0; count < licenses; count += 1) ids.push((await sell(app, "app")).id);
  const bad = await office.createEndpoint({ url: `${receiver.url}bad`, events: ["license.reset"] });
  const gone = await office.createEndpoint({ url: `${receiver.url}gone`, events: ["license.reset"] });
  /** When each event arrived, by its id. */
  const arrived = new Map<string, { readonly at: number; readonly place: number }>();
  let place = 0;
  let troubles = 0.3;
  receiver.answers = ({ path, json }, answer) => {
    if (path === "/gone") return void answer.writeHead(410).end();
    const chance = Math.random();
    if (chance < troubles / 5) return void answer.destroy();
    if (chance < (troubles * 2) / 5) return void answer.writeHead(500).end();
    if (chance < (troubles * 3) / 5) return void answer.writeHead(429, { "retry-after": "1" }).end();
    // It hangs for as long as anybody waits, but seldom.
    if (chance < (troubles * 3) / 5 + 0.002) return;
    place += 1;
    if (!arrived.has(json.id)) arrived.set(json.id, { at: app.clock.now().getTime(), place });
    setTimeout(() => answer.writeHead(200).end(), Math.random() * 5);
  };
  const events = ids.map((subject) => ({ type: "license.reset", subject, data: {} }) as const);
  for (let round = 0; round < rounds; round += 1) {
    await transaction(app.db, (tx) => recordEvents(tx, app.companyId, events, app.clock.now()));
    await office.run();
    app.clock.advance(7000);
    await office.send();
  }
  // It is mended within the three days.
  for (let step = 0; step < 60 && arrived.size < rounds * licenses; step += 1) {
    if (step > 10) troubles = 0;
    app.clock.advance(step < 30 ? 10_000 : 60 * minute);
    await office.run();
  }
  const sent = await app.db<{ event_id: string; license_id: number; created_at: Date; status: string }[]>`
    select m.event_id, d.license_id, d.created_at, d.status from webhook_deliveries d
    join webhook_messages m on m.id = d.message_id where d.endpoint_id = ${bad.id} order by d.id`;
  expect(sent).toHaveLength(rounds * licenses);
  expect(sent.filter(({ event_id }) => !arrived.has(event_id))).toEqual([]);
  for (const id of ids) {
    const own = sent.filter(({ license_id }) => license_id === id);
    const overtaken = own.filter((one, index) => {
      const before = own[index - 1];
      if (!before) return false;
      const [now, then] = [arrived.get(one.event_id), arrived.get(before.event_id)];
      const isBefore = (now?.place ?? 0) < (then?.place ?? 0);
      return isBefore && (now?.at ?? 0) - one.created_at.getTime() < minute;
    });
    expect(overtaken, `license ${id}`).toEqual([]);
  }
  // What answered 410 got nothing after that but what was under way.
  const toGone = receiver.received.filter(({ path }) => path === "/gone");
  expect(toGone.length).toBeLessThanOrEqual(8);
  const { json } = await app.management("GET", `webhook-endpoints/${gone.id}/`);
  expect((json as FreelyRead).disabled_reason).toBe("gone");
});
