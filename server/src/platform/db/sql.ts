import { Sql } from "sql-template-tag";

/** What every answer has beside its rows: how many rows the statement read or wrote. */
export interface Counted {
  readonly count: number;
}

/** A piece of a statement; values in it are always sent as parameters. */
export type Fragment = Sql;

/** What can be put into a statement. */
export type Value = Sql | string | number | bigint | boolean | Date | Buffer | null | readonly Value[];

/** What is sent of a statement. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | Buffer | null)[];
  /** Sent once, so not worth preparing; without values it may hold several commands. */
  readonly isUnprepared?: true;
}

/** The rows of an answer. */
export type Answer = readonly object[] & Counted;

/** Where statements are sent: a pool, one connection, or an open transaction. */
export interface Sender {
  send(statement: Statement): Promise<Answer>;
  /** Answers so many rows at a time, as they are asked for. */
  stream(statement: Statement, rows: number): AsyncIterable<readonly object[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: a row whose columns are not named
export type AnyRow = Record<string, any>;

/** A statement: sent when it is awaited, or a piece of another one that it is put into. */
export class Query<Rows extends readonly object[] = AnyRow[]> extends Sql implements Promise<Rows & Counted> {
  readonly [Symbol.toStringTag] = "Query";
  private answer: Promise<Rows & Counted> | undefined;

  constructor(
    strings: readonly string[],
    values: readonly unknown[],
    private readonly sender: Sender,
  ) {
    super(strings, values);
  }

  /** Sends it now, so that others can travel with it. Only those that await it see a failure. */
  execute(): this {
    this.sent().catch(() => {});
    return this;
  }

  /** Reads so many rows at a time. */
  cursor(rows: number): AsyncIterable<Rows> {
    return this.sender.stream(statementOf(this), rows) as AsyncIterable<unknown> as AsyncIterable<Rows>;
  }

  // biome-ignore lint/suspicious/noThenProperty: it is what makes a statement one that can be awaited
  then<A = Rows & Counted, B = never>(
    onAnswer?: ((rows: Rows & Counted) => A | PromiseLike<A>) | null,
    onFailure?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.sent().then(onAnswer, onFailure);
  }

  catch<B = never>(onFailure?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<(Rows & Counted) | B> {
    return this.sent().catch(onFailure);
  }

  finally(onEnd?: (() => void) | null): Promise<Rows & Counted> {
    return this.sent().finally(onEnd);
  }

  private sent(): Promise<Rows & Counted> {
    this.answer ??= this.sender.send(statementOf(this)) as Promise<unknown> as Promise<Rows & Counted>;
    return this.answer;
  }
}

/** The words in which stores write SQL. */
export interface Db {
  /** A statement, or a piece of one. */
  <Rows extends readonly object[] = AnyRow[]>(
    strings: TemplateStringsArray,
    ...values: readonly unknown[]
  ): Query<Rows>;
  /** A name, or names with commas between them. */
  (names: string | readonly string[]): Fragment;
  /** A value as `jsonb`. */
  json(value: unknown): Fragment;
  /** The columns and values of `insert into …`; plain objects are written as `jsonb`. */
  values(row: object): Fragment;
  /** The assignments of `update … set …`, likewise. */
  set(row: object): Fragment;
  /** SQL that is no constant of a store, with its own `$1`; never made of input. */
  unsafe<Rows extends readonly object[] = AnyRow[]>(text: string, values?: readonly unknown[]): Query<Rows>;
}

/** Makes the words for what sends statements. */
export function wordsOf(sender: Sender): Db {
  const tag = (strings: TemplateStringsArray | string | readonly string[], ...values: readonly unknown[]) =>
    typeof strings === "object" && "raw" in strings
      ? new Query(strings, values, sender)
      : namesOf(typeof strings === "string" ? [strings] : strings);
  const words = {
    json: jsonOf,
    values: valuesOf,
    set: assignmentsOf,
    unsafe: (text: string, values: readonly unknown[] = []) => new UnsafeQuery(text, values, sender),
  };
  return Object.assign(tag, words) as unknown as Db;
}

/** SQL whose parameters are counted already. */
class UnsafeQuery extends Query {
  constructor(
    text: string,
    readonly given: readonly unknown[],
    sender: Sender,
  ) {
    super([text], [], sender);
  }
}

function namesOf(names: readonly string[]): Fragment {
  return new Sql([names.map(nameOf).join(", ")], []);
}

function nameOf(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function jsonOf(value: unknown): Fragment {
  return new Sql(["", "::jsonb"], [JSON.stringify(value)]);
}

function valuesOf(row: object): Fragment {
  const names = Object.keys(row);
  const between = Array.from({ length: names.length - 1 }, () => ", ");
  return new Sql([`(${names.map(nameOf).join(", ")}) values (`, ...between, ")"], Object.values(row).map(memberOf));
}

function assignmentsOf(row: object): Fragment {
  const names = Object.keys(row).map(nameOf);
  return new Sql(
    [...names.map((name, index) => `${index === 0 ? "" : ", "}${name} = `), ""],
    Object.values(row).map(memberOf),
  );
}

function memberOf(value: unknown): unknown {
  return isPlain(value) ? jsonOf(value) : value;
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !(value instanceof Date || value instanceof Sql || Array.isArray(value) || Buffer.isBuffer(value))
  );
}

/**
 * A statement as it is sent: PostgreSQL itself finds the types of its parameters, but for those that it would take for
 * something else.
 */
export function statementOf(query: Sql): Statement {
  if (query instanceof UnsafeQuery)
    return { text: query.strings[0] ?? "", values: query.given.map(written), isUnprepared: true };
  const { strings, values } = query;
  let text = strings[0] ?? "";
  for (let index = 0; index < values.length; index += 1)
    text += `$${index + 1}${castOf(values[index])}${strings[index + 1]}`;
  return { text, values: values.map(written) };
}

function castOf(value: unknown): string {
  if (typeof value === "boolean") return "::boolean";
  if (typeof value !== "object") return "";
  if (value instanceof Date) return "::timestamptz";
  return Buffer.isBuffer(value) ? "::bytea" : "";
}

function written(value: unknown): string | Buffer | null {
  if (typeof value === "string" || value === null || Buffer.isBuffer(value)) return value;
  if (value === undefined) throw new TypeError("a statement has a value that is undefined");
  if (typeof value !== "object") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayOf(value);
  throw new TypeError("an object is put into a statement with json()");
}

/** An array as PostgreSQL reads it. */
function arrayOf(list: readonly unknown[]): string {
  let text = "{";
  for (const each of list) {
    if (text.length > 1) text += ",";
    if (typeof each === "number") text += each;
    else if (each === null) text += "NULL";
    else if (Array.isArray(each)) text += arrayOf(each);
    else text += `"${elementOf(each).replace(/["\\]/g, "\\$&")}"`;
  }
  return `${text}}`;
}

function elementOf(value: unknown): string {
  const text = written(value);
  if (typeof text !== "string") throw new TypeError("bytes have no place in an array");
  return text;
}
