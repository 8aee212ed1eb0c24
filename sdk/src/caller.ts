import { type Answer, Call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { type Envelope, List } from "./list.ts";
import type { FileBody, Method } from "./types.ts";

/** How one call is made. */
export interface CallOptions {
  /** Ends the call, also between attempts. */
  readonly signal?: AbortSignal;
  /** Of a write: a key of your own, to repeat it later without doing it twice (a new one for each call). */
  readonly idempotency_key?: string;
  /** The whole call with all its attempts (that of `Licet`). */
  readonly timeoutMs?: number;
}

/** The parts of a request. */
export interface Parts {
  readonly path?: { readonly [name: string]: string | number };
  readonly query?: object | undefined;
  readonly body?: unknown;
  readonly file?: FileBody;
  readonly options?: CallOptions | undefined;
}

/** Makes the calls of the resources. */
export class Caller {
  readonly #connection: Connection;

  /** Made by `Licet`. */
  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Sends a request. The type of its answer is that of the OpenAPI document. */
  call<T>(method: Method, path: string, parts: Parts): Call<T> {
    return new Call(this.#connection.send(method, path, parts) as Promise<Answer<T>>);
  }

  /** A list that asks for its pages when it is awaited or iterated. */
  list<Row>(method: Method, path: string, parts: Parts): List<Row> {
    const ask = (address: string, query?: object) =>
      this.#connection.send(method, address, { ...parts, query }) as Promise<Answer<Envelope<Row>>>;
    return new List({
      first: (limit) => ask(path, { ...(limit === undefined ? {} : { limit }), ...parts.query }),
      at: (address) => ask(address),
    });
  }
}
