import { createTestApp, type TestApp } from "../../../server/test/support/app.ts";
import {
  type Fetch,
  type LicenseStorage,
  LicetClient,
  type LicetClientOptions,
  MemoryStorage,
  type Schedule,
} from "../../src/index.ts";

/** What happens to a request on its way. */
export type Network =
  /** All goes well. */
  | "up"
  /** No connection can be made. */
  | "down"
  /** The request arrives and is carried out; the answer is lost. */
  | "loses answers"
  /** The connection breaks before the server has read the request, which the client cannot know. */
  | "loses requests";

/** The real server on its own port, and devices whose network and time a test controls. */
export interface World {
  readonly app: TestApp;
  readonly url: string;
  network: Network;
  /** The paths of the requests, without prefix and query, oldest first. */
  readonly asked: string[];
  readonly fetch: Fetch;
  /** A client with an empty memory storage, unless given one. */
  client(options: Partial<LicetClientOptions> & { readonly product: string }): LicetClient;
  /** Lets time pass on server and devices, so that every timer fires in its turn. */
  pass(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** Minutes, hours and days in milliseconds. */
export const minutes = (count: number) => count * 60_000;
export const hours = (count: number) => count * 3_600_000;
export const days = (count: number) => count * 86_400_000;

/**
 * Starts the server of the tests; `now` is its time and the devices', `privateHosts` are private machines that it may
 * call.
 */
export async function createWorld(now?: string, privateHosts: readonly string[] = []): Promise<World> {
  const app = await createTestApp({ ...(now === undefined ? {} : { now }), privateHosts });
  const url = await app.app.listen({ port: 0, host: "127.0.0.1" });
  const timers = manualTimers(() => app.clock.now().getTime());
  let inFlight = 0;

  const world: World = {
    app,
    url,
    network: "up",
    asked: [],
    fetch: async (address, request) => {
      world.asked.push(new URL(address).pathname.replace("/api/v4/", ""));
      if (world.network === "down") throw unreachable();
      if (world.network === "loses requests") throw lost();
      inFlight += 1;
      try {
        const answer = await fetch(address, request);
        const body = await answer.arrayBuffer();
        if ((world.network as Network) === "loses answers") throw lost();
        // The server's clock is the test's, so its Date header is too.
        const headers = new Headers(answer.headers);
        headers.set("Date", app.clock.now().toUTCString());
        return { status: answer.status, headers, arrayBuffer: async () => body };
      } finally {
        inFlight -= 1;
      }
    },
    client: ({ product, storage = new MemoryStorage(), hardwareId = "device", ...options }) =>
      new LicetClient({
        url,
        apiKey: app.apiKey,
        sharedKey: app.sharedKey,
        publicKey: app.publicKeyPem,
        freshKey: app.freshKeyPem,
        fetch: world.fetch,
        now: () => app.clock.now(),
        schedule: timers.schedule,
        pause: async () => {},
        product,
        storage,
        hardwareId,
        ...options,
      } as LicetClientOptions),
    async pass(milliseconds) {
      const end = app.clock.now().getTime() + milliseconds;
      for (let due = timers.next(end); due; due = timers.next(end)) {
        app.clock.set(new Date(Math.max(due.at, app.clock.now().getTime())));
        due.work();
        do await new Promise((resolve) => setTimeout(resolve, 5));
        while (inFlight > 0);
      }
      app.clock.set(new Date(end));
    },
    close: () => app.close(),
  };
  return world;
}

/** A storage that a test can inspect, copy and corrupt. */
export function openStorage(): LicenseStorage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    read: async (name) => texts.get(name),
    write: async (name, text) => void texts.set(name, text),
    remove: async (name) => void texts.delete(name),
  };
}

/** The code of the error that work ends with; fails when it succeeds. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && "code" in error) return String(error.code);
    throw error;
  }
  throw new Error("it ended well, but should not have");
}

function unreachable(): Error {
  const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" });
  return new TypeError("fetch failed", { cause });
}

function lost(): Error {
  const cause = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
  return new TypeError("fetch failed", { cause });
}

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

function manualTimers(nowMs: () => number): { schedule: Schedule; next(end: number): Timer | undefined } {
  const waiting = new Set<Timer>();
  return {
    schedule: (milliseconds, work) => {
      const timer = { at: nowMs() + milliseconds, work };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    next: (end) => {
      const [first] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (first) waiting.delete(first);
      return first;
    },
  };
}
