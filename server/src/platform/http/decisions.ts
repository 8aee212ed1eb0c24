import type { onErrorAsyncHookHandler } from "fastify";
import { type ApiError, type ErrorCode, statusOf } from "../../errors.ts";
import type { JsonObject } from "../values/json.ts";
import type { CallAction } from "./activities.ts";
import { callerAddress } from "./addresses.ts";
import type { Context } from "./endpoint.ts";
import { sentenceOf, toApiError } from "./error-answers.ts";

/** The header of a refusal that names its decision. */
export const decisionHeader = "Licet-Decision";

/** What a handler knows of the call for the decision that a refusal leaves, as soon as it knows it. */
export interface DecisionNote {
  /** Of a bundle the license that is being judged, not the first as in the statistics. */
  license_id?: number;
  product_id?: number;
  /** What the call names, where that is neither in its query nor in a JSON body. */
  named?: object;
  /** What was decided on, with the feature that the call names; asked only of a refused call. */
  facts?: (featureCode: string | null) => JsonObject;
}

/** A refused call of an application. */
export interface RefusedCall {
  readonly companyId: number;
  readonly ts: Date;
  readonly action: CallAction;
  readonly code: ErrorCode;
  readonly message: string;
  readonly licenseId: number | undefined;
  readonly productId: number | undefined;
  /** The members that the call was made with, as they came. */
  readonly members: unknown;
  readonly facts: DecisionNote["facts"];
  readonly explain: ApiError["explain"];
  readonly ip: string;
  readonly requestId: string;
}

/** Where refused calls become decisions. */
export interface DecisionSink {
  /** The number that the caller is told; undefined where none can be had without waiting for long. */
  decide(call: RefusedCall): Promise<number | undefined>;
}

/** Refusals that say nothing about the call: the same one may be allowed a moment later. */
const passing: ReadonlySet<ErrorCode> = new Set(["too_many_requests", "request_timeout"]);

/** Turns every refusal of a route into a decision, and names it in the answer. */
export function leavesDecisions(action: CallAction, sink: DecisionSink): onErrorAsyncHookHandler {
  return async (request, reply, error) => {
    // Nobody knows whose decision it would be.
    if (!request.activity) return;
    const refusal = toApiError(error);
    const { code, explain } = refusal;
    if (statusOf(code) >= 500 || passing.has(code)) return;
    const { companyId, now, activity, decision, deps } = request.activity;
    const number = await sink.decide({
      companyId,
      ts: now,
      action,
      code,
      message: sentenceOf(refusal),
      licenseId: decision.license_id ?? activity.license_id,
      productId: decision.product_id ?? activity.product_id,
      members: decision.named ?? (request.method === "GET" ? request.query : request.body),
      facts: decision.facts,
      explain,
      ip: callerAddress({ request, deps }),
      requestId: request.id,
    });
    if (number !== undefined) reply.header(decisionHeader, String(number));
  };
}

/** The part of a call's context that a refusal needs. */
export type Refusable = Pick<Context, "companyId" | "now" | "activity" | "decision" | "deps">;
