import { describe, expect, test } from "vitest";
import { SUBSCRIPTION_TERMS, type SubscriptionTerms } from "../../terms/subscription-terms.rules.ts";
import { type Standing, standingOf } from "./standing.rules.ts";
import { applyToSubscription, type Fact, NO_FACTS, type Snapshot } from "./subscription-facts.rules.ts";

const at = (day: string) => `2026-${day}T00:00:00.000Z`;
const snapshot = (day: string, status: Snapshot["status"], more: Partial<Snapshot> = {}): Snapshot => ({
  kind: "snapshot",
  at: at(day),
  status,
  started_at: at("01-01"),
  trial_end: null,
  cancel_at: null,
  ended_at: null,
  pause: null,
  quantity: null,
  items: [],
  ...more,
});
/** A month that is paid on its first day. */
const month = (number: number, more: Partial<Extract<Fact, { kind: "payment" }>> = {}): Fact => {
  const [start, end] = [at(`0${number}-01`), at(`0${number + 1}-01`)];
  const lines = [{ item: null, start, end }];
  return { kind: "payment", key: `in_${number}`, at: start, amount: 1000, lines, ...more };
};
const refund = (payment: string, amount: number | null = null, more: object = {}): Fact => ({
  kind: "refund",
  key: `re_${payment}`,
  payment,
  at: at("03-05"),
  amount,
  has_failed: false,
  is_fraud: false,
  ...more,
});
const dispute = (status: Extract<Fact, { kind: "dispute" }>["status"], day = "03-05"): Fact => ({
  kind: "dispute",
  key: "dp_1",
  payment: "in_2",
  at: at(day),
  status,
});

function standing(
  facts: readonly Fact[],
  { terms = {}, isRecurring = true, item = null as string | null, settleHours = 0, now = at("03-10") } = {},
): Standing {
  const known = facts.reduce(applyToSubscription, NO_FACTS);
  const own = { ...SUBSCRIPTION_TERMS, ...(terms as Partial<SubscriptionTerms>) };
  return standingOf(known, { terms: own, isRecurring, item, settleHours, now });
}
const paid = [month(1), month(2)];

describe("the states of a subscription", () => {
  test.each<[string, readonly Fact[], Partial<Standing>]>([
    ["incomplete: not issued yet", [snapshot("01-01", "incomplete")], { enabled: false }],
    ["incomplete_expired: never was", [snapshot("01-02", "incomplete_expired")], { enabled: false }],
    [
      "trialing: until the trial ends",
      [snapshot("01-01", "trialing", { trial_end: at("01-15") })],
      { enabled: true, ends: at("01-15"), paid_through: null },
    ],
    [
      "active: until the end of what is paid",
      [snapshot("02-01", "active"), ...paid],
      { ends: at("03-01"), enabled: true },
    ],
    ["past_due: nothing is extended", [...paid, snapshot("03-01", "past_due")], { ends: at("03-01"), enabled: true }],
    ["unpaid: suspended", [...paid, snapshot("03-09", "unpaid")], { ends: at("03-01"), enabled: false }],
    ["paused: suspended", [...paid, snapshot("02-09", "paused")], { enabled: false }],
    [
      "canceled at the end of the period: it runs out",
      [...paid, snapshot("03-01", "canceled", { ended_at: at("03-01") })],
      { ends: at("03-01"), enabled: true },
    ],
    [
      "canceled at once: then",
      [...paid, snapshot("02-10", "canceled", { ended_at: at("02-10") })],
      { ends: at("02-10"), enabled: true },
    ],
    [
      "canceled after nobody paid: over",
      [...paid, snapshot("03-20", "canceled", { ended_at: at("03-20") })],
      { ends: at("03-01"), enabled: false },
    ],
    [
      "canceled in its trial: then",
      [snapshot("01-05", "canceled", { trial_end: at("01-15"), ended_at: at("01-05") })],
      { ends: at("01-05") },
    ],
    [
      "to end at a moment: no change",
      [...paid, snapshot("02-10", "active", { cancel_at: at("03-01") })],
      { ends: at("03-01"), enabled: true },
    ],
    [
      "collection paused, and the service with it",
      [...paid, snapshot("02-10", "active", { pause: { suspends: true, resumes_at: at("04-01") } })],
      { enabled: false, wakes_at: at("04-01") },
    ],
    [
      "collection paused until then",
      [...paid, snapshot("02-10", "active", { pause: { suspends: true, resumes_at: at("03-01") } })],
      { enabled: true, wakes_at: null },
    ],
    [
      "collection paused, but the service given",
      [...paid, snapshot("02-10", "active", { pause: { suspends: false, resumes_at: null } })],
      { enabled: true },
    ],
    ["active without any proof of payment", [snapshot("02-01", "active")], { ends: at("01-01") }],
    ["payments before anything else", paid, { status: "active", ends: at("03-01"), enabled: true }],
  ])("%s", (_name, facts, expected) => {
    expect(standing(facts)).toMatchObject(expected);
  });

  test("what was paid may be kept when it is ended at once", () => {
    const ended = snapshot("02-10", "canceled", { ended_at: at("02-10") });
    expect(standing([...paid, ended], { terms: { on_cancel: "paid_through" } }).ends).toBe(at("03-01"));
  });

  test("a renewal that is still being collected locks nobody out", () => {
    const moved = snapshot("03-01", "active");
    expect(standing([...paid, moved], { settleHours: 2 }).ends).toBe("2026-03-01T02:00:00.000Z");
  });

  test("nor does a trial that goes over into what is paid", () => {
    const over = snapshot("01-15", "active", { trial_end: at("01-15") });
    expect(standing([over], { settleHours: 2 }).ends).toBe("2026-01-15T02:00:00.000Z");
  });

  test("each item has its own period", () => {
    const lines = [
      { item: "si_month", start: at("02-01"), end: at("03-01") },
      { item: "si_year", start: at("02-01"), end: "2027-02-01T00:00:00.000Z" },
    ];
    const facts = [snapshot("02-01", "active"), month(2, { lines })];
    expect(standing(facts, { item: "si_month" }).ends).toBe(at("03-01"));
    expect(standing(facts, { item: "si_year" }).ends).toBe("2027-02-01T00:00:00.000Z");
  });
});

