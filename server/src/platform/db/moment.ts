/**
 * A Date that prints what it was made of. Twenty licenses show a hundred and sixty moments, and to print one anew takes
 * as long as to read five from the database. It must not be set to another moment.
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

const [zero, dash, point] = [48, 45, 46];

/**
 * Reads what PostgreSQL writes of a `timestamp with time zone` in a session in UTC; finer than milliseconds is cut off.
 */
export function readMoment(text: string): Date {
  // Not infinity, nor a year of more than four digits, nor one before Christ.
  if (text.charCodeAt(4) !== dash || !text.endsWith("+00")) return new Date(text);
  // Outside of its own format, Date takes the year 99 for 1999.
  if (text.charCodeAt(0) === zero) return new Date(isoOf(text));
  // By hand, since Date takes ten times as long to make sense of a text.
  const time = Date.UTC(
    100 * twoDigits(text, 0) + twoDigits(text, 2),
    twoDigits(text, 5) - 1,
    twoDigits(text, 8),
    twoDigits(text, 11),
    twoDigits(text, 14),
    twoDigits(text, 17),
    text.charCodeAt(19) === point ? milliseconds(text) : 0,
  );
  return new Moment(time, text);
}

function twoDigits(text: string, at: number): number {
  return 10 * digit(text, at) + digit(text, at + 1);
}

function milliseconds(text: string): number {
  const count = text.length - 23;
  return 100 * digit(text, 20) + (count > 1 ? 10 * digit(text, 21) : 0) + (count > 2 ? digit(text, 22) : 0);
}

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - zero;
}

/** 2024-02-29 12:00:00.123456+00 in the format of the wire. */
function isoOf(text: string): string {
  const day = text.slice(0, 10);
  if (text.length >= 26) return `${day}T${text.slice(11, 23)}Z`;
  return `${day}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, "0")}Z`;
}
