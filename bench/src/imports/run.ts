import { randomBytes, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { connect } from "@licet/server/dist/platform/db/connect.js";
import { startEmbedded } from "@licet/server/dist/platform/db/embedded.js";
import { type Server, startServer } from "../processes.ts";
import { authorization } from "../sold-licenses.ts";
import { checkSteadily, type Place, type Seen } from "./steady-checks.ts";

// npm run bench:import [-- --rows 20000 --kills 2 --rate 50 --seconds 20]
// Imports licenses while applications check theirs and the server is killed from time to time, and writes
// bench/results/import.md.

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    kills: { type: "string", default: "5" },
    rate: { type: "string", default: "50" },
    seconds: { type: "string", default: "20" },
  },
});
const [rows, kills, rate, seconds] = [values.rows, values.kills, values.rate, values.seconds].map(Number) as [
  number,
  number,
  number,
  number,
];
const limits = { memory: 500, slowdown: 3 };
const root = join(import.meta.dirname, "../../..");
const folder = await mkdtemp(join(tmpdir(), "licet-bench-import-"));
const managementKey = "benchKey.0123456789abcdef0123456789abcdef";
const credentials = { apiKey: randomUUID(), sharedKey: randomBytes(32).toString("base64url") };
const place: Place = { url: "", since: undefined };
let memory = 0;

const noteMemory = () => {
  memory = Math.max(memory, server.peakMemory() ?? 0);
};

