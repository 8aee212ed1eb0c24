import { type Problem, problem } from "../../errors.ts";
import { CUSTOMER_MEMBERS, type CustomerMember } from "../../terms/customer-members.rules.ts";
import type { CustomerRequest, OrderRequest } from "./order-request.rules.ts";

/** What the database knows about the customer and the accounts that an order names. */
export interface CustomerFacts {
  /** The customer with that e-mail; where none is given, the oldest with that reference, else with that company name. */
  readonly found: KnownCustomer | undefined;
  /** Those of the named accounts that exist. */
  readonly account_ids: readonly number[];
}

/** A customer as the database has it. */
export interface KnownCustomer extends Readonly<Record<CustomerMember, string>> {
  readonly id: number;
  readonly customer_account_id: number | null;
}

/** A detail of a known customer that an order gives otherwise. */
export interface CustomerChange {
  readonly name: CustomerMember;
  readonly from: string;
  readonly to: string;
}

/** Whose order it is. `written` is kept on the order as it was sent. */
export interface CustomerChoice {
  readonly how: "none" | "kept" | "linked" | "created";
  readonly id: number | undefined;
  readonly written: CustomerRequest | undefined;
  readonly customer_account_id: number | null;
  /** What the order says otherwise of the customer who is linked. */
  readonly changes: readonly CustomerChange[];
}

/** Stands for the customer of a trial that was asked for without an e-mail (license-api.md §6.16). */
export const TRIAL_REQUEST = "trial_request";

/**
 * Finds or makes the customer of an order and decides its account (management-api.md §3.2, semantics.md O9, Q36): an
 * order that is appended to keeps its customer; an account named in the order must exist and be the customer's own, if
 * the customer has one; else the customer's account is joined unless `add_to_customer_account` is false. A new order
 * changes the details of a known customer that it gives otherwise; one that is appended to changes none. Nobody in
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
    return { how: "kept", id: existing.customer_id, written: undefined, customer_account_id: null, changes: [] };
  const unlinked = { id: undefined, written, customer_account_id: account?.id ?? null, changes: [] };
  if (!written || written.email === TRIAL_REQUEST) return { how: "none", ...unlinked };
  if (!facts.found) return { how: "created", ...unlinked };
  const { id, customer_account_id: own } = facts.found;
  if (account && own !== null && own !== account.id)
    problems.push(problem("customer_account_id_mismatch", account.at, account.id));
  const joined = order.add_to_customer_account ? own : null;
  const changes = existing ? [] : changesOf(facts.found, written);
  return { how: "linked", id, written, customer_account_id: account?.id ?? joined, changes };
}

/** What is not said stays; so does the e-mail, which is known in its own spelling. */
function changesOf(known: KnownCustomer, written: CustomerRequest): CustomerChange[] {
  return CUSTOMER_MEMBERS.flatMap((name) => {
    const [from, to] = [known[name], written[name]];
    return name === "email" || to === "" || to === from ? [] : [{ name, from, to }];
  });
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
