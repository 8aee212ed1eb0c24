import type { JsonObject } from "../../platform/values/json.ts";
import type { CustomerMember } from "../../terms/customer-members.rules.ts";
import type { Values } from "../../terms/license-precedence.rules.ts";

/**
 * An order in its one canonical form, whatever spelling it arrived in (management-api.md §3.1–3.7). `at` members are
 * JSON pointers into the body as it was sent, for the problems that are found later.
 */
export interface OrderRequest {
  readonly id: string;
  readonly is_bundle: boolean;
  readonly append: boolean;
  readonly is_test: boolean;
  readonly is_trial: boolean;
  /** The test clock that it lives by; undefined: the time. */
  readonly test_clock: number | undefined;
  /** ISO 8601; absent means now. */
  readonly created: string | undefined;
  readonly reference: string | undefined;
  readonly language: string | undefined;
  readonly campaign_params: string | undefined;
  readonly download_id: string | undefined;
  readonly prevent_vm: boolean | undefined;
  readonly metadata: JsonObject;
  readonly policy: PolicyName | undefined;
  readonly customer: CustomerRequest | undefined;
  readonly accounts: readonly { readonly id: number; readonly at: string }[];
  readonly add_to_customer_account: boolean;
  readonly items: readonly ItemRequest[];
}

/** A policy named by code, by id, or by both. */
export interface PolicyName {
  readonly code?: string | undefined;
  readonly id?: number | undefined;
  readonly at: string;
}

export interface CustomerRequest extends Readonly<Record<CustomerMember, string>> {
  readonly is_manager: boolean;
  readonly at: string;
}

export interface ItemRequest {
  readonly product_code: string;
  readonly note: string | undefined;
  readonly subscription_id: string | undefined;
  /** Of the item; a license without its own uses them (bundles, management-api.md §3.9). */
  readonly key: KeyRequest | undefined;
  readonly users: UsersRequest | undefined;
  readonly policy: PolicyName | undefined;
  readonly licenses: readonly LicenseRequest[];
  readonly at: string;
}

export interface LicenseRequest {
  /** Only in bundle orders: the product of a flat license object. */
  readonly product_code: string | undefined;
  readonly key: KeyRequest | undefined;
  readonly users: UsersRequest | undefined;
  readonly policy: PolicyName | undefined;
  readonly properties: Values;
  /** Undefined: the policy's. Each entry holds the members that the order gives, besides its code. */
  readonly product_features: readonly FeatureRequest[] | undefined;
  readonly custom_fields: readonly CustomFieldRequest[];
  /** Only in bundle orders: the products of one bundle license. */
  readonly products: readonly LicenseRequest[];
  readonly at: string;
}

export interface KeyRequest {
  readonly given: string;
  readonly at: string;
}

export interface FeatureRequest {
  readonly code: string;
  readonly values: Values;
  readonly at: string;
}

export interface CustomFieldRequest {
  readonly name: string;
  readonly value: string;
  readonly at: string;
}

export interface UsersRequest {
  readonly list: readonly UserRequest[];
  /** How they were written: the older single object counts as leniently meant beside a key. */
  readonly form: "array" | "users object" | "user object";
  readonly at: string;
}

export interface UserRequest {
  readonly email: string;
  readonly is_manager: boolean;
  readonly max_activations: number | undefined;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string;
  readonly reference: string;
  readonly at: string;
}

/** The part of a license object that decides its terms. */
export function wishOf(license: LicenseRequest): unknown {
  const { properties, policy, product_features, custom_fields } = license;
  return [
    properties,
    policy?.code,
    policy?.id,
    product_features?.map(({ code, values }) => [code, values]),
    custom_fields.map(({ name, value }) => [name, value]),
  ];
}
