import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { quickCost } from "../../src/platform/db/list-count.ts";
import { WebhookSender } from "../../src/selling/webhooks/webhook-sender.flow.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { rowsReadIn, watchPlans } from "../support/plans.ts";

// The log of very many deliveries (docs/decisions/0020): how the database reads its lists, and what is due. In the long
// run, a million.

const size = process.env["LICET_TEST_LONG"] === "1" ? 1_000_000 : 20_000;
let app: TestApp;
let endpoint: number;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-18T12:00:00.000Z" });
  const body = { url: "https://hooks.example/", events: ["*"] };
  for (let count = 0; count < 3; count += 1)
    endpoint = (await app.management("POST", "webhook-endpoints/", { body })).json.id;
  const { db, companyId } = app;
  // Some at a time: a statement may take a minute.
  const step = 20_000;
  for (let from = 0; from < size; from += step) {
    await db`
      insert into webhook_messages (company_id, event_id, event, ts, data, created_at)
      select ${companyId}, gen_random_uuid(), 'license.updated', t, '{}', t
      from (
        select '2026-03-18T12:00:00Z'::timestamptz - make_interval(secs => ${size} - n) as t
        from generate_series(${from + 1}::integer, ${from + step}::integer) n) s`;
    // One in a hundred failed, one in a thousand waits, one in fifty is of a rare event; of each license there are twenty.
    await db`
      insert into webhook_deliveries (company_id, endpoint_id, message_id, event, license_id, order_key, status, attempts, due_at, created_at)
      select m.company_id, ${endpoint} - m.id % 3, m.id, case when m.id % 50 = 0 then 'order.created' else m.event end,
        m.id / 20, 'license:' || m.id / 20,
        case when m.id % 1000 = 0 then 'pending' when m.id % 100 = 0 then 'failed' else 'delivered' end, 1,
        '2026-03-19T12:00:00Z', m.created_at
      from webhook_messages m where m.company_id = ${companyId} and m.id > ${from}`;
  }
  await db`analyze webhook_messages, webhook_deliveries`;
}, 600_000);
afterAll(() => app.close());

const queries = [
  "",
  "limit=100",
  "order_by=created_at",
  "endpoint=ENDPOINT",
  "endpoint=ENDPOINT&status=failed",
  "endpoint=ENDPOINT&status=delivered",
  "event_id=EVENT",
  "event_id__in=EVENT,none",
  "event_id=EVENT&status=delivered",
  "event_id=none",
  "event=order.created",
  "event=license.updated",
  "event__in=order.created,order.deleted",
  "event=customer.merged",
  "status=failed",
  "status=pending",
  "status=canceled",
  "status=delivered",
  "license=500",
  "license=500&status=failed",
  "created_at__gte=2026-03-18T11:00:00Z",
  "created_at__date__gte=2026-03-18&endpoint=ENDPOINT",
  "created_at__lt=2026-03-18T10:00:00Z",
];

test("no list of deliveries reads the table from its beginning, or most of it along an index", async () => {
  const { pool, take } = await watchPlans(app.db, app.database);
  const { app: node } = buildApp({ ...app.deps, db: pool });
  await node.ready();
  const headers = { authorization: `Api-Key ${app.managementKey}` };
  const wrong: string[] = [];
  const judge = (what: string) => {
    for (const { statement, plan } of take()) {
      const isCount = statement.includes("as counted");
      if (isCount && plan["Total Cost"] > quickCost) continue;
      for (const { table, by, rows, removed } of rowsReadIn(plan)) {
        if (table !== "webhook_deliveries" && table !== "webhook_messages") continue;
        if ((isCount ? removed : rows) <= size / 4 && by !== "Seq Scan") continue;
        wrong.push(`${what}: ${by} of ${rows} ${table} for ${statement.replace(/\s+/g, " ").slice(0, 90)}`);
      }
    }
  };
  const [message] = await app.db<{ event_id: string }[]>`select event_id from webhook_messages limit 1`;
  for (const query of queries) {
    const asked = query.replace("ENDPOINT", String(endpoint)).replace("EVENT", message?.event_id ?? "");
    const answer = await node.inject({ url: `/api/v1/webhook-deliveries/?${asked}`, headers });
    expect([asked, answer.statusCode]).toEqual([asked, 200]);
    judge(asked);
  }
  // Nothing is due, and finding that out costs nothing.
  const sender = new WebhookSender({ ...app.deps, db: pool });
  await sender.tick();
  await sender.close();
  judge("what is due");
  await node.close();
  await pool.end();
  expect(wrong).toEqual([]);
}, 600_000);
