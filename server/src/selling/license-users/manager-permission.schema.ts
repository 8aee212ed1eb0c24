import { z } from "zod";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { MANAGER_PERMISSION_CODES, MANAGER_PERMISSIONS } from "../../terms/manager-permissions.rules.ts";

const listMax = 1000;
const countMax = 2_147_483_647;
const id = bigCount({ min: 1 });
const list = <T extends z.ZodType>(of: T) =>
  z.array(of, "Must be a list.").max(listMax, `At most ${listMax} of them.`).optional();

const permissionId = id.transform((value, context) => {
  const permission = MANAGER_PERMISSIONS.find((each) => each.id === value);
  if (permission) return permission.code;
  context.addIssue({ code: "custom", message: "There is no such permission.", input: value });
  return z.NEVER;
});
const allowance = z.object({
  product_id: id,
  num_of_licenses: bigCount()
    .refine((count) => count <= countMax, `At most ${countMax}.`)
    .nullable()
    .default(null),
});

/** The body of `update_lm_permissions/` (management-api.md §6.7): each list replaces the one that there is. */
export const lmPermissionsBody = z.object({
  permission_ids: list(permissionId).meta({ description: "Ids of license-manager-permissions/." }),
  products: list(allowance)
    .refine(
      (products) => new Set(products?.map(({ product_id }) => product_id)).size === (products?.length ?? 0),
      "A product is named twice.",
    )
    .describe("The products of which the manager may issue licenses, and how many; null: any number."),
  license_template_ids: list(id).describe("The policies by which the manager may issue licenses."),
  customer_account_ids: list(id).describe("The customer accounts that the user manages."),
});

/** A parsed body. */
export type LmPermissions = z.output<typeof lmPermissionsBody>;

/** A row of `license-manager-permissions/`. */
export const lmPermissionObject = z.strictObject({ id: z.int(), code: z.enum(MANAGER_PERMISSION_CODES) });

/** What is said of a manager wherever license users are shown whole. */
export const lmDetails = {
  lm_permissions: z.array(z.string()).describe("What the user may do as a license manager."),
  lm_products: z.array(z.strictObject({ product_id: z.int(), num_of_licenses: z.int().nullable() })),
  lm_license_template_ids: z.array(z.int()),
  customer_accounts: z.array(z.int()).describe("The customer accounts that the user manages."),
};
