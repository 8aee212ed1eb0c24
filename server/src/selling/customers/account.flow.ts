import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { written } from "../catalog/catalog-terms.rules.ts";
import * as store from "../people/account.store.ts";
import type { AccountPatch } from "./account.schema.ts";

const defaults = { description: "", phone: "", address: "", email: "", reference: "", metadata: {} };

/** Creates a customer account; its code is unique in the company. In the caller's transaction. */
export async function createAccount({ db, companyId, now }: Context, body: AccountPatch): Promise<store.AccountRow> {
  await refuseTakenCode(body.code, undefined, { db, companyId });
  const id = await store.insertAccount(db, companyId, written(body, defaults), now);
  return readAccount({ db, companyId }, id);
}

/** Changes a customer account; in the caller's transaction. */
export async function changeAccount(
  { db, companyId, now }: Context,
  id: number,
  body: AccountPatch,
): Promise<store.AccountRow> {
  await refuseTakenCode(body.code, id, { db, companyId });
  await store.updateAccount(db, companyId, id, written(body, defaults), now);
  return readAccount({ db, companyId }, id);
}

/** A customer account of the company. */
export async function readAccount(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  id: number,
): Promise<store.AccountRow> {
  const row = await store.findAccount(db, companyId, id);
  if (!row) throw new ApiError("not_found");
  return row;
}

/** Removes an account that has no consumption pools; its customers and orders stay. In the caller's transaction. */
export async function removeAccount({ db, companyId, now }: Context, id: number): Promise<void> {
  if (await store.hasPools(db, companyId, id)) throw new ApiError("customer_account_in_use");
  if (!(await store.deleteAccount(db, companyId, id, now))) throw new ApiError("not_found");
}

async function refuseTakenCode(
  code: string | undefined,
  ownId: number | undefined,
  { db, companyId }: Pick<Context, "db" | "companyId">,
): Promise<void> {
  if (code === undefined) return;
  const takenBy = await store.findAccountIdByCode(db, companyId, code);
  if (takenBy !== undefined && takenBy !== ownId)
    throw ApiError.of([problem("customer_account_code_exists", "/code", code)]);
}
