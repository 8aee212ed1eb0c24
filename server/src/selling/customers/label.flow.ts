import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { written } from "../catalog/catalog-terms.rules.ts";
import { findCustomers } from "../people/customer.store.ts";
import type { LabelPatch } from "./label.schema.ts";
import * as store from "./label.store.ts";

const defaults = { color: "" };

/** Creates a label; its name is unique in the company. In the caller's transaction. */
export async function createLabel({ db, companyId, now }: Context, body: LabelPatch): Promise<store.LabelRow> {
  await refuseTakenName(body.label, undefined, { db, companyId });
  return known(await store.insertLabel(db, companyId, written(body, defaults), now));
}

/** Changes a label; in the caller's transaction. */
export async function changeLabel(
  { db, companyId, now }: Context,
  id: number,
  body: LabelPatch,
): Promise<store.LabelRow> {
  await refuseTakenName(body.label, id, { db, companyId });
  return known(await store.updateLabel(db, companyId, id, written(body, defaults), now));
}

/** Puts a label on a customer, or finds it there; in the caller's transaction. */
export async function labelCustomer(
  { db, companyId, now }: Context,
  { customer, customer_label: label }: { readonly customer: number; readonly customer_label: number },
): Promise<store.MappingRow> {
  const customers = await findCustomers(db, companyId, [customer]);
  const problems = [
    ...(customers.has(customer) ? [] : [problem("unknown_customer", "/customer", customer)]),
    ...((await store.findLabel(db, companyId, label))
      ? []
      : [problem("unknown_customer_label", "/customer_label", label)]),
  ];
  if (problems.length > 0) throw ApiError.of(problems);
  return known(await store.insertMapping(db, companyId, customer, label, now));
}

/** What was found, or a refusal. */
export function known<T>(row: T | undefined): T {
  if (row === undefined) throw new ApiError("not_found");
  return row;
}

async function refuseTakenName(
  label: string | undefined,
  ownId: number | undefined,
  { db, companyId }: Pick<Context, "db" | "companyId">,
): Promise<void> {
  if (label === undefined) return;
  const takenBy = await store.findLabelIdByName(db, companyId, label);
  if (takenBy !== undefined && takenBy !== ownId)
    throw ApiError.of([problem("customer_label_exists", "/label", label)]);
}
