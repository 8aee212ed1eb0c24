import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { generateManagementKey, hashManagementKey, parseManagementKey, verifyManagementKey } from "./management-key.ts";

describe("a management key", () => {
  test("is a prefix of 8 and a secret of 32 letters or digits", () => {
    expect(generateManagementKey(randomBytes)).toMatch(/^[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}$/);
  });

  test("verifies against its own hash only", () => {
    const key = generateManagementKey(randomBytes);
    expect(hashManagementKey(key)).toMatch(/^[0-9a-f]{64}$/);
    expect(verifyManagementKey(key, hashManagementKey(key))).toBe(true);
    expect(verifyManagementKey(generateManagementKey(randomBytes), hashManagementKey(key))).toBe(false);
    expect(verifyManagementKey(key, "")).toBe(false);
  });

  test("comes back whole from the header it was sent in", () => {
    const key = generateManagementKey(randomBytes);
    const expected = { prefix: key.slice(0, 8), key };
    expect(parseManagementKey(`Api-Key ${key}`)).toEqual(expected);
    expect(parseManagementKey(` api-key   ${key} `)).toEqual(expected);
  });

  test.each(["", "Api-Key", "Api-Key nodot", "Api-Key .secret", "Api-Key prefix.", "Bearer a.b", "Api-Key a.b c"])(
    "is not found in the header '%s'",
    (header) => {
      expect(parseManagementKey(header)).toBeUndefined();
    },
  );
});
