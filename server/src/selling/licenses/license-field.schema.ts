import { z } from "zod";
import { bigCount, maybe } from "../../platform/http/scalars.schema.ts";
import { fieldValue } from "../catalog/custom-field.schema.ts";
import type { LicenseField } from "./license-field.store.ts";

const id = bigCount({ min: 1 });

/** The body of `POST license-custom-fields/` (management-api.md §6.2); numbers and booleans are kept as text. */
export const licenseFieldBody = z.object({ value: fieldValue, license: id, product_custom_field: id });

/** The body of `PATCH license-custom-fields/{id}/`; license and field may be sent as they are. */
export const licenseFieldPatch = z.object({
  value: fieldValue.optional(),
  license: maybe(id),
  product_custom_field: maybe(id),
});

/** The license custom field object (management-api.md §6.2). */
export const licenseFieldAnswer = z.strictObject({
  id: z.int(),
  value: z.string(),
  license: z.int(),
  product_custom_field: z.int(),
});

/** A value as it leaves the server. */
export function presentLicenseField(row: LicenseField): z.output<typeof licenseFieldAnswer> {
  return {
    id: row.id,
    value: row.value,
    license: row.license_id,
    product_custom_field: row.product_custom_field_id,
  };
}
