import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError, type ErrorCode, statusOf, titleOf } from "../../errors.ts";
import { hourMs } from "../values/durations.ts";
import { isEncrypted } from "./addresses.ts";
import { answerErrors } from "./error-answers.ts";
import { judgeAddress, readableUrl } from "./request-target.ts";

/**
 * What is decided below every route: how long a connection may take to send a request, and that its refusals have the
 * form that all others have, down to bytes that are no HTTP.
 */
export const serverOptions = {
  http: { headersTimeout: 20_000, connectionsCheckingInterval: 2000, requireHostHeader: false },
  // The last limit: bodies have their own, which is sooner (slow-bodies.ts).
  requestTimeout: 6 * hourMs,
  // A server that closes answers what has come already.
  return503OnClosing: false,
  rewriteUrl: readableUrl,
  frameworkErrors: (error: { readonly code?: string }, request: FastifyRequest, reply: FastifyReply) => {
    const code = error.code === "FST_ERR_MAX_PARAM_LENGTH" ? "uri_too_long" : "validation_error";
    const message = code === "uri_too_long" ? undefined : "The address is not UTF-8.";
    const api = request.url.startsWith("/api/v1/") ? "management" : "license";
    answerErrors(api)(new ApiError(code, message === undefined ? {} : { message }), request, reply);
  },
  clientErrorHandler: answerBrokenRequest,
} satisfies FastifyHttpOptions<Server>;

/**
 * Judges every address; leaves every body to its reader, and asks for no body before that; binds browsers that came
 * encrypted to come so again.
 */
export function belowRoutes(app: FastifyInstance, deps: Deps): void {
  const canBeEncrypted = deps.publicUrl?.startsWith("https:") === true || deps.isProxy !== undefined;
  app.addHook("onRequest", (request, reply, done) => {
    judgeAddress(request);
    if (canBeEncrypted && isEncrypted({ request, deps })) reply.header("Strict-Transport-Security", "max-age=31536000");
    done();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  const asUsual = (request: IncomingMessage, response: ServerResponse) => app.routing(request, response);
  app.server.on("checkContinue", asUsual).on("checkExpectation", asUsual);
}

const codesOfNode: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "request_timeout",
  HPE_HEADER_OVERFLOW: "request_headers_too_large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "payload_too_large",
};

/** Answers what the parser of HTTP refuses, in the form of the License API, since its target is unknown. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const code = codesOfNode[error.code ?? ""] ?? "malformed_request";
  const status = statusOf(code);
  const body = JSON.stringify({ status, code, message: titleOf(code) });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    "Connection: close",
  ];
  if (socket.writable && !hasBegunToAnswer(socket))
    socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
  else socket.destroy();
}

/**
 * Whether an answer is under way already, which another must not be mixed into. Node keeps it there, and asks there
 * itself.
 */
function hasBegunToAnswer(
  socket: Socket & { readonly _httpMessage?: { readonly headersSent: boolean } | null },
): boolean {
  return socket._httpMessage?.headersSent === true;
}
