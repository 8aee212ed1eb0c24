import { once } from "node:events";
import { connect as openSocket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";
import { authorization, type Credentials } from "../sold-licenses.ts";

// What strangers and careless clients do to a server. Each attack goes on for some seconds, then ends by itself. Runs
// as a separate process:
//   node attacks.js <name> <settings as JSON>

/** The settings of an attack. */
export interface Settings {
  readonly url: string;
  readonly seconds: number;
  readonly managementKey: string;
  readonly credentials: Credentials;
  /** The one license that every call is about. */
  readonly hotLicense: string;
}

type Attack = (settings: Settings, until: number) => Promise<Answers>;

/** How often each status was answered; 0 for a connection that ended without an answer. */
export type Answers = Record<number, number>;

/** Every attack by its name in the report. */
export const attacks = {
  "an 8 MB body from a stranger": largeBody,
  "1,500 connections that send a byte a second": slowConnections,
  "64 sign-ins at once": signIns,
  "200 calls on one license at once": hotLicense,
  "20,000 lists with different filters": manyFilters,
} as const satisfies Record<string, Attack>;

async function largeBody({ url }: Settings, until: number): Promise<Answers> {
  const body = `[${"0,".repeat(4_000_000)}0]`;
  const headers = { "content-type": "application/json" };
  return manyAtOnce(2, until, () => send(url, "POST", "/api/v1/session/", headers, body));
}

async function slowConnections({ url }: Settings, until: number): Promise<Answers> {
  const { hostname, port } = new URL(url);
  const head =
    "POST /api/v1/session/ HTTP/1.1\r\nHost: licet\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
  const answers: Answers = {};
  const one = async () => {
    const socket = openSocket(Number(port), hostname);
    socket.on("error", () => {});
    socket.once("data", (data) => count(answers, Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString())?.[1] ?? 0)));
    await once(socket, "connect").catch(() => {});
    socket.write(head);
    while (!socket.destroyed && performance.now() < until) {
      socket.write("x");
      await sleep(1000);
    }
    socket.destroy();
  };
  const open: Promise<void>[] = [];
  for (let opened = 0; opened < 1500; opened += 1) {
    open.push(one());
    if (opened % 50 === 49) await sleep(20);
  }
  await Promise.all(open);
  return answers;
}

async function signIns({ url }: Settings, until: number): Promise<Answers> {
  const headers = { "content-type": "application/json" };
  let guess = 0;
  return manyAtOnce(64, until, () => {
    guess += 1;
    return send(
      url,
      "POST",
      "/api/v1/session/",
      headers,
      JSON.stringify({ email: `nobody-${guess}@x.example`, password: "guess" }),
    );
  });
}

async function hotLicense({ url, credentials, hotLicense: license_key }: Settings, until: number): Promise<Answers> {
  const headers = { "content-type": "application/json", ...authorization(credentials) };
  const body = JSON.stringify({ product: "bench", license_key, hardware_id: "bench" });
  return manyAtOnce(200, until, () => send(url, "POST", "/api/v4/add_consumption", headers, body), applicationsPauseMs);
}

const filters = [
  "id__gt",
  "id__lt",
  "max_activations",
  "max_activations__gt",
  "enabled",
  "is_trial",
  "note__icontains",
  "order_id__gt",
  "license_type",
  "valid_duration",
  "created_at__gte",
  "created_at__lte",
  "prevent_vm",
  "is_floating",
];

async function manyFilters({ url, managementKey }: Settings, until: number): Promise<Answers> {
  const headers = { authorization: `Api-Key ${managementKey}` };
  let next = 0;
  return manyAtOnce(4, until, () => {
    next = (next + 1) % 20_000;
    const chosen = filters.filter((_, index) => ((next + 1) >> index) & 1);
    const query = new URLSearchParams({
      limit: "1",
      ...Object.fromEntries(chosen.map((name) => [name, valueFor(name)])),
    });
    return send(url, "GET", `/api/v1/licenses/?${query}`, headers);
  });
}

function valueFor(name: string): string {
  if (/^created_at/.test(name)) return "2026-01-01T00:00:00Z";
  if (/^(enabled|is_|prevent)/.test(name)) return "true";
  if (/^(note|license_type|valid_duration)/.test(name)) return name === "license_type" ? "perpetual" : "1y";
  return "5";
}

/**
 * How long strangers wait when they are refused; they share the processors with the server, so without a pause they
 * would measure themselves.
 */
const strangersPauseMs = 100;
/** How long the vendor's own applications wait: what `Retry-After` says. */
const applicationsPauseMs = 1000;

/** Repeats a call with this many in flight, until a moment; pauses after a refusal. */
async function manyAtOnce(
  inFlight: number,
  until: number,
  call: () => Promise<number>,
  pauseMs = strangersPauseMs,
): Promise<Answers> {
  const answers: Answers = {};
  const one = async () => {
    while (performance.now() < until) {
      const status = await call().catch(() => 0);
      count(answers, status);
      if (status === 0 || status >= 400) await sleep(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return answers;
}

const agent = new Agent({ connections: 256, pipelining: 1 });

async function send(
  url: string,
  method: "GET" | "POST",
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<number> {
  const answer = await request(`${url}${path}`, {
    method,
    headers,
    dispatcher: agent,
    ...(body === undefined ? {} : { body }),
  });
  await answer.body.dump();
  return answer.statusCode;
}

function count(answers: Answers, status: number): void {
  answers[status] = (answers[status] ?? 0) + 1;
}

if (process.argv[1] === import.meta.filename) {
  const [name = "", text = ""] = process.argv.slice(2);
  const attack: Attack | undefined = attacks[name as keyof typeof attacks];
  if (!attack) throw new Error(`there is no attack called ${name}`);
  const settings = JSON.parse(text) as Settings;
  const answers = await attack(settings, performance.now() + settings.seconds * 1000);
  process.stdout.write(`${JSON.stringify(answers)}\n`);
  process.exit(0);
}
