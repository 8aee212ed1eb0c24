import { z } from "zod";
import { bigCount, text } from "../../platform/http/scalars.schema.ts";
import { silent } from "../catalog/catalog-terms.schema.ts";
import type { LabelRow, MappingRow } from "./label.store.ts";

// Colours are `#RRGGBB` by convention; clients of the field send other texts, and see them again.
const shape = { label: text(100, 1), color: silent(text(50)) };

/** The body of `POST clabels/` (management-api.md §8.3). */
export const labelBody = z.object(shape);

/** The body of `PATCH clabels/{id}/`. */
export const labelPatch = z.object({ ...shape, label: shape.label.optional() });

/** A parsed body of either. */
export type LabelPatch = z.output<typeof labelPatch>;

/** The label object. */
export const labelAnswer = z.strictObject({
  id: z.int(),
  label: z.string(),
  color: z.string().describe("As `#RRGGBB`, by convention."),
  company: z.int(),
});

/** The body of `POST customerclabels/`: which label is put on which customer. */
export const mappingBody = z.object({ customer: bigCount({ min: 1 }), customer_label: bigCount({ min: 1 }) });

/** A label on a customer. */
export const mappingAnswer = z.strictObject({
  id: z.int().describe("By which the label is taken off again."),
  customer: z.int(),
  customer_label: z.int(),
});

/** A label on its way out. */
export function presentLabel({ id, label, color, company_id }: LabelRow): z.input<typeof labelAnswer> {
  return { id, label, color, company: company_id };
}

/** A label on a customer, on its way out. */
export function presentMapping({ id, customer_id, customer_label_id }: MappingRow): z.input<typeof mappingAnswer> {
  return { id, customer: customer_id, customer_label: customer_label_id };
}
