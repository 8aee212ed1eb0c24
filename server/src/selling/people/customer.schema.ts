import { z } from "zod";
import { bigCount, cut, email, jsonValue, metadataObjectOrText } from "../../platform/http/scalars.schema.ts";
import { CUSTOMER_MEMBERS } from "../../terms/customer-members.rules.ts";
import { customerShape } from "../../terms/customer-members.schema.ts";
import { silent } from "../catalog/catalog-terms.schema.ts";
import type { CustomerRow } from "./customer.rules.ts";

/** Clients of the field send 0 or empty text for "no account". */
const account = z.preprocess(
  (value) => (value === 0 || cut(value) === "" ? null : value),
  bigCount({ min: 1 }).nullable().optional(),
);

/** The body of `POST customers/` and of `PATCH customers/{id}/` (management-api.md §8.2). */
export const customerBody = z.object({
  ...customerShape(silent),
  email: silent(z.preprocess(cut, z.literal("").or(email))),
  customer_account: account,
  metadata: silent(metadataObjectOrText()),
});

/** A parsed body of either. */
export type CustomerBody = z.output<typeof customerBody>;

/** The customer object (management-api.md §8.1). */
export const customerObject = z.strictObject({
  id: z.int(),
  total_orders: z.int(),
  total_licenses: z.int(),
  labels: z.array(
    z.strictObject({
      id: z.int().describe("By which the label is taken off: DELETE customerclabels/{id}/."),
      label_id: z.int(),
      label: z.string(),
      color: z.string(),
    }),
  ),
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
  license_user: z.int().nullable().describe("The license user with the customer's e-mail."),
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
    labels: row.labels.map(({ id, label_id, label, color }) => ({ id, label_id, label, color })),
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
    clabels_all: row.labels.length === 0 ? null : row.labels.map(({ label }) => label.toLowerCase()).join(""),
    company: row.company_id,
    license_user: row.license_user,
    clabels: row.labels.map(({ label_id }) => label_id),
    cognito_user_pool_id: "",
    metadata: row.metadata,
  };
}

/** The columns of the exported file, in the names that imports know (management-api.md §5.9). */
export const customerColumnsOfFile = [
  "customer__id",
  ...CUSTOMER_MEMBERS.map((name) => `customer__${name}` as const),
  "customer__account__code",
  "customer__labels",
  "customer__metadata",
  "customer__created_at",
] as const;
