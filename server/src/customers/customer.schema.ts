import { z } from "zod";
import { jsonValue } from "../http/scalars.schema.ts";
import type { CustomerRow } from "./customer.rules.ts";

/** The customer object (management-api.md §8.1). */
export const customerObject = z.strictObject({
  id: z.int(),
  total_orders: z.int(),
  total_licenses: z.int(),
  labels: z.array(z.strictObject({ id: z.int(), label_id: z.int(), label: z.string(), color: z.string() })),
  customer_account: z.int().nullable(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  company_name: z.string(),
  phone: z.string(),
  reference: z.string(),
  address: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
  state: z.string(),
  clabels_all: z.string().nullable().describe("Names of the labels in lower case, joined without separator."),
  company: z.int(),
  license_user: z.int().nullable(),
  clabels: z.array(z.int()),
  cognito_user_pool_id: z.string(),
  metadata: z.record(z.string(), jsonValue),
});

/** A customer on its way out (management-api.md §8.1). */
export function presentCustomer(row: CustomerRow) {
  return {
    id: row.id,
    total_orders: row.total_orders,
    total_licenses: row.total_licenses,
    labels: [],
    customer_account: row.customer_account_id,
    email: row.email,
    first_name: row.first_name,
    last_name: row.last_name,
    company_name: row.company_name,
    phone: row.phone,
    reference: row.reference,
    address: row.address,
    postcode: row.postcode,
    city: row.city,
    country: row.country,
    state: row.state,
    clabels_all: null,
    company: row.company_id,
    license_user: null,
    clabels: [],
    cognito_user_pool_id: "",
    metadata: row.metadata,
  };
}
