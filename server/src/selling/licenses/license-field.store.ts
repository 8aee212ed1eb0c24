import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/** The value that a license has of its own for a custom field of its product. */
export interface LicenseField {
  readonly id: number;
  readonly license_id: number;
  readonly product_custom_field_id: number;
  readonly value: string;
}

/** What lists of custom field values can be filtered and ordered by (management-api.md §6.2). */
export const licenseFieldList: ListSpec = {
  from: (db, companyId) => db`from license_custom_fields where company_id = ${companyId}`,
  filters: {
    license: { kind: "integer", column: (db) => db`license_id`, published: ["exact", "in"] },
    product_custom_field: { kind: "integer", column: (db) => db`product_custom_field_id`, published: ["exact"] },
    value: { kind: "text", column: (db) => db`value`, published: ["exact", "icontains"] },
  },
  orderings: { id: (db) => db`id`, license: (db) => db`license_id`, value: (db) => db`value` },
  id: (db) => db`id`,
};

const columns = (db: Db) => db`id, license_id, product_custom_field_id, value`;

/** One page of the values of a company's licenses. */
export function listLicenseFields(db: Db, companyId: number, page: ListPage): Promise<Page<LicenseField>> {
  return readPage<LicenseField>(db, companyId, licenseFieldList, page, columns(db));
}

/** One value by its id. */
export async function findLicenseField(db: Db, companyId: number, id: number): Promise<LicenseField | undefined> {
  const [row] = await db<LicenseField[]>`
    select ${columns(db)} from license_custom_fields where company_id = ${companyId} and id = ${id}`;
  return row;
}

/** The name of a field that licenses of a product have; undefined where they have none such. */
export async function findFieldName(
  db: Db,
  companyId: number,
  productId: number,
  fieldId: number,
): Promise<string | undefined> {
  const [row] = await db<{ name: string }[]>`
    select name from product_custom_fields
    where company_id = ${companyId} and id = ${fieldId} and product_id = ${productId}`;
  return row?.name;
}

/** The value that a license has of its own for a field. */
export async function findFieldOfLicense(
  db: Db,
  companyId: number,
  licenseId: number,
  fieldId: number,
): Promise<LicenseField | undefined> {
  const [row] = await db<LicenseField[]>`
    select ${columns(db)} from license_custom_fields
    where company_id = ${companyId} and license_id = ${licenseId} and product_custom_field_id = ${fieldId}`;
  return row;
}

/** Stores a value; call under the lock of the license, which has none for the field. */
export async function insertLicenseField(
  db: Db,
  companyId: number,
  { license_id, product_custom_field_id, value }: Omit<LicenseField, "id">,
  now: Date,
): Promise<LicenseField> {
  const [row] = await db<LicenseField[]>`
    insert into license_custom_fields (company_id, license_id, product_custom_field_id, value, created_at)
    values (${companyId}, ${license_id}, ${product_custom_field_id}, ${value}, ${now})
    returning ${columns(db)}`;
  if (!row) throw new Error("the value was not stored");
  return row;
}

/** Changes a value. */
export async function updateLicenseField(db: Db, companyId: number, id: number, value: string): Promise<void> {
  await db`update license_custom_fields set value = ${value} where company_id = ${companyId} and id = ${id}`;
}

/** Takes a value away: the license has that of its product again. */
export async function deleteLicenseField(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from license_custom_fields where company_id = ${companyId} and id = ${id}`;
}

/** One line in the history of the license, and the event. */
export async function recordFieldChange(
  db: Db,
  companyId: number,
  change: { readonly kind: "created" | "updated" | "deleted"; readonly field: LicenseField; readonly name: string },
  now: Date,
): Promise<void> {
  const { kind, field, name } = change;
  const text = { created: "Custom field set", updated: "Custom field changed", deleted: "Custom field removed" }[kind];
  const data = { license_custom_field_id: field.id, name, value: field.value };
  const line = { license_id: field.license_id, source: "api", text, data: jsonb(db, data) } as const;
  await db`
    with noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [{ type: `license_custom_field.${kind}`, subject: field.license_id, data }], now)}`;
}
