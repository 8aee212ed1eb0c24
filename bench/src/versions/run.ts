import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "@licet/server/dist/platform/db/connect.js";
import { startEmbedded } from "@licet/server/dist/platform/db/embedded.js";
import { questions } from "../lists/questions.ts";
import { isFirstPage } from "../lists/report.ts";
import { seed } from "../lists/seed.ts";
import { makeCatalog, readSeeded } from "../lists/seeded.ts";
import { load, type Target } from "../load.ts";
import { startServer } from "../processes.ts";
import { activations, bindDevices, type Credentials, checks, consumption } from "../sold-licenses.ts";
import { pairedReport } from "./report.ts";

// Compares this version with another one, built in its own folder: both answer the same loads, alternately, in one run.
//   npm run bench:versions -- --other ../licet-before [--rounds 7 --seconds 4 --scale 0.1]

const { values } = parseArgs({
  options: {
    other: { type: "string" },
    rounds: { type: "string", default: "7" },
    seconds: { type: "string", default: "4" },
    // The scale of the rows that bench:lists creates; 0 leaves the lists out.
    scale: { type: "string", default: "0.1" },
    out: { type: "string", default: "" },
  },
});
if (values.other === undefined) throw new Error("say with --other where the version to compare with was built");
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const scale = Number(values.scale);
const inFlight = 16;
const licensesOfLargeOrder = 10_000;
const coldChecks = 3000;
const warmLicenses = 500;
const pagesOfList = 400;

const script = "server/dist/main.js";
const here = join(import.meta.dirname, "../../..");

/** A version under load, with its own database. */
interface Version {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly credentials: Credentials;
  readonly db: ReturnType<typeof connect>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  stop(): Promise<void>;
}

/** The result of one round of one kind of load, in units of work per second. */
type Round = (version: Version) => Promise<number>;

