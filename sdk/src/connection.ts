import type { Answer } from "./call.ts";
import type { Parts } from "./caller.ts";
import { Download } from "./download.ts";
import { errorOf, LicetConnectionError, LicetError } from "./errors.ts";
import { unprotected } from "./generated/resources.ts";
import { backoff, elapsed, pause, retryAfter } from "./pause.ts";
import type { Method } from "./types.ts";
import { version } from "./version.ts";
import { addressOf, baseOf, bodyOf, ignoredOf } from "./wire.ts";

/** How `Licet` reaches its server. */
export interface LicetOptions {
  /** The address of the server, `https://licenses.example.com`. */
  readonly url: string | URL;
  /** A Management API key. Without one and without `session` the cookie of a session in the browser counts. */
  readonly key?: string;
  /** The token of somebody's session, as `session.create()` answers it, in place of a key. */
  readonly session?: string;
  /** A whole call with all its attempts: 60000. */
  readonly timeoutMs?: number;
  /** One attempt, until its answer begins; then it counts as lost and is repeated: 30000. */
  readonly attemptTimeoutMs?: number;
  /** How often a call is sent again when its answer is lost, or is 429, 502, 503 or 504: 4. */
  readonly retries?: number;
  /**
   * Told what the server ignored of a request, which usually is misspelt. By default the console is warned, once for
   * each.
   */
  readonly onIgnored?: (names: readonly string[], request: { readonly method: Method; readonly path: string }) => void;
  /** In place of the `fetch` of the platform. */
  readonly fetch?: typeof fetch;
}

interface Attempt {
  readonly address: string;
  readonly request: RequestInit;
  readonly signal: AbortSignal | undefined;
  readonly limitMs: number;
}

const passing = new Set([429, 502, 503, 504]);

/** Sends requests: proves who calls, repeats what can be repeated, reads the answer. */
export class Connection {
  readonly #base: string;
  readonly #options: LicetOptions;
  readonly #warned = new Set<string>();

  /** Throws `invalid_options` for an address that is none. */
  constructor(options: LicetOptions) {
    this.#base = baseOf(options.url);
    this.#options = options;
  }

  /**
   * Sends one request until it is answered, refused, or out of time. Throws `LicetError`, or the reason of an aborted
   * signal.
   */
  async send(method: Method, path: string, parts: Parts): Promise<Answer<unknown>> {
    const { options = {} } = parts;
    const key = method === "GET" ? undefined : (options.idempotency_key ?? randomKey());
    const address = addressOf(this.#base, path, parts);
    const request = this.#request(method, parts, key);
    const isRepeatable = !unprotected.has(`${method} ${path}`);
    const until = elapsed() + (options.timeoutMs ?? this.#options.timeoutMs ?? 60_000);
    const most = isRepeatable ? (this.#options.retries ?? 4) : 0;
    for (let attempts = 1; ; attempts++) {
      options.signal?.throwIfAborted();
      const limitMs = Math.min(until - elapsed(), this.#options.attemptTimeoutMs ?? 30_000);
      const outcome = await this.#attempt({ address, request, signal: options.signal, limitMs }, key);
      options.signal?.throwIfAborted();
      if (!(outcome instanceof Failure)) {
        this.#tellIgnored(outcome.ignored, method, path);
        return { ...outcome, attempts };
      }
      const wait = outcome.waitMs ?? backoff(attempts);
      if (!outcome.isPassing || attempts > most || elapsed() + wait >= until) throw outcome.error;
      await pause(wait, options.signal);
    }
  }

  #request(method: Method, parts: Parts, key: string | undefined): RequestInit {
    const { body, type } = bodyOf(parts);
    const headers = new Headers({
      Accept: "application/json, text/csv, text/plain, image/*",
      "User-Agent": `licet-sdk/${version}`,
    });
    if (type !== undefined) headers.set("Content-Type", type);
    if (key !== undefined) headers.set("Idempotency-Key", key);
    if (this.#options.key !== undefined) headers.set("Authorization", `Api-Key ${this.#options.key}`);
    else if (this.#options.session !== undefined) headers.set("Authorization", `Bearer ${this.#options.session}`);
    // Somebody else's address would be given the key.
    return { method, headers, redirect: "manual", ...(body === undefined ? {} : { body }) };
  }

  async #attempt(attempt: Attempt, key: string | undefined): Promise<Omit<Answer<unknown>, "attempts"> | Failure> {
    const { address, request, signal, limitMs } = attempt;
    const own = new AbortController();
    const timer = setTimeout(() => own.abort(), Math.max(0, limitMs));
    try {
      const ask = this.#options.fetch ?? fetch;
      // The caller's signal also ends a download that goes on after the answer has begun.
      const response = await ask(address, {
        ...request,
        signal: signal ? AbortSignal.any([own.signal, signal]) : own.signal,
      });
      const { status, headers } = response;
      const request_id = headers.get("X-Request-Id") ?? undefined;
      if (status < 200 || status > 299)
        return new Failure(
          errorOf(status, await response.text(), request_id),
          passing.has(status),
          retryAfter(headers),
        );
      const data = await dataOf(response);
      if (data instanceof LicetError) return new Failure(data, false);
      const is_replayed = headers.get("Idempotency-Replayed") === "true";
      return { data, status, headers, request_id, ignored: ignoredOf(headers), idempotency_key: key, is_replayed };
    } catch (cause) {
      const isLate = own.signal.aborted;
      const [code, sentence] = isLate
        ? (["timed_out", `No answer came within ${Math.round(limitMs / 1000)} s.`] as const)
        : (["connection_failed", `The server cannot be reached at ${this.#base}.`] as const);
      return new Failure(new LicetConnectionError(code, sentence, { cause, idempotency_key: key }), true);
    } finally {
      clearTimeout(timer);
    }
  }

  #tellIgnored(ignored: readonly string[], method: Method, path: string): void {
    if (ignored.length === 0) return;
    if (this.#options.onIgnored) {
      this.#options.onIgnored(ignored, { method, path });
      return;
    }
    const warning = `Licet ignored ${ignored.join(", ")} of ${method} ${path.replace(/\?.*/, "")}`;
    if (!this.#warned.has(warning)) console.warn(warning);
    this.#warned.add(warning);
  }
}

class Failure {
  constructor(
    readonly error: LicetError,
    readonly isPassing: boolean,
    readonly waitMs?: number | undefined,
  ) {}
}

async function dataOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/csv") || type.startsWith("image/")) return new Download(response);
  const text = await response.text();
  if (type.startsWith("text/plain")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return errorOf(response.status, text, undefined);
  }
}

/** Where a page was not sent by a secure connection, there is no `crypto.randomUUID`. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
