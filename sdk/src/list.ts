import type { Answer } from "./call.ts";

/** The envelope of a list on the wire. */
export interface Envelope<Row> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Row[];
}

/**
 * Asks for a page: the first, with a limit where the caller named none, or the one at an address that the server gave.
 */
export interface PageSource<Row> {
  first(limit?: number): Promise<Answer<Envelope<Row>>>;
  at(address: string): Promise<Answer<Envelope<Row>>>;
}

/** One page of a list. */
export class Page<Row> implements Envelope<Row> {
  /** All rows that match. */
  readonly count: number;
  /** Address of the next page. */
  readonly next: string | null;
  /** Address of the page before. */
  readonly previous: string | null;
  /** The rows of this page. */
  readonly results: readonly Row[];
  /** Status, headers, request id, ignored filters. */
  readonly meta: Omit<Answer<unknown>, "data">;
  readonly #source: PageSource<Row>;

  /** Made by `List`. */
  constructor({ data, ...meta }: Answer<Envelope<Row>>, source: PageSource<Row>) {
    this.count = data.count;
    this.next = data.next;
    this.previous = data.previous;
    this.results = data.results;
    this.meta = meta;
    this.#source = source;
  }

  /** The next page; undefined behind the last. */
  async nextPage(): Promise<Page<Row> | undefined> {
    return this.next === null ? undefined : new Page(await this.#source.at(this.next), this.#source);
  }

  /** The page before; undefined before the first. */
  async previousPage(): Promise<Page<Row> | undefined> {
    return this.previous === null ? undefined : new Page(await this.#source.at(this.previous), this.#source);
  }
}

/** Rows of a page where all are wanted and no limit is named: as many as the server gives. */
const limitForAll = 100;

/**
 * A list of the server. Awaited it is its first page; iterated, all its rows, page after page. Nothing is asked before
 * either. Rows that are added or removed meanwhile can move others across the border of a page.
 */
export class List<Row> implements PromiseLike<Page<Row>>, AsyncIterable<Row> {
  readonly #source: PageSource<Row>;

  /** Made by the methods of `Licet`. */
  constructor(source: PageSource<Row>) {
    this.#source = source;
  }

  /** The first page. */
  // biome-ignore lint/suspicious/noThenProperty: a list can be awaited.
  then<A = Page<Row>, B = never>(
    onPage?: ((page: Page<Row>) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#first().then(onPage, onError);
  }

  /** Every page, one after the other. */
  async *pages(): AsyncGenerator<Page<Row>, void, undefined> {
    for (let page: Page<Row> | undefined = await this.#first(limitForAll); page; page = await page.nextPage())
      yield page;
  }

  /** Every row. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void, undefined> {
    for await (const page of this.pages()) yield* page.results;
  }

  /** Every row, in memory; with `most`, the first so many. */
  async toArray({ most = Number.POSITIVE_INFINITY }: { readonly most?: number } = {}): Promise<Row[]> {
    const rows: Row[] = [];
    if (most <= 0) return rows;
    for await (const row of this) if (rows.push(row) >= most) break;
    return rows;
  }

  async #first(limit?: number): Promise<Page<Row>> {
    return new Page(await this.#source.first(limit), this.#source);
  }
}
