import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "@licet/server/dist/db/connect.js";
import { startEmbedded } from "@licet/server/dist/db/embedded.js";
import { load } from "../load.ts";
import { startServer } from "../processes.ts";
import { type Question, questions } from "./questions.ts";
import { isFirstPage, type Measured, p99Of, report, slowestFirst } from "./report.ts";
import { watchScans } from "./scans.ts";
import { seed } from "./seed.ts";
import { makeCatalog, readSeeded } from "./seeded.ts";

// Measures the first page of every list with every filter and in every order, at 16 in flight, over a company with many rows.
//   npm run bench:lists [-- --amount 112 --rounds 3 --scale 1 --only licenses/ --folder kept]

const { values } = parseArgs({
  options: {
    amount: { type: "string", default: "112" },
    rounds: { type: "string", default: "3" },
    scale: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    // Keeps the rows there, and finds them again the next time.
    folder: { type: "string", default: "" },
  },
});
const amount = Number(values.amount);
const rounds = Number(values.rounds);
const scale = Number(values.scale);
const size = { licenses: 200_000 * scale, devices: 200_000 * scale, histories: 1_000_000 * scale };
const goalMs = 50;
const inFlight = 16;
const repeated = 60;

const results = join(import.meta.dirname, "../../results");
const serverScript = join(import.meta.dirname, "../../../server/dist/main.js");
const floorScript = join(import.meta.dirname, "../floor-server.js");

const isKept = values.folder !== "";
const folder = isKept ? resolve(values.folder) : await mkdtemp(join(tmpdir(), "licet-lists-"));
const managementKey = isKept
  ? "kept1234.00000000000000000000000000000000"
  : `${randomBytes(4).toString("hex")}.${randomBytes(16).toString("hex")}`;
const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
const headers = { authorization: `Api-Key ${managementKey}` };
const env = { PATH: process.env["PATH"], LICET_DATA: folder, PORT: "0", LICET_MANAGEMENT_KEY: managementKey };
try {
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const db = connect({ embedded: database.options, max: 1 });
  try {
    const asked = await fill(db);
    const alone = new Map<Question, number>();
    const scans = await watchScans(db, folder, () =>
      withServer(async (url) => {
        for (const question of asked) alone.set(question, await askAlone(url, question));
      }),
    );
    await withServer(async (url, memory) => {
      const floor = await startServer(floorScript, ["--database", JSON.stringify(database.options)], env);
      // The first requests compile the server's code and open its connections.
      for (const question of asked.slice(0, 20)) await ask(url, question, amount);
      const screened: Measured[] = [];
      for (const question of asked) {
        // Each connection prepares a statement once.
        if (question.query === "") await ask(url, question, amount);
        screened.push(await screen(url, question, alone.get(question) ?? 0));
      }
      const { measured, floors } = await repeatSlowest({ licet: url, floor: floor.url }, screened);
      await floor.stop();
      const text = report({ size, inFlight, amount, rounds, goalMs, floors, measured, scans, memory: memory() });
      await mkdir(results, { recursive: true });
      if (scale === 1 && values.only === "") await writeFile(join(results, "lists.md"), text);
      process.stdout.write(text);
    });
  } finally {
    await db.end();
    await database.stop();
  }
} finally {
  if (!isKept) await rm(folder, { recursive: true, force: true });
}

/** Makes tables, a catalog and rows where there are none; answers what there is to ask. */
async function fill(db: ReturnType<typeof connect>): Promise<Question[]> {
  await withServer(async (url) => {
    const [orders] = await db<{ count: number }[]>`select count(*) as count from (select from orders limit 1) o`;
    if (orders?.count !== 0) return;
    await makeCatalog((path, body) => make(url, path, body));
    await seed(db, size);
  });
  const seeded = await readSeeded(db);
  return questions(seeded).filter(({ list }) => list.startsWith(values.only));
}

async function withServer(work: (url: string, memory: () => number | undefined) => Promise<void>): Promise<void> {
  const server = await startServer(serverScript, [], env);
  try {
    await work(server.url, server.peakMemory);
  } finally {
    await server.stop();
  }
}

async function askAlone(url: string, { list, query }: Question): Promise<number> {
  const begin = performance.now();
  await read(`${url}/api/v1/${list}?${query}`);
  return Math.round(performance.now() - begin);
}

async function screen(url: string, question: Question, alone: number): Promise<Measured> {
  const { p50, p99 } = await ask(url, question, alone > goalMs ? 2 * inFlight : amount);
  return { ...question, alone, p50, p99, p99s: [] };
}

/** The slowest filters, and those above the goal, again; each round begins with the floor. */
async function repeatSlowest(urls: { licet: string; floor: string }, screened: readonly Measured[]) {
  const slowest = slowestFirst(screened.filter(isFirstPage));
  const chosen = slowest.filter((each, place) => place < repeated || p99Of(each) > goalMs);
  const floors: number[] = [];
  const found = new Map<Question, number[]>(chosen.map((each) => [each, []]));
  for (let round = 0; round < rounds; round += 1) {
    floors.push((await load({ url: `${urls.floor}/select` }, inFlight, { amount: 5000 })).p99);
    for (const [question, p99s] of found) p99s.push((await ask(urls.licet, question, amount)).p99);
  }
  return { floors, measured: screened.map((each) => ({ ...each, p99s: found.get(each) ?? [] })) };
}

/** Asks with `inFlight` at any moment. The load generator of the other measurements ends by the second, which is too long here. */
async function ask(url: string, { list, query }: Question, times: number): Promise<{ p50: number; p99: number }> {
  const took: number[] = [];
  let left = times;
  const askOn = async () => {
    for (; left > 0; ) {
      left -= 1;
      const begin = performance.now();
      await read(`${url}/api/v1/${list}?${query}`);
      took.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, askOn));
  took.sort((one, other) => one - other);
  const at = (part: number) => Math.round(took[Math.ceil(took.length * part) - 1] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}

function read(url: string): Promise<void> {
  return new Promise((done, fail) => {
    get(url, { agent, headers }, (answer) => {
      answer
        .resume()
        .once("end", () => (answer.statusCode === 200 ? done() : fail(new Error(`${url}: ${answer.statusCode}`))));
    }).once("error", fail);
  });
}

async function make(url: string, path: string, body: object): Promise<{ id: number }> {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { id: number };
}
