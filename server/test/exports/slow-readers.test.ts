import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";

// Files that nobody reads to their end, over real HTTP, and what becomes of everybody else (docs/decisions/0043).

const rows = 40_000;

let app: TestApp;
let url: string;
beforeAll(async () => {
  app = await createTestApp();
  await app.db`
    insert into audit (company_id, ts, actor_kind, actor_id, actor_name, ip, request_id, action, object, object_id, before, after)
    select ${app.companyId}, now(), 'key', 1, 'office', '127.0.0.1', 'request', 'update', 'licenses', n, null,
      jsonb_build_object('note', repeat('x', 400))
    from generate_series(1, ${rows}) n`;
  await app.app.listen({ port: 0, host: "127.0.0.1" });
  url = `http://127.0.0.1:${(app.app.server.address() as AddressInfo).port}/api/v1`;
}, 60_000);
afterAll(() => app.close());

const headers = () => ({ authorization: `Api-Key ${app.managementKey}` });

/** The beginning of a file whose rest is not taken. */
async function begin(): Promise<IncomingMessage> {
  const [answer] = (await once(get(`${url}/audit/export/`, { headers: headers() }), "response")) as [IncomingMessage];
  expect(answer.statusCode).toBe(200);
  answer.once("readable", () => answer.read(1));
  return answer;
}

test("files that nobody takes hold up other exports, but nothing else, and make way when their readers go", async () => {
  const readers = await Promise.all([begin(), begin()]);
  const waiting = fetch(`${url}/audit/export/`, { headers: headers() }).then((answer) => answer.text());
  let hasArrived = false;
  void waiting.then(() => {
    hasArrived = true;
  });
  for (let call = 0; call < 30; call += 1) {
    const answer = await fetch(`${url}/audit/?limit=1`, { headers: headers(), signal: AbortSignal.timeout(5000) });
    expect(answer.status).toBe(200);
    await answer.text();
  }
  expect(hasArrived).toBe(false);
  for (const reader of readers) reader.destroy();
  expect((await waiting).trimEnd().split("\n")).toHaveLength(1 + rows);
}, 60_000);
