import { type Problem, problem } from "../../errors.ts";
import type { CustomerRequest, OrderRequest } from "./order-request.rules.ts";

/** What the database knows about the customer and the accounts that an order names. */
export interface CustomerFacts {
  /** The customer with that e-mail, or where none is given, with that reference. */
  readonly found: { readonly id: number; readonly customer_account_id: number | null } | undefined;
  /** Those of the named accounts that exist. */
  readonly account_ids: readonly number[];
}

/** Whose order it is. `written` is kept on the order as it was sent. */
export interface CustomerChoice {
  readonly how: "none" | "kept" | "linked" | "created";
  readonly id: number | undefined;
  readonly written: CustomerRequest | undefined;
  readonly customer_account_id: number | null;
}

/** Stands for the customer of a trial that was asked for without an e-mail (license-api.md §6.16). */
export const TRIAL_REQUEST = "trial_request";

/**
 * Finds or makes the customer of an order and decides its account (management-api.md §3.2, semantics.md O9, Q36): an
 * order that is appended to keeps its customer; an account named in the order must exist and be the customer's own, if
 * the customer has one; else the customer's account is joined unless `add_to_customer_account` is false. Nobody in
 * particular (`TRIAL_REQUEST`) is written on the order, and no customer: all such trials would be one person's.
 */
export function chooseCustomer(
  order: OrderRequest,
  facts: CustomerFacts,
  existing: { readonly customer_id: number | null } | undefined,
  problems: Problem[],
): CustomerChoice {
  const account = chooseAccount(order, facts, problems);
  const written = order.customer;
  if (existing?.customer_id)
    return { how: "kept", id: existing.customer_id, written: undefined, customer_account_id: null };
  if (written?.email === TRIAL_REQUEST)
    return { how: "none", id: undefined, written, customer_account_id: account?.id ?? null };
  if (!written) return { how: "none", id: undefined, written, customer_account_id: account?.id ?? null };
  if (!facts.found) return { how: "created", id: undefined, written, customer_account_id: account?.id ?? null };
  const own = facts.found.customer_account_id;
  if (account && own !== null && own !== account.id)
    problems.push(problem("customer_account_id_mismatch", account.at, account.id));
  const joined = order.add_to_customer_account ? own : null;
  return { how: "linked", id: facts.found.id, written, customer_account_id: account?.id ?? joined };
}

function chooseAccount(order: OrderRequest, facts: CustomerFacts, problems: Problem[]) {
  const [first, ...others] = order.accounts;
  if (!first) return undefined;
  for (const other of others)
    if (other.id !== first.id) problems.push(problem("customer_account_ambiguous", other.at, other.id));
  if (facts.account_ids.includes(first.id)) return first;
  problems.push(problem("customer_account_not_found", first.at, first.id));
  return undefined;
}
