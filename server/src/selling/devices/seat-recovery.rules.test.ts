import { describe, expect, test } from "vitest";
import {
  type BudgetFacts,
  budgetBegins,
  judgeRecovery,
  type Recoverer,
  type SeatFacts,
  seatBudget,
  tightestBudget,
} from "./seat-recovery.rules.ts";

const lately = new Date("2026-03-01T08:00:00.000Z");
const facts = (seat_resets_per_year: number, used = 0): BudgetFacts => ({
  seat_resets_per_year,
  used,
  decisive: used > 0 ? lately : null,
});

describe("a budget", () => {
  test.each<[what: string, BudgetFacts, left: number | null, next: string | null]>([
    ["of any number is never used up", facts(-1, 1000), null, null],
    ["of none allows nothing, ever", facts(0), 0, null],
    ["that is untouched", facts(2), 2, null],
    ["of which one is left", facts(2, 1), 1, null],
    ["that is used up waits until the oldest that fills it is a year old", facts(2, 2), 0, "2027-03-01T08:00:00.000Z"],
    ["that was lowered below what was used waits, too", facts(1, 3), 0, "2027-03-01T08:00:00.000Z"],
    ["that was lowered to nothing ends with it", { ...facts(0, 3), decisive: null }, 0, null],
  ])("%s", (_what, given, left, next) => {
    const { seat_resets_per_year: most, used } = given;
    const told = seatBudget(given);
    expect({ ...told, next_at: told.next_at?.toISOString() ?? null }).toEqual({ used, most, left, next_at: next });
  });

  test("counts what was freed within 365 days", () => {
    expect(budgetBegins(new Date("2027-03-01T08:00:00.000Z"))).toEqual(lately);
  });

  test.each<[what: string, budgets: BudgetFacts[], index: number | undefined]>([
    ["none where there is no license", [], undefined],
    ["the one that has a number", [facts(-1), facts(3)], 1],
    ["the one with less left", [facts(3, 1), facts(5, 4), facts(2)], 1],
    ["of used up ones, the one that waits longer", [facts(1, 1), { ...facts(1, 1), decisive: new Date(0) }], 0],
    ["of used up ones, the one that waits for ever", [facts(1, 1), facts(0)], 1],
  ])("the tightest is %s", (_what, budgets, index) => {
    const told = budgets.map(seatBudget);
    expect(tightestBudget(told)).toEqual(index === undefined ? undefined : told[index]);
  });
});

describe("a seat is freed", () => {
  const seat: SeatFacts = {
    ...facts(2),
    license_user_id: 7,
    is_offline: false,
    borrowed_until: null,
    seat_replacement: "never",
    is_bundle: false,
  };
  const user: Recoverer = { kind: "user", userId: 7 };
  const manager: Recoverer = { kind: "manager", userId: 9 };
  const key: Recoverer = { kind: "key" };
  const customer: Recoverer = { kind: "customer" };
  const ofEmail = { license_user_id: null, seat_replacement: "email" };
  const ofKey = { license_user_id: null, seat_replacement: "key" };
  const until = new Date("2026-03-20T00:00:00.000Z");

  test.each<[what: string, by: Recoverer, changes: Partial<SeatFacts>, code: string | undefined]>([
    ["by its user", user, {}, undefined],
    ["by its user, whatever keys may", user, { seat_replacement: "never" }, undefined],
    ["not by another user", { kind: "user", userId: 8 }, {}, "unknown_device"],
    ["not by a user where a key holds it", user, ofKey, "unknown_device"],
    ["by a manager, whoever has it", manager, {}, undefined],
    ["by a manager, of a key that may not", manager, { license_user_id: null }, undefined],
    ["by the key where the license says so", key, ofKey, undefined],
    ["not by the key where it does not", key, { license_user_id: null }, "seat_replacement_not_allowed"],
    ["not by the key where the customer is asked", key, ofEmail, "seat_replacement_not_allowed"],
    ["by the customer who was asked", customer, ofEmail, undefined],
    ["by the customer where the key would do by now", customer, ofKey, undefined],
    ["not by the customer where it is never", customer, { license_user_id: null }, "seat_replacement_not_allowed"],
    ["not beyond the budget by the customer", customer, { ...ofEmail, ...facts(2, 2) }, "seat_reset_limit_reached"],
    ["not while a file holds it", user, { is_offline: true }, "offline_deactivation_required"],
    ["not while its device has borrowed a slot", user, { borrowed_until: until }, "device_borrowed"],
    ["not beyond the budget", user, facts(2, 2), "seat_reset_limit_reached"],
    ["not beyond the budget by a manager", manager, facts(2, 2), "seat_reset_limit_reached"],
    ["not beyond the budget by a key", key, { ...ofKey, ...facts(2, 2) }, "seat_reset_limit_reached"],
    ["not where the budget is none", user, facts(0), "seat_reset_limit_reached"],
    ["of a bundle, beside the seats in it", key, { ...facts(0), license_user_id: null, is_bundle: true }, undefined],
    [
      "of a bundle, not while a file holds it",
      user,
      { is_bundle: true, is_offline: true },
      "offline_deactivation_required",
    ],
  ])("%s", (_what, by, changes, code) => {
    expect(judgeRecovery({ ...seat, ...changes }, by)?.refusal).toBe(code);
  });

  test.each<[BudgetFacts, sentence: string]>([
    [facts(0), "Seats of this license are freed by the vendor only."],
    [
      facts(1, 1),
      "The seats of this license were freed once within a year, as often as it allows. The next is possible at 2027-03-01T08:00:00.000Z.",
    ],
    [
      facts(2, 2),
      "The seats of this license were freed 2 times within a year, as often as it allows. The next is possible at 2027-03-01T08:00:00.000Z.",
    ],
  ])("or the sentence says how many a year has, and when the next is possible", (budget, sentence) => {
    expect(judgeRecovery({ ...seat, ...budget }, user)?.message).toBe(sentence);
  });
});