let server = await begin();
try {
  const keys = await sellAndActivate(200);
  const file = await makeFile();
  console.log(`${rows} rows, ${Math.round((await stat(file)).size / 1e6)} MB`);
  await measureChecks(keys, 5); // the first ones warm the server up
  const idle = await measureChecks(keys, seconds);
  console.log(`idle: p50 ${idle.p50.toFixed(1)} ms, p99 ${idle.p99.toFixed(1)} ms`);

  const stopChecks = checkSteadily(place, credentials, keys, rate);
  const started = performance.now();
  const id = await send(file);
  const received = performance.now() - started;
  await killAtRandom(id);
  const result = await untilEnd(id);
  const elapsed = performance.now() - started;
  const busy = await stopChecks();
  noteMemory();
  await server.stop();
  const proof = await prove();
  const page = report({ idle, busy, received, elapsed, result, proof });
  await mkdir(join(root, "bench/results"), { recursive: true });
  const isWhole = rows >= 1_000_000 && kills >= 5;
  if (isWhole) await writeFile(join(root, "bench/results/import.md"), page);
  console.log(page);
  process.exitCode = proof.isWhole && memory < limits.memory && busy.p99 <= limits.slowdown * idle.p99 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function begin(): Promise<Server> {
  const started = await startServer(join(root, "server/dist/main.js"), [], {
    PATH: process.env["PATH"],
    PORT: "0",
    LICET_DATA: folder,
    LICET_MANAGEMENT_KEY: managementKey,
    LICET_API_KEY: credentials.apiKey,
    LICET_SHARED_KEY: credentials.sharedKey,
  });
  place.url = started.url;
  place.since = performance.now();
  return started;
}

async function office(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${server.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Api-Key ${managementKey}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** Licenses that are each active on a device. */
async function sellAndActivate(count: number): Promise<string[]> {
  await office("POST", "products/", { product_name: "Bench", short_code: "bench" });
  const keys = Array.from({ length: count }, (_, index) => `CHECKED-${index}`);
  const licenses = keys.map((key) => ({ key }));
  await office("POST", "orders/create_order/", { id: "checked", items: [{ product_code: "bench", licenses }] });
  for (const license_key of keys) {
    const answer = await fetch(`${server.url}/api/v4/activate_license`, {
      method: "POST",
      headers: { ...authorization(credentials), "content-type": "application/json" },
      body: JSON.stringify({ product: "bench", hardware_id: "bench", license_key }),
    });
    if (!answer.ok) throw new Error(`an activation was refused: ${await answer.text()}`);
  }
  return keys;
}

/** A file as a vendor would have it: customers who bought several licenses each. */
async function makeFile(): Promise<string> {
  const path = join(folder, "licenses.csv");
  const lines = function* () {
    yield "customer__email,order__store_id,license__license_key,product__short_code,license__valid_duration,license__max_activations\n";
    for (let row = 0; row < rows; row += 1) {
      const buyer = Math.floor(row / 10);
      yield `buyer${buyer}@customer.example,shop-${buyer},IMPORTED-${row},bench,${1 + (row % 3)}y,${1 + (row % 5)}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return path;
}

async function measureChecks(keys: readonly string[], forSeconds: number): Promise<Seen> {
  const stop = checkSteadily(place, credentials, keys, rate);
  await sleep(forSeconds * 1000 + 3000);
  return stop();
}

async function send(file: string): Promise<number> {
  const answer = await fetch(`${server.url}/api/v1/licenses/import_from_csv/`, {
    method: "POST",
    headers: { authorization: `Api-Key ${managementKey}`, "content-type": "text/csv" },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: "half",
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the file was refused: ${text}`);
  return Number(JSON.parse(text).job_id);
}

async function importAt(id: number) {
  const { status, progress, result } = await office("GET", `licenses-import-results/${id}/`);
  return { status: String(status), progress: Number(progress), result: result as Record<string, number> };
}

/** Kills the server at random moments, spread over the import, and restarts it. */
async function killAtRandom(id: number): Promise<void> {
  const moments = Array.from({ length: kills }, (_, index) => (index + Math.random()) / (kills + 0.2));
  for (const moment of moments) {
    for (;;) {
      const { progress, status } = await importAt(id);
      if (progress >= moment || status === "success" || status === "error") break;
      await sleep(500);
    }
    noteMemory();
    place.since = undefined;
    await server.kill();
    const killed = performance.now();
    server = await begin();
    const before = (await importAt(id)).progress;
    while ((await importAt(id)).progress <= before && (await importAt(id)).status === "running") await sleep(100);
    console.log(
      `killed at ${(moment * 100).toFixed(0)} %, goes on after ${((performance.now() - killed) / 1000).toFixed(1)} s`,
    );
  }
}

async function untilEnd(id: number) {
  for (;;) {
    const at = await importAt(id);
    if (at.status === "success" || at.status === "error") return at;
    noteMemory();
    await sleep(1000);
  }
}

/** The rows in the tables. */
async function prove() {
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const db = connect({ embedded: database.options, max: 1, isLimited: false });
  try {
    const [found] = await db<{ licenses: number; keys: number; orders: number; histories: number; events: number }[]>`
      select count(*) as licenses, count(distinct license_key) as keys, count(distinct order_id) as orders,
        (select count(*) from license_histories where text = 'License created') - 200 as histories,
        (select count(*) from events where type = 'license.created') - 200 as events
      from licenses where license_key like 'IMPORTED-%'`;
    const { licenses = 0, keys = 0, orders = 0, histories = 0, events = 0 } = found ?? {};
    const isWhole =
      [licenses, keys, histories, events].every((count) => count === rows) && orders === Math.ceil(rows / 10);
    return { licenses, keys, orders, histories, events, isWhole };
  } finally {
    await db.end();
    await database.stop();
  }
}

interface Run {
  readonly idle: Seen;
  readonly busy: Seen;
  readonly received: number;
  readonly elapsed: number;
  readonly result: Awaited<ReturnType<typeof importAt>>;
  readonly proof: Awaited<ReturnType<typeof prove>>;
}

function report({ idle, busy, received, elapsed, result, proof }: Run): string {
  const ratio = busy.p99 / idle.p99;
  const verdict = (isReached: boolean) => (isReached ? "reached" : "missed");
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const shown = (value: number) => value.toLocaleString("en").replaceAll(",", " ");
  return `# The last run of \`npm run bench:import\`

${shown(rows)} licenses of ${shown(Math.ceil(rows / 10))} customers and orders from one file, ${rate} checks a second meanwhile, ${kills} times \`kill -9\` of the
server at a random moment; ${availableParallelism()} cores that server, database and load share, Node ${process.version}.

| | goal | |
| --- | --- | --- |
| every row is there once | ${shown(rows)} licenses, keys, histories and events | ${shown(proof.licenses)}, ${shown(proof.keys)}, ${shown(proof.histories)}, ${shown(proof.events)}: ${verdict(proof.isWhole)} |
| the counters say so | ${shown(rows)} created, none existed | ${shown(result.result["created_licenses"] ?? 0)}, ${shown(result.result["existed_licenses"] ?? 0)}: ${verdict(result.result["created_licenses"] === rows && result.result["existed_licenses"] === 0)} |
| most memory of the server | below ${limits.memory} MB | ${Math.round(memory)} MB: ${verdict(memory < limits.memory)} |
| p99 of checks during the import | at most ${limits.slowdown} × idle (${ms(idle.p99)}) | ${ms(busy.p99)}, ${ratio.toFixed(1)} ×: ${verdict(ratio <= limits.slowdown)} |

p50 of checks: idle ${ms(idle.p50)}, during the import ${ms(busy.p50)}, of ${shown(busy.answered)} answers. ${busy.failed} checks met no server. The file was received in
${(received / 1000).toFixed(1)} s; all took ${(elapsed / 1000).toFixed(0)} s, ${shown(Math.round(rows / (elapsed / 1000)))} rows a second.

Checks in the first three seconds after a start of the server are left out, before the import as well as during it.
`;
}
