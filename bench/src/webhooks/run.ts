import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startServer } from "../processes.ts";
import { openReceivers } from "./receivers.ts";

// npm run bench:webhooks [-- --rounds 5 --seconds 15 --rate 30 --hanging 0,1,40]
// From a call to the arrival of its event at an endpoint that works, in turns without and with others that never answer.

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "15" },
    // Events a second.
    rate: { type: "string", default: "30" },
    // How many endpoints hang, in each turn of a round.
    hanging: { type: "string", default: "0,1,40" },
  },
});
const [rounds, seconds, rate] = [Number(values.rounds), Number(values.seconds), Number(values.rate)];
const variants = values.hanging.split(",").map(Number);
const slowerMsMax = 1000;
const lateMs = 30_000;

const root = join(import.meta.dirname, "../../..");
const folder = await mkdtemp(join(tmpdir(), "licet-bench-webhooks-"));
const key = `${randomBytes(4).toString("hex")}.${randomBytes(16).toString("hex")}`;

/** The delays of one turn in milliseconds. */
interface Turn {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** How many events the hanging ones held at its end. */
  readonly held: number;
}

const receivers = await openReceivers();
const server = await startServer(join(root, "server/dist/main.js"), [], {
  PATH: process.env["PATH"],
  LICET_DATA: folder,
  PORT: "0",
  LICET_MANAGEMENT_KEY: key,
  LICET_ALLOW_PRIVATE_TARGETS: "1",
});
try {
  await call("POST", "webhook-endpoints/", { url: receivers.working, events: ["customer.created"] });
  const hanging: number[] = [];
  for (let count = 0; count < Math.max(...variants); count += 1) {
    const body = { url: receivers.hanging, events: ["customer.created"], enabled: false };
    hanging.push((await call("POST", "webhook-endpoints/", body)).id);
  }
  await events(2 * rate); // the first calls warm the server up
  const found = new Map<number, Turn[]>(variants.map((count) => [count, []]));
  for (let round = 1; round <= rounds; round += 1)
    for (const count of variants) {
      const turn = await turnWith(hanging.slice(0, count));
      found.get(count)?.push(turn);
      process.stderr.write(`  round ${round}, ${count} hang: p50 ${turn.p50}, p99 ${turn.p99}, most ${turn.most} ms\n`);
    }
  const page = report(found);
  await writeFile(join(root, "bench/results/webhooks.md"), page);
  process.stdout.write(page);
  process.exitCode = [...found.keys()].every((count) => slower(found, count) < slowerMsMax) ? 0 : 1;
} finally {
  await server.stop();
  await receivers.close();
  await rm(folder, { recursive: true, force: true });
}

/** Events at a steady rate while these endpoints hang, from their first one on. */
async function turnWith(hanging: readonly number[]): Promise<Turn> {
  for (const id of hanging) await call("PATCH", `webhook-endpoints/${id}/`, { enabled: true });
  const before = receivers.held();
  const delays = (await events(seconds * rate)).sort((one, other) => one - other);
  const held = receivers.held() - before;
  // What waits for them is canceled, and what they hold is let go.
  for (const id of hanging) await call("PATCH", `webhook-endpoints/${id}/`, { enabled: false });
  receivers.letGo();
  const at = (share: number) => Math.round(delays[Math.min(delays.length - 1, Math.floor(share * delays.length))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), most: at(1), held };
}

/** Makes customers at a steady rate; answers how long after its call each event arrived where it is worked on. */
async function events(amount: number): Promise<number[]> {
  const begun = performance.now();
  const delays: Promise<number>[] = [];
  for (let count = 0; count < amount; count += 1) {
    await sleep(Math.max(0, begun + (count * 1000) / rate - performance.now()));
    delays.push(delayOfOne());
  }
  return Promise.all(delays);
}

async function delayOfOne(): Promise<number> {
  const called = performance.now();
  const { id } = await call("POST", "customers/", {});
  const arrived = await receivers.arrivalOf(id, lateMs);
  return arrived - called;
}

async function call(method: string, path: string, body: object): Promise<{ readonly id: number }> {
  const headers = { "content-type": "application/json", authorization: `Api-Key ${key}` };
  const answer = await fetch(`${server.url}/api/v1/${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { id: number };
}

/** How much later the p99 of each round is than that of the same round without them; the median. */
function slower(found: ReadonlyMap<number, readonly Turn[]>, count: number): number {
  const alone = found.get(0) ?? [];
  return median((found.get(count) ?? []).map(({ p99 }, round) => p99 - (alone[round]?.p99 ?? 0)));
}

function report(found: ReadonlyMap<number, readonly Turn[]>): string {
  const rows = [...found].map(([count, turns]) => {
    const of = (pick: (turn: Turn) => number) => {
      const numbers = turns.map(pick);
      return `${median(numbers)} (${Math.min(...numbers)} to ${Math.max(...numbers)})`;
    };
    const difference = count === 0 ? "" : String(slower(found, count));
    const verdict = count === 0 ? "" : slower(found, count) < slowerMsMax ? "reached" : "missed";
    return `| ${count} | ${of(({ p50 }) => p50)} | ${of(({ p99 }) => p99)} | ${of(({ most }) => most)} | ${of(({ held }) => held)} | ${difference} | ${verdict} |`;
  });
  return `# The last run of \`npm run bench:webhooks\`

${rounds} rounds of ${seconds} s each way, ${rate} events a second, ${availableParallelism()} cores that server, database, load and receivers share, Node ${process.version}.
Milliseconds from a call to the arrival of its event at an endpoint that answers at once, while so many others take
every event and never answer: the median of the rounds, with the least and the most. A server looks for events twice a
second, and for what is to be sent four times.

| hang | p50 | p99 | the latest | held by them | p99 later than without, median | below ${slowerMsMax} |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0;
}
