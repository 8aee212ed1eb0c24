import type {
  LicenseProductFeaturesRow,
  LicensesRow,
  ProductFeaturesRow,
  ProductsRow,
} from "../../platform/db/rows.generated.ts";
import { PROPERTY_NAMES } from "../../terms/license-properties.rules.ts";
import type { CustomerRow } from "../people/customer.rules.ts";
import type { LicenseUserRow } from "../people/license-user.rules.ts";

/** A feature of a license with the definition it was made from. */
export type LicenseFeature = Omit<
  LicenseProductFeaturesRow,
  "company_id" | "license_id" | "product_feature_id" | "consumptions_at" | "consumption_pool_id" | "created_at"
> & {
  readonly consumption_pool: number | null;
  readonly product_feature: Pick<
    ProductFeaturesRow,
    | "id"
    | "created_at"
    | "updated_at"
    | "name"
    | "code"
    | "is_deleted"
    | "feature_type"
    | "max_consumption"
    | "allow_overages"
    | "max_overages"
    | "reset_consumption"
    | "consumption_period"
    | "metadata"
  >;
};

/** A custom field of a license's product, with the license's own value or the product's. */
export interface LicenseCustomField {
  /** Null while the license has no value of its own. */
  readonly id: number | null;
  readonly product_custom_field: number;
  readonly name: string;
  readonly data_type: string | null;
  readonly value: string;
  readonly license: number;
}

/** The columns of a license, but for its provenance. */
export const licenseColumns = [
  "company_id",
  "id",
  "order_id",
  "order_item_id",
  "product_id",
  "license_template_id",
  "bundle_license_id",
  "test_clock_id",
  "customer_id",
  "license_key",
  "time_activated",
  "time_disabled",
  "times_activated",
  "consumptions_at",
  "consumption_pool_id",
  ...PROPERTY_NAMES,
  "last_check",
  "created_at",
  "updated_at",
] as const satisfies readonly (keyof LicensesRow)[];

/** The columns of a license, and those of its order and product that are shown with it. */
export type OwnLicense = Omit<LicensesRow, "provenance" | "ends_at"> &
  Pick<ProductsRow, "product_name" | "short_code" | "authorization_method" | "is_bundle"> & {
    readonly order_store_id: string;
    /** Where an edit is judged: how long a slot of the product is held; null: the product does not set it. */
    readonly product_floating_timeout?: number | null;
  };

/** A whole license: its own columns, and what is shown with it. */
export interface LicenseRow extends Omit<LicensesRow, "provenance" | "ends_at"> {
  /** When it was read; decides about expiry. */
  readonly read_at: Date;
  readonly order_store_id: string;
  readonly product: Pick<ProductsRow, "id" | "product_name" | "short_code" | "authorization_method" | "is_bundle">;
  readonly customer: CustomerRow | null;
  readonly product_features: readonly LicenseFeature[];
  readonly product_custom_fields: readonly LicenseCustomField[];
  readonly license_users: readonly LicenseUserRow[];
  readonly sub_licenses: readonly number[];
  readonly total_active_devices: number;
  readonly active_up_to_date_devices: number;
  readonly floating_in_use_devices: number;
}
