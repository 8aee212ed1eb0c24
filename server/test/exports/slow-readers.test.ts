import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { until } from "../support/own-postgres.ts";

// Files that no one reads to their end, over real HTTP, and their effect on everyone else (docs/decisions/0043).

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

/** The beginning of a file whose rest is not read. */
async function begin(): Promise<IncomingMessage> {
  const [answer] = (await once(get(`${url}/audit/export/`, { headers: headers() }), "response")) as [IncomingMessage];
  expect(answer.statusCode).toBe(200);
  answer.once("readable", () => answer.read(1));
  return answer;
}

test("S22: files that no one reads block neither other exports nor anything else", async () => {
  const readers = await Promise.all([begin(), begin(), begin(), begin()]);
  const others = await Promise.all(
    [1, 2].map(() => fetch(`${url}/audit/export/`, { headers: headers() }).then((answer) => answer.text())),
  );
  for (const text of others) expect(text.trimEnd().split("\n")).toHaveLength(1 + rows);
  for (let call = 0; call < 30; call += 1) {
    const answer = await fetch(`${url}/audit/?limit=1`, { headers: headers(), signal: AbortSignal.timeout(5000) });
    expect(answer.status).toBe(200);
    await answer.text();
  }
  // A reader that comes back is given the rest, each row once.
  const [paused, ...gone] = readers;
  const chunks: Buffer[] = [];
  paused?.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(paused as IncomingMessage, "end");
  const ids = Buffer.concat(chunks)
    .toString()
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0]);
  expect(ids.length).toBeGreaterThanOrEqual(rows - 1);
  expect(new Set(ids).size).toBe(ids.length);
  for (const reader of gone) reader.destroy();
}, 60_000);

test("S22: more files than may be read in parallel are refused, with the time to try again", async () => {
  const readers = await Promise.all(Array.from({ length: 8 }, begin));
  const refused = await fetch(`${url}/licenses/export/`, { headers: headers() });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
  expect(await refused.json()).toMatchObject({ code: "too_many_requests" });
  for (const reader of readers) reader.destroy();
  await until(async () => {
    const answer = await fetch(`${url}/licenses/export/`, { headers: headers() });
    await answer.text();
    return answer.status === 200;
  });
}, 60_000);

test("S22: a file whose reader pauses while connections are lost is cut off or complete, but never short", async () => {
  const reader = await begin();
  await app.db`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  const chunks: Buffer[] = [];
  reader.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = await Promise.race([
    once(reader, "end").then(() => "whole"),
    once(reader, "error").then(() => "cut off"),
    once(reader, "aborted").then(() => "cut off"),
  ]);
  const lines = Buffer.concat(chunks).toString().trimEnd().split("\n");
  // One byte of the head was read at the beginning.
  if (ended === "whole") expect(lines).toHaveLength(1 + rows);
}, 60_000);

test("S22: a reader that leaves before its file begins frees its place", async () => {
  for (let call = 0; call < 30; call += 1) {
    const request = get(`${url}/audit/export/`, { headers: headers() });
    request.on("error", () => {});
    await once(request, "socket");
    setImmediate(() => request.destroy());
  }
  await until(async () => {
    const read = async () => {
      const answer = await fetch(`${url}/licenses/export/`, { headers: headers() });
      await answer.text();
      return answer.status;
    };
    // The first files get connections that were just lost.
    const statuses = await Promise.all(Array.from({ length: 8 }, () => read().catch(() => 0)));
    return statuses.every((status) => status === 200);
  });
}, 60_000);
