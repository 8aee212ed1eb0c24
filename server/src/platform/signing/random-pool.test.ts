import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { poolRandom } from "./random-pool.ts";

test("every byte of the source is handed out once at most, and as many as were asked for", () => {
  const drawn: number[] = [];
  let next = 0;
  // A source that counts: byte n of it is n modulo 251, so that a repeated or skipped stretch shows.
  const random = poolRandom((bytes) => Uint8Array.from({ length: bytes }, () => next++ % 251));
  for (let size = 1; size <= 300; size += 1) {
    const part = random(size);
    expect(part).toHaveLength(size);
    drawn.push(...part);
  }
  const leaps = drawn.filter((byte, index) => index > 0 && byte !== ((drawn[index - 1] ?? 0) + 1) % 251).length;
  expect(leaps).toBeLessThanOrEqual(Math.ceil(drawn.length / (4096 - 300)));
});

test("what was handed out is not changed by what is drawn later", () => {
  const random = poolRandom((bytes) => randomBytes(bytes));
  const first = random(12);
  const copy = [...first];
  for (let index = 0; index < 2000; index += 1) random(12);
  expect([...first]).toEqual(copy);
});

test("a large request goes to the source itself", () => {
  const sizes: number[] = [];
  const random = poolRandom((bytes) => {
    sizes.push(bytes);
    return new Uint8Array(bytes);
  });
  expect(random(100_000)).toHaveLength(100_000);
  expect(sizes).toEqual([100_000]);
});
