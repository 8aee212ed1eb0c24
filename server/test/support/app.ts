import { randomBytes } from "node:crypto";
import type { FastifyInstance, InjectOptions } from "fastify";
import { pino } from "pino";
import { readSets, storeSet } from "../../src/access/signing-keys/signing-keys.flow.ts";
import { buildApp } from "../../src/app.ts";
import type { Clock } from "../../src/clock.ts";
import type { Deps } from "../../src/deps.ts";
import type { DatabaseAddress, Pool } from "../../src/platform/db/connect.ts";
import { proxyTest } from "../../src/platform/http/addresses.ts";
import type { Api } from "../../src/platform/http/endpoint.ts";
import { type OpenJobs, openJobs, type Workload } from "../../src/platform/jobs/jobs.ts";
import type { MailTransport } from "../../src/platform/mail/transport.ts";
import { generateFreshKey } from "../../src/platform/signing/fresh-signature.ts";
import { generateRsaKeyPair, type RsaKeyPair } from "../../src/platform/signing/key-pair.ts";
import { KeyRing } from "../../src/platform/signing/key-ring.ts";
import { generateManagementKey, hashManagementKey } from "../../src/platform/signing/management-key.ts";
import { createPasswords } from "../../src/platform/signing/passwords.ts";
import { placeOf } from "../../src/platform/signing/sealed-places.ts";
import { createSecretBox } from "../../src/platform/signing/secret-box.ts";
import { problemOfEvent } from "../../src/record/events/event-types.rules.ts";
import { workloadOf } from "../../src/workload.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  set(date: Date | string): void;
  advance(milliseconds: number): void;
}

/** A company with one key for each API. */
export interface TestCompany {
  readonly companyId: number;
  readonly managementKey: string;
  readonly apiKey: string;
  readonly sharedKey: string;
}

