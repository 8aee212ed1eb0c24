import { randomInt, randomUUID } from "node:crypto";
import { systemNow, systemPause } from "../clock.ts";
import { LicetError, OutcomeUnknownError } from "../errors.ts";
import type { LicetClientOptions } from "../options.ts";
import { type Covered, hmacHeaders, signedHeaders } from "./authorization.ts";
import { backoff, failure, isUnsent } from "./failure.ts";
import { type Proof, verifyFresh } from "./fresh.ts";
import type { KeySet } from "./key-set.ts";
import { TokenSource } from "./oauth.ts";
import { refusalOf, unprovenCodes } from "./refusal.ts";
import { isSigned } from "./signatures.ts";

/** Members of a query or a body; undefined ones are left out. */
export type Members = Readonly<Record<string, unknown>>;

/** One call of the License API. */
export interface Call {
  readonly method: "GET" | "POST";
  /** Below `/api/v4/`. */
  readonly endpoint: string;
  readonly members: Members;
  /**
   * `safe`: carried out twice it does the same as once. `counted`: never repeat it unless that is certain to book it
   * once.
   */
  readonly repeat: "safe" | "counted";
  readonly idempotencyKey?: string | undefined;
  /** In place of the option of the same name. */
  readonly retries?: number | undefined;
  /** Plain text carries no signature of the wire, so it is taken only where it is expected. Default: `json`. */
  readonly answers?: "json" | "text" | "either";
}

/** A successful answer whose signatures held. */
export interface Answer {
  readonly text: string;
  /** The parsed body; undefined when it is plain text. */
  readonly json: unknown;
  /** The header `LicenseSignature`: V2 over `text`. Empty for plain text. */
  readonly signature: string;
  readonly proof: Proof | undefined;
  /** The server's time, when it proved it. */
  readonly issuedAt: Date | undefined;
}

type Unsigned = Omit<Covered, "nonce"> & { readonly nonce: string | undefined };

interface Received {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly bytes: Buffer;
}

type Outcome =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "refused"; readonly error: LicetError; readonly received: Received }
  | { readonly kind: "failed"; readonly error: LicetError; readonly mayBeBooked: boolean; readonly isFinal?: boolean };

const retriesDefault = 3;
const timeoutDefaultMs = 10_000;
const retryAfterMaxMs = 30_000;

/** Sends calls, repeats those that may be repeated, and lets only verified answers through. */
export class Connection {
  readonly #options: LicetClientOptions;
  readonly #api: string;
  readonly #tokens: TokenSource | undefined;
  readonly #now: () => Date;
  #clockOffsetMs = 0;
  #honoursKeys: boolean | undefined;
  /** The keys of the server. */
  readonly keys: KeySet;

  constructor(options: LicetClientOptions, keys: KeySet) {
    this.keys = keys;
    this.#options = options;
    this.#api = apiUrl(options.url);
    this.#now = options.now ?? systemNow;
    if ("clientId" in options) {
      const send = async (...[url, request]: Parameters<Connection["send"]>) => {
        const { status, bytes } = await this.send(url, request);
        return { status, text: bytes.toString("utf8") };
      };
      this.#tokens = new TokenSource(this.#api, options, send, this.#now);
    }
  }

