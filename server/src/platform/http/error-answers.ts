import type { FastifyReply, FastifyRequest } from "fastify";
import { ApiError, type ErrorCode, statusOf } from "../../errors.ts";
import { lockNotAvailable } from "../db/transaction.ts";
import { isDatabaseUnreachable } from "../db/unreachable.ts";
import { codeOf, messageOf } from "../values/thrown.ts";
import type { Api } from "./endpoint.ts";
import { shown, shownAt } from "./redaction.ts";
import { sendText } from "./unread-bodies.ts";

const warnEveryMs = 1000;

/** The way every error of an API leaves the server; a bug is logged whole and answered without detail. */
export function answerErrors(api: "management" | "license") {
  let warnedAt = Number.NEGATIVE_INFINITY;
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const known = toApiError(error);
    if (known.code === "internal_error") request.log.error({ err: error }, "unexpected error");
    if (known.code === "database_unavailable") {
      // Every request of an outage meets the same reason.
      if (performance.now() - warnedAt > warnEveryMs) {
        warnedAt = performance.now();
        request.log.warn(`the database cannot be reached: ${messageOf(error)}`);
      }
    }
    const isPassing = known.code === "database_unavailable" || known.code === "too_many_requests";
    const retryAfter = known.retryAfterSeconds ?? (isPassing ? 1 : undefined);
    if (retryAfter !== undefined) reply.header("Retry-After", String(retryAfter));
    if (known.code === "request_timeout") reply.header("Connection", "close");
    const status = statusOf(known.code);
    reply.code(status).type("application/json; charset=utf-8").header("Cache-Control", "no-store");
    return sendText(request, reply, errorBody(api, known, status, request));
  };
}

/** A path that no route serves is not found; one that is served by other methods refuses this one, and names them. */
export function answerNotFound(api: Pick<Api, "name" | "contracts">, prefix: string) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = request.url.replace(/[?#].*$/, "").replace(/\/$/, "");
    const served = api.contracts.filter((contract) => patternOf(prefix + contract.path).test(path));
    if (served.length === 0) return answerErrors(api.name)(new ApiError("not_found"), request, reply);
    reply.header("Allow", [...new Set(served.map((contract) => contract.method))].join(", "));
    const message = `Method "${request.method}" not allowed.`;
    return answerErrors(api.name)(new ApiError("method_not_allowed", { message }), request, reply);
  };
}

function patternOf(path: string): RegExp {
  const steps = path.replace(/\/$/, "").split("/");
  return new RegExp(
    `^${steps.map((step) => (step.startsWith(":") ? "[^/]+" : step.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("/")}$`,
  );
}

/**
 * Management API: management-api.md §1.6, in one body that every known client can read. License API: license-api.md §1.
 */
function errorBody(api: "management" | "license", error: ApiError, status: number, request: FastifyRequest): string {
  const { code, message } = error;
  if (api === "license") return JSON.stringify({ status, code, message: sentenceOf(error) });
  const errors = error.problems.length > 0 ? error.problems : [{ code, message, pointer: "" }];
  return JSON.stringify({
    status,
    code,
    message,
    detail: message,
    errors: errors.map((each) => ({
      code: each.code,
      message: each.message,
      // Every problem shows what was sent, wherever it was found.
      value: shown(each.value ?? shownAt(each.pointer, request.body)) ?? "",
      pointer: each.pointer,
    })),
    request_id: request.id,
  });
}

/** The sentence that the License API answers. */
export function sentenceOf(error: ApiError): string {
  const [first] = error.problems;
  return first?.pointer && error.code === "validation_error"
    ? `${first.pointer.slice(1)}: ${error.message}`
    : error.message;
}

/** What is shown of an error: itself, where it is meant for callers. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isDatabaseUnreachable(error)) return new ApiError("database_unavailable");
  if (codeOf(error) === lockNotAvailable) return new ApiError("too_many_requests");
  const code = fastifyCodes[codeOf(error)];
  return new ApiError(code ?? "internal_error");
}

const fastifyCodes: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported_media_type",
};
