import { namesOf } from "./members.rules.ts";

/**
 * The dictionary of customers: what may be known of who buys, each a text of so many characters at most; empty where it
 * is not known.
 */
export const CUSTOMER = {
  email: 254,
  first_name: 200,
  last_name: 200,
  company_name: 200,
  phone: 200,
  reference: 200,
  address: 500,
  postcode: 50,
  state: 200,
  city: 200,
  country: 200,
} as const;

/** A member of a customer. */
export type CustomerMember = keyof typeof CUSTOMER;

/** The members of a customer, in the order of files. */
export const CUSTOMER_MEMBERS = namesOf(CUSTOMER);

/** A customer of what is found for each member. */
export function customerFrom(read: (name: CustomerMember) => string | undefined): Record<CustomerMember, string> {
  const members = CUSTOMER_MEMBERS.map((name) => [name, read(name) ?? ""]);
  return Object.fromEntries(members) as Record<CustomerMember, string>;
}
