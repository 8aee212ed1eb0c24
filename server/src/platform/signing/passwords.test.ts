import { describe, expect, test } from "vitest";
import { createPasswords, isSamePassword } from "./passwords.ts";

test("S13: passwords are worked on a few at a time, some wait, and all others are refused at once", async () => {
  const passwords = createPasswords({ atOnce: 2, waitingMax: 4 });
  const order: string[] = [];
  const tries = Array.from({ length: 64 }, async (_, index) => {
    try {
      await passwords.hash(`password ${index}`);
      order.push("done");
      return "done";
    } catch (error) {
      order.push("refused");
      return error;
    }
  });
  const outcomes = await Promise.all(tries);
  const refused = outcomes.filter((outcome) => outcome !== "done");
  expect(refused).toHaveLength(58);
  for (const error of refused) expect(error).toMatchObject({ code: "passwords_busy", retryAfterSeconds: 1 });
  // A refused call does not wait for one that is served.
  expect(order.slice(0, 58)).toEqual(Array(58).fill("refused"));
  expect(passwords.done()).toBe(6);
  expect(await passwords.hash("again")).toMatch(/^\$argon2id\$/);
});

test("S14: a password of nobody takes the work of one that is wrong", async () => {
  const passwords = createPasswords();
  const known = await passwords.hash("right");
  const worked = async (hash: string | null, password: string) => {
    const before = passwords.done();
    const isRight = await passwords.verify(hash, password);
    return [isRight, passwords.done() - before];
  };
  expect(await worked(known, "right")).toEqual([true, 1]);
  expect(await worked(known, "wrong")).toEqual([false, 1]);
  expect(await worked(null, "nobody's")).toEqual([false, 1]);
});

test("a failed comparison gives its place to the next one", async () => {
  const passwords = createPasswords({ atOnce: 1, waitingMax: 1 });
  const [failed, next] = await Promise.allSettled([passwords.verify("not a hash", "x"), passwords.hash("y")]);
  expect([failed.status, next.status]).toEqual(["rejected", "fulfilled"]);
  await passwords.hash("z");
});

const composed = "caf\u00e9-password";
const decomposed = "cafe\u0301-password";

describe("case 24: a password is right however its accents are written", () => {
  test.each([
    [composed, decomposed],
    [decomposed, composed],
  ])("hashed as %j, given as %j", async (chosen, given) => {
    const passwords = createPasswords();
    const hash = await passwords.hash(chosen);
    expect(await passwords.verify(hash, given)).toBe(true);
    expect(await passwords.verify(hash, `${given} `)).toBe(false);
    expect(isSamePassword(chosen, given)).toBe(true);
    expect(isSamePassword(chosen, `${given} `)).toBe(false);
  });
});
