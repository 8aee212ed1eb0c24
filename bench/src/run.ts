import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "@licet/server/dist/platform/db/connect.js";
import { startEmbedded } from "@licet/server/dist/platform/db/embedded.js";
import { chart } from "./chart.ts";
import { measure, type Note, type Served } from "./measure.ts";
import { type Server, startServer } from "./processes.ts";
import { databaseTime } from "./processor.ts";
import { type Circumstances, type Measurement, ratiosOf, report } from "./report.ts";

// Measures orders and license calls next to the floors of the same run, round by round, so that a slow minute of the
// machine slows both.
//   npm run bench [-- --rounds 5 --seconds 4]
//   npm run bench -- --against https://… --management-key … --api-key … --shared-key …

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    // Another server of the protocol, with keys of a company that is there for nothing else.
    against: { type: "string" },
    "management-key": { type: "string" },
    "api-key": { type: "string" },
    "shared-key": { type: "string" },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const { against } = values;

const results = join(import.meta.dirname, "../results");
const serverScript = join(import.meta.dirname, "../../server/dist/main.js");
const floorScript = join(import.meta.dirname, "floor-server.js");

const folder = await mkdtemp(join(tmpdir(), "licet-bench-"));
const managementKey =
  values["management-key"] ?? `${randomBytes(4).toString("hex")}.${randomBytes(16).toString("hex")}`;
const credentials = {
  apiKey: values["api-key"] ?? randomUUID(),
  sharedKey: values["shared-key"] ?? randomBytes(20).toString("hex"),
};
const env = {
  PATH: process.env["PATH"],
  LICET_DATA: folder,
  PORT: "0",
  LICET_MANAGEMENT_KEY: managementKey,
  LICET_API_KEY: credentials.apiKey,
  LICET_SHARED_KEY: credentials.sharedKey,
};

const measurements: Measurement[] = [];
const note: Note = (name, unit, value) => {
  process.stderr.write(`  ${name}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit}\n`);
  const known = measurements.find((each) => each.name === name);
  if (known) known.values.push(value);
  else measurements.push({ name, unit, values: [value] });
};

try {
  // With production settings: what is acknowledged is on disk.
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const floors = await startServer(floorScript, ["--database", JSON.stringify(database.options)], env);
  const own = against === undefined ? await startServer(serverScript, [], env) : undefined;
  const db = connect({ embedded: database.options, max: 2, isLimited: false });
  const served: Served = {
    url: own?.url ?? against ?? "",
    floors: floors.url,
    headers: { authorization: `Api-Key ${managementKey}` },
    credentials,
    ...(own ? { inside: { db, address: database.options, processorTimes: () => timesOf(own) } } : {}),
  };
  try {
    await measure(served, { rounds, seconds }, note);
    const peak = own?.peakMemory();
    if (peak !== undefined) note("memory at most", "MB", peak);
  } finally {
    await db.end();
    await Promise.all([own?.stop(), floors.stop()]);
    await database.stop();
  }
  if (against === undefined) for (let round = 0; round < rounds; round += 1) await measureStart();
  await write();
} finally {
  await rm(folder, { recursive: true, force: true });
}

function timesOf(server: Server) {
  return { server: server.processorTime(), database: databaseTime(folder) };
}

/** The server with all that the run has left, from nothing to its first answer, and when nobody has called for a while. */
async function measureStart(): Promise<void> {
  const began = performance.now();
  const server = await startServer(serverScript, [], env);
  note("start to ready on existing data", "s", (performance.now() - began) / 1000);
  await new Promise((done) => setTimeout(done, 5000));
  const memory = server.memory();
  if (memory !== undefined) note("memory at rest, without PostgreSQL", "MB", memory);
  await server.stop();
}

/** Pages for people and a file for programs. What was measured of another server is only printed. */
async function write(): Promise<void> {
  const run: Circumstances = { rounds, seconds, against, cores: availableParallelism(), node: process.version };
  const page = report(measurements, run);
  process.stdout.write(page);
  if (against !== undefined) return;
  const ratios = ratiosOf(measurements);
  await mkdir(results, { recursive: true });
  await writeFile(join(results, "latest.md"), page);
  await writeFile(join(results, "latest.json"), `${JSON.stringify({ ...run, measurements, ratios }, null, 2)}\n`);
  const rates = ratios.filter(({ isMost }) => !isMost);
  await writeFile(join(results, "latest.svg"), chart(rates, "Licet in terms of its floors: 1 is as fast as the floor"));
}
