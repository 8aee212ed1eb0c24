/**
 * A Date that prints what it was made of. Twenty licenses tell a hundred and sixty moments, and to print one anew takes as long as to read five from the
 * database. Nobody may set it to another moment.
 */
class Moment extends Date {
  readonly #text: string;

  constructor(text: string) {
    super(text);
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
  // Not infinity, nor a year of more than four digits, nor one before Christ.
  if (text[4] !== "-" || !text.endsWith("+00")) return new Date(text);
  // Outside of its own format, Date takes the year 99 for 1999.
  return text.startsWith("0") ? new Date(isoOf(text)) : new Moment(text);
}

/** 2024-02-29 12:00:00.123456+00 in the format of the wire. */
function isoOf(text: string): string {
  const day = text.slice(0, 10);
  if (text.length >= 26) return `${day}T${text.slice(11, 23)}Z`;
  return `${day}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, "0")}Z`;
}
