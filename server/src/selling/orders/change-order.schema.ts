import { z } from "zod";
import { bigCount, cut, flag, maybe, metadataObjectOrText, text, word } from "../../platform/http/scalars.schema.ts";
import { silent } from "../catalog/catalog-terms.schema.ts";
import type { OpenPassword } from "../people/license-user.schema.ts";
import type { OrderRow } from "./order.rules.ts";
import { orderObject, presentListedOrder } from "./order.schema.ts";

/** An id; 0, empty text and null mean none. */
const reference = z.preprocess(
  (value) => (value === 0 || cut(value) === "" ? null : value),
  bigCount({ min: 1 }).nullable().optional(),
);

/** The body of `PATCH orders/{id}/` (management-api.md §4.5). */
export const orderPatch = z.object({
  store_id: maybe(text(255)),
  type: maybe(word(["normal"], "The only type is normal.")),
  is_test: maybe(flag()),
  is_trial: maybe(flag()),
  reference: silent(text(255)),
  download_id: silent(text(255)),
  language: silent(text(35)),
  campaign_params: silent(text(2000)),
  customer: reference.describe(
    "Moves the order, with its licenses, to another customer, and into the account of that.",
  ),
  customer_account: reference.describe("Moves the order into another customer account."),
  metadata: silent(metadataObjectOrText()),
});

/** A parsed body. */
export type OrderPatch = z.output<typeof orderPatch>;

const member = orderObject.shape;

/** The flat order object: its members in the order of management-api.md §4.4, the customer as an id. */
export const flatOrderObject = z.strictObject({
  id: member.id,
  created_at: member.created_at,
  updated_at: member.updated_at,
  store_id: member.store_id,
  type: member.type,
  customer_email: member.customer_email,
  is_test: member.is_test,
  customer_reference: member.customer_reference,
  is_trial: member.is_trial,
  test_clock: member.test_clock,
  download_id: member.download_id,
  language: member.language,
  campaign_params: member.campaign_params,
  customer_first_name: member.customer_first_name,
  customer_last_name: member.customer_last_name,
  customer_company: member.customer_company,
  customer_phone: member.customer_phone,
  metadata: member.metadata,
  company: member.company,
  customer: z.int().nullable(),
  customer_account: member.customer_account,
  license_users: member.license_users,
});

/** An order as PATCH answers it. */
export function presentFlatOrder(row: OrderRow, open: OpenPassword) {
  const told: Record<string, unknown> = { ...presentListedOrder(row, open), customer: row.customer_id };
  return Object.fromEntries(Object.keys(flatOrderObject.shape).map((name) => [name, told[name]]));
}
