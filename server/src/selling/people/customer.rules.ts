import type { CustomersRow } from "../../platform/db/rows.generated.ts";
import type { CustomerMember } from "../../terms/customer-members.rules.ts";

/** A label on a customer: `id` is the mapping, by which it is taken off. */
export interface LabelOfCustomer {
  readonly id: number;
  readonly label_id: number;
  readonly label: string;
  readonly color: string;
}

/** A customer with its totals and labels, as stores read it. */
export type CustomerRow = Pick<
  CustomersRow,
  "company_id" | "id" | "customer_account_id" | CustomerMember | "metadata"
> & {
  readonly total_orders: number;
  readonly total_licenses: number;
  /** The license user with the customer's e-mail. */
  readonly license_user: number | null;
  /** In the order they were put on. */
  readonly labels: readonly LabelOfCustomer[];
};
