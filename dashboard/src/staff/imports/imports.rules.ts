/** What can be imported, in the words of the wire, with the permissions that it needs. */
export const importKinds = {
  licenses: { read: "licenses_read", write: "licenses_write" },
  license_features: { read: "licenses_read", write: "licenses_write" },
  customers: { read: "customers_read", write: "customers_write" },
  orders: { read: "orders_read", write: "orders_write" },
} as const;

/** One of `importKinds`. */
export type ImportKind = keyof typeof importKinds;

/** Whether a part of the address names a kind. */
export function isKind(name: string): name is ImportKind {
  return Object.hasOwn(importKinds, name);
}

/** Whether a run has not ended. */
export function isUnderWay({ status }: { readonly status: string }): boolean {
  return status === "pending" || status === "running";
}

/** The counters of a run besides those of its rows. */
export function countersOf(result: Readonly<Record<string, unknown>>): readonly (readonly [string, number])[] {
  return Object.entries(result).flatMap(([name, value]) =>
    typeof value === "number" && !name.endsWith("_row_count") ? [[name, value] as const] : [],
  );
}

/** Columns that a file must have, and some that it may have. */
export const columnsOf: Readonly<Record<ImportKind, { readonly required: string; readonly optional: string }>> = {
  licenses: {
    required: "license__license_key, product__short_code",
    optional:
      "license__policy_code, license_user__email, license__max_activations, license__valid_duration, license__enabled, license__metadata, license__custom_fields, license__product_features, license__products, customer__email, customer__first_name, customer__last_name, customer__company_name, order__store_id",
  },
  orders: {
    required: "order__store_id, product__short_code",
    optional:
      "license__license_key, license__policy_code, license_user__email, license__max_activations, license__valid_duration, customer__email, customer__company_name, order__reference, order__is_test",
  },
  customers: {
    required: "email",
    optional:
      "first_name, last_name, company_name, phone, reference, address, postcode, city, state, country, account__code, metadata",
  },
  license_features: {
    required: "license_key, code",
    optional:
      "product__short_code, max_consumption, total_consumptions, allow_unlimited_consumptions, allow_overages, max_overages, consumption_period, valid_duration, expiry_date, is_floating_cloud, floating_users, metadata",
  },
};
