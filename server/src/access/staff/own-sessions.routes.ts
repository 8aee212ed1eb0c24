import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { deleteOwnSession, listOwnSessions, ownSessionList } from "./own-session.store.ts";
import { endedAnswer, ownSessionAnswer, presentOwnSession } from "./own-sessions.schema.ts";
import { deleteSessions } from "./staff.store.ts";

const shared = { permission: "session", tag: "Session", takes: smallJson } as const;

/** Where somebody is logged in, and how they log out there (docs/guide/staff.md). */
export function ownSessionRoutes(api: Api): void {
  listSessionsRoute(api);
  endSessionRoute(api);
  endOtherSessionsRoute(api);
}

function listSessionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      path: "/sessions/",
      summary: "List where one is logged in",
      query: listQuery(ownSessionList),
      reads: "list",
      answers: { json: listAnswer(ownSessionAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { db, companyId, now, caller } = context;
      const page = await listOwnSessions(db, companyId, { staffId: own(context), now }, query);
      return presentPage(context, query, page, (row) => presentOwnSession(row, caller.sessionId));
    },
  });
}

function endSessionRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "DELETE",
      path: "/sessions/:id/",
      summary: "Log out somewhere",
      params: z.object({ id: bigCount({ min: 1 }) }),
      audits: { object: "sessions", action: "delete" },
      locks: "sessions",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      const ended = await deleteOwnSession(context.db, context.companyId, own(context), id);
      if (!ended) throw new ApiError("not_found");
      context.audit.before = presentOwnSession(ended, context.caller.sessionId);
    },
  });
}

function endOtherSessionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/sessions/end_others/",
      summary: "Log out everywhere but here",
      audits: { object: "sessions", action: "end_others" },
      answers: { json: endedAnswer },
      errors: [],
    },
    handle: async (_input, context) => {
      const { db, companyId, caller } = context;
      return { ended: await deleteSessions(db, companyId, own(context), caller.sessionId ?? null) };
    },
  });
}

/** Whose session it is. */
function own({ caller }: Context): number {
  if (caller.actor?.kind !== "staff") throw new ApiError("not_authenticated");
  return caller.actor.id;
}
