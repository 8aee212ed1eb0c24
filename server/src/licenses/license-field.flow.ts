import { ApiError, problem } from "../errors.ts";
import type { Context } from "../http/endpoint.ts";
import { findLicensesById } from "./license.store.ts";
import {
  deleteLicenseField,
  findFieldName,
  findLicenseField,
  insertLicenseField,
  type LicenseField,
  recordFieldChange,
  updateLicenseField,
} from "./license-field.store.ts";
import { lockLicenses } from "./license-state.store.ts";
import { nameOfChange } from "./provenance.rules.ts";
import { findSources, updateSources } from "./provenance.store.ts";

/** Gives a license a value of its own for a custom field of its product. */
export async function setField(
  wish: { readonly license: number; readonly product_custom_field: number; readonly value: string },
  context: Context,
): Promise<LicenseField> {
  const { db, companyId } = context;
  await lockLicenses(db, companyId, [wish.license]);
  const [license] = await findLicensesById(db, companyId, [wish.license]);
  if (!license) throw ApiError.of([problem("unknown_license", "/license", wish.license)]);
  const { product_custom_field: fieldId, value } = wish;
  const name = await findFieldName(db, companyId, license.product_id, fieldId);
  if (name === undefined) throw ApiError.of([problem("unknown_custom_field", "/product_custom_field", fieldId)]);
  const row = { license_id: license.id, product_custom_field_id: fieldId, value };
  const field = await insertLicenseField(db, companyId, row);
  if (!field) throw ApiError.of([problem("license_custom_field_exists", "/product_custom_field", fieldId)]);
  await record("created", field, name, context);
  return field;
}

/** Changes the value; the license and the field stay (`immutable_property`). */
export async function changeField(
  id: number,
  wish: {
    readonly license?: number | undefined;
    readonly product_custom_field?: number | undefined;
    readonly value?: string | undefined;
  },
  context: Context,
): Promise<LicenseField> {
  const { field, name } = await lockField(id, context);
  const stays = { license: field.license_id, product_custom_field: field.product_custom_field_id };
  const problems = (["license", "product_custom_field"] as const).flatMap((member) =>
    wish[member] === undefined || wish[member] === stays[member]
      ? []
      : [problem("immutable_property", `/${member}`, wish[member])],
  );
  if (problems.length > 0) throw ApiError.of(problems);
  if (wish.value === undefined || wish.value === field.value) return field;
  const changed = { ...field, value: wish.value };
  await updateLicenseField(context.db, context.companyId, id, wish.value);
  await record("updated", changed, name, context);
  return changed;
}

/** Takes the value away: the license has that of its product again. */
export async function removeField(id: number, context: Context): Promise<void> {
  const { field, name } = await lockField(id, context);
  await deleteLicenseField(context.db, context.companyId, id);
  await record("deleted", field, name, context);
}

/** A value under the lock of its license. */
async function lockField(id: number, { db, companyId }: Context) {
  const found = await findLicenseField(db, companyId, id);
  if (!found) throw new ApiError("not_found");
  await lockLicenses(db, companyId, [found.license_id]);
  const [field, [license]] = await Promise.all([
    findLicenseField(db, companyId, id),
    findLicensesById(db, companyId, [found.license_id]),
  ]);
  if (!field || !license) throw new ApiError("not_found");
  const name = await findFieldName(db, companyId, license.product_id, field.product_custom_field_id);
  return { field, name: name ?? "" };
}

async function record(
  kind: "created" | "updated" | "deleted",
  field: LicenseField,
  name: string,
  { db, companyId, caller, now }: Context,
): Promise<void> {
  await recordFieldChange(db, companyId, { kind, field, name }, now);
  const before = (await findSources(db, companyId, [field.license_id], "custom_fields")).get(field.license_id) ?? {};
  const { [name]: _own, ...others } = before;
  const sources = kind === "deleted" ? others : { ...others, [name]: "changed" };
  const names = kind === "deleted" ? [] : [nameOfChange("custom_fields", name)];
  const changed = { id: field.license_id, sources, names };
  await updateSources(db, companyId, "custom_fields", [changed], caller.actor?.name ?? "", now);
}
