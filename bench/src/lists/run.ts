import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "@licet/server/dist/platform/db/connect.js";
import { startEmbedded } from "@licet/server/dist/platform/db/embedded.js";
import { Agent } from "undici";
import { load } from "../load.ts";
import { startServer } from "../processes.ts";
import { watchStolenTime } from "../stolen-time.ts";
import { type Question, questions } from "./questions.ts";
import { isFirstPage, type Measured, type MeasuredList, report } from "./report.ts";
import { watchScans } from "./scans.ts";
import { seed } from "./seed.ts";
import { makeCatalog, readSeeded } from "./seeded.ts";

// Measures the first page of every list with every filter, all of them mixed, at 16 in flight, over a company with many
// rows; then its orders.
//   npm run bench:lists [-- --amount 16 --rounds 3 --scale 1 --only licenses/ --folder kept]

const { values } = parseArgs({
  options: {
    // How often each filter is requested per round.
    amount: { type: "string", default: "16" },
    rounds: { type: "string", default: "3" },
    scale: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    // Keeps the rows there, and reuses them the next time.
    folder: { type: "string", default: "" },
  },
});
const amount = Number(values.amount);
const rounds = Number(values.rounds);
const scale = Number(values.scale);
const size = { licenses: 200_000 * scale, devices: 200_000 * scale, histories: 1_000_000 * scale };
const goalMs = 50;
const inFlight = 16;
const leastOfRound = 400;
/** A round counts if the host took no more than this share of the processors. */
const calmShare = 0.05;

const results = join(import.meta.dirname, "../../results");
const serverScript = join(import.meta.dirname, "../../../server/dist/main.js");
const floorScript = join(import.meta.dirname, "../floor-server.js");

const isKept = values.folder !== "";
const folder = isKept ? resolve(values.folder) : await mkdtemp(join(tmpdir(), "licet-lists-"));
const managementKey = isKept
  ? "kept1234.00000000000000000000000000000000"
  : `${randomBytes(4).toString("hex")}.${randomBytes(16).toString("hex")}`;
// The load shares the processors with the server: this client uses the least.
const agent = new Agent({ connections: inFlight, pipelining: 1 });
const headers = { authorization: `Api-Key ${managementKey}` };
const env = { PATH: process.env["PATH"], LICET_DATA: folder, PORT: "0", LICET_MANAGEMENT_KEY: managementKey };
try {
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const db = connect({ embedded: database.options, max: 1, isLimited: false });
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
      const lists: MeasuredList[] = [];
      for (const list of new Set(asked.map((question) => question.list))) {
        const own = asked.filter((question) => question.list === list);
        lists.push(await measureList({ licet: url, floor: floor.url }, list, own, alone));
      }
      await floor.stop();
      const text = report({ size, inFlight, amount, leastOfRound, rounds, goalMs, lists, scans, memory: memory() });
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

/** Creates tables, a catalog and rows where none exist; returns the requests to make. */
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

/** Each round measures the floor, then each filter of a list equally often, in random order. */
async function measureList(
  urls: { readonly licet: string; readonly floor: string },
  list: string,
  asked: readonly Question[],
  alone: ReadonlyMap<Question, number>,
): Promise<MeasuredList> {
  const pages = asked.filter(isFirstPage);
  const times = Math.max(amount, Math.ceil(leastOfRound / pages.length));
  // Each connection prepares a statement once, and the code of the list is compiled.
  await ask(urls.licet, [...Array<Question>(leastOfRound / 4).fill({ list, query: "" }), ...pages, ...pages]);
  const took = new Map<Question, number[]>(pages.map((page) => [page, []]));
  const asks = await untilCalm(async (): Promise<Round> => {
    const stolen = await watchStolenTime();
    const floor = (await load({ url: `${urls.floor}/select` }, inFlight, { amount: 2000 })).p99;
    const answers = await ask(urls.licet, shuffled(Array.from({ length: times }, () => pages).flat()));
    return { floor, answers, stolen: await stolen() };
  });
  for (const { question, ms } of asks.flatMap(({ answers }) => answers)) took.get(question)?.push(ms);
  const partsOf = (share: number) =>
    asks.map(({ answers }) =>
      part(
        answers.map(({ ms }) => ms),
        share,
      ),
    );
  const others: Measured[] = [];
  for (const page of asked.filter((question) => !isFirstPage(question))) {
    const answers = await ask(urls.licet, Array<Question>(2 * inFlight).fill(page));
    others.push(
      measuredOf(
        page,
        alone,
        answers.map(({ ms }) => ms),
      ),
    );
  }
  const filters = pages.map((page) => measuredOf(page, alone, took.get(page) ?? []));
  const [floors, stolen] = [asks.map(({ floor }) => floor), asks.map((each) => each.stolen)];
  return { list, floors, stolen, p50s: partsOf(0.5), p99s: partsOf(0.99), filters, others };
}

interface Answer {
  readonly question: Question;
  readonly ms: number;
}

interface Round {
  readonly floor: number;
  readonly answers: readonly Answer[];
  readonly stolen: number;
}

/**
 * As many rounds as requested, in the order in which they ran. When the host of a virtual machine gives its processors
 * to others, a round measures that instead: more rounds are run, up to three times as many, and the calmest are kept.
 */
async function untilCalm(make: () => Promise<Round>): Promise<Round[]> {
  const made: Round[] = [];
  const calm = () => made.filter(({ stolen }) => stolen <= calmShare);
  while (calm().length < rounds && made.length < 3 * rounds) made.push(await make());
  const kept = new Set([...made].sort((one, other) => one.stolen - other.stolen).slice(0, rounds));
  return made.filter((round) => kept.has(round));
}

function measuredOf(question: Question, alone: ReadonlyMap<Question, number>, took: readonly number[]): Measured {
  return { ...question, alone: alone.get(question) ?? 0, p50: part(took, 0.5), most: part(took, 1) };
}

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((value) => ({ value, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}

function part(took: readonly number[], share: number): number {
  const sorted = [...took].sort((one, other) => one - other);
  return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}

/** Sends requests with `inFlight` at any moment, and returns the time of each answer. */
async function ask(url: string, questions: readonly Question[]): Promise<Answer[]> {
  const took: Answer[] = [];
  const left = questions.values();
  const askOn = async () => {
    for (const question of left) {
      const begin = performance.now();
      await read(`${url}/api/v1/${question.list}?${question.query}`);
      took.push({ question, ms: performance.now() - begin });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, askOn));
  return took;
}

function read(url: string): Promise<void> {
  const { origin, pathname, search } = new URL(url);
  return new Promise((done, fail) => {
    let status = 0;
    agent.dispatch(
      { origin, path: `${pathname}${search}`, method: "GET", headers },
      {
        onRequestStart: () => {},
        onResponseStart: (_controller, statusCode) => {
          status = statusCode;
        },
        onResponseData: () => {},
        onResponseEnd: () => (status === 200 ? done() : fail(new Error(`${url}: ${status}`))),
        onResponseError: (_controller, error) => fail(error),
      },
    );
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
