import { ApiError, problem } from "../../errors.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { findLicensesById } from "./license.store.ts";
import {
  deleteLicenseField,
  findFieldName,
  findFieldOfLicense,
  findLicenseField,
  insertLicenseField,
  type LicenseField,
  recordFieldChange,
  updateLicenseField,
} from "./license-field.store.ts";
import { lockLicenses } from "./license-state.store.ts";
import { nameOfChange } from "./provenance.rules.ts";
import { findSources, updateSources } from "./provenance.store.ts";

/** A custom field of a product, on one license. */
interface NamedField {
  readonly license: number;
  readonly product_custom_field: number;
}

/** Gives a license a value of its own for a custom field of its product. */
export async function setField(work: Work, wish: NamedField & { readonly value: string }): Promise<LicenseField> {
  const { name, known } = await lockNamed(wish, work);
  if (known)
    throw ApiError.of([problem("license_custom_field_exists", "/product_custom_field", wish.product_custom_field)]);
  return insert(wish, name, work);
}

/** Sets a license's own value, or changes it; `source` says where it came from. Throws the refusal. */
export async function putField(
  work: Work,
  wish: NamedField & { readonly value: string },
  source = "changed",
): Promise<void> {
  const { name, known } = await lockNamed(wish, work);
  if (known) await update(known, wish.value, name, work, source);
  else await insert(wish, name, work, source);
}

/** Takes the value of a field away from a license. Throws where it has none of its own. */
export async function removeNamedField(work: Work, named: NamedField): Promise<void> {
  const { name, known } = await lockNamed(named, work);
  if (!known) throw new ApiError("not_found", { message: "The license has no value of its own for the custom field." });
  await remove(known, name, work);
}

/** Changes the value; the license and the field stay (`immutable_property`). */
export async function changeField(
  context: Work,
  id: number,
  wish: {
    readonly license?: number | undefined;
    readonly product_custom_field?: number | undefined;
    readonly value?: string | undefined;
  },
): Promise<LicenseField> {
  const { field, name } = await lockField(id, context);
  const stays = { license: field.license_id, product_custom_field: field.product_custom_field_id };
  const problems = (["license", "product_custom_field"] as const).flatMap((member) =>
    wish[member] === undefined || wish[member] === stays[member]
      ? []
      : [problem("immutable_property", `/${member}`, wish[member])],
  );
  if (problems.length > 0) throw ApiError.of(problems);
  return wish.value === undefined ? field : update(field, wish.value, name, context);
}

/** Takes the value away: the license has that of its product again. */
export async function removeField(context: Work, id: number): Promise<void> {
  const { field, name } = await lockField(id, context);
  await remove(field, name, context);
}

async function insert(
  wish: NamedField & { readonly value: string },
  name: string,
  work: Work,
  source?: string,
): Promise<LicenseField> {
  const { license: license_id, product_custom_field: product_custom_field_id, value } = wish;
  const row = { license_id, product_custom_field_id, value };
  const field = await insertLicenseField(work.db, work.companyId, row, work.now);
  await record("created", field, name, work, source);
  return field;
}

async function update(
  field: LicenseField,
  value: string,
  name: string,
  work: Work,
  source?: string,
): Promise<LicenseField> {
  if (value === field.value) return field;
  const changed = { ...field, value };
  await updateLicenseField(work.db, work.companyId, field.id, value);
  await record("updated", changed, name, work, source);
  return changed;
}

async function remove(field: LicenseField, name: string, work: Work): Promise<void> {
  await deleteLicenseField(work.db, work.companyId, field.id);
  await record("deleted", field, name, work);
}

/** A field by its name and the value that a license has of its own, under the lock of the license. */
async function lockNamed({ license: id, product_custom_field }: NamedField, { db, companyId, now }: Work) {
  await lockLicenses(db, companyId, [id], now);
  const [license] = await findLicensesById(db, companyId, [id]);
  if (!license) throw ApiError.of([problem("unknown_license", "/license", id)]);
  const [name, known] = await Promise.all([
    findFieldName(db, companyId, license.product_id, product_custom_field),
    findFieldOfLicense(db, companyId, id, product_custom_field),
  ]);
  if (name === undefined)
    throw ApiError.of([problem("unknown_custom_field", "/product_custom_field", product_custom_field)]);
  return { name, known };
}

/** A value under the lock of its license. */
async function lockField(id: number, { db, companyId, now }: Work) {
  const found = await findLicenseField(db, companyId, id);
  if (!found) throw new ApiError("not_found");
  await lockLicenses(db, companyId, [found.license_id], now);
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
  { db, companyId, caller, now }: Work,
  source = "changed",
): Promise<void> {
  await recordFieldChange(db, companyId, { kind, field, name }, now);
  const before = (await findSources(db, companyId, [field.license_id], "custom_fields")).get(field.license_id) ?? {};
  const { [name]: _own, ...others } = before;
  const sources = kind === "deleted" ? others : { ...others, [name]: source };
  const names = kind === "deleted" ? [] : [nameOfChange("custom_fields", name)];
  const changed = { id: field.license_id, sources, names };
  await updateSources(db, companyId, "custom_fields", [changed], caller.actor?.name ?? "", now);
}
