import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "@licet/server/dist/db/connect.js";
import { startEmbedded } from "@licet/server/dist/db/embedded.js";
import { load } from "../load.ts";
import { startServer } from "../processes.ts";
import { type Question, questions, type Seeded } from "./questions.ts";
import { seed } from "./seed.ts";

// Measures the first page of every list with every filter and in every order, at 16 in flight, over a company with many rows.
//   npm run bench:lists [-- --requests 320 --rounds 3 --scale 1 --only licenses/ --folder kept]

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "320" },
    rounds: { type: "string", default: "3" },
    scale: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    // Keeps the rows there, and finds them again the next time.
    folder: { type: "string", default: "" },
  },
});
const requests = Number(values.requests);
const scale = Number(values.scale);
const size = { licenses: 200_000 * scale, devices: 200_000 * scale, histories: 1_000_000 * scale };
const rounds = Number(values.rounds);
const goalMs = 50;
const inFlight = 16;

const results = join(import.meta.dirname, "../../results");
const serverScript = join(import.meta.dirname, "../../../server/dist/main.js");
const floorScript = join(import.meta.dirname, "../floor-server.js");

interface Measured extends Question {
  readonly p50: number;
  readonly p99: number;
}

/** What each round saw. */
interface Rounds {
  readonly floors: number[];
  readonly questions: (Question & { readonly p99s: number[] })[];
}

const isKept = values.folder !== "";
const folder = isKept ? resolve(values.folder) : await mkdtemp(join(tmpdir(), "licet-lists-"));
const managementKey = isKept
  ? "kept1234.00000000000000000000000000000000"
  : `${randomBytes(4).toString("hex")}.${randomBytes(16).toString("hex")}`;
const headers = { authorization: `Api-Key ${managementKey}` };
try {
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const env = { PATH: process.env["PATH"], LICET_DATA: folder, PORT: "0", LICET_MANAGEMENT_KEY: managementKey };
  const licet = await startServer(serverScript, [], env);
  const floors = await startServer(floorScript, ["--database", JSON.stringify(database.options)], env);
  const db = connect({ embedded: database.options, max: 1 });
  try {
    const [orders] = await db<{ count: number }[]>`select count(*) as count from (select from orders limit 1) o`;
    if (orders?.count === 0) {
      await makeCatalog(licet.url);
      await seed(db, size);
    }
    const seeded = await readSeeded(db);
    const before = await sequentialScans(db);
    const screened = await screen(licet.url, seeded);
    const scans = [...(await sequentialScans(db))]
      .map(([table, times]) => ({ table, times: times - (before.get(table) ?? 0) }))
      .filter(({ times }) => times > 0)
      .map(({ table, times }) => `${table} ${times} times`);
    const measured = await measureSlowest({ licet: licet.url, floor: floors.url }, screened);
    const text = report(screened, measured, scans, licet.peakMemory());
    await mkdir(results, { recursive: true });
    if (scale === 1 && values.only === "" && !isKept) await writeFile(join(results, "lists.md"), text);
    process.stdout.write(text);
  } finally {
    await db.end();
    await Promise.all([licet.stop(), floors.stop()]);
    await database.stop();
  }
} finally {
  if (!isKept) await rm(folder, { recursive: true, force: true });
}

/** Every question, a few times: finds the slowest ones. */
async function screen(url: string, seeded: Seeded): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const question of questions(seeded)) {
    if (question.list.startsWith(values.only)) measured.push(await ask(url, question, inFlight * 2));
  }
  return measured;
}

/** The slowest questions of each list, and the list without filter, as often as a p99 needs it; each round begins with the floor. */
async function measureSlowest(urls: { licet: string; floor: string }, screened: readonly Measured[]): Promise<Rounds> {
  const chosen = listsOf(screened).flatMap((list) => {
    const all = screened.filter((each) => each.list === list);
    return [
      ...all.filter(({ query }) => query === ""),
      ...slowestFirst(all.filter(({ query }) => query !== "")).slice(0, 3),
    ];
  });
  const found: Rounds = { floors: [], questions: chosen.map(({ list, query }) => ({ list, query, p99s: [] })) };
  for (let round = 0; round < rounds; round += 1) {
    found.floors.push((await load({ url: `${urls.floor}/select` }, inFlight, { amount: 5000 })).p99);
    for (const question of found.questions) question.p99s.push((await ask(urls.licet, question, requests)).p99);
  }
  return found;
}

async function ask(url: string, { list, query }: Question, amount: number): Promise<Measured> {
  const { p50, p99 } = await load({ url: `${url}/api/v1/${list}?${query}`, headers }, inFlight, { amount });
  return { list, query, p50, p99 };
}

function listsOf(some: readonly Question[]): string[] {
  return [...new Set(some.map(({ list }) => list))];
}

function slowestFirst(some: readonly Measured[]): Measured[] {
  return [...some].sort((one, other) => other.p99 - one.p99);
}

