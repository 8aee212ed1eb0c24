import { describe, expect, test } from "vitest";
import { createChoice } from "./random-choice.ts";

describe("a random choice", () => {
  test("gives every member the same share of all bytes", () => {
    const everyByte = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => index % 256);
    const counts = new Map<number, number>();
    // 10 does not divide 256: the bytes from 250 on would favour the first six members.
    const choose = createChoice([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], everyByte, 10_000);
    for (let pick = 0; pick < 2500; pick++) {
      const member = choose();
      counts.set(member, (counts.get(member) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(Array(10).fill(250));
  });

  test("goes on when the bytes asked for at first run out", () => {
    const choose = createChoice(["a", "b"], (bytes) => new Uint8Array(bytes), 1);
    expect(Array.from({ length: 1000 }, choose).join("")).toBe("a".repeat(1000));
  });

  test("gives up on a source without usable bytes", () => {
    const stuck = createChoice(["a", "b", "c"], (bytes) => new Uint8Array(bytes).fill(255), 1);
    expect(stuck).toThrow("no usable bytes");
    expect(createChoice(["a"], () => new Uint8Array(0), 1)).toThrow("no usable bytes");
  });

  test("needs between 1 and 256 members", () => {
    expect(() => createChoice([], (bytes) => new Uint8Array(bytes), 1)).toThrow(RangeError);
    expect(() => createChoice(Array(257).fill(0), (bytes) => new Uint8Array(bytes), 1)).toThrow(RangeError);
  });
});
