import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "@licet/server/dist/platform/db/connect.js";
import { startEmbedded } from "@licet/server/dist/platform/db/embedded.js";
import { copyOrder } from "./copy-floor.ts";
import type { Address } from "./database.ts";
import { type Load, load } from "./load.ts";
import { startServer } from "./processes.ts";
import { type Measurement, report } from "./report.ts";
import { activations, bindDevices, type Credentials, checks, consumption } from "./sold-licenses.ts";

// Measures orders and license calls next to the floors of the same run, round by round, so that a slow minute of the
// machine slows both.
//   npm run bench [-- --rounds 5 --seconds 4]

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "4" } },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const licensesOfLargeOrder = 10_000;
const coldChecks = 5000;
const warmLicenses = 500;

const results = join(import.meta.dirname, "../results");
const serverScript = join(import.meta.dirname, "../../server/dist/main.js");
const floorScript = join(import.meta.dirname, "floor-server.js");

const folder = await mkdtemp(join(tmpdir(), "licet-bench-"));
const managementKey = `${randomBytes(4).toString("hex")}.${randomBytes(16).toString("hex")}`;
const credentials: Credentials = { apiKey: randomUUID(), sharedKey: randomBytes(20).toString("hex") };
const headers = { authorization: `Api-Key ${managementKey}` };

try {
  // With production settings: what is acknowledged is on disk.
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const env = {
    PATH: process.env["PATH"],
    LICET_DATA: folder,
    PORT: "0",
    LICET_MANAGEMENT_KEY: managementKey,
    LICET_API_KEY: credentials.apiKey,
    LICET_SHARED_KEY: credentials.sharedKey,
  };
  const licet = await startServer(serverScript, [], env);
  const floors = await startServer(floorScript, ["--database", JSON.stringify(database.options)], env);
  const db = connect({ embedded: database.options, max: 2, isLimited: false });
  try {
    const measurements = await measure(licet.url, floors.url, db, database.options);
    const memory = licet.peakMemory();
    await mkdir(results, { recursive: true });
    const text = report(measurements, {
      rounds,
      seconds,
      memory,
      cores: availableParallelism(),
      node: process.version,
    });
    await writeFile(join(results, "latest.md"), text);
    process.stdout.write(text);
  } finally {
    await db.end();
    await Promise.all([licet.stop(), floors.stop()]);
    await database.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(
  licet: string,
  floors: string,
  db: ReturnType<typeof connect>,
  address: Address,
): Promise<Measurement[]> {
  await post(`${licet}/api/v1/products/`, { product_name: "Bench", short_code: "bench", max_activations: 3 });
  const insert = { url: `${floors}/insert`, body: () => JSON.stringify({ id: nextId() }) };
  const order = { url: `${licet}/api/v1/orders/create_order/`, headers, body: () => orderOf([{}]) };
  const measurements: Measurement[] = [];
  const note = (name: string, unit: string, value: number) => {
    process.stderr.write(`  ${name}: ${Math.round(value)} ${unit}\n`);
    const known = measurements.find((each) => each.name === name);
    if (known) known.values.push(value);
    else measurements.push({ name, unit, values: [value] });
  };

  await load(insert, 16, 2);
  await load(order, 16, 3);
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`round ${round} of ${rounds}\n`);
    note("constant at 16", "answers/s", (await load({ url: `${floors}/constant` }, 16, seconds / 2)).rate);
    for (const inFlight of [1, 16, 64]) {
      const floor = await load(insert, inFlight, seconds);
      const ours = await load(order, inFlight, seconds);
      note(`INSERT at ${inFlight}`, "answers/s", floor.rate);
      note(`orders at ${inFlight}`, "orders/s", ours.rate);
      note(`orders at ${inFlight}, p50`, "ms", ours.p50);
      note(`orders at ${inFlight}, p99`, "ms", ours.p99);
    }
    await measureLicenseCalls(licet, floors, db, note);
    const begin = performance.now();
    const { id } = await post(order.url, JSON.parse(orderOf(Array.from({ length: licensesOfLargeOrder }, () => ({})))));
    note("large order", "licenses/s", licensesOfLargeOrder / ((performance.now() - begin) / 1000));
    note("COPY of its rows", "licenses/s", licensesOfLargeOrder / (await copyOrder(db, address, Number(id))));
  }
  return measurements;
}

type Note = (name: string, unit: string, value: number) => void;

/** Checks, activations and consumption of licenses that are new in each round. */
async function measureLicenseCalls(
  licet: string,
  floors: string,
  db: ReturnType<typeof connect>,
  note: Note,
): Promise<void> {
  const terms = { license_type: "consumption", allow_unlimited_consumptions: true, allow_unlimited_activations: true };
  const sold = await post(
    `${licet}/api/v1/orders/create_order/`,
    JSON.parse(orderOf(Array.from({ length: coldChecks }, () => terms))),
  );
  const keys = await bindDevices(db, Number(sold["id"]));
  const add = (name: string, unit: string, { rate, p50, p99 }: Load) => {
    note(name, unit, rate);
    note(`${name}, p50`, "ms", p50);
    note(`${name}, p99`, "ms", p99);
  };
  const signing = await load({ url: `${floors}/sign` }, 16, seconds);
  add("cold checks at 16", "checks/s", await load(checks(licet, credentials, keys), 16, { amount: coldChecks }));
  note("two RSA signatures at 16", "answers/s", signing.rate);
  const warm = keys.slice(0, warmLicenses);
  await load(checks(licet, credentials, warm), 16, { amount: warmLicenses });
  for (const inFlight of [1, 16, 64]) {
    note(`SELECT at ${inFlight}`, "answers/s", (await load({ url: `${floors}/select` }, inFlight, seconds / 2)).rate);
    add(`warm checks at ${inFlight}`, "checks/s", await load(checks(licet, credentials, warm), inFlight, seconds));
  }
  add("activations at 16", "activations/s", await load(activations(licet, credentials, keys, nextId), 16, seconds));
  add("consumption at 16", "consumptions/s", await load(consumption(licet, credentials, keys), 16, seconds));
}

function nextId(): string {
  return randomBytes(9).toString("base64url");
}

function orderOf(licenses: readonly object[]): string {
  return JSON.stringify({ id: nextId(), items: [{ product_code: "bench", licenses }] });
}

async function post(url: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as Record<string, unknown>;
}
