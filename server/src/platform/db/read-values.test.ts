import fc from "fast-check";
import { expect, test } from "vitest";
import { readBoolean, readInteger, readTime } from "./read-values.ts";

/** Reads a text from the midst of other bytes. */
function readAmong<T>(read: { bytes: (bytes: Buffer, begin: number, end: number) => T }, text: string): T {
  return read.bytes(Buffer.from(`1-t${text}9t-`), 3, 3 + text.length);
}

test("whole numbers are read from bytes as from texts", () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.constantFrom(0, 2 ** 53, -(2 ** 53))), (value) => {
      return readAmong(readInteger, String(value)) === value && readInteger(String(value)) === value;
    }),
  );
});

test("booleans are read from bytes as from texts", () => {
  expect([readAmong(readBoolean, "t"), readAmong(readBoolean, "f")]).toEqual([true, false]);
  expect([readBoolean("t"), readBoolean("f")]).toEqual([true, false]);
});

test.each(["2024-02-29 23:59:59.1234+00", "0099-01-01 00:00:00+00", "infinity", "10000-01-01 00:00:00+00"])(
  "%s is read from bytes as from a text",
  (text) => {
    expect(readAmong(readTime, text).getTime()).toEqual(readTime(text).getTime());
  },
);
