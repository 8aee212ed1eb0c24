import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import {
  changeApplicationKey,
  changeManagementKey,
  createApplicationKey,
  createManagementKey,
  revokeKey,
} from "./key.flow.ts";
import {
  applicationKeyAnswer,
  applicationKeyBody,
  managementKeyAnswer,
  managementKeyBody,
  newApplicationKey,
  newManagementKey,
  presentApplicationKey,
  presentManagementKey,
} from "./key.schema.ts";
import {
  applicationKeyList,
  findApplicationKey,
  findManagementKey,
  listApplicationKeys,
  listManagementKeys,
  managementKeyList,
} from "./key.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "API keys";
const reads = { method: "GET", permission: "keys_read", tag } as const;
const writes = { permission: "keys_write", tag } as const;

/** The keys of both APIs: what they may do, until when, and who used them last (management-api.md §1.8). */
export function keyRoutes(api: Api): void {
  listManagementKeysRoute(api);
  readManagementKeyRoute(api);
  createManagementKeyRoute(api);
  changeManagementKeyRoute(api);
  deleteManagementKeyRoute(api);
  listApplicationKeysRoute(api);
  readApplicationKeyRoute(api);
  createApplicationKeyRoute(api);
  changeApplicationKeyRoute(api);
  deleteApplicationKeyRoute(api);
}

function listManagementKeysRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/management-api-keys/",
      summary: "List the keys of the Management API",
      query: listQuery(managementKeyList),
      reads: "list",
      answers: { json: listAnswer(managementKeyAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listManagementKeys(context.db, context.companyId, query), presentManagementKey),
  });
}

function readManagementKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/management-api-keys/:id/",
      summary: "Read a key",
      params,
      reads: "object",
      answers: { json: managementKeyAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findManagementKey(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentManagementKey(row);
    },
  });
}

function createManagementKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "POST",
      path: "/management-api-keys/",
      summary: "Make a key of the Management API",
      description: "The key is in this answer and nowhere else. It grants no more than its maker may do.",
      body: managementKeyBody,
      audits: { object: "management-api-keys", action: "create" },
      answers: { json: newManagementKey, status: 201 },
      errors: ["permission_not_grantable"],
    },
    handle: async ({ body }, context) => {
      const { row, key } = await createManagementKey(context, body);
      context.audit.after = presentManagementKey(row);
      return { ...presentManagementKey(row), key };
    },
  });
}

function changeManagementKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "PATCH",
      path: "/management-api-keys/:id/",
      summary: "Change the label, permissions or end of a key",
      params,
      body: managementKeyBody,
      audits: { object: "management-api-keys", action: "update", shows: "/management-api-keys/:id/" },
      locks: "management-api-keys",
      answers: { json: managementKeyAnswer },
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: { id }, body }, context) =>
      presentManagementKey(await changeManagementKey(context, id, body)),
  });
}

function deleteManagementKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "DELETE",
      path: "/management-api-keys/:id/",
      summary: "Revoke a key",
      params,
      audits: { object: "management-api-keys", action: "delete", shows: "/management-api-keys/:id/" },
      locks: "management-api-keys",
      answers: "nothing",
      errors: ["not_found", "own_key", "permission_not_grantable"],
    },
    handle: async ({ params: { id } }, context) => {
      await revokeKey(context, "management", id);
    },
  });
}

function listApplicationKeysRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/license-api-keys/",
      summary: "List the keys of the License API",
      query: listQuery(applicationKeyList),
      reads: "list",
      answers: { json: listAnswer(applicationKeyAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(
        context,
        query,
        await listApplicationKeys(context.db, context.companyId, query),
        presentApplicationKey,
      ),
  });
}

function readApplicationKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/license-api-keys/:id/",
      summary: "Read a key",
      params,
      reads: "object",
      answers: { json: applicationKeyAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findApplicationKey(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentApplicationKey(row);
    },
  });
}

function createApplicationKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "POST",
      path: "/license-api-keys/",
      summary: "Make a key of the License API, with its shared key",
      description: "The shared key is in this answer and nowhere else.",
      body: applicationKeyBody,
      audits: { object: "license-api-keys", action: "create" },
      answers: { json: newApplicationKey, status: 201 },
      errors: ["unknown_product", "permission_not_grantable"],
    },
    handle: async ({ body }, context) => {
      const { row, sharedKey } = await createApplicationKey(context, body);
      return { ...presentApplicationKey(row), shared_key: sharedKey };
    },
  });
}

function changeApplicationKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "PATCH",
      path: "/license-api-keys/:id/",
      summary: "Change the label of a key, or what it may do",
      params,
      body: applicationKeyBody,
      audits: { object: "license-api-keys", action: "update", shows: "/license-api-keys/:id/" },
      locks: "license-api-keys",
      answers: { json: applicationKeyAnswer },
      errors: ["not_found", "unknown_product", "permission_not_grantable"],
    },
    handle: async ({ params: { id }, body }, context) =>
      presentApplicationKey(await changeApplicationKey(context, id, body)),
  });
}

function deleteApplicationKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "DELETE",
      path: "/license-api-keys/:id/",
      summary: "Revoke a key",
      params,
      audits: { object: "license-api-keys", action: "delete", shows: "/license-api-keys/:id/" },
      locks: "license-api-keys",
      answers: "nothing",
      errors: ["not_found", "permission_not_grantable"],
    },
    handle: async ({ params: { id } }, context) => {
      await revokeKey(context, "application", id);
    },
  });
}
