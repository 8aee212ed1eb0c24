import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SUBSCRIPTION_TERMS } from "../../terms/subscription-terms.rules.ts";
import { standingOf } from "./standing.rules.ts";
import {
  applyToSubscription,
  type Fact,
  type Facts,
  NO_FACTS,
  type Snapshot,
  SUBSCRIPTION_STATUSES,
} from "./subscription-facts.rules.ts";

const day = fc.integer({ min: 0, max: 30 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString());
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  kind: fc.constant("snapshot"),
  at: day,
  status: fc.constantFrom(...SUBSCRIPTION_STATUSES),
  started_at: maybe(day),
  trial_end: maybe(day),
  cancel_at: maybe(day),
  ended_at: maybe(day),
  pause: maybe(fc.record({ suspends: fc.boolean(), resumes_at: maybe(day) })),
  quantity: maybe(fc.integer({ min: 1, max: 9 })),
  items: fc.constant([]),
});
const key = fc.constantFrom("in_1", "in_2", "in_3");
const amount = fc.integer({ min: 1, max: 10 });
const line = fc.record({ item: maybe(fc.constantFrom("si_1", "si_2")), start: maybe(day), end: day });
const fact: fc.Arbitrary<Fact> = fc.oneof(
  snapshot,
  fc.record({
    kind: fc.constant("payment"),
    key,
    at: day,
    amount: maybe(amount),
    lines: fc.array(line, { maxLength: 2 }),
    is_correction: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("refund"),
    key: fc.constantFrom("re_1", "re_2"),
    payment: key,
    at: day,
    amount: maybe(amount),
    has_failed: fc.boolean(),
    is_fraud: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("refunded"), payment: key, at: day, amount, of: maybe(amount), is_full: fc.boolean() }),
  fc.record({
    kind: fc.constant("dispute"),
    key: fc.constantFrom("dp_1", "dp_2"),
    payment: key,
    at: day,
    status: fc.constantFrom("warning", "open", "won", "lost"),
  }),
) as fc.Arbitrary<Fact>;

const known = (facts: readonly Fact[]): Facts => facts.reduce(applyToSubscription, NO_FACTS);
const standing = (facts: Facts) =>
  standingOf(facts, {
    terms: SUBSCRIPTION_TERMS,
    isRecurring: true,
    item: null,
    settleHours: 2,
    now: "2026-01-20T00:00:00.000Z",
  });

test("facts in any order, however often, come to the same", () => {
  const histories = fc.array(fact, { maxLength: 12 }).chain((facts) =>
    fc.tuple(
      fc.constant(facts),
      fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length }).map((some) => [...some, ...facts]),
      fc.shuffledSubarray(facts, { minLength: facts.length }),
    ),
  );
  fc.assert(
    fc.property(histories, ([facts, repeated, shuffled]) => {
      const expected = standing(known(facts));
      expect(standing(known(repeated))).toEqual(expected);
      expect(standing(known(shuffled))).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

describe("of two snapshots", () => {
  const base: Snapshot = {
    kind: "snapshot",
    at: "2026-01-01T00:00:00.000Z",
    status: "active",
    started_at: null,
    trial_end: null,
    cancel_at: null,
    ended_at: null,
    pause: null,
    quantity: null,
    items: [],
  };
  const later = "2026-01-02T00:00:00.000Z";
  test.each<[string, Partial<Snapshot>, Partial<Snapshot>, Snapshot["status"]]>([
    ["the later one counts", { status: "past_due" }, { status: "active", at: later }, "active"],
    ["of one moment, the further one", { status: "past_due" }, { status: "active" }, "past_due"],
    ["what has ended stays so", { status: "canceled" }, { status: "active", at: later }, "canceled"],
    ["also what never began", { status: "incomplete_expired" }, { status: "active", at: later }, "incomplete_expired"],
  ])("%s", (_name, one, other, expected) => {
    for (const facts of [
      [one, other],
      [other, one],
    ])
      expect(known(facts.map((each) => ({ ...base, ...each }))).snapshot?.status).toBe(expected);
  });
});
