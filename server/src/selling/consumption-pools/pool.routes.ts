import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changePool, createPool, readPool, removePool } from "./pool.flow.ts";
import {
  listedPool,
  memberAnswer,
  poolAnswer,
  poolBody,
  poolPatch,
  presentListedPool,
  presentPool,
} from "./pool.schema.ts";
import { listMembers, listPools, memberLists, poolList } from "./pool.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const reads = { method: "GET", permission: "licenses_read", tag: "Consumption pools" } as const;
const writes = { permission: "licenses_write", tag: "Consumption pools" } as const;

/** Consumption pools and their members (management-api.md §7.1, rows 66–71). */
export function poolRoutes(api: Api): void {
  listPoolsRoute(api);
  readPoolRoute(api);
  createPoolRoute(api);
  changePoolRoute(api);
  deletePoolRoute(api);
  listMembersOfPoolRoute(api);
}

function listPoolsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/consumption-pools/",
      summary: "List consumption pools",
      query: listQuery(poolList),
      reads: "list",
      answers: { json: listAnswer(listedPool) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const page = await listPools(context.db, context.companyId, query);
      return presentPage(context, query, page, (row) => presentListedPool(row, context.now));
    },
  });
}

function readPoolRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/consumption-pools/:id/",
      summary: "Read a consumption pool",
      params,
      reads: "object",
      answers: { json: poolAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => presentPool(await readPool(context, id), context.now),
  });
}

function createPoolRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "POST",
      path: "/consumption-pools/",
      summary: "Create a consumption pool of a customer account",
      body: poolBody,
      audits: { object: "consumption-pools", action: "create" },
      answers: { json: poolAnswer, status: 201 },
      errors: ["customer_account_not_found", "consumption_pool_code_exists"],
    },
    handle: async ({ body }, context) => presentPool(await createPool(context, body), context.now),
  });
}

function changePoolRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "PATCH",
      path: "/consumption-pools/:id/",
      summary: "Change a consumption pool",
      description:
        "A limit below what was consumed takes nothing away, and gives nothing more until it is higher, or reset.",
      params,
      body: poolPatch,
      audits: { object: "consumption-pools", action: "update", shows: "/consumption-pools/:id/" },
      locks: "consumption-pools",
      answers: { json: poolAnswer },
      errors: ["not_found", "immutable_property"],
    },
    handle: async ({ params: { id }, body }, context) => presentPool(await changePool(context, id, body), context.now),
  });
}

function deletePoolRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "DELETE",
      path: "/consumption-pools/:id/",
      summary: "Delete a consumption pool",
      description: "With its settled checkouts; not while it has members, or while offline devices hold units of it.",
      params,
      audits: { object: "consumption-pools", action: "delete", shows: "/consumption-pools/:id/" },
      locks: "consumption-pools",
      answers: "nothing",
      errors: ["not_found", "consumption_pool_in_use"],
    },
    handle: async ({ params: { id } }, context) => {
      await removePool(context, id);
    },
  });
}

function listMembersOfPoolRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/consumption-pools/:id/members/",
      summary: "List the licenses, or features of licenses, that count in a pool",
      params,
      query: listQuery(memberLists.license),
      reads: "list",
      answers: { json: listAnswer(memberAnswer) },
      errors: ["not_found"],
    },
    handle: async ({ params: { id }, query }, context) => {
      const pool = await readPool(context, id);
      return presentPage(context, query, await listMembers(context.db, context.companyId, pool, query), (row) => row);
    },
  });
}
