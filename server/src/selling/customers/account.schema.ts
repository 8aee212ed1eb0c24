import { z } from "zod";
import { metadataObjectOrText, text } from "../../platform/http/scalars.schema.ts";
import { silent } from "../catalog/catalog-terms.schema.ts";
import type { AccountRow } from "../people/account.store.ts";

const shape = {
  code: text(255, 1),
  name: text(255, 1),
  description: silent(text(2000)),
  phone: silent(text(100)),
  address: silent(text(1000)),
  email: silent(text(320)),
  reference: silent(text(255)),
  metadata: silent(metadataObjectOrText()),
};

/** The body of `POST customer-accounts/`. */
export const accountBody = z.object(shape);

/** The body of `PATCH customer-accounts/{id}/`. */
export const accountPatch = z.object({ ...shape, code: shape.code.optional(), name: shape.name.optional() });

/** A parsed body of either. */
export type AccountPatch = z.output<typeof accountPatch>;

/** The customer account object (management-api.md §8.4). */
export const accountAnswer = z.strictObject({
  id: z.int(),
  customers_count: z.int(),
  code: z.string(),
  name: z.string(),
  description: z.string(),
  phone: z.string(),
  address: z.string(),
  email: z.string(),
  reference: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  cognito_user_pool_id: z.literal("").describe("Always empty; clients of the field expect the member."),
  company: z.int(),
});

/** A customer account as it leaves the server, its members in the order of the reference. */
export function presentAccount(row: AccountRow): z.input<typeof accountAnswer> {
  return {
    id: row.id,
    customers_count: row.customers_count,
    code: row.code,
    name: row.name,
    description: row.description,
    phone: row.phone,
    address: row.address,
    email: row.email,
    reference: row.reference,
    metadata: { ...row.metadata },
    cognito_user_pool_id: "",
    company: row.company_id,
  };
}
