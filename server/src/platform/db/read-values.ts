import pg from "pg";
import { readMoment } from "./moment.ts";

/** Reads a value from the text that PostgreSQL sent. */
export type Read = (text: string) => unknown;

const readBoolean: Read = (text) => text === "t";
const readBytes: Read = pg.types.getTypeParser(pg.types.builtins.BYTEA);

/** An array of texts, or of arrays of them. */
type Texts = readonly (string | null | Texts)[];
// The driver reads it, but has no name for its type.
const readTexts: (text: string) => Texts = pg.types.getTypeParser(1009 as typeof pg.types.builtins.TEXT);

/** The type of a value by its number in `pg_type`, how it is read, and the number of the type of its arrays. */
const types: readonly (readonly [type: number, read: Read, array: number])[] = [
  [16, readBoolean, 1000],
  [17, readBytes, 1001],
  // Every whole number of ours is below 2^53.
  [20, Number, 1016],
  [21, Number, 1005],
  [23, Number, 1007],
  [26, Number, 1028],
  [114, JSON.parse, 199],
  [700, Number, 1021],
  [701, Number, 1022],
  [1184, readMoment, 1185],
  [3802, JSON.parse, 3807],
];

/** Arrays of what is read as the text that it is: `text`, `varchar`, `date`, `numeric`, `uuid`, `name`. */
const arraysOfTexts = [1009, 1015, 1182, 1231, 2951, 1003];

const readers = new Map<number, Read>([
  ...types.map(([type, read]) => [type, read] as const),
  ...types.map(([, read, array]) => [array, arrayReader(read)] as const),
  ...arraysOfTexts.map((array) => [array, readTexts] as const),
]);

function arrayReader(read: Read): Read {
  const readAll = (texts: Texts): unknown[] =>
    texts.map((each) => (each === null ? null : typeof each === "string" ? read(each) : readAll(each)));
  return (text) => readAll(readTexts(text));
}

/** A value that is read as the text that it is. */
export const readText: Read = (text) => text;

/**
 * How values of a type are read, as the row types say; what is not listed here stays a text, e.g. a calendar day, which
 * has no time zone.
 */
export function readerOf(type: number): Read {
  return readers.get(type) ?? readText;
}

/** The same for what `pg` itself reads. */
export const valueTypes = { getTypeParser: readerOf } as pg.CustomTypesConfig;
