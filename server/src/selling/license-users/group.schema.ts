import { z } from "zod";
import type { LicenseUserGroupsRow } from "../../platform/db/rows.generated.ts";
import { bigCount, email, jsonValue, maybe, metadataObjectOrText, text } from "../../platform/http/scalars.schema.ts";
import { definedOf } from "../../platform/values/objects.ts";
import { personText, suppliedPassword } from "./assignment.schema.ts";
import type { GroupValues } from "./group.store.ts";

const id = bigCount({ min: 1 });
const code = text(255, 1);

const shape = {
  name: text(255).optional(),
  description: text(2000).optional(),
  metadata: metadataObjectOrText().optional(),
  customer_account: id.nullable().optional().describe("Null: of the whole company."),
};

/** The body of `POST license-user-groups/`. */
export const groupBody = z.object({ ...shape, code });

/** The body of `PATCH license-user-groups/{id}/`; what was read may be sent back. */
export const groupPatch = z.object({ ...shape, code: code.optional() });

/** The columns of a parsed body. */
export function groupValues({ customer_account, ...rest }: z.output<typeof groupPatch>): GroupValues {
  const values = { ...rest, customer_account_id: customer_account };
  return definedOf(values);
}

/** The license user group object (management-api.md §6.4). */
export const groupAnswer = z.strictObject({
  id: z.int(),
  metadata_string: z.null(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  code: z.string(),
  name: z.string(),
  description: z.string(),
  metadata: z.record(z.string(), jsonValue),
  company: z.int(),
  customer_account: z.int().nullable(),
});

/** A group as it leaves the server. */
export function presentGroup(row: LicenseUserGroupsRow) {
  const { company_id: company, customer_account_id: customer_account, ...rest } = row;
  return { ...rest, metadata_string: null, company, customer_account };
}

/** The body of `add_manager/` (management-api.md §6.4); only the e-mail is needed. */
export const groupManagerBody = z.object({
  email,
  password: maybe(suppliedPassword).describe("The initial password; without it one is generated for a new user."),
  first_name: maybe(personText),
  last_name: maybe(personText),
});

/** The body of `add_to_group/` and `remove_from_group/`. */
export const ofGroup = z.object({ license_user_group_id: id });
/** The body of `add_license/` and `remove_license/`. */
export const ofLicense = z.object({ license_id: id });
/** The body of `remove_manager/`. */
export const ofUser = z.object({ license_user_id: id });
