import { describe, expect, test } from "vitest";
import { hashPassword, isPasswordOfHash, isSamePassword } from "./password.ts";

const composed = "caf\u00e9-password";
const decomposed = "cafe\u0301-password";

describe("case 24: a password is right however its accents are written", () => {
  test.each([
    [composed, decomposed],
    [decomposed, composed],
  ])("hashed as %j, given as %j", async (chosen, given) => {
    const hash = await hashPassword(chosen);
    expect(await isPasswordOfHash(hash, given)).toBe(true);
    expect(await isPasswordOfHash(hash, `${given} `)).toBe(false);
    expect(isSamePassword(chosen, given)).toBe(true);
    expect(isSamePassword(chosen, `${given} `)).toBe(false);
  });
});
