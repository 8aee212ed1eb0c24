import { basename, dirname } from "node:path";
import type pg from "pg";

/** What the bench asks of a pool of the server. */
export interface Database {
  <Rows extends readonly object[]>(strings: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<Rows>;
  (name: string): unknown;
  unsafe<Rows extends readonly object[]>(text: string): PromiseLike<Rows>;
}

/** Where an embedded database listens, as the server says it. */
export interface Address {
  readonly path?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
}

/** The same in the words of the driver. */
export function placeOf({ path, ...place }: Address): pg.ClientConfig {
  if (path === undefined) return place;
  return { ...place, host: dirname(path), port: Number(basename(path).split(".").at(-1)) };
}
