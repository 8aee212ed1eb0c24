import { z } from "zod";
import type { ConsumptionPoolCheckoutsRow } from "../../platform/db/rows.generated.ts";

const shared = {
  id: z.int(),
  created_at: z.iso.datetime(),
  checked_out: z.int().describe("Units that the device was given."),
  consumed: z.int().describe("How many of them it used, as far as is known."),
  returned: z.int().describe("How many of them it gave back. What is left, it holds."),
  synced_at: z.iso.datetime().nullable().describe("When that was last told."),
  consumption_pool: z.int(),
  device: z.int(),
};

/** A checkout by a license (management-api.md §7.1). */
export const licenseCheckout = z.strictObject({ ...shared, license: z.int() });
/** A checkout by a feature of a license. */
export const featureCheckout = z.strictObject({ ...shared, license_product_feature: z.int() });

/** A checkout by a license, as it leaves the server. */
export function presentLicenseCheckout(row: ConsumptionPoolCheckoutsRow) {
  return { ...presentShared(row), license: row.license_id };
}

/** A checkout by a feature of a license, as it leaves the server. */
export function presentFeatureCheckout(row: ConsumptionPoolCheckoutsRow) {
  return { ...presentShared(row), license_product_feature: row.license_product_feature_id };
}

function presentShared(row: ConsumptionPoolCheckoutsRow) {
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    checked_out: row.checked_out,
    consumed: row.consumed,
    returned: row.returned,
    synced_at: row.synced_at?.toISOString() ?? null,
    consumption_pool: row.consumption_pool_id,
    device: row.device_id,
  };
}
