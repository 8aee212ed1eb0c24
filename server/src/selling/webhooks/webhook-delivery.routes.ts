import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { filterQuery, listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import {
  deliveryAnswer,
  presentDelivery,
  presentWholeDelivery,
  replayAnswer,
  wholeDelivery,
} from "./webhook-delivery.schema.ts";
import {
  deliveryList,
  findDeliveries,
  findDelivery,
  insertReplays,
  listAttempts,
  listDeliveries,
  replayPage,
} from "./webhook-delivery.store.ts";
import { requireEndpoint } from "./webhook-endpoint.flow.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Webhooks";
const reads = { method: "GET", permission: "webhooks_read", tag } as const;
const writes = { method: "POST", permission: "webhooks_write", tag } as const;

/** What was sent to endpoints, what came back, and sending it again. */
export function webhookDeliveryRoutes(api: Api): void {
  listDeliveriesRoute(api);
  readDeliveryRoute(api);
  replayDeliveryRoute(api);
  replayDeliveriesRoute(api);
}

function listDeliveriesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/webhook-deliveries/",
      summary: "List deliveries of webhooks",
      description: "Newest first unless order_by says otherwise.",
      query: listQuery(deliveryList),
      reads: "list",
      answers: { json: listAnswer(deliveryAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listDeliveries(context.db, context.companyId, query), presentDelivery),
  });
}

function readDeliveryRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/webhook-deliveries/:id/",
      summary: "Retrieve a delivery with its request and every attempt",
      params,
      reads: "object",
      answers: { json: wholeDelivery },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findDelivery(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentWholeDelivery(row, await listAttempts(db, companyId, id), companyId);
    },
  });
}

function replayDeliveryRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      path: "/webhook-deliveries/:id/replay/",
      summary: "Send a delivery again, under the id that it had",
      description: "Never to an endpoint that is deleted or switched off. One that waits anyway is answered as it is.",
      params,
      audits: { object: "webhook-deliveries", action: "replay" },
      locks: "webhook-deliveries",
      answers: { json: deliveryAnswer, status: 201 },
      errors: ["not_found", "webhook_endpoint_disabled"],
    },
    handle: async ({ params: { id } }, { db, companyId, now }) => {
      const row = await findDelivery(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      const { enabled } = await requireEndpoint({ db, companyId }, row.endpoint_id);
      if (!enabled) throw new ApiError("webhook_endpoint_disabled");
      const [again = id] = await insertReplays(db, companyId, replayPage(id), now);
      const [made = row] = await findDeliveries(db, companyId, [again]);
      return presentDelivery(made);
    },
  });
}

function replayDeliveriesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      path: "/webhook-deliveries/replay/",
      summary: "Send every delivery again that matches the filters of the query",
      description:
        "For example endpoint=1&status=failed, or endpoint=1&created_at__gte=2026-03-01T00:00:00Z for all since then. Each event goes once to each endpoint, under the id that it had, and never to an endpoint that is deleted or switched off. A filter is needed; what is none is refused, not ignored.",
      query: filterQuery(deliveryList, {}),
      audits: { object: "webhook-deliveries", action: "replay" },
      answers: { json: replayAnswer },
      errors: [],
    },
    handle: async ({ query }, { db, companyId, now, audit }) => {
      const { page } = query;
      const strange = [...page.ignored, ...["limit", "offset", "order_by", "count"].filter((name) => name in query)];
      const problems = strange.map((name) =>
        problem("validation_error", "", undefined, `${name}: is no filter of deliveries.`),
      );
      if (problems.length === 0 && page.conditions.length === 0)
        problems.push(problem("validation_error", "", undefined, "Name a filter: which deliveries are meant."));
      if (problems.length > 0) throw ApiError.of(problems);
      const ids = await insertReplays(db, companyId, page, now);
      audit.after = { replayed: ids.length };
      return { replayed: ids.length };
    },
  });
}
