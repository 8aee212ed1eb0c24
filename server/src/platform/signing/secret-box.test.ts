import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf, type SealedPlace } from "./sealed-places.ts";
import { createSecretBox } from "./secret-box.ts";

const [company, otherCompany] = [placeOf.sharedKey(1), placeOf.sharedKey(2)];
const masterKey = randomBytes(32);
const box = createSecretBox(masterKey, randomBytes);

describe("a secret box", () => {
  test("gives back what was sealed, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (plain, text) => {
        const place = text as SealedPlace;
        expect(box.open(box.seal(plain, place), place)).toBe(plain);
      }),
    );
  });

  test("opens after a restart with the same master key", () => {
    const sealed = box.seal("secret", company);
    expect(createSecretBox(Buffer.from(masterKey), randomBytes).open(new Uint8Array(sealed), company)).toBe("secret");
  });

  test("never seals the same text the same way", () => {
    expect(box.seal("secret", company).equals(box.seal("secret", company))).toBe(false);
  });

  test("does not open for another place", () => {
    expect(() => box.open(box.seal("secret", company), otherCompany)).toThrow('for "shared-key:2" does not open');
  });

  test("does not open with another master key", () => {
    const other = createSecretBox(randomBytes(32), randomBytes);
    expect(() => other.open(box.seal("secret", company), company)).toThrow("does not open");
  });

  test("does not open when any byte was changed", () => {
    const sealed = box.seal("secret", company);
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => box.open(altered, company)).toThrow();
    }
  });

  test("says when a value was never sealed or is of a later version", () => {
    expect(() => box.open(Buffer.from("short"), company)).toThrow("too short");
    expect(() => box.open(Buffer.alloc(40, 9), company)).toThrow("unknown version 9");
  });

  test.each([0, 16, 31, 33])("needs a master key of 32 bytes, not %i", (length) => {
    expect(() => createSecretBox(Buffer.alloc(length), randomBytes)).toThrow("must have 32 bytes");
  });
});
