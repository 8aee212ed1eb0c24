import { readMoment, readMomentAt } from "./moment.ts";

/**
 * Reads a value from the text that PostgreSQL sent; `bytes` reads it where it stands in what was received. To make a text of each value took most of the
 * time that a row takes (docs/decisions/0012).
 */
export type Reader<T> = ((text: string) => T) & {
  readonly bytes: (bytes: Buffer, begin: number, end: number) => T;
};

/** A whole number. Exact up to 2^53. */
export const readInteger: Reader<number> = Object.assign((text: string) => Number(text), { bytes: readIntegerAt });

/** `t` or `f`. */
export const readBoolean: Reader<boolean> = Object.assign((text: string) => text === "t", {
  bytes: (bytes: Buffer, begin: number) => bytes[begin] === letterT,
});

/** A `timestamp with time zone`. */
export const readTime: Reader<Date> = Object.assign((text: string) => readMoment(text), { bytes: readMomentAt });

const [letterT, zero = 0, minus] = Buffer.from("t0-");

function readIntegerAt(bytes: Buffer, begin: number, end: number): number {
  const isNegative = bytes[begin] === minus;
  let value = 0;
  for (let at = isNegative ? begin + 1 : begin; at < end; at += 1) value = value * 10 + ((bytes[at] ?? 0) - zero);
  return isNegative ? -value : value;
}