  /**
   * Sends a call until it is answered, refused, or `retries` are used up. Throws a `LicetError`: the server's refusal,
   * `cannot_connect_to_server`, `no_answer`, `outcome_unknown` (counted calls only), or what is wrong with the answer.
   */
  async call(call: Call): Promise<Answer> {
    const key = call.idempotencyKey ?? randomUUID();
    await this.keys.recall();
    const retries = call.retries ?? this.#options.retries ?? retriesDefault;
    const once = { clock: false, token: false };
    let doubt: LicetError | undefined;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#attempt(call, key, doubt !== undefined && call.repeat === "counted");
      if (outcome.kind === "answered") return outcome.answer;
      const { error } = outcome;
      if (outcome.kind === "refused") {
        if (this.#mend(outcome, once)) {
          attempt -= 1;
          continue;
        }
        // A refusal after an attempt in doubt proves that nothing was booked, if the server looked that far.
        const isProven = doubt === undefined || call.repeat === "safe" || !unprovenCodes.has(error.code);
        if (isProven && !error.isRetryable) throw error;
        if (!isProven && !error.isRetryable) throw new OutcomeUnknownError(key, doubt);
      }
      if (outcome.kind === "failed" && outcome.mayBeBooked) doubt ??= error;
      const isLast = attempt >= retries || (outcome.kind === "failed" && outcome.isFinal === true);
      if (isLast) throw doubt !== undefined && call.repeat === "counted" ? new OutcomeUnknownError(key, doubt) : error;
      await this.#pause(attempt, outcome.kind === "refused" ? outcome.received.header("retry-after") : null);
    }
  }

  /** One request without authorization or verification. Throws what `fetch` throws. */
  async send(
    url: string,
    request: { readonly method: string; readonly headers: Record<string, string>; readonly body?: string },
  ): Promise<Received> {
    const signal = AbortSignal.timeout(this.#options.timeoutMs ?? timeoutDefaultMs);
    const answer = await (this.#options.fetch ?? fetch)(url, { ...request, redirect: "manual", signal });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, header: (name) => answer.headers.get(name), bytes };
  }

  async #attempt(call: Call, key: string, isInDoubt: boolean): Promise<Outcome> {
    try {
      if (isInDoubt && !(await this.#serverHonoursKeys()))
        return { kind: "failed", error: failure(undefined), mayBeBooked: true, isFinal: true };
    } catch (error) {
      return { kind: "failed", error: failure(error), mayBeBooked: false };
    }
    const nonce = this.keys.fresh === undefined ? undefined : randomUUID();
    let isSent = false;
    try {
      const { url, request } = await this.#requestOf(call, key, nonce);
      isSent = true;
      const received = await this.send(url, request);
      if (received.status >= 200 && received.status < 300)
        return { kind: "answered", answer: await this.#verifiedBy(received, nonce, call.answers ?? "json") };
      const error = refusalOf(received.status, received.bytes.toString("utf8"), received.header("licet-decision"));
      if (received.status >= 500) return { kind: "failed", error, mayBeBooked: true };
      return { kind: "refused", error, received };
    } catch (error) {
      if (error instanceof LicetError) {
        if (isSent || !error.isRetryable) throw error;
        return { kind: "failed", error, mayBeBooked: false };
      }
      return { kind: "failed", error: failure(error), mayBeBooked: isSent && !isUnsent(error) };
    }
  }

  async #requestOf({ method, endpoint, members, repeat }: Call, key: string, nonce: string | undefined) {
    const given = Object.entries(members).filter(([, value]) => value !== undefined);
    const headers: Record<string, string> = { Accept: "application/json", "Licet-Keys": this.keys.ids.join(", ") };
    if (nonce !== undefined) headers["Licet-Nonce"] = nonce;
    if (method === "GET") {
      const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
      const url = `${this.#api}/${endpoint}?${query}`;
      Object.assign(headers, await this.#authorization({ method, url, body: undefined, nonce }));
      return { url, request: { method, headers } };
    }
    headers["Content-Type"] = "application/json";
    // What does the same when it is done twice needs no key, and the server need not remember one.
    if (repeat === "counted") headers["Idempotency-Key"] = key;
    const body = JSON.stringify(Object.fromEntries(given));
    const url = `${this.#api}/${endpoint}`;
    Object.assign(headers, await this.#authorization({ method, url, body, nonce }));
    return { url, request: { method, headers, body } };
  }

  /** Only a server that makes fresh answers is known to read signatures over more than the date. */
  async #authorization(request: Unsigned): Promise<Record<string, string>> {
    const serverNow = new Date(this.#now().getTime() + this.#clockOffsetMs);
    if ("sharedKey" in this.#options) {
      const { apiKey, sharedKey } = this.#options;
      const { nonce } = request;
      return nonce === undefined
        ? hmacHeaders(apiKey, sharedKey, serverNow)
        : signedHeaders(apiKey, sharedKey, serverNow, { ...request, nonce });
    }
    return { Date: serverNow.toUTCString(), Authorization: `Bearer ${await this.#tokens?.token()}` };
  }

  /**
   * Makes good, once, what keeps the server from looking at the call: a clock that is wrong, a token that is too old.
   */
  #mend({ error, received }: Extract<Outcome, { kind: "refused" }>, once: { clock: boolean; token: boolean }): boolean {
    if (error.code === "date_header_diff" && !once.clock) {
      const serverNow = new Date(received.header("date") ?? "").getTime();
      if (Number.isNaN(serverNow)) return false;
      this.#clockOffsetMs = serverNow - this.#now().getTime();
      once.clock = true;
      return true;
    }
    if (/^oauth_token_/.test(error.code) && this.#tokens !== undefined && !once.token) {
      this.#tokens.forget();
      once.token = true;
      return true;
    }
    return false;
  }

  /** An answer that is signed by no key that is known may be signed by one that the recovery key vouches for. */
  async #verifiedBy(received: Received, nonce: string | undefined, answers: Call["answers"]): Promise<Answer> {
    try {
      return this.#verified(received, nonce, answers);
    } catch (error) {
      if (!(await this.#learnKeys())) throw error;
      return this.#verified(received, nonce, answers);
    }
  }

  async #learnKeys(): Promise<boolean> {
    if (!this.keys.canLearn) return false;
    try {
      const { bytes } = await this.send(`${this.#api}/.well-known`, { method: "GET", headers: {} });
      return await this.keys.learn(JSON.parse(bytes.toString("utf8")));
    } catch {
      return false;
    }
  }

  #verified({ bytes, header }: Received, nonce: string | undefined, answers: Call["answers"]): Answer {
    let issuedAt: Date | undefined;
    let proof: Proof | undefined;
    if (this.keys.fresh !== undefined && nonce !== undefined) {
      proof = { nonce, signature: header("licet-signature") ?? "" };
      issuedAt = verifyFresh(this.keys.fresh, proof, bytes);
    }
    const text = bytes.toString("utf8");
    const isJson = (header("content-type") ?? "").startsWith("application/json");
    if (!isJson && answers !== "json") return { text, json: undefined, signature: "", proof, issuedAt };
    const signature = header("licensesignature") ?? "";
    if (!isSigned(this.keys.signing, bytes, signature))
      throw new LicetError("signature_v2_mismatch", "The answer is not signed by the license server.");
    return { text, json: JSON.parse(text), signature, proof, issuedAt };
  }

  /**
   * Whether the server promises, with its signature, to carry out a call with the same key once. Throws when it is not
   * reached.
   */
  async #serverHonoursKeys(): Promise<boolean> {
    if (this.#honoursKeys !== undefined) return this.#honoursKeys;
    const { status, header, bytes } = await this.send(`${this.#api}/.well-known`, { method: "GET", headers: {} });
    if (status >= 500) throw new Error(`.well-known answered ${status}`);
    const isOurs = status === 200 && isSigned(this.keys.signing, bytes, header("licensesignature"));
    this.#honoursKeys = isOurs && /"idempotency_keys":true/.test(bytes.toString("utf8"));
    return this.#honoursKeys;
  }

  async #pause(attempt: number, retryAfter: string | null): Promise<void> {
    const asked = Number(retryAfter ?? 0) * 1000;
    const spread = randomInt(1000) / 1000;
    const milliseconds = Math.max(backoff(attempt, spread), Math.min(Number.isNaN(asked) ? 0 : asked, retryAfterMaxMs));
    await (this.#options.pause ?? systemPause)(milliseconds);
  }
}

/** The root of the License API below an address; throws `invalid_options` for what is none. */
export function apiUrl(url: string): string {
  if (!/^https?:\/\/[^/]/.test(url))
    throw new LicetError("invalid_options", "url must begin with https:// or http://.");
  const base = url.replace(/\/+$/, "");
  return /\/api\/v\d+$/.test(base) ? base : `${base}/api/v4`;
}