/** The real app on its own database, with two companies. */
export interface TestApp extends TestCompany {
  readonly app: FastifyInstance;
  /** What the routes of each API declare. */
  readonly contracts: Readonly<Record<"management" | "license", Api["contracts"]>>;
  readonly db: Pool;
  /** For more pools: `connect({ embedded: database })`. */
  readonly database: DatabaseAddress;
  readonly deps: Deps;
  readonly clock: TestClock;
  readonly publicKeyPem: string;
  /** Verifies Licet-Signature. */
  readonly freshKeyPem: string;
  readonly otherCompany: TestCompany;
  /** Calls the Management API with the first company's key; `path` is relative to `/api/v1`. */
  management(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly body?: unknown;
  /** Another key; `null` sends none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The parsed JSON of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: tests read members of answers freely, and fail loudly where one is missing.
export type FreelyRead = any;

/** An answer, with its body parsed where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly json: FreelyRead;
}

// A bug that is answered with 500 is printed next to the failed test.
const log = pino({ level: "error" });

let keyPair: Promise<RsaKeyPair> | undefined;

/** Builds the app as `main.ts` does, on a fresh database; every answer is checked against its published schema. */
export async function createTestApp({
  now = "2026-03-15T12:00:00.000Z",
  privateHosts = [],
  withJobs = false,
  webhooks = {},
  mail,
  publicUrl,
  proxies,
  database = createTestDatabase({ max: 20 }),
}: {
  now?: string;
  /** Licet's own address; null: none. With a mail server one that links can begin with, unless given. */
  publicUrl?: string | null;
  /** Addresses and networks whose forwarding headers count; calls come from 127.0.0.1 by default. */
  proxies?: readonly string[];
  privateHosts?: readonly string[];
  /** The mail server; none unless given. */
  mail?: MailTransport | undefined;
  /** What an operator may set about webhooks. */
  webhooks?: Pick<Deps, "allowsPrivateTargets" | "webhookSeconds" | "deliveryDays">;
  /** Whether jobs run, as on a server. */
  withJobs?: boolean;
  /** Where it keeps its data, instead of its own database in the PostgreSQL of all tests. */
  database?: Promise<TestDatabase>;
} = {}): Promise<TestApp> {
  keyPair ??= generateRsaKeyPair(2048);
  const [{ db, options, drop }, { privatePem, publicPem }] = await Promise.all([database, keyPair]);
  const clock = testClock(now);
  const random = (bytes: number) => randomBytes(bytes);
  const secrets = createSecretBox(randomBytes(32), random);
  await storeSet(db, { privatePem, freshPem: await generateFreshKey() }, { secrets }, clock.now(), true);
  const keys = new KeyRing(await readSets(db, { secrets }));
  const jobs = openJobs(db, log);
  const address = publicUrl ?? (mail && publicUrl !== null ? "https://licenses.example.com" : undefined);
  const reach = { publicUrl: address, isProxy: proxies && proxyTest(proxies) };
  const deps: Deps = {
    db,
    clock,
    random,
    secrets,
    passwords: createPasswords(),
    keys,
    jobs,
    checkAnswers: true,
    log,
    privateHosts,
    ...webhooks,
    ...reach,
    ...(mail ? { mail } : {}),
  };
  const company = await insertCompany(deps, "First Company");
  const otherCompany = await insertCompany(deps, "Other Company");
  const { app, management, license, requests } = buildApp(deps);
  await app.ready();
  if (withJobs) await startJobs(jobs, workloadOf(deps, requests));
  return {
    ...company,
    app,
    contracts: { management: management.contracts, license: license.contracts },
    db,
    database: options,
    deps,
    clock,
    publicKeyPem: publicPem,
    freshKeyPem: keys.for(undefined, clock.now()).freshPublicKeyPem,
    otherCompany,
    management: (method, path, options) => call(app, method, path, { key: company.managementKey, ...options }),
    close: async () => {
      await app.close();
      await jobs.stop();
      const wrong = await problemsOfEvents(db);
      await drop();
      if (wrong.length > 0) throw new Error(`events are not of their types: ${wrong.join("; ")}`);
    },
  };
}

/** What is wrong with the payloads of all recorded events. */
async function problemsOfEvents(db: Pool): Promise<readonly string[]> {
  const events = await db<{ type: string; data: unknown }[]>`select type, data from events`.catch(() => []);
  return [...new Set(events.flatMap(({ type, data }) => problemOfEvent(type, data) ?? []))];
}

async function startJobs(jobs: OpenJobs, workload: Workload): Promise<void> {
  await jobs.prepare(workload);
  jobs.start(workload);
}

async function call(
  app: FastifyInstance,
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  { body, key, headers }: CallOptions,
): Promise<Answer> {
  const request: InjectOptions = {
    method,
    url: `/api/v1/${path.replace(/^\//, "")}`,
    headers: { ...(key ? { authorization: `Api-Key ${key}` } : {}), ...headers },
  };
  if (body !== undefined) {
    request.payload = typeof body === "string" ? body : JSON.stringify(body);
    request.headers = { "content-type": "application/json", ...request.headers };
  }
  const answer = await app.inject(request);
  const isJson = String(answer.headers["content-type"] ?? "").startsWith("application/json");
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    json: isJson && answer.body !== "" ? JSON.parse(answer.body) : undefined,
  };
}

async function insertCompany({ db, clock, random, secrets }: Deps, name: string): Promise<TestCompany> {
  const now = clock.now();
  const [company] = await db<{ id: number }[]>`
    insert into companies (name, created_at) values (${name}, ${now}) returning id`;
  const companyId = company?.id ?? 0;
  const managementKey = generateManagementKey(random);
  const apiKey = crypto.randomUUID();
  const sharedKey = Buffer.from(random(30)).toString("base64url");
  await db`
    insert into management_api_keys (company_id, prefix, key_hash, created_at)
    values (${companyId}, ${managementKey.slice(0, 8)}, ${hashManagementKey(managementKey)}, ${now})`;
  await db`
    insert into license_api_keys (company_id, api_key, shared_key_sealed, created_at)
    values (${companyId}, ${apiKey}, ${secrets.seal(sharedKey, placeOf.sharedKey(companyId))}, ${now})`;
  return { companyId, managementKey, apiKey, sharedKey };
}

function testClock(start: string): TestClock {
  let now = new Date(start);
  return {
    now: () => now,
    set: (date) => {
      now = new Date(date);
    },
    advance: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
  };
}
