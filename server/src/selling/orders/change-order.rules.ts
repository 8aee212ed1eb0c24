import { type Problem, problem } from "../../errors.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { definedOf } from "../../platform/values/objects.ts";

/** What a PATCH of an order wishes; absent members stay as they are (management-api.md §4.5). */
export interface OrderWish {
  readonly store_id?: string | undefined;
  readonly is_test?: boolean | undefined;
  readonly is_trial?: boolean | undefined;
  readonly reference?: string | null | undefined;
  readonly download_id?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly campaign_params?: string | null | undefined;
  /** Null: none. */
  readonly customer?: number | null | undefined;
  /** Null: in no account. */
  readonly customer_account?: number | null | undefined;
  readonly metadata?: JsonObject | undefined;
}

/** The customer that an order has, or is wished for. */
export interface Buyer {
  readonly id: number;
  readonly customer_account_id: number | null;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly company_name: string;
  readonly phone: string;
  readonly reference: string;
}

/** What is known about an order that is to be changed. */
export interface OrderFacts {
  readonly order: { readonly id: number; readonly customer_id: number | null; readonly test_clock_id?: number | null };
  /** The order that has the wished store_id. */
  readonly holderOfStoreId: number | undefined;
  /** The customer after the change; undefined: none, or one that does not exist. */
  readonly buyer: Buyer | undefined;
  /** Whether the wished account exists. */
  readonly accountExists: boolean;
}

/** The columns that change. */
export type OrderChange = Readonly<Record<string, string | number | boolean | JsonObject | null | undefined>>;

/**
 * What becomes of an order (docs/decisions/0030). Who moves it to another customer had booked it on the wrong one: what
 * is written on the order of its customer follows, and so does the account, unless the caller names one. An account is
 * the customer's own, if that has one.
 */
export function changeOrder(
  wish: OrderWish,
  facts: OrderFacts,
): { readonly change: OrderChange } | { readonly problems: readonly Problem[] } {
  const { customer, customer_account: account, ...own } = wish;
  const problems: Problem[] = [];
  if (own.store_id !== undefined && (facts.holderOfStoreId ?? facts.order.id) !== facts.order.id)
    problems.push(problem("order_id_exists", "/store_id", own.store_id));
  if (own.is_test === false && facts.order.test_clock_id)
    problems.push(problem("test_clock_needs_test_order", "/is_test", false));
  if (typeof customer === "number" && !facts.buyer) problems.push(problem("unknown_customer", "/customer", customer));
  if (typeof account === "number") problems.push(...accountProblems(account, facts));
  if (problems.length > 0) return { problems };
  const isMoved = customer !== undefined && customer !== facts.order.customer_id;
  return {
    change: {
      ...given(own),
      ...(isMoved ? { ...writtenOf(facts.buyer), customer_account_id: facts.buyer?.customer_account_id ?? null } : {}),
      ...(account === undefined ? {} : { customer_account_id: account }),
    },
  };
}

function accountProblems(account: number, { accountExists, buyer }: OrderFacts): Problem[] {
  const at = "/customer_account";
  if (!accountExists) return [problem("customer_account_not_found", at, account)];
  const isOthers = buyer && buyer.customer_account_id !== null && buyer.customer_account_id !== account;
  return isOthers ? [problem("customer_account_id_mismatch", at, account)] : [];
}

/** The customer as an order remembers it. */
function writtenOf(buyer: Buyer | undefined): OrderChange {
  return {
    customer_id: buyer?.id ?? null,
    customer_email: buyer?.email || null,
    customer_first_name: buyer?.first_name || null,
    customer_last_name: buyer?.last_name || null,
    customer_company: buyer?.company_name || null,
    customer_phone: buyer?.phone || null,
    customer_reference: buyer?.reference ?? "",
  };
}

function given(members: Omit<OrderWish, "customer" | "customer_account">): OrderChange {
  return definedOf(members);
}
