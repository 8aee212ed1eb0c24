import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError, statusOf } from "../../errors.ts";
import { callerAddress } from "../../platform/http/addresses.ts";
import { networkOf, takeAttempt } from "../../platform/http/attempts.store.ts";
import { readFormBody } from "../../platform/http/body.ts";
import { toApiError } from "../../platform/http/error-answers.ts";
import { sendText } from "../../platform/http/unread-bodies.ts";
import { sealToken, tokenSeconds } from "../../platform/signing/oauth-token.ts";
import { isSameText } from "../../platform/signing/same-text.ts";
import type { SecurityLog } from "../../record/audit/security-log.flow.ts";
import { oauthClients } from "./oauth-clients.store.ts";

/** Where tokens are fetched: our path, and the one that clients of the field have built in (license-api.md §2.2). */
export const tokenPaths = ["/oauth/token", "/realms/user-portal/protocol/openid-connect/token"] as const;

const formBytesMax = 10_000;

/**
 * The token endpoint for client credentials (RFC 6749 §4.4): a form with `grant_type`, `client_id` and `client_secret`,
 * the last two also as Basic authorization. Its answers and errors have the form of OAuth, not of the License API.
 */
export function tokenEndpoint(app: FastifyInstance, deps: Deps, security: SecurityLog): void {
  const clients = oauthClients(deps);
  app.register(async (scope) => {
    scope.addHook("onRequest", (_request, reply, done) => {
      reply.header("Cache-Control", "no-store");
      done();
    });
    scope.setErrorHandler((error, request, reply) => {
      const { code, message } = toApiError(error);
      if (code === "internal_error") request.log.error({ err: error }, "unexpected error");
      const isOurs = statusOf(code) >= 500;
      // RFC 6749 §5.2: all that is wrong with a request is a 400.
      return refuse(
        request,
        reply,
        isOurs ? statusOf(code) : 400,
        isOurs ? "server_error" : "invalid_request",
        message,
      );
    });
    for (const path of tokenPaths)
      scope.post(path, async (request, reply) => {
        const form = await readFormBody({ request, reply, deps }, formBytesMax);
        if (form["grant_type"] !== "client_credentials")
          return refuse(request, reply, 400, "unsupported_grant_type", "grant_type must be client_credentials.");
        const { id, secret } = credentialsOf(form, request);
        const client = id === "" ? undefined : await clients.find(id);
        const used = client?.secrets.find((each) => isSameText(each.secret, secret));
        if (!client || !used) {
          request.suspect = { companyId: client?.caller.companyId ?? 0, who: id };
          if (await isTooMuch(request, deps)) {
            security.note(request, "too_many_attempts");
            return refuse(
              request,
              reply,
              429,
              "slow_down",
              "Too many wrong secrets came from this address. Try again shortly.",
            );
          }
          security.note(request, "invalid_client");
          return refuse(request, reply, 401, "invalid_client", "Invalid client or Invalid client credentials");
        }
        const expiresAt = new Date(deps.clock.now().getTime() + tokenSeconds * 1000);
        return reply.send({
          access_token: sealToken({ clientId: id, secretId: used.id, expiresAt }, deps.secrets),
          expires_in: tokenSeconds,
          refresh_expires_in: 0,
          token_type: "Bearer",
          "not-before-policy": 0,
          scope: "profile email",
        });
      });
  });
}

/** Counts a wrong secret. They cannot be guessed, so a right one is taken whatever else comes from its address. */
async function isTooMuch(request: FastifyRequest, deps: Deps): Promise<boolean> {
  const subject = `clients ${networkOf(callerAddress({ request, deps }))}`;
  try {
    await takeAttempt(deps.db, [{ kind: "keys", companyId: 0, subject }], deps.clock.now());
    return false;
  } catch (error) {
    if (error instanceof ApiError) return true;
    throw error;
  }
}

function credentialsOf(form: Readonly<Record<string, string>>, { headers }: FastifyRequest) {
  const basic = /^basic ([A-Za-z0-9+/=]+)$/i.exec(headers.authorization ?? "")?.[1];
  if (basic === undefined) return { id: form["client_id"] ?? "", secret: form["client_secret"] ?? "" };
  const [id = "", ...rest] = Buffer.from(basic, "base64").toString("utf8").split(":");
  return { id: decode(id), secret: decode(rest.join(":")) };
}

/** Basic credentials of OAuth are form-encoded first (RFC 6749 §2.3.1). */
function decode(text: string): string {
  return new URLSearchParams(`v=${text}`).get("v") ?? "";
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  error: string,
  error_description: string,
): FastifyReply {
  reply.code(status).type("application/json; charset=utf-8");
  return sendText(request, reply, JSON.stringify({ error, error_description }));
}
