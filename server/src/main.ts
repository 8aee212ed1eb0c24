import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { handOver } from "./access/first-start/first-keys.flow.ts";
import { firstStart } from "./access/first-start/first-start.flow.ts";
import { readSets } from "./access/signing-keys/signing-keys.flow.ts";
import { buildApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { connect, type Pool } from "./platform/db/connect.ts";
import { startEmbedded } from "./platform/db/embedded.ts";
import { migrate } from "./platform/db/migrate.ts";
import { isDatabaseUnreachable } from "./platform/db/unreachable.ts";
import { openJobs } from "./platform/jobs/jobs.ts";
import { createMailTransport } from "./platform/mail/transport.ts";
import { KeyRing } from "./platform/signing/key-ring.ts";
import { createPasswords } from "./platform/signing/passwords.ts";
import { poolRandom } from "./platform/signing/random-pool.ts";
import { createSecretBox } from "./platform/signing/secret-box.ts";
import { workloadOf } from "./workload.ts";

// Few, because each is a database process with its own plans and caches: half as many answer an eighth more orders.
const poolSize = 8;
const closingMs = 10_000;
const random = poolRandom((bytes) => randomBytes(bytes));
const log = pino({ name: "licet", base: null });

try {
  await serve(readConfig(random));
} catch (error) {
  process.stderr.write(`Licet cannot start. ${sentenceOf(error)}\n`);
  process.exit(1);
}

/** Configuration, database, first start, listen; then an orderly close when asked to. */
async function serve(config: Config): Promise<void> {
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, log });
  const { isPooled } = config;
  const db = connect({ databaseUrl: config.databaseUrl, embedded: embedded?.options, isPooled, max: poolSize });
  const secrets = createSecretBox(config.masterKey, random);
  const passwords = createPasswords();
  await untilReachable(() => migrate(db));
  const keys = await firstStart(db, config, { secrets, random, passwords }, systemClock.now());
  const isQuiet = process.argv.includes("--quiet");
  const handOverAt = (address: string) =>
    keys ? handOver(keys, address, { dataDir: config.dataDir, isQuiet, publicUrl: config.publicUrl }) : "";
  // Before listening, since they are made only once: if listening fails, they are in the file.
  handOverAt(`http://${config.host}:${config.port}`);
  const signingKeys = new KeyRing(await readSets(db, { secrets }));
  const { publicUrl, isProxy, privateHosts, activityDays, hourlyDays, decisionDays, pastDays, mailDays } = config;
  const reach = { publicUrl, isProxy };
  const jobs = openJobs(db, log);
  const { allowsPrivateTargets, webhookSeconds, deliveryDays } = config;
  const kept = { activityDays, hourlyDays, decisionDays, pastDays, mailDays };
  const webhooks = { allowsPrivateTargets, webhookSeconds, deliveryDays };
  const mail = config.mail ? { mail: createMailTransport(config.mail) } : {};
  const deps = {
    db,
    clock: systemClock,
    random,
    secrets,
    passwords,
    keys: signingKeys,
    jobs,
    log,
    privateHosts,
    ...reach,
    ...kept,
    ...mail,
    ...webhooks,
  };
  const { app, requests } = buildApp(deps);
  const workload = workloadOf(deps, requests);
  await untilReachable(() => jobs.prepare(workload));

  let isClosing = false;
  const close = async () => {
    if (isClosing) return;
    isClosing = true;
    // Bodies that come slowly and readers that read slowly do not keep a server that was asked to end.
    setTimeout(() => app.server.closeAllConnections(), closingMs).unref();
    try {
      await app.close();
      await Promise.race([jobs.stop(), sleep(closingMs, undefined, { ref: false })]);
      await db.end();
    } catch (error) {
      log.error({ err: error }, "the server did not close cleanly");
    }
    // Whatever went wrong before, an embedded database is not left running.
    await embedded?.stop().catch((error: unknown) => log.error({ err: error }, "the database did not stop"));
    process.exit(0);
  };
  process.once("SIGINT", () => void close());
  process.once("SIGTERM", () => void close());

  const address = await listen(app, config, db, embedded?.stop);
  jobs.start(workload);
  process.stdout.write(handOverAt(address));
  process.stdout.write(`Licet listens on ${address}\n`);
}

async function listen(
  app: ReturnType<typeof buildApp>["app"],
  { port, host }: Config,
  db: Pool,
  stopEmbedded: (() => Promise<void>) | undefined,
): Promise<string> {
  try {
    return await app.listen({ port, host });
  } catch (error) {
    await db.end();
    await stopEmbedded?.();
    throw error;
  }
}

/** An operator's database may still be starting: log that, and try again until it answers. */
async function untilReachable(work: () => Promise<unknown>): Promise<void> {
  for (let seconds = 1; ; seconds = Math.min(seconds * 2, 15)) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isDatabaseUnreachable(error)) throw error;
      log.warn(`the database cannot be reached; trying again in ${seconds} s`);
      await sleep(seconds * 1000);
    }
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return `The configuration is wrong:\n${error.message}`;
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return "The port is in use by another program. Set PORT to a free one.";
  if (code === "EACCES")
    return `${error.message}. Choose another PORT or folder, or give this account the right to it.`;
  return error.message;
}
