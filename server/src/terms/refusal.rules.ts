import { ApiError, type ErrorCode } from "../errors.ts";
import type { Explanation } from "./explanation.rules.ts";

/** A rule's no: a code, and a better sentence where there is one. */
export interface Refusal {
  readonly refusal: ErrorCode;
  readonly message?: string;
  /** All rules of the decision, as they are at that moment; computed when somebody asks. */
  readonly explain?: () => Explanation;
}

/** The decision of a rule, or its refusal thrown as an `ApiError`: for flows and routes; rules pass refusals on. */
export function accept<T>(decision: T | Refusal): T {
  if (!isRefusal(decision)) return decision;
  const { refusal, message, explain } = decision;
  throw new ApiError(refusal, message === undefined ? { explain } : { message, explain });
}

function isRefusal(decision: unknown): decision is Refusal {
  return typeof decision === "object" && decision !== null && "refusal" in decision;
}