async function makeCatalog(url: string): Promise<void> {
  const make = async (path: string, body: object) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: number };
  };
  for (let n = 0; n < 20; n += 1) {
    const code = `product-${n}`;
    const authorization_method = n % 5 === 0 ? "user" : "license-key";
    const { id } = await make("products/", { product_name: `Product ${n}`, short_code: code, authorization_method });
    await make("product-features/", { product: id, name: "Export", code: `export-${n}`, feature_type: "consumption" });
    await make("product-custom-fields/", { product: id, name: "Cost center", data_type: "text" });
    await make("installation-files/", { product: id, version: "1.0", environment: "linux" });
  }
}

async function readSeeded(db: ReturnType<typeof connect>): Promise<Seeded> {
  const tables: Readonly<Record<string, string>> = {
    licenses: "licenses",
    license: "licenses",
    orders: "orders",
    customers: "customers",
    customer: "customers",
    account: "customer_accounts",
    "customer-accounts": "customer_accounts",
    customer_account: "customer_accounts",
    customer__account: "customer_accounts",
    order__customer_account: "customer_accounts",
    product: "products",
    products: "products",
    devices: "devices",
    device: "devices",
    license_users: "license_users",
    "license-users": "license_users",
    license_template: "license_templates",
    product_features: "product_features",
    "license-histories": "license_histories",
    "license-activation-histories": "license_activation_histories",
    company: "companies",
  };
  const ids: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables)) {
    const [row] = await db<{ id: number }[]>`
      select id from ${db(table)} order by id offset (select count(*) / 2 from ${db(table)}) limit 1`;
    ids[name] = row?.id ?? 0;
  }
  const [row] = await db<{ license_key: string }[]>`
    select license_key from licenses where license_key is not null order by id desc offset 999 limit 1`;
  return { ids, license_key: row?.license_key ?? "" };
}

/** How often the tables with many rows were read whole. */
async function sequentialScans(db: ReturnType<typeof connect>): Promise<Map<string, number>> {
  // The counters of other connections arrive within a second.
  await new Promise((done) => setTimeout(done, 2000));
  const rows = await db<{ relname: string; seq_scan: number }[]>`
    select relname, seq_scan from pg_stat_user_tables where n_live_tup >= 10000 order by relname`;
  return new Map(rows.map(({ relname, seq_scan }) => [relname, seq_scan]));
}

function report(
  screened: readonly Measured[],
  { floors, questions: asked }: Rounds,
  scans: string[],
  memory?: number,
): string {
  const median = (numbers: readonly number[]) =>
    [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0;
  const spread = (numbers: readonly number[]) =>
    `${median(numbers)} (${Math.min(...numbers)} to ${Math.max(...numbers)})`;
  const named = ({ query }: Question) => (query ? `\`${decodeURIComponent(query).slice(0, 60)}\`` : "no filter");
  const lines = listsOf(screened).map((list) => {
    const all = screened.filter((each) => each.list === list);
    const ofList = asked.filter((each) => each.list === list);
    const [worst] = [...ofList].sort((one, other) => median(other.p99s) - median(one.p99s));
    const plain = ofList.find(({ query }) => query === "");
    const p50 = median(all.map((each) => each.p50));
    return `| ${list} | ${all.length} | ${p50} | ${spread(plain?.p99s ?? [])} | ${spread(worst?.p99s ?? [])} | ${worst ? named(worst) : ""} |`;
  });
  const late = asked.filter(({ p99s }) => median(p99s) > goalMs);
  const lateText = late.map((each) => `- ${each.list} ${named(each)}: ${spread(each.p99s)}`).join("\n");
  const n = (amount: number) => amount.toLocaleString("en");
  return `# Lists

The first page of every list without filter, with each published filter (a value that few rows have, one that many have, one that none has)
and in each order: ${screened.length} requests with ${inFlight} in flight, over ${n(size.licenses)} licenses, ${n(size.devices)} devices and ${n(size.histories)} rows in each
history, on ${availableParallelism()} cores that server, database and load share, with Node ${process.version}. Made by \`npm run bench:lists\`.

All are asked ${inFlight * 2} times; the three slowest of each list, and the list without filter, then ${requests} times in each of ${rounds} rounds. Milliseconds: median
of the rounds, and the least and the most. A server that only selects one row by its key answered with p99 ${spread(floors)} in the same rounds.

| list | requests | p50 of all | p99 without filter | p99 of the slowest | the slowest |
| --- | --- | --- | --- | --- | --- |
${lines.join("\n")}

Above ${goalMs} ms: ${late.length === 0 ? "none." : `\n\n${lateText}`}

Tables of 10,000 rows and more that were read whole: ${scans.length === 0 ? "none" : scans.join(", ")}. Memory of the server at most: ${Math.round(memory ?? 0)} MB.
`;
}
