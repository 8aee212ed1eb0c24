import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSecretBox } from "./secret-box.ts";

const masterKey = randomBytes(32);
const box = createSecretBox(masterKey, randomBytes);

describe("a secret box", () => {
  test("gives back what was sealed, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (plain, context) => {
        expect(box.open(box.seal(plain, context), context)).toBe(plain);
      }),
    );
  });

  test("opens after a restart with the same master key", () => {
    const sealed = box.seal("secret", "company:1");
    expect(createSecretBox(Buffer.from(masterKey), randomBytes).open(new Uint8Array(sealed), "company:1")).toBe(
      "secret",
    );
  });

  test("never seals the same text the same way", () => {
    expect(box.seal("secret", "c").equals(box.seal("secret", "c"))).toBe(false);
  });

  test("does not open for another place", () => {
    expect(() => box.open(box.seal("secret", "company:1"), "company:2")).toThrow('for "company:2" does not open');
  });

  test("does not open with another master key", () => {
    const other = createSecretBox(randomBytes(32), randomBytes);
    expect(() => other.open(box.seal("secret", "c"), "c")).toThrow("does not open");
  });

  test("does not open when any byte was changed", () => {
    const sealed = box.seal("secret", "c");
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => box.open(altered, "c")).toThrow();
    }
  });

  test("says when a value was never sealed or is of a later version", () => {
    expect(() => box.open(Buffer.from("short"), "c")).toThrow("too short");
    expect(() => box.open(Buffer.alloc(40, 9), "c")).toThrow("unknown version 9");
  });

  test.each([0, 16, 31, 33])("needs a master key of 32 bytes, not %i", (length) => {
    expect(() => createSecretBox(Buffer.alloc(length), randomBytes)).toThrow("must have 32 bytes");
  });
});
