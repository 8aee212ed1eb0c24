import { ApiError, type ErrorCode } from "../errors.ts";

/** A rule's no: a code, and a better sentence where there is one. */
export interface Refusal {
  readonly refusal: ErrorCode;
  readonly message?: string;
}

/** The decision of a rule, or its refusal thrown as an `ApiError`: for flows and routes; rules pass refusals on. */
export function accept<T>(decision: T | Refusal): T {
  if (!isRefusal(decision)) return decision;
  const { refusal, message } = decision;
  throw new ApiError(refusal, message === undefined ? {} : { message });
}

function isRefusal(decision: unknown): decision is Refusal {
  return typeof decision === "object" && decision !== null && "refusal" in decision;
}
