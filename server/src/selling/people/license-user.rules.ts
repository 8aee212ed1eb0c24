import type { LicenseUsersRow } from "../../platform/db/rows.generated.ts";

/** A license user as a license or an order shows them. */
export type LicenseUserRow = Pick<
  LicenseUsersRow,
  | "id"
  | "last_login"
  | "true_email"
  | "created_at"
  | "updated_at"
  | "is_active"
  | "first_name"
  | "last_name"
  | "phone_number"
  | "initial_password_sealed"
> & { readonly is_manager: boolean; readonly max_activations: number; readonly total_activations: number };
