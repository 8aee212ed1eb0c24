import type { OrdersRow } from "../../platform/db/rows.generated.ts";
import type { CustomerRow } from "../people/customer.rules.ts";
import type { LicenseUserRow } from "../people/license-user.rules.ts";

/** An order with its customer, managers and state, as the store reads it. */
export interface OrderRow extends OrdersRow {
  readonly customer: CustomerRow | null;
  readonly managers: readonly LicenseUserRow[];
  readonly has_active_licenses: boolean;
}

/** An item of an order. */
export interface OrderItemRow {
  readonly id: number;
  readonly order_id: number;
  readonly product_id: number;
  readonly note: string | null;
  readonly subscription_id: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}