const folder = await mkdtemp(join(tmpdir(), "licet-versions-"));
const started: Version[] = [];
try {
  const other = await startVersion(resolve(values.other), join(folder, "other"));
  started.push(other);
  const own = await startVersion(here, join(folder, "own"));
  started.push(own);
  const measured = new Map<string, number[]>();
  const compare = async (name: string, round: Round, isCounted: boolean, turn: number) => {
    // The second one finds warmer processors, so they take turns at being first.
    const order = turn % 2 === 0 ? ([other, own] as const) : ([own, other] as const);
    const rates = new Map<Version, number>();
    for (const version of order) rates.set(version, await round(version));
    const ratio = (rates.get(own) ?? 0) / (rates.get(other) ?? 0);
    process.stderr.write(`  ${name}: ${ratio.toFixed(2)}\n`);
    if (isCounted) measured.set(name, [...(measured.get(name) ?? []), ratio]);
  };
  // The first round only warms up.
  for (let turn = 0; turn <= rounds; turn += 1) {
    process.stderr.write(turn === 0 ? "warming up\n" : `round ${turn} of ${rounds}\n`);
    for (const [name, round] of await kindsOfLoad([other, own])) await compare(name, round, turn > 0, turn);
  }
  const text = pairedReport(measured, { rounds, seconds, inFlight, scale, node: process.version });
  if (values.out !== "") await writeFile(values.out, text);
  process.stdout.write(text);
} finally {
  for (const version of started) await version.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Every kind of load, on licenses that are new in each round. */
async function kindsOfLoad(versions: readonly Version[]): Promise<Map<string, Round>> {
  const keys = new Map<Version, string[]>();
  for (const version of versions) {
    const terms = {
      license_type: "consumption",
      allow_unlimited_consumptions: true,
      allow_unlimited_activations: true,
    };
    const order = await post(version, "orders/create_order/", orderOf(Array(coldChecks).fill(terms)));
    keys.set(version, await bindDevices(version.db, Number(order["id"])));
  }
  const keysOf = (version: Version) => keys.get(version) ?? [];
  const rate = async (target: Target, until: number | { amount: number }) => (await load(target, inFlight, until)).rate;
  const kinds = new Map<string, Round>([
    ["orders of one license", (version) => rate(orders(version), seconds)],
    ["an order of 10,000 licenses", largeOrder],
    [
      "checks, cold",
      (version) => rate(checks(version.url, version.credentials, keysOf(version)), { amount: coldChecks }),
    ],
    [
      "checks, warm",
      (version) => rate(checks(version.url, version.credentials, keysOf(version).slice(0, warmLicenses)), seconds),
    ],
    ["activations", (version) => rate(activations(version.url, version.credentials, keysOf(version), nextId), seconds)],
    ["consumption", (version) => rate(consumption(version.url, version.credentials, keysOf(version)), seconds)],
  ]);
  const [first] = versions;
  for (const list of first?.lists.keys() ?? []) {
    kinds.set(`list ${list}`, (version) =>
      rate(pages(version, version.lists.get(list) ?? []), { amount: pagesOfList }),
    );
  }
  return kinds;
}

function orders({ url, headers }: Version): Target {
  return { url: `${url}/api/v1/orders/create_order/`, headers, body: () => JSON.stringify(orderOf([{}])) };
}

async function largeOrder(version: Version): Promise<number> {
  const began = performance.now();
  await post(version, "orders/create_order/", orderOf(Array(licensesOfLargeOrder).fill({})));
  return licensesOfLargeOrder / ((performance.now() - began) / 1000);
}

function pages({ url, headers }: Version, paths: readonly string[]): Target {
  let at = 0;
  const path = () => {
    at += 1;
    return paths[at % paths.length] ?? "";
  };
  return { url, headers, path };
}

function orderOf(licenses: readonly object[]) {
  return { id: nextId(), items: [{ product_code: "bench", licenses }] };
}

async function startVersion(root: string, data: string): Promise<Version> {
  const managementKey = `${randomBytes(4).toString("hex")}.${randomBytes(16).toString("hex")}`;
  const credentials = { apiKey: randomUUID(), sharedKey: randomBytes(20).toString("hex") };
  const env = {
    PATH: process.env["PATH"],
    LICET_DATA: data,
    PORT: "0",
    LICET_MANAGEMENT_KEY: managementKey,
    LICET_API_KEY: credentials.apiKey,
    LICET_SHARED_KEY: credentials.sharedKey,
  };
  // With production settings: what is acknowledged is on disk.
  const database = await startEmbedded({ dataDir: data, log: { info() {}, warn() {} } });
  const server = await startServer(join(root, script), [], env);
  const db = connect({ embedded: database.options, max: 1, isLimited: false });
  const headers = { authorization: `Api-Key ${managementKey}` };
  const stop = async () => {
    await db.end();
    await server.stop();
    await database.stop();
  };
  const bare = { url: server.url, headers, credentials, db, stop };
  if (scale > 0) await fillLists({ ...bare, lists: new Map() });
  await post({ ...bare, lists: new Map() }, "products/", {
    product_name: "Bench",
    short_code: "bench",
    max_activations: 3,
  });
  return { ...bare, lists: scale > 0 ? await listsOf(db) : new Map() };
}

async function fillLists(version: Version): Promise<void> {
  await makeCatalog(async (path, body) => ({ id: Number((await post(version, path, body))["id"]) }));
  await seed(version.db, { licenses: 200_000 * scale, devices: 200_000 * scale, histories: 1_000_000 * scale });
}

/** Every list with the first page of each of its filters. */
async function listsOf(db: Version["db"]): Promise<Map<string, string[]>> {
  const lists = new Map<string, string[]>();
  for (const question of questions(await readSeeded(db)).filter(isFirstPage)) {
    const path = `/api/v1/${question.list}?${question.query}`;
    lists.set(question.list, [...(lists.get(question.list) ?? []), path]);
  }
  return lists;
}

async function post({ url, headers }: Version, path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/api/v1/${path}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer).slice(0, 500)}`);
  return answer;
}

function nextId(): string {
  return randomBytes(9).toString("base64url");
}