describe("refunds and disputes", () => {
  const once: Fact = { kind: "payment", key: "in_2", at: at("02-01"), amount: 1000, lines: [] };

  test.each<[string, readonly Fact[], object, Partial<Standing>]>([
    [
      "a full refund of a renewal takes off its period",
      [...paid, refund("in_2")],
      {},
      { ends: at("02-01"), enabled: true },
    ],
    ["so does all of its amount", [...paid, refund("in_2", 1000)], {}, { ends: at("02-01"), enabled: true }],
    ["a partial refund changes nothing", [...paid, refund("in_2", 400)], {}, { ends: at("03-01"), enabled: true }],
    [
      "a double renewal that is refunded leaves the other",
      [...paid, month(2, { key: "in_twice" }), refund("in_twice")],
      {},
      { ends: at("03-01"), enabled: true },
    ],
    [
      "shorten: a partial refund takes off its part",
      [...paid, refund("in_2", 500)],
      { terms: { on_refund: "shorten" } },
      { ends: at("02-15") },
    ],
    [
      "disable: any refund disables",
      [...paid, refund("in_2", 1)],
      { terms: { on_refund: "disable" } },
      { enabled: false },
    ],
    ["keep: none does anything", [...paid, refund("in_2")], { terms: { on_refund: "keep" } }, { ends: at("03-01") }],
    ["a refund for fraud disables", [...paid, refund("in_2", null, { is_fraud: true })], {}, { enabled: false }],
    [
      "a refund that failed undoes it",
      [...paid, refund("in_2"), refund("in_2", null, { has_failed: true, at: at("03-06") })],
      {},
      { ends: at("03-01"), enabled: true },
    ],
    [
      "what was given back in all counts as well",
      [...paid, { kind: "refunded", payment: "in_2", at: at("03-05"), amount: 1000, of: 1000, is_full: true }],
      {},
      { ends: at("02-01") },
    ],
    [
      "and no longer when one of these failed later",
      [
        ...paid,
        { kind: "refunded", payment: "in_2", at: at("03-05"), amount: 1000, of: 1000, is_full: true },
        refund("in_2", 1000, { has_failed: true, at: at("03-06") }),
      ],
      {},
      { ends: at("03-01") },
    ],
    [
      "what was bought once is disabled by a full refund",
      [once, refund("in_2")],
      { isRecurring: false },
      { enabled: false },
    ],
    ["and kept by a partial one", [once, refund("in_2", 10)], { isRecurring: false }, { enabled: true, ends: null }],
    ["a dispute suspends", [...paid, dispute("open")], {}, { enabled: false, ends: at("03-01") }],
    [
      "unless the policy says otherwise",
      [...paid, dispute("open")],
      { terms: { on_dispute: "keep" } },
      { enabled: true },
    ],
    ["a warning changes nothing", [...paid, dispute("warning")], {}, { enabled: true, ends: at("03-01") }],
    [
      "a dispute that was won restores",
      [...paid, dispute("open"), dispute("won", "03-08")],
      {},
      { enabled: true, ends: at("03-01") },
    ],
    [
      "one that was lost is a full refund",
      [...paid, dispute("open"), dispute("lost", "03-08")],
      {},
      { enabled: true, ends: at("02-01") },
    ],
    ["also of what was bought once", [once, dispute("lost")], { isRecurring: false }, { enabled: false }],
  ])("%s", (_name, facts, options, expected) => {
    expect(standing(facts, options)).toMatchObject(expected);
  });
});
