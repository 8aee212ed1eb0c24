import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { customerFrom } from "../../terms/customer-members.rules.ts";
import { written } from "../catalog/catalog-terms.rules.ts";
import { moveOrdersOfCustomer } from "../orders/move-orders.store.ts";
import { findAccount } from "../people/account.store.ts";
import type { CustomerRow } from "../people/customer.rules.ts";
import type { CustomerBody } from "../people/customer.schema.ts";
import * as store from "../people/customer.store.ts";

type Place = Pick<Context, "db" | "companyId">;

const defaults = { ...customerFrom(() => undefined), metadata: {} };

/** A customer of the company. */
export async function readCustomer(id: number, { db, companyId }: Place): Promise<CustomerRow> {
  const row = (await store.findCustomers(db, companyId, [id])).get(id);
  if (!row) throw new ApiError("not_found");
  return row;
}

/** Creates a customer; its e-mail is unique in the company. In the caller's transaction. */
export async function createCustomer(context: Context, body: CustomerBody): Promise<CustomerRow> {
  const { db, companyId, now } = context;
  await refuseConflicts(body, undefined, context);
  return readCustomer(await store.insertCustomer(db, companyId, valuesOf(body), now), context);
}

/** Changes a customer; orders keep the account they are in. In the caller's transaction. */
export async function changeCustomer(context: Context, id: number, body: CustomerBody): Promise<CustomerRow> {
  const { db, companyId, now } = context;
  await refuseConflicts(body, id, context);
  if (!(await store.updateCustomer(db, companyId, id, valuesOf(body), now))) throw new ApiError("not_found");
  return readCustomer(id, context);
}

/** Removes a customer; its orders stay, without a customer (docs/decisions/0065). In the caller's transaction. */
export async function removeCustomer({ db, companyId, now }: Context, id: number): Promise<void> {
  const known = await store.lockCustomers(db, companyId, [id]);
  if (!known.has(id)) throw new ApiError("not_found");
  await moveOrdersOfCustomer(db, companyId, id, null, now);
  await store.deleteCustomer(db, companyId, id, now);
}

function valuesOf({ customer_account, ...body }: CustomerBody): store.CustomerValues {
  return written(
    { ...body, ...(customer_account === undefined ? {} : { customer_account_id: customer_account }) },
    defaults,
  );
}

async function refuseConflicts(
  { email, customer_account: account }: CustomerBody,
  ownId: number | undefined,
  { db, companyId }: Place,
): Promise<void> {
  const takenBy = email ? await store.findCustomerIdByEmail(db, companyId, email) : undefined;
  const problems = [
    ...(takenBy === undefined || takenBy === ownId ? [] : [problem("customer_email_exists", "/email", email)]),
    ...(!account || (await findAccount(db, companyId, account))
      ? []
      : [problem("customer_account_not_found", "/customer_account", account)]),
  ];
  if (problems.length > 0) throw ApiError.of(problems);
}
