import { describe, expect, test } from "vitest";
import { isPlainRecipient, isRepeatable, messageIdOf, nextAttempt } from "./mail.rules.ts";

const created_at = new Date("2026-03-15T12:00:00Z");
const at = (minutes: number) => new Date(created_at.getTime() + minutes * 60_000);

describe("a mail that could not be sent is tried again", () => {
  test.each([
    [1, 0, 0.8],
    [1, 1, 1.2],
    [2, 0.5, 5],
    [4, 0.5, 60],
    [8, 0.5, 720],
  ])("after attempt %d, with the chance %d, in %d minutes", (attempts, chance, minutes) => {
    expect(nextAttempt({ attempts, created_at, useful_until: null }, chance, created_at)).toEqual(at(minutes));
  });

  test("not after the ninth attempt", () => {
    expect(nextAttempt({ attempts: 9, created_at, useful_until: null }, 0, created_at)).toBeUndefined();
  });

  test("not after two days", () => {
    expect(nextAttempt({ attempts: 1, created_at, useful_until: null }, 0, at(2881))).toBeUndefined();
  });

  test("not when it would be of no use then", () => {
    expect(nextAttempt({ attempts: 3, created_at, useful_until: at(15) }, 0.5, at(10))).toBeUndefined();
    expect(nextAttempt({ attempts: 1, created_at, useful_until: at(15) }, 0.5, at(10))).toEqual(at(11));
  });
});

test("a mail has one Message-ID, whatever else is sent", () => {
  const id = messageIdOf({ company_id: 1, id: 42, created_at }, "licenses@vendor.example");
  expect(id).toBe("<licet.1.42.mmrpvx8g@vendor.example>".replace("mmrpvx8g", created_at.getTime().toString(36)));
});

test.each([
  ["ada@example.com", true],
  ["ädä@exämple.com", true],
  ["a@b, c", false],
  ["a,b@example.com", false],
  ["Ada <ada@example.com>", false],
  ["ada@example.com\r\nBcc: x@y", false],
  ["ada", false],
  ["a@b@c", false],
  [`"a b"@example.com`, false],
  ["", false],
])("%j is a plain recipient: %s", (address, expected) => {
  expect(isPlainRecipient(address)).toBe(expected);
});

test.each([
  ["sent", false, true],
  ["failed", false, true],
  ["bounced", false, true],
  ["unknown", false, true],
  ["waiting", false, false],
  ["sending", false, false],
  ["sent", true, false],
] as const)("a mail that is %s, with secrets %s, may be repeated: %s", (status, has_secrets, expected) => {
  expect(isRepeatable({ status, has_secrets })).toBe(expected);
});
