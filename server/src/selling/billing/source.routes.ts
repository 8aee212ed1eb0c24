import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { ownAddress } from "../../platform/http/addresses.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changeSource, createSource } from "./source.flow.ts";
import { newSourceAnswer, presentSource, sourceAnswer, sourceBody, sourcePatch } from "./source.schema.ts";
import { deleteSource, findSource, listSources, sourceList } from "./source.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const path = "/billing-sources/:id/";
const tag = "Billing sources";

/** The billing systems whose messages a company takes (docs/guide/billing.md). */
export function sourceRoutes(api: Api): void {
  readSourceRoutes(api);
  createSourceRoute(api);
  changeSourceRoute(api);
  deleteSourceRoute(api);
}

function readSourceRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/billing-sources/",
      permission: "company_read",
      tag,
      summary: "List billing sources",
      query: listQuery(sourceList),
      reads: "list",
      answers: { json: listAnswer(sourceAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listSources(context.db, context.companyId, query), (row) =>
        presentSource(row, ownAddress(context)),
      ),
  });
  endpoint(api, {
    contract: {
      method: "GET",
      path,
      permission: "company_read",
      tag,
      summary: "Read a billing source",
      params,
      reads: "object",
      answers: { json: sourceAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      const row = await findSource(context.db, context.companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentSource(row, ownAddress(context));
    },
  });
}

function createSourceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/billing-sources/",
      permission: "company_write",
      tag,
      summary: "Take the messages of a billing system",
      description: "The answer holds the address to enter there, and the secret where one is made here.",
      body: sourceBody,
      audits: { object: "billing-sources", action: "create" },
      answers: { json: newSourceAnswer, status: 201 },
      errors: ["billing_source_exists"],
    },
    handle: async ({ body }, context) => {
      const { source, secret } = await createSource(context, body);
      return { ...presentSource(source, ownAddress(context)), secret };
    },
  });
}

function changeSourceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path,
      permission: "company_write",
      tag,
      summary: "Change a billing source",
      params,
      body: sourcePatch,
      audits: { object: "billing-sources", action: "update", shows: path },
      locks: "billing-sources",
      answers: { json: sourceAnswer },
      errors: ["not_found", "immutable_property", "billing_source_exists"],
    },
    handle: async ({ params: { id }, body }, context) =>
      presentSource(await changeSource(context, id, body), ownAddress(context)),
  });
}

function deleteSourceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path,
      permission: "company_write",
      tag,
      summary: "Delete a billing source with its messages",
      description: "What is known of its subscriptions stays, and so do their licenses.",
      params,
      audits: { object: "billing-sources", action: "delete", shows: path },
      locks: "billing-sources",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      if (!(await deleteSource(db, companyId, id))) throw new ApiError("not_found");
    },
  });
}
