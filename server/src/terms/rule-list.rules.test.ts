import { expect, test } from "vitest";
import { explainAll, firstRefusal, type Rule, type RuleList } from "./rule-list.rules.ts";

interface Facts {
  readonly door: { readonly isOpen: boolean } | undefined;
  readonly guests: number;
}

const asked: string[] = [];
const door: Rule<Facts, unknown> = {
  name: "door",
  judge: (facts) => (facts.door ? undefined : { refusal: "not_found", message: "There is no door." }),
  facts(facts) {
    asked.push("door");
    return { has_door: facts.door !== undefined };
  },
  remedy: () => ({ action: "build_door", text: "Build one." }),
};
const open: Rule<Facts & { readonly door: { readonly isOpen: boolean } }, unknown> = {
  name: "open",
  canJudge: (facts) => facts.door !== undefined,
  judge: (facts) => (facts.door.isOpen ? undefined : { refusal: "permission_denied" }),
  facts: (facts) => ({ is_open: facts.door.isOpen }),
  remedy: () => ({ action: "open_door", text: "Open it." }),
};
const guests: Rule<Facts, unknown> = {
  name: "guests",
  judge: (facts) => (facts.guests < 2 ? undefined : { refusal: "too_many_requests" }),
  facts: (facts) => ({ guests: facts.guests }),
  remedy: () => ({ action: "wait", text: "Wait." }),
};
const entering: RuleList<Facts, unknown> = { action: "enter", rules: [door, open, guests] };
const now = new Date("2026-03-15T12:00:00Z");

const passed = (rule: string, facts: object) => ({ rule, passed: true, facts, code: null, remedy: null });

test("the first rule that refuses decides", () => {
  expect(firstRefusal(entering, { door: { isOpen: true }, guests: 1 }, {}, now)).toBeUndefined();
  expect(firstRefusal(entering, { door: { isOpen: false }, guests: 5 }, {}, now)).toMatchObject({
    refusal: "permission_denied",
  });
  expect(firstRefusal(entering, { door: undefined, guests: 5 }, {}, now)).toMatchObject({
    refusal: "not_found",
    message: "There is no door.",
  });
});

test("a refusal computes its explanation when it is asked for, over the facts of its moment", () => {
  asked.length = 0;
  const refusal = firstRefusal(entering, { door: { isOpen: false }, guests: 5 }, {}, now);
  expect(asked).toEqual([]);
  expect(refusal?.explain?.()).toEqual({
    action: "enter",
    verdict: "refused",
    code: "permission_denied",
    rules: [
      passed("door", { has_door: true }),
      {
        rule: "open",
        passed: false,
        facts: { is_open: false },
        code: "permission_denied",
        remedy: { action: "open_door", text: "Open it." },
      },
      {
        rule: "guests",
        passed: false,
        facts: { guests: 5 },
        code: "too_many_requests",
        remedy: { action: "wait", text: "Wait." },
      },
    ],
  });
});

test("a part of a list decides by itself and explains the whole", () => {
  const facts = { door: { isOpen: false }, guests: 5 };
  const refusal = firstRefusal(entering, facts, {}, now, [guests]);
  expect(refusal?.refusal).toBe("too_many_requests");
  expect(refusal?.explain?.().rules.map(({ rule }) => rule)).toEqual(["door", "open", "guests"]);
});

test("a rule that has nothing to judge is neither passed nor refused", () => {
  const { verdict, code, rules } = explainAll(entering, { door: undefined, guests: 1 }, {}, now);
  expect([verdict, code]).toEqual(["refused", "not_found"]);
  expect(rules[1]).toEqual({ rule: "open", passed: null, facts: {}, code: null, remedy: null });
});

test("where all rules pass, the call is allowed", () => {
  const facts = { door: { isOpen: true }, guests: 0 };
  expect(explainAll(entering, facts, {}, now)).toEqual({
    action: "enter",
    verdict: "allowed",
    code: null,
    rules: [passed("door", { has_door: true }), passed("open", { is_open: true }), passed("guests", { guests: 0 })],
  });
});
