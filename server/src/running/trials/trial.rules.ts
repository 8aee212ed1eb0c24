import { TRIAL_REQUEST } from "../../selling/orders/order-customer.rules.ts";
import type { CustomerRequest, OrderRequest, UserRequest } from "../../selling/orders/order-request.rules.ts";
import { type CustomerMember, customerFrom } from "../../terms/customer-members.rules.ts";
import { type ExpiryFacts, isExpired } from "../../terms/expiry.rules.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";

/** Decides what an application gets that asks for a trial (semantics.md §2.9), and writes the order of a new one. */

/** What a request for a trial is decided upon. */
export interface TrialFacts {
  readonly product: TrialProduct | undefined;
  /** What the named or default policy sets for trials; null where it sets nothing, or does not exist. */
  readonly policy_allows: boolean | null;
  /** The setting of the company: a device may have trial after trial. */
  readonly allow_multiple_trials: boolean;
}

export interface TrialProduct {
  readonly id: number;
  readonly short_code: string;
  readonly authorization_method: "license-key" | "user";
  readonly active: boolean;
  readonly is_archived: boolean;
  readonly is_bundle: boolean;
  readonly allow_trial: boolean;
}

/** What an application reports about the person who tries. */
export type TrialPerson = { readonly [name in CustomerMember]?: string | undefined };

/** Who asks for a trial: a key that is limited to products, or an OAuth client that reaches a part of the company. */
export interface TrialCaller {
  readonly productIds?: readonly number[];
  readonly scope?: object;
}

/**
 * A product that this caller may try. A policy can forbid what the product allows, and not the other way round. A trial
 * is a new license without an owner, so a client that reaches only a part of the company may not create one.
 */
export function findTrialProduct(
  { product, policy_allows }: TrialFacts,
  { productIds, scope }: TrialCaller,
  email: string | undefined,
): Refusal | { readonly product: TrialProduct } {
  if (!product) return { refusal: "unknown_product" };
  if (!product.active) return { refusal: "disabled_product" };
  if (product.is_archived) return { refusal: "archived_product" };
  if (productIds && !productIds.includes(product.id)) return { refusal: "api_key_product_not_allowed" };
  if (scope || !product.allow_trial || product.is_bundle || policy_allows === false)
    return { refusal: "trial_not_allowed" };
  if (product.authorization_method === "user" && email === undefined) return { refusal: "email_missing" };
  return { product };
}

/** The trial that a device was given before is its trial for ever; when it is over, there is no other. */
export function repeatTrial<T extends ExpiryFacts>(license: T, now: Date): Refusal | { readonly license: T } {
  return isExpired(license, now) ? { refusal: "trial_expired" } : { license };
}

/** The order by which a trial is issued: one license of the product, by the named policy or the default one. */
export function trialOrder(
  product: Pick<TrialProduct, "short_code" | "authorization_method">,
  person: TrialPerson,
  policyCode: string | undefined,
): Omit<OrderRequest, "id"> {
  const users =
    product.authorization_method === "user"
      ? ({ list: [userOf(person)], form: "array", at: "/email" } as const)
      : undefined;
  const license = {
    product_code: undefined,
    key: undefined,
    users,
    policy: policyCode === undefined ? undefined : { code: policyCode, at: "/license_policy" },
    properties: { is_trial: true },
    product_features: undefined,
    custom_fields: [],
    products: [],
    at: "",
  };
  const item = {
    product_code: product.short_code,
    note: undefined,
    subscription_id: undefined,
    key: undefined,
    users: undefined,
    policy: undefined,
    licenses: [license],
    at: "",
  };
  return {
    is_bundle: false,
    append: false,
    is_test: false,
    test_clock: undefined,
    is_trial: true,
    created: undefined,
    reference: undefined,
    language: undefined,
    campaign_params: undefined,
    download_id: undefined,
    prevent_vm: undefined,
    metadata: {},
    policy: undefined,
    customer: customerOf(person),
    accounts: [],
    add_to_customer_account: true,
    items: [item],
  };
}

/** Without an e-mail the person cannot be found again, so nothing else about them is kept. */
function customerOf(person: TrialPerson): CustomerRequest {
  const known: TrialPerson = person.email === undefined ? { email: TRIAL_REQUEST } : person;
  return {
    ...customerFrom((name) => known[name]),
    is_manager: false,
    at: "",
  };
}

function userOf(person: TrialPerson): UserRequest {
  return {
    email: person.email ?? "",
    is_manager: false,
    max_activations: undefined,
    first_name: person.first_name ?? "",
    last_name: person.last_name ?? "",
    phone_number: person.phone ?? "",
    reference: "",
    at: "/email",
  };
}
