import { describe, expect, test } from "vitest";
import { stateOf } from "../values/signing-sets.ts";
import { KeyRing, type SigningSet } from "./key-ring.ts";

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const set = (id: number, activated: number | null, retires: number | null, until: number | null = null) =>
  ({
    id,
    keyId: `key-${id}`,
    activated_at: activated === null ? null : at(activated),
    retires_at: retires === null ? null : at(retires),
    verifiable_until: until === null ? null : at(until),
    signer: {},
    freshSigner: {},
  }) as unknown as SigningSet;

describe("the state of a set", () => {
  test.each([
    [null, null, "next"],
    [1, null, "active"],
    [1, 20, "retiring"],
    [1, 10, "retired"],
    [null, 5, "retired"],
  ] as const)("activated on %s, retiring on %s: %s", (activated, retires, state) => {
    expect(stateOf(set(1, activated, retires), at(10))).toBe(state);
  });
});

describe("what signs", () => {
  const ring = new KeyRing([set(1, 1, 20), set(2, 5, null), set(3, null, null)]);
  test.each([
    ["an application that says nothing gets the oldest that signs", undefined, 10, 1],
    ["and after its end the next one", undefined, 20, 2],
    ["one that knows both gets the newer one", ["key-1", "key-2"], 10, 2],
    ["one that knows the old one gets that", ["key-1"], 10, 1],
    ["one that is built with the next one only gets that", ["key-3"], 10, 3],
    ["the next one never before an active one", ["key-2", "key-3"], 10, 2],
    ["one that knows none gets the oldest", ["key-9"], 10, 1],
  ] as const)("%s", (_name, known, day, id) => {
    expect(ring.for(known, at(day)).id).toBe(id);
  });

  test("no set at all is said so", () => {
    expect(() => new KeyRing([]).for(undefined, at(1))).toThrow("no signing key");
  });
});

test("public keys are published until their chosen day, the newest first", () => {
  const ring = new KeyRing([set(1, 1, 5, 20), set(2, 5, null)]);
  expect(ring.published(at(19)).map(({ id }) => id)).toEqual([2, 1]);
  expect(ring.published(at(20)).map(({ id }) => id)).toEqual([2]);
});
