import type { ExplainedRule, Explanation, Remedy } from "./explanation.rules.ts";
import type { Refusal } from "./refusal.rules.ts";

/**
 * Decisions as lists of rules: a call runs the list until the first refusal, explain runs all of it
 * (docs/decisions/0081).
 */

/**
 * One rule of a decision. `asked` is what the call asks for, with what was read for it besides the facts. A rule may
 * rely on what the rules before it have established; `canJudge` says so where all of them are judged regardless.
 */
export interface Rule<Facts, Asked> {
  readonly name: string;
  canJudge?(facts: Facts, asked: Asked): boolean;
  judge(facts: Facts, asked: Asked, now: Date): Refusal | undefined;
  /** What it saw, for people; asked by explain only. */
  facts(facts: Facts, asked: Asked, now: Date): Readonly<Record<string, unknown>>;
  /** What would make it pass; asked by explain only, where it refuses. */
  remedy(facts: Facts, asked: Asked, now: Date): Remedy;
}

/** The rules of one decision, in the order in which they are judged. */
export interface RuleList<Facts, Asked> {
  readonly action: Explanation["action"];
  readonly rules: readonly Rule<Facts, Asked>[];
}

/**
 * The first refusal of a list, or of a part of it where its facts are read in steps. Where nobody asks it to explain
 * itself, nothing is computed for that.
 */
export function firstRefusal<Facts, Asked>(
  list: RuleList<Facts, Asked>,
  facts: Facts,
  asked: Asked,
  now: Date,
  part: readonly Rule<Facts, Asked>[] = list.rules,
): Refusal | undefined {
  for (const rule of part) {
    const refusal = rule.judge(facts, asked, now);
    if (refusal) return { ...refusal, explain: () => explainAll(list, facts, asked, now) };
  }
  return undefined;
}

/** Every rule of a list, whatever the others say. */
export function explainAll<Facts, Asked>(
  list: RuleList<Facts, Asked>,
  facts: Facts,
  asked: Asked,
  now: Date,
): Explanation {
  const rules = list.rules.map((rule) => explainRule(rule, facts, asked, now));
  return explanationOf(list.action, rules);
}

/** The explanation that rules make, in their order. */
export function explanationOf(action: Explanation["action"], rules: readonly ExplainedRule[]): Explanation {
  const first = rules.find(({ passed }) => passed === false);
  return { action, verdict: first ? "refused" : "allowed", code: first?.code ?? null, rules };
}

function explainRule<Facts, Asked>(rule: Rule<Facts, Asked>, facts: Facts, asked: Asked, now: Date): ExplainedRule {
  const { name } = rule;
  if (rule.canJudge?.(facts, asked) === false) return { rule: name, passed: null, facts: {}, code: null, remedy: null };
  const refusal = rule.judge(facts, asked, now);
  const saw = rule.facts(facts, asked, now);
  if (!refusal) return { rule: name, passed: true, facts: saw, code: null, remedy: null };
  return { rule: name, passed: false, facts: saw, code: refusal.refusal, remedy: rule.remedy(facts, asked, now) };
}
