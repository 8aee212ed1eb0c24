import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { currentTotal } from "../../terms/consumption-counter.rules.ts";
import { changedProperties, written } from "../catalog/catalog-terms.rules.ts";
import type { PoolBody, PoolPatch } from "./pool.schema.ts";
import * as store from "./pool.store.ts";

const defaults = {
  max_consumptions: 0,
  total_consumptions: 0,
  allow_overages: false,
  max_overages: 0,
  reset_consumption: false,
  default_offline_checkout: 0,
  metadata: {},
};

/** One pool of the company (`not_found`). */
export async function readPool(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  id: number,
): Promise<store.WholePool> {
  const pool = await store.findPool(db, companyId, id);
  if (!pool) throw new ApiError("not_found");
  return pool;
}

/** Creates a pool of a customer account; its code is unique there. In the caller's transaction. */
export async function createPool({ db, companyId, now }: Context, body: PoolBody): Promise<store.WholePool> {
  const { customer_account, name = body.code, ...rest } = body;
  if (!(await store.findIsAccount(db, companyId, customer_account)))
    throw ApiError.of([problem("customer_account_not_found", "/customer_account", customer_account)]);
  if (await store.findIsCodeTaken(db, companyId, customer_account, body.code))
    throw ApiError.of([problem("consumption_pool_code_exists", "/code", body.code)]);
  const values = { ...written(rest, defaults), name, customer_account_id: customer_account, consumptions_at: now };
  const pool = await store.insertPool(db, companyId, values, now);
  if (!pool) throw new ApiError("internal_error");
  await store.recordPool(db, companyId, pool, "created", now);
  return readPool({ db, companyId }, pool.id);
}

/** Changes a pool; its code, type and account stay (`immutable_property`). In the caller's transaction. */
export async function changePool(context: Context, id: number, body: PoolPatch): Promise<store.WholePool> {
  const { db, companyId, now } = context;
  await store.lockPool(db, companyId, id);
  const stored = await readPool(context, id);
  const { code, type, customer_account, ...rest } = body;
  const fixed = { code: stored.code, type: stored.type, customer_account: stored.customer_account_id };
  const problems = changedProperties({ code, type, customer_account }, fixed);
  if (problems.length > 0) throw ApiError.of(problems);
  const { total_consumptions: total, ...terms } = rest;
  // What counts already is no new count.
  const counts = total === undefined || total === currentTotal(stored, now) ? {} : { ...rest, consumptions_at: now };
  const change = await store.changePool(db, companyId, id, { ...written({ ...terms, ...counts }, defaults) }, now);
  if (change?.changed.length) await store.recordPool(db, companyId, stored, "updated", now);
  return readPool(context, id);
}

/** Removes a pool that has no members, and of which no device holds units (`consumption_pool_in_use`). */
export async function removePool(context: Context, id: number): Promise<void> {
  const { db, companyId, now } = context;
  await store.lockPool(db, companyId, id);
  const pool = await readPool(context, id);
  if (pool.member_count > 0 || pool.held_total > 0) throw new ApiError("consumption_pool_in_use");
  await store.deletePool(db, companyId, id);
  await store.recordPool(db, companyId, pool, "deleted", now);
}
