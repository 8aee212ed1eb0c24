import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { newId } from "./compose-messages.flow.ts";
import { hasArrived } from "./retry.rules.ts";
import { sendWebhook } from "./send-webhook.flow.ts";
import { bodyOf } from "./webhook-delivery.rules.ts";
import {
  changeEndpoint,
  createEndpoint,
  refuseUnreadable,
  removeEndpoint,
  requireEndpoint,
  rotateSecret,
} from "./webhook-endpoint.flow.ts";
import {
  endpointAnswer,
  endpointBody,
  endpointPatch,
  newEndpoint,
  presentEndpoint,
  rotationBody,
  testAnswer,
} from "./webhook-endpoint.schema.ts";
import { deleteOldSecrets, endpointList, listEndpoints, listSecrets } from "./webhook-endpoint.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Webhooks";
const path = "/webhook-endpoints/:id/";
const reads = { method: "GET", permission: "webhooks_read", tag } as const;
const writes = { permission: "webhooks_write", tag } as const;

/** Where events are sent (events-api.md §1). */
export function webhookEndpointRoutes(api: Api): void {
  listEndpointsRoute(api);
  readEndpointRoute(api);
  createEndpointRoute(api);
  changeEndpointRoute(api);
  deleteEndpointRoute(api);
  rotateSecretRoute(api);
  revokeOldSecretsRoute(api);
  testEndpointRoute(api);
}

function listEndpointsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/webhook-endpoints/",
      summary: "List webhook endpoints",
      query: listQuery(endpointList),
      reads: "list",
      answers: { json: listAnswer(endpointAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listEndpoints(context.db, context.companyId, query), presentEndpoint),
  });
}

function readEndpointRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path,
      summary: "Retrieve a webhook endpoint",
      params,
      reads: "object",
      answers: { json: endpointAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => presentEndpoint(await requireEndpoint(context, id)),
  });
}

function createEndpointRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "POST",
      path: "/webhook-endpoints/",
      summary: "Create a webhook endpoint",
      description:
        "The secret is in this answer and nowhere else. An endpoint is sent whole objects: only who may read the catalog, orders, licenses and customers may create one.",
      body: endpointBody,
      audits: { object: "webhook-endpoints", action: "create" },
      answers: { json: newEndpoint, status: 201 },
      errors: ["webhook_url_not_allowed", "webhook_endpoints_limit_reached", "permission_not_grantable"],
    },
    handle: async ({ body }, context) => {
      refuseUnreadable(context.caller);
      return presentWithSecret(context, await createEndpoint(context, context.deps, body));
    },
  });
}

/** The secret is answered, and stays out of the audit. */
function presentWithSecret(
  context: Pick<Context, "audit">,
  { row, secret }: Awaited<ReturnType<typeof createEndpoint>>,
): z.input<typeof newEndpoint> {
  context.audit.after = presentEndpoint(row);
  return { ...presentEndpoint(row), secret };
}

function changeEndpointRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "PATCH",
      path,
      summary: "Change a webhook endpoint, or switch it on or off",
      description: "Switched off, what waits for it is canceled; it can be replayed when it is on again.",
      params,
      body: endpointPatch,
      audits: { object: "webhook-endpoints", action: "update", shows: path },
      locks: "webhook-endpoints",
      answers: { json: endpointAnswer },
      errors: ["not_found", "webhook_url_not_allowed", "permission_not_grantable"],
    },
    handle: async ({ params: { id }, body }, context) => {
      refuseUnreadable(context.caller);
      return presentEndpoint(await changeEndpoint(context, context.deps, id, body));
    },
  });
}

function deleteEndpointRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "DELETE",
      path,
      summary: "Delete a webhook endpoint",
      description: "What waits for it is canceled. Its deliveries stay in the log, and cannot be replayed.",
      params,
      audits: { object: "webhook-endpoints", action: "delete", shows: path },
      locks: "webhook-endpoints",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: ({ params: { id } }, context) => removeEndpoint(context, id),
  });
}

function rotateSecretRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "POST",
      path: "/webhook-endpoints/:id/rotate_secret/",
      summary: "Give a webhook endpoint another secret",
      description:
        "The secret is in this answer and nowhere else. Until the overlap ends, everything is signed with both secrets.",
      params,
      body: rotationBody,
      audits: { object: "webhook-endpoints", action: "rotate_secret" },
      locks: "webhook-endpoints",
      answers: { json: newEndpoint },
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: { id }, body }, context) => {
      refuseUnreadable(context.caller);
      const { overlap_hours = 24 } = body;
      return presentWithSecret(context, await rotateSecret(context, context.deps, id, overlap_hours));
    },
  });
}

function revokeOldSecretsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "POST",
      path: "/webhook-endpoints/:id/revoke_old_secrets/",
      summary: "End an overlap of secrets now",
      params,
      audits: { object: "webhook-endpoints", action: "revoke_old_secrets", shows: path },
      locks: "webhook-endpoints",
      answers: { json: endpointAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      await requireEndpoint(context, id);
      await deleteOldSecrets(context.db, context.companyId, id);
      return presentEndpoint(await requireEndpoint(context, id));
    },
  });
}

function testEndpointRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "POST",
      path: "/webhook-endpoints/:id/test/",
      summary: "Send a test to a webhook endpoint now, and say what came of it",
      description: "The event webhook_endpoint.test, signed and guarded as all others. It is not tried again.",
      params,
      audits: { object: "webhook-endpoints", action: "test" },
      locks: "webhook-endpoints",
      answers: { json: testAnswer },
      errors: ["not_found", "webhook_endpoint_disabled"],
    },
    // The other server is asked before the transaction begins.
    prepare: async ({ params: { id } }, { db, companyId, now, deps, cause }) => {
      const row = await requireEndpoint({ db, companyId }, id);
      if (!row.enabled) throw new ApiError("webhook_endpoint_disabled");
      const event_id = newId(deps);
      const data = JSON.stringify({ webhook_endpoint: { id, url: row.url } });
      const user_id = cause().user_id ?? null;
      const event = { event_id, event: "webhook_endpoint.test", company_id: companyId, user_id, ts: now, data };
      const secrets = (await listSecrets(db, companyId, id, now)).map(({ secret_sealed }) => secret_sealed);
      const message = { id: event_id, body: bodyOf(event, row.format) };
      return sendWebhook(deps, companyId, row.url, secrets, message);
    },
    handle: async (_input, _context, sent): Promise<z.input<typeof testAnswer>> => ({
      delivered: hasArrived(sent),
      status_code: sent.status,
      duration_ms: sent.durationMs,
      response: sent.response,
      error: sent.error,
    }),
  });
}
