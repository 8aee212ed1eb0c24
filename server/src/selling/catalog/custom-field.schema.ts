import { z } from "zod";
import type { ProductCustomFieldsRow } from "../../platform/db/rows.generated.ts";
import { bigCount, cut, text } from "../../platform/http/scalars.schema.ts";
import { silent } from "./catalog-terms.schema.ts";

/** What a field holds; `string` is an older spelling of `text`. */
export const dataType = z.preprocess((value) => {
  const given = cut(value);
  return given === "string" ? "text" : given === "" ? null : given;
}, z.enum(["number", "text", "date/time"], { error: "Must be number, text or date/time." }).nullable());

/** The value of a field: text, and numbers and booleans as text. */
export const fieldValue = z.preprocess(
  (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
  z
    .string({ error: ({ input }) => (input === undefined ? undefined : "Must be text.") })
    .max(10_000, "At most 10000 characters."),
);

const shape = {
  name: text(255, 1),
  data_type: dataType.optional(),
  default_value: silent(fieldValue),
  description: silent(text(2000)),
  product: bigCount({ min: 1 }),
};

/** The body of `POST product-custom-fields/`. */
export const customFieldBody = z.object(shape);

/** The body of `PATCH product-custom-fields/{id}/`; the product may be sent as it is. */
export const customFieldPatch = z.object({
  ...shape,
  name: shape.name.optional(),
  product: shape.product.optional(),
});

/** A parsed body of `POST product-custom-fields/`. */
export type CustomFieldBody = z.output<typeof customFieldBody>;
/** A parsed body of `PATCH product-custom-fields/{id}/`. */
export type CustomFieldPatch = z.output<typeof customFieldPatch>;

/** The custom field object (management-api.md §10.2). */
export const customFieldAnswer = z.object({
  id: z.int(),
  name: z.string(),
  data_type: z.string().nullable(),
  default_value: z.string(),
  description: z.string().nullable(),
  product: z.int(),
});

/** A custom field as it leaves the server. */
export function presentCustomField(row: ProductCustomFieldsRow): z.output<typeof customFieldAnswer> {
  return {
    id: row.id,
    name: row.name,
    data_type: row.data_type,
    default_value: row.default_value,
    description: row.description,
    product: row.product_id,
  };
}
