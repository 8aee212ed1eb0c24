import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { connect } from "@licet/server/dist/platform/db/connect.js";
import { startEmbedded } from "@licet/server/dist/platform/db/embedded.js";
import { startServer } from "../processes.ts";
import { bindDevices } from "../sold-licenses.ts";
import { type Answers, attacks, type Settings } from "./attacks.ts";
import { type Field, loadOfEveryKind, type Seen } from "./every-kind.ts";

// npm run bench:beside [-- --rounds 3 --seconds 15 --only "64 sign-ins at once"]
// A load of every kind, alternately alone and during each attack; the checks in the second case, compared with those in
// the first.

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "15" },
    only: { type: "string" },
  },
});
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
const slowdownMax = 3;
const root = join(import.meta.dirname, "../../..");
const folder = await mkdtemp(join(tmpdir(), "licet-bench-beside-"));
const managementKey = `${randomBytes(4).toString("hex")}.${randomBytes(16).toString("hex")}`;
const credentials = { apiKey: randomUUID(), sharedKey: randomBytes(20).toString("hex") };

interface Round {
  readonly alone: Seen;
  readonly beside: Seen;
  readonly answers: Answers;
}

try {
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const server = await startServer(join(root, "server/dist/main.js"), [], {
    PATH: process.env["PATH"],
    LICET_DATA: folder,
    PORT: "0",
    LICET_MANAGEMENT_KEY: managementKey,
    LICET_API_KEY: credentials.apiKey,
    LICET_SHARED_KEY: credentials.sharedKey,
  });
  const db = connect({ embedded: database.options, max: 2 });
  try {
    const field = await sell(server.url, db);
    await loadOfEveryKind(field, 5); // the first calls warm the server up
    const found = new Map<string, Round[]>();
    const names = Object.keys(attacks).filter((name) => values.only === undefined || name === values.only);
    for (let round = 1; round <= rounds; round += 1) for (const name of names) await turn(name, field, found);
    const page = report(found, server.peakMemory());
    if (values.only === undefined) await writeFile(join(root, "bench/results/beside.md"), page);
    process.stdout.write(page);
    const isWell = [...found.values()].every((turns) => median(turns.map(slowdown)) < slowdownMax);
    process.exitCode = isWell ? 0 : 1;
  } finally {
    await db.end();
    await server.stop();
    await database.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function turn(name: string, field: Field, found: Map<string, Round[]>): Promise<void> {
  const alone = await loadOfEveryKind(field, seconds);
  const settings: Settings = { ...field, seconds: seconds + 2, hotLicense: "HOT" };
  const script = join(import.meta.dirname, "attacks.js");
  const attack = promisify(execFile)(process.execPath, [
    script,
    name,
    JSON.stringify({ ...settings, keys: undefined }),
  ]);
  await new Promise((done) => setTimeout(done, 1500));
  const beside = await loadOfEveryKind(field, seconds);
  const answers = JSON.parse((await attack).stdout) as Answers;
  const turns = found.get(name) ?? [];
  found.set(name, [...turns, { alone, beside, answers }]);
  process.stderr.write(
    `  ${name}: p50 ${alone.p50.toFixed(1)} to ${beside.p50.toFixed(1)} ms, ${JSON.stringify(answers)}\n`,
  );
}

/** Licenses that are active on a device, and the one that all attacks call about. */
async function sell(url: string, db: ReturnType<typeof connect>): Promise<Field> {
  const post = async (path: string, body: object) => {
    const headers = { "content-type": "application/json", authorization: `Api-Key ${managementKey}` };
    const answer = await fetch(`${url}/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: number };
  };
  await post("products/", { product_name: "Bench", short_code: "bench" });
  const terms = { license_type: "consumption", allow_unlimited_consumptions: true, allow_unlimited_activations: true };
  const licenses = [{ ...terms, key: "HOT" }, ...Array.from({ length: 2000 }, () => terms)];
  const { id } = await post("orders/create_order/", { id: "sold", items: [{ product_code: "bench", licenses }] });
  const keys = (await bindDevices(db, id)).filter((key) => key !== "HOT");
  return { url, managementKey, credentials, keys };
}

function slowdown({ alone, beside }: Round): number {
  return beside.p50 / alone.p50;
}

function report(found: Map<string, Round[]>, memory: number | undefined): string {
  const rows = [...found].map(([name, turns]) => {
    const ratios = turns.map(slowdown);
    const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
    const of = (pick: (turn: Round) => number) => median(turns.map(pick)).toFixed(1);
    const failed = turns.reduce((sum, { beside }) => sum + beside.failed, 0);
    const verdict = median(ratios) < slowdownMax ? "reached" : "missed";
    return `| ${name} | ${median(ratios).toFixed(2)} | ${spread} | ${of(({ alone }) => alone.p50)} | ${of(({ beside }) => beside.p50)} | ${of(({ beside }) => beside.p99)} | ${failed} | ${statuses(turns)} | ${verdict} |`;
  });
  return `# The last run of \`npm run bench:beside\`

${rounds} rounds of ${seconds} s, ${availableParallelism()} cores that server, database, load and attacker share, Node ${process.version}. The load of every kind is the
same alone and beside: 80 checks a second, 10 consumptions, 5 activations, 5 orders and 2 lists. A ratio is of two turns one right after the other. Attackers who are
refused come back after 100 ms, applications after the second that Retry-After asks for.

| beside | p50 of checks, to alone | least to most | p50 alone, ms | p50 beside, ms | p99 beside, ms | checks not answered | what the attacker was answered | below ${slowdownMax} |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

Most memory the server ever held: ${memory === undefined ? "not readable on this system" : `${Math.round(memory)} MB`}.
`;
}

function statuses(turns: readonly Round[]): string {
  const sum = new Map<string, number>();
  for (const { answers } of turns)
    for (const [status, times] of Object.entries(answers)) sum.set(status, (sum.get(status) ?? 0) + times);
  return [...sum].map(([status, times]) => `${status === "0" ? "nothing" : status}: ${times}`).join(", ");
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
