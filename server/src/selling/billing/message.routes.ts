import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { listedMessage, messageAnswer, presentListedMessage, presentMessage } from "./message.schema.ts";
import { findMessage, listMessages, messageList, updateReplayed } from "./message.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const path = "/billing-messages/:id/";
const tag = "Billing messages";

/** What billing systems have sent, and what became of it (docs/guide/billing.md). */
export function messageRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/billing-messages/",
      permission: "subscriptions_read",
      tag,
      summary: "List the messages of billing systems",
      description: "They are kept for 90 days.",
      query: listQuery(messageList),
      reads: "list",
      answers: { json: listAnswer(listedMessage) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listMessages(context.db, context.companyId, query), presentListedMessage),
  });
  endpoint(api, {
    contract: {
      method: "GET",
      path,
      permission: "subscriptions_read",
      tag,
      summary: "Read a message of a billing system, as it came",
      params,
      reads: "object",
      answers: { json: messageAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findMessage(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentMessage(row);
    },
  });
  replayRoute(api);
}

function replayRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: `${path}replay/`,
      permission: "subscriptions_write",
      tag,
      summary: "Process a message of a billing system again",
      description: "What it changed already, it does not change twice.",
      params,
      audits: { object: "billing-messages", action: "replay", shows: path },
      locks: "billing-messages",
      answers: { json: messageAnswer },
      errors: ["not_found", "billing_message_pending"],
    },
    handle: async ({ params: { id } }, { db, companyId, now }) => {
      const known = await findMessage(db, companyId, id);
      if (!known) throw new ApiError("not_found");
      if (!(await updateReplayed(db, companyId, id, now))) throw new ApiError("billing_message_pending");
      const row = await findMessage(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentMessage(row);
    },
  });
}
