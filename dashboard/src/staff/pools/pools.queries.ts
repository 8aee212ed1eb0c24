import type { BodyOf, ConsumptionPool, CustomerAccount, ListedConsumptionPool } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { poolSearch } from "./pools.search.ts";

/** How a write is sent. */
interface Sent {
  readonly idempotency_key: string;
}

const shown = 100;

/** One page of the pools. */
export const poolPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["pools", "list", search],
    queryFn: async ({ signal }): Promise<Rows<ListedConsumptionPool>> =>
      plainPage(await licet.consumptionPools.list(requestOf(search, poolSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One pool, with what offline devices hold. */
export const poolQuery = (id: number) =>
  queryOptions({ queryKey: ["pools", id], queryFn: ({ signal }) => licet.consumptionPools.retrieve(id, { signal }) });

/** The first members of a pool. */
export const membersQuery = (id: number) =>
  queryOptions({
    queryKey: ["pools", id, "members"],
    queryFn: async ({ signal }) => plainPage(await licet.consumptionPools.members(id, { limit: shown }, { signal })),
  });

/** The accounts that a pool can belong to. */
export const accountsQuery = queryOptions({
  queryKey: ["accounts", "of-pools"],
  queryFn: async ({ signal }): Promise<readonly CustomerAccount[]> =>
    (await licet.customerAccounts.list({ limit: 1000, order_by: "name" }, { signal })).results,
});

async function poolChanged(pool?: ConsumptionPool): Promise<void> {
  if (pool) queries.setQueryData(poolQuery(pool.id).queryKey, pool);
  await queries.invalidateQueries({ queryKey: ["pools"] });
}

/** Creates a pool. */
export async function createPool(body: BodyOf<"post_consumption_pools">, options?: Sent): Promise<ConsumptionPool> {
  const pool = await licet.consumptionPools.create(body, options);
  await poolChanged(pool);
  return pool;
}

/** Changes a pool. */
export async function changePool(
  id: number,
  body: BodyOf<"patch_consumption_pools_id">,
  options?: Sent,
): Promise<ConsumptionPool> {
  const pool = await licet.consumptionPools.update(id, body, options);
  await poolChanged(pool);
  return pool;
}

/** Deletes a pool without members. */
export async function deletePool(id: number): Promise<void> {
  await licet.consumptionPools.delete(id);
  queries.removeQueries({ queryKey: ["pools", id] });
  await poolChanged();
}
