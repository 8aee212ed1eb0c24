/** An answer with what came beside it. */
export interface Answer<T> {
  readonly data: T;
  readonly status: number;
  readonly headers: Headers;
  /** Names the request in the server's log and in its audit. */
  readonly request_id: string | undefined;
  /** Members and filters that the server did not read: misspelt, or of another version. */
  readonly ignored: readonly string[];
  /** The key of a write, which was the same in every attempt. */
  readonly idempotency_key: string | undefined;
  /** An earlier attempt had been carried out, and this is its answer. */
  readonly is_replayed: boolean;
  /** How often the request was sent. */
  readonly attempts: number;
}

/** A call under way: a promise of its data. `withMeta()` gives the whole answer. */
export class Call<T> implements Promise<T> {
  readonly #answer: Promise<Answer<T>>;

  /** Made by the methods of `Licet`. */
  constructor(answer: Promise<Answer<T>>) {
    this.#answer = answer;
  }

  /** The data with status, headers, request id and what the server ignored. */
  withMeta(): Promise<Answer<T>> {
    return this.#answer;
  }

  /** As with every promise. */
  // biome-ignore lint/suspicious/noThenProperty: it is a promise.
  then<A = T, B = never>(
    onData?: ((data: T) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#answer.then(({ data }) => data).then(onData, onError);
  }

  /** As with every promise. */
  catch<B = never>(onError?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onError);
  }

  /** As with every promise. */
  finally(onEnd?: (() => void) | null): Promise<T> {
    return this.then().finally(onEnd);
  }

  /** As with every promise. */
  readonly [Symbol.toStringTag] = "Call";
}
