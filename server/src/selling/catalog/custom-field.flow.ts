import { ApiError, problem } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { ProductCustomFieldsRow } from "../../platform/db/rows.generated.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { changedProperties, written } from "./catalog-terms.rules.ts";
import type { CustomFieldBody, CustomFieldPatch } from "./custom-field.schema.ts";
import { findCustomField, insertCustomField, listCustomFieldsOf, updateCustomField } from "./custom-field.store.ts";
import { lockOwner } from "./product.flow.ts";

const defaults = { default_value: "" };

/** Creates a custom field of a product; its name is unique there (`custom_field_exists`). */
export async function createCustomField(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  body: CustomFieldBody,
): Promise<ProductCustomFieldsRow> {
  const { product, ...rest } = body;
  await lockOwner({ db, companyId }, product);
  await refuseTakenName(db, companyId, product, rest.name);
  const field = await insertCustomField(db, companyId, { ...written(rest, defaults), product_id: product }, now);
  if (!field) throw new ApiError("internal_error");
  return field;
}

/** Changes a custom field; its product stays (`immutable_property`). */
export async function changeCustomField(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
  body: CustomFieldPatch,
): Promise<ProductCustomFieldsRow> {
  const stored = await findCustomField(db, companyId, id);
  if (!stored) throw new ApiError("not_found");
  const { product, ...rest } = body;
  const problems = changedProperties({ product }, { product: stored.product_id });
  if (problems.length > 0) throw ApiError.of(problems);
  if (rest.name !== undefined && rest.name !== stored.name)
    await refuseTakenName(db, companyId, stored.product_id, rest.name);
  const field = await updateCustomField(db, companyId, id, written(rest, defaults), now);
  if (!field) throw new ApiError("not_found");
  return field;
}

async function refuseTakenName(db: Db, companyId: number, productId: number, name: string): Promise<void> {
  const fields = await listCustomFieldsOf(db, companyId, [productId]);
  if (fields.some((each) => each.name === name)) throw ApiError.of([problem("custom_field_exists", "/name", name)]);
}
