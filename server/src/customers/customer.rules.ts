import type { CustomersRow } from "../db/rows.generated.ts";

/** A customer with its totals, as stores read it. */
export type CustomerRow = Pick<
  CustomersRow,
  | "company_id"
  | "id"
  | "customer_account_id"
  | "email"
  | "first_name"
  | "last_name"
  | "company_name"
  | "phone"
  | "reference"
  | "address"
  | "postcode"
  | "city"
  | "country"
  | "state"
  | "metadata"
> & { readonly total_orders: number; readonly total_licenses: number };
