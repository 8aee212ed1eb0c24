/**
 * A Date that prints what it was made of. Twenty licenses tell a hundred and sixty moments, and to print one anew takes as long as to read five from the
 * database. Nobody may set it to another moment.
 */
class Moment extends Date {
  readonly #text: string;

  constructor(time: number, text: string) {
    super(time);
    this.#text = text;
  }

  override toISOString(): string {
    return isoOf(this.#text);
  }

  override toJSON(): string {
    return isoOf(this.#text);
  }
}

/** Reads what PostgreSQL writes of a `timestamp with time zone` in a session in UTC; finer than milliseconds is cut off. */
export function readMoment(text: string): Date {
  return readMomentAt(Buffer.from(text), 0, text.length);
}

const [zero, dash, point] = Buffer.from("0-.");

/** The same of the bytes from `begin` to `end`. */
export function readMomentAt(bytes: Buffer, begin: number, end: number): Date {
  const text = bytes.toString("latin1", begin, end);
  // Not infinity, nor a year of more than four digits, nor one before Christ.
  if (bytes[begin + 4] !== dash || !text.endsWith("+00")) return new Date(text);
  // Outside of its own format, Date takes the year 99 for 1999.
  if (bytes[begin] === zero) return new Date(isoOf(text));
  // By hand, since Date takes ten times as long to make sense of a text.
  const year = 100 * twoDigits(bytes, begin) + twoDigits(bytes, begin + 2);
  const month = twoDigits(bytes, begin + 5) - 1;
  const time = Date.UTC(
    year,
    month,
    twoDigits(bytes, begin + 8),
    twoDigits(bytes, begin + 11),
    twoDigits(bytes, begin + 14),
    twoDigits(bytes, begin + 17),
    bytes[begin + 19] === point ? milliseconds(bytes, begin + 20, end - 3) : 0,
  );
  return new Moment(time, text);
}

function twoDigits(bytes: Buffer, at: number): number {
  return 10 * digit(bytes, at) + digit(bytes, at + 1);
}

function milliseconds(bytes: Buffer, begin: number, end: number): number {
  const count = end - begin;
  return (
    100 * digit(bytes, begin) +
    (count > 1 ? 10 * digit(bytes, begin + 1) : 0) +
    (count > 2 ? digit(bytes, begin + 2) : 0)
  );
}

function digit(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) - (zero ?? 0);
}

/** 2024-02-29 12:00:00.123456+00 in the format of the wire. */
function isoOf(text: string): string {
  const day = text.slice(0, 10);
  if (text.length >= 26) return `${day}T${text.slice(11, 23)}Z`;
  return `${day}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, "0")}Z`;
}
