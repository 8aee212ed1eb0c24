import { setTimeout as sleep } from "node:timers/promises";
import { faultsOf } from "../support/postgres-faults.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

/** A complete answer. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends a request; undefined means no answer, because the server was killed. */
type Call = () => Promise<Pick<Answer, "status"> | undefined>;

interface Sent {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One client, and the answers it got. */
interface Client {
  readonly name: string;
  answered: number;
  readonly statuses: Set<number>;
}

const answerMsMax = 20_000;
const silenceMsMax = 30_000;
const pauseMs = 50;

/** A server that is killed and restarted under clients that go on whatever happens. */
export class Drill {
  /** Calls that were not answered although the server was running, and other violations. */
  readonly faults: string[] = [];
  readonly clients: Client[] = [];
  private readonly going: Promise<void>[] = [];
  private isGoing = true;
  /** Odd while no server is running. */
  private epoch = 0;

  private constructor(
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
    private server: ServerProcess,
  ) {}

  static async start(folder: string, environment: NodeJS.ProcessEnv): Promise<Drill> {
    return new Drill(folder, environment, await startServerProcess(folder, environment));
  }

  /** Calls the server. A call that starts while the server runs must be answered if it keeps running. */
  async send(method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Answer | undefined> {
    const epoch = this.epoch;
    let isFile = false;
    try {
      const answer = await fetch(`${this.server.url}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(answerMsMax),
      });
      // A file that breaks off while it is read is allowed only when the database goes away.
      isFile = answer.headers.get("content-type")?.startsWith("text/csv") === true;
      const text = await answer.text();
      return { status: answer.status, text, headers: Object.fromEntries(answer.headers) };
    } catch (error) {
      const isKilled = epoch !== this.epoch || epoch % 2 === 1;
      const isBroken = isFile && !(error instanceof Error && error.name === "TimeoutError");
      if (!isKilled && !isBroken) this.faults.push(`${method} ${path} was not answered: ${error}`);
      return undefined;
    }
  }

  /** Calls again and again, without a pause while it is answered. */
  keepCalling(name: string, call: Call): void {
    const client: Client = { name, answered: 0, statuses: new Set() };
    this.clients.push(client);
    const go = async () => {
      while (this.isGoing) {
        const status = (await call())?.status;
        if (status !== undefined) client.statuses.add(status);
        if (status === 200) client.answered += 1;
        else await sleep(pauseMs);
      }
    };
    this.going.push(go().catch((error: unknown) => void this.faults.push(`${name} came to an end: ${error}`)));
  }

  /** Waits until every client was answered again, twice: the first answer may already have been on its way. */
  async untilAnswered(): Promise<void> {
    const before = this.clients.map(({ answered }) => answered);
    const silent = () => this.clients.filter(({ answered }, index) => answered < (before[index] ?? 0) + 2);
    await this.until(
      () => silent().length === 0,
      () =>
        `nothing is answered any more to ${silent()
          .map(({ name }) => name)
          .join(", ")}`,
    );
  }

  /** Waits until a condition holds, while the clients go on. */
  async until(isSo: () => boolean, complaint: () => string, msMax = silenceMsMax): Promise<void> {
    for (const end = performance.now() + msMax; !isSo(); await sleep(20)) {
      if (performance.now() < end) continue;
      const health = await this.send("GET", "/healthz");
      throw new Error(`${complaint()}; /healthz says ${health?.status}; ${this.faults.join("; ")}`);
    }
  }

  /** The faults, by name. */
  readonly inflict = {
    killServer: () => this.startAnew(() => this.server.kill()),
    killPostgres: () => faultsOf(this.folder).kill(),
    killBoth: () => this.startAnew(() => Promise.all([faultsOf(this.folder).kill(), this.server.kill()])),
    restartPostgres: () => faultsOf(this.folder).restart(),
    terminateAll: () => faultsOf(this.folder).terminateAll(),
  };

  private async startAnew(kill: () => Promise<unknown>): Promise<void> {
    this.epoch += 1;
    await kill();
    this.server = await startServerProcess(this.folder, this.environment);
    this.epoch += 1;
  }

  /** Waits for running calls; nothing is sent afterwards. */
  async end(): Promise<void> {
    this.isGoing = false;
    await Promise.all(this.going);
  }

  async stop(): Promise<void> {
    await this.end();
    await this.server.stop();
  }
}
