import type { ErrorCode } from "../errors.ts";

/** Why a call is allowed or refused, rule by rule, as people read it. */

/** One rule as explain shows it. */
export interface ExplainedRule {
  readonly rule: string;
  /** Null where an earlier rule failed that this one needs, so that it cannot be judged. */
  readonly passed: boolean | null;
  /** What the rule saw, small and readable. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The code that the rule gives; null where it passes or cannot be judged. */
  readonly code: ErrorCode | null;
  /** What would make it pass; null where nothing has to. */
  readonly remedy: Remedy | null;
}

/** What would make a rule pass: a word for programs with what it is about, and a sentence for people. */
export interface Remedy {
  readonly action: string;
  readonly text: string;
}

/** A decision with all of its rules, in the order in which they are judged: the first that fails gives its code. */
export interface Explanation {
  readonly action: "activate" | "check" | "consume" | "feature" | "borrow" | (string & {});
  readonly verdict: "allowed" | "refused";
  readonly code: ErrorCode | null;
  readonly rules: readonly ExplainedRule[];
}
