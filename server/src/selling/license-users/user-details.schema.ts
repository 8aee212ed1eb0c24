import { z } from "zod";
import { email, flag, jsonValue, maybe, metadataObjectOrText } from "../../platform/http/scalars.schema.ts";
import { definedOf } from "../../platform/values/objects.ts";
import { licenseUserObject, type OpenPassword, presentLicenseUser } from "../people/license-user.schema.ts";
import type { UserPatch } from "../people/license-user.store.ts";
import { personText, suppliedPassword } from "./assignment.schema.ts";
import { lmDetails } from "./manager-permission.schema.ts";
import type { UserDetails } from "./user-details.store.ts";

/** The license user object by itself (management-api.md §5.2.2, §6.3): without the counters of one license. */
export const licenseUserAnswer = licenseUserObject.omit({ max_activations: true, total_activations: true }).extend({
  is_manager: z.boolean().describe("Whether the user manages an order, a customer account or a group."),
  total_licenses: z.int(),
  ...lmDetails,
  reference: z.string(),
  metadata: z.record(z.string(), jsonValue),
});

/** A license user as they leave the server. */
export function presentUserDetails(user: UserDetails, companyId: number, open: OpenPassword) {
  const whole = presentLicenseUser({ ...user, max_activations: 0, total_activations: 0 }, companyId, open);
  const { max_activations: _max, total_activations: _total, ...rest } = whole;
  const { total_licenses, lm_permissions, lm_products, lm_license_template_ids, customer_accounts } = user;
  const managing = { lm_permissions, lm_products, lm_license_template_ids, customer_accounts };
  return { ...rest, total_licenses, ...managing, reference: user.reference, metadata: user.metadata };
}

/** The body of `PATCH license-users/{id}/`; the internal login name `email` may be sent as it was read. */
export const licenseUserPatch = z.object({
  true_email: maybe(email),
  first_name: personText.optional(),
  last_name: personText.optional(),
  phone_number: personText.optional(),
  reference: personText.optional(),
  is_active: maybe(flag()).describe("False: no password of the user is right any more."),
  metadata: metadataObjectOrText().optional(),
});

/** The members of a patch that were sent. */
export function patchOf(body: z.output<typeof licenseUserPatch>): UserPatch {
  return definedOf(body);
}

/** The body of both `set_password/`. */
export const setPasswordBody = z.object({ password: suppliedPassword });

/** The query of `license-users/set_password/`. */
export const emailQuery = z.object({ email });

/** The answer of both `set_password/`. */
export const passwordSet = z.strictObject({ message: z.literal("Password set.") });
