import { z } from "zod";
import { jsonValue } from "../../platform/http/scalars.schema.ts";
import type { LicenseRow } from "../licenses/license.rules.ts";
import { licenseObject, presentLicense } from "../licenses/license.schema.ts";
import { customerObject, presentCustomer } from "../people/customer.schema.ts";
import { licenseUserObject, type OpenPassword, presentLicenseUser } from "../people/license-user.schema.ts";
import type { OrderItemRow, OrderRow } from "./order.rules.ts";

/** An item of an order with its licenses (management-api.md §4.4); those of a bundle follow their bundle license. */
export const orderItemObject = z.strictObject({
  id: z.int(),
  product_id: z.int(),
  licenses: z.array(licenseObject),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  order: z.int(),
  product: z.int(),
  note: z.string().nullable(),
  subscription_id: z.string().nullable(),
});

/** The order object, whole (management-api.md §4.4). */
export const orderObject = z.strictObject({
  id: z.int(),
  order_items: z.array(orderItemObject),
  customer: customerObject.nullable(),
  has_active_licenses: z.boolean(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  store_id: z.string().describe("The id that the order was given by its creator."),
  type: z.string(),
  is_test: z.boolean(),
  is_trial: z.boolean(),
  test_clock: z.int().nullable().describe("The test clock that it lives by."),
  is_bundle: z.boolean(),
  reference: z.string().nullable(),
  download_id: z.string().nullable(),
  language: z.string().nullable(),
  campaign_params: z.string().nullable(),
  customer_email: z.string().nullable(),
  customer_first_name: z.string().nullable(),
  customer_last_name: z.string().nullable(),
  customer_company: z.string().nullable(),
  customer_phone: z.string().nullable(),
  customer_reference: z.string(),
  metadata: z.record(z.string(), jsonValue),
  company: z.int(),
  customer_account: z.int().nullable(),
  license_users: z.array(licenseUserObject).describe("The license managers of the order."),
});

/** The order object of lists: without its items. */
export const listedOrderObject = orderObject.omit({ order_items: true });

/** An order on its way out, without its items (management-api.md §4.4). */
export function presentListedOrder(row: OrderRow, open: OpenPassword) {
  return {
    id: row.id,
    customer: row.customer && presentCustomer(row.customer),
    has_active_licenses: row.has_active_licenses,
    created_at: row.created_at,
    updated_at: row.updated_at,
    store_id: row.store_id,
    type: row.type,
    is_test: row.is_test,
    is_trial: row.is_trial,
    test_clock: row.test_clock_id,
    is_bundle: row.is_bundle,
    reference: row.reference,
    download_id: row.download_id,
    language: row.language,
    campaign_params: row.campaign_params,
    customer_email: row.customer_email,
    customer_first_name: row.customer_first_name,
    customer_last_name: row.customer_last_name,
    customer_company: row.customer_company,
    customer_phone: row.customer_phone,
    customer_reference: row.customer_reference,
    metadata: row.metadata,
    company: row.company_id,
    customer_account: row.customer_account_id,
    license_users: row.managers.map((user) => presentLicenseUser(user, row.company_id, open)),
  };
}

/** An order on its way out, with its items and their licenses (management-api.md §4.4). */
export function presentOrder(
  row: OrderRow,
  items: readonly OrderItemRow[],
  licenses: readonly LicenseRow[],
  open: OpenPassword,
) {
  const ofItem = new Map(items.map((item): [number, LicenseRow[]] => [item.id, []]));
  for (const license of licenses) ofItem.get(license.order_item_id)?.push(license);
  const { id, ...rest } = presentListedOrder(row, open);
  const order_items = items.map((item) => ({
    id: item.id,
    product_id: item.product_id,
    licenses: (ofItem.get(item.id) ?? []).map((license) => presentLicense(license, open)),
    created_at: item.created_at,
    updated_at: item.updated_at,
    order: item.order_id,
    product: item.product_id,
    note: item.note,
    subscription_id: item.subscription_id,
  }));
  return { id, order_items, ...rest };
}
