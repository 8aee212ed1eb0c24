import { expect } from "vitest";
import { eventDispatcher } from "../../src/record/events/dispatch.flow.ts";
import { eventSchemaOf } from "../../src/selling/webhooks/event.schema.ts";
import { wireEventOf } from "../../src/selling/webhooks/event-codes.rules.ts";
import { webhooksOf } from "../../src/selling/webhooks/webhook-consumer.flow.ts";
import { bodyOf } from "../../src/selling/webhooks/webhook-delivery.rules.ts";
import type { FreelyRead, TestApp } from "../support/app.ts";

/** Makes an endpoint that names everything. */
export async function listenTo(app: TestApp): Promise<void> {
  const body = { url: "https://hooks.example/", events: ["*", "license.checked"] };
  expect((await app.management("POST", "webhook-endpoints/", { body })).status).toBe(201);
}

/**
 * What `work` sends, each compared with its published schema. Those of the License API say what the call told of itself,
 * and no others.
 */
export async function sentBy(app: TestApp, work: () => Promise<unknown>): Promise<FreelyRead[]> {
  const dispatch = eventDispatcher(app.deps, [webhooksOf(app.deps)]);
  await dispatch();
  const [before] = await app.db<{ id: number }[]>`select coalesce(max(id), 0) as id from webhook_messages`;
  await work();
  await dispatch();
  const rows = await app.db<{ event_id: string; event: string; ts: Date; user_id: number | null; data: string }[]>`
    select event_id, event, ts, user_id, data from webhook_messages where id > ${before?.id ?? 0} order by id`;
  return rows.map((row) => {
    const body = JSON.parse(bodyOf({ ...row, company_id: app.companyId }, "licensespring"));
    const read = eventSchemaOf(row.event).safeParse(body);
    expect(read.error?.issues ?? [], `${row.event} ${JSON.stringify(body)}`).toEqual([]);
    expect(JSON.stringify(body)).not.toMatch(/"(?:initial_)?password":/);
    const ip = wireEventOf(row.event)?.publisher === "license-api" ? "127.0.0.1" : undefined;
    expect(body.data.request_info?.ip, row.event).toBe(ip);
    return body;
  });
}

/** Their codes, in their order. */
export const codesOf = (bodies: readonly FreelyRead[]) => bodies.map(({ event }) => event as string);
