import { z } from "zod";
import { flag } from "../../platform/http/scalars.schema.ts";
import type { OpenPassword } from "../../selling/people/license-user.schema.ts";
import { identity, text } from "../license-calls/activation.schema.ts";
import { presentCustomer } from "../license-calls/license-answer.schema.ts";
import type { CalledCustomer, UserOfCustomer } from "./customer-users.store.ts";

/** Query of customer_license_users (license-api.md §6.15). */
export const customerUsersQuery = z.object({
  product: identity.product,
  customer: text(254),
  bundle_code: identity.bundle_code,
  include_metadata_string: flag().optional(),
});

/** Answer of customer_license_users: one entry for each license of each user. */
export const customerUsersAnswer = z.strictObject({
  company: z.strictObject({ id: z.number().int() }),
  customer: z.record(z.string(), z.unknown()),
  users: z.array(
    z.strictObject({
      email: z.string(),
      is_active: z.boolean(),
      first_name: z.string(),
      last_name: z.string(),
      phone_number: z.string(),
      is_initial_password: z.boolean(),
      initial_password: z
        .string()
        .describe("Empty once the user has chosen another, and where the company does not let applications read it."),
      max_activations: z.number().int(),
      total_activations: z.number().int(),
      allow_unlimited_activations: z.boolean(),
      license_id: z.number().int(),
      order_store_id: z.string(),
      order_id: z.number().int(),
    }),
  ),
});

/** The answer of customer_license_users. */
export function presentCustomerUsers(
  { id: _id, ...customer }: CalledCustomer,
  users: readonly UserOfCustomer[],
  companyId: number,
  withMetadataString: boolean,
  open: OpenPassword,
): z.input<typeof customerUsersAnswer> {
  return {
    company: { id: companyId },
    customer: presentCustomer(customer, withMetadataString),
    users: users.map(({ initial_password_sealed: sealed, ...user }) => ({
      email: user.email,
      is_active: user.is_active,
      first_name: user.first_name,
      last_name: user.last_name,
      phone_number: user.phone_number,
      is_initial_password: sealed !== null,
      initial_password: sealed === null ? "" : open(sealed),
      max_activations: user.max_activations,
      total_activations: user.total_activations,
      allow_unlimited_activations: user.allow_unlimited_activations,
      license_id: user.license_id,
      order_store_id: user.order_store_id,
      order_id: user.order_id,
    })),
  };
}
