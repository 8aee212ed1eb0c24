import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { formatLicenseKey, generateLicenseKey, generateLicenseKeys, generatePassword } from "./license-key.ts";

describe("license keys", () => {
  test("are printed in groups of four, nothing lost", () => {
    expect(formatLicenseKey("G8HASRRZA6WKTJWB")).toBe("G8HA-SRRZ-A6WK-TJWB");
    expect(formatLicenseKey("ABCDE")).toBe("ABCD-E");
    expect(formatLicenseKey("")).toBe("");
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{0,50}$/), (text) => formatLicenseKey(text).replaceAll("-", "") === text),
    );
  });

  test("have 16 characters that cannot be confused, unless told otherwise", () => {
    expect(generateLicenseKey({}, randomBytes)).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/);
  });

  test("follow the length and alphabet asked for", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 240 }),
        fc.uniqueArray(fc.constantFrom(..."ab01é😀ž"), { minLength: 2 }),
        (length, alphabet) => {
          const key = Array.from(generateLicenseKey({ length, alphabet: alphabet.join("") }, randomBytes));
          const characters = key.filter((character) => character !== "-");
          expect(characters).toHaveLength(length);
          expect(alphabet).toEqual(expect.arrayContaining([...new Set(characters)]));
        },
      ),
    );
  });

  test("draw repeated characters of the alphabet no more often than others", () => {
    const text = generateLicenseKeys(500, { alphabet: "AAAAAAAAAB", length: 40 }, randomBytes).join("");
    const share = text.replaceAll(/[^B]/g, "").length / text.replaceAll("-", "").length;
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.55);
  });

  test.each(["", "A", "AAAA", "😀😀"])("need an alphabet of at least 2 different characters: '%s'", (alphabet) => {
    expect(() => generateLicenseKey({ alphabet }, randomBytes)).toThrow("at least 2 different characters");
  });

  test.each([0, -1, 1.5, Number.NaN])("cannot have the length %s", (length) => {
    expect(() => generateLicenseKey({ length }, randomBytes)).toThrow(RangeError);
  });

  test("come by the ten thousand, all different, from one call for random bytes in the usual case", () => {
    const random = vi.fn((bytes: number): Uint8Array => randomBytes(bytes));
    const keys = generateLicenseKeys(10_000, {}, random);
    expect(new Set(keys).size).toBe(10_000);
    expect(random).toHaveBeenCalledTimes(1);
  });

  test("of a batch differ even when the form has no others left", () => {
    expect(generateLicenseKeys(16, { alphabet: "AB", length: 4 }, randomBytes).toSorted()).toHaveLength(16);
    expect(() => generateLicenseKeys(17, { alphabet: "AB", length: 4 }, randomBytes)).toThrow("Only 16 different");
  });

  test("are refused rather than repeated when the random source is stuck", () => {
    expect(() => generateLicenseKeys(2, {}, (bytes) => new Uint8Array(bytes))).toThrow("repeats itself");
  });

  test("of an empty batch are none", () => {
    expect(generateLicenseKeys(0, {}, randomBytes)).toEqual([]);
  });
});

describe("a generated password", () => {
  test("has 12 characters and at least one letter, digit and punctuation mark", () => {
    for (let round = 0; round < 2000; round++) {
      const password = generatePassword(randomBytes);
      expect(password).toMatch(/^[\x21-\x7e]{12}$/);
      expect(password).toMatch(/[A-Za-z]/);
      expect(password).toMatch(/[2-9]/);
      expect(password).toMatch(/[^A-Za-z0-9]/);
    }
  });

  test("is never made from a stuck random source", () => {
    expect(() => generatePassword((bytes) => new Uint8Array(bytes))).toThrow("no usable password");
  });
});
