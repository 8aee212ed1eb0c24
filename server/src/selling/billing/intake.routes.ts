import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { readWhole } from "../../platform/http/body.ts";
import { answerErrors } from "../../platform/http/error-answers.ts";
import { sendText } from "../../platform/http/unread-bodies.ts";
import { takeMessages } from "./intake.flow.ts";
import { generateLicenses } from "./remote-generation.flow.ts";

const bytesMax = 512 * 1024;

/**
 * Where billing systems send their messages: signed over the bytes of their bodies, in the forms of each, so no part of
 * the published contract. They are kept by one statement and answered; what they change is done by a job.
 */
export function billingIntake(app: FastifyInstance, deps: Deps): void {
  app.register(
    async (scope) => {
      scope.addHook("onRequest", (_request, reply, done) => {
        reply.header("Cache-Control", "no-store");
        done();
      });
      scope.setErrorHandler(answerErrors("management"));
      scope.post<Address>("/:token/", async (request, reply) => {
        const body = await readWhole({ request, reply, deps }, bytesMax);
        await takeMessages(deps, request.params.token, { headers: request.headers, body });
        return answer(request, reply, "ok");
      });
      scope.post<Address>("/:token/licenses/", async (request, reply) => {
        const body = await readWhole({ request, reply, deps }, bytesMax);
        const keys = await generateLicenses(deps, request.params.token, body);
        return answer(request, reply, keys.join("\n"));
      });
      // Some systems try an address by reading it.
      scope.get<Address>("/:token/", async () => {
        throw new ApiError("method_not_allowed");
      });
    },
    { prefix: "/api/v1/billing" },
  );
}

interface Address {
  readonly Params: { readonly token: string };
}

function answer(request: FastifyRequest, reply: FastifyReply, text: string): FastifyReply {
  reply.code(200).type("text/plain; charset=utf-8");
  return sendText(request, reply, text);
}
