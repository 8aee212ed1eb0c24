import { z } from "zod";
import { bigCount, email, metadataObjectOrText, text, verbatim } from "../../platform/http/scalars.schema.ts";
import { silent } from "../catalog/catalog-terms.schema.ts";
import type { LicenseUserRow } from "../people/license-user.rules.ts";
import type { OpenPassword } from "../people/license-user.schema.ts";

const password = z.preprocess((value) => (value === "" ? undefined : value), silent(verbatim(1000, 6)));

/** The body of `POST orders/{id}/add_manager/` (management-api.md §4.7); only the e-mail is needed. */
export const managerBody = z.object({
  email,
  password: password.describe("The initial password; one is made where none is given."),
  first_name: silent(text(200)),
  last_name: silent(text(200)),
  metadata: silent(metadataObjectOrText()),
});

/** A parsed body. */
export type ManagerBody = z.output<typeof managerBody>;

const managersMax = 1000;

/** The body of `POST orders/{id}/add_managers/`: a bare array. */
export const managersBody = z
  .array(managerBody, "Must be a list of managers.")
  .min(1, "Must name one manager at least.")
  .max(managersMax, `At most ${managersMax} managers.`);

/** The body of `POST orders/{id}/remove_manager/`. */
export const removeManagerBody = z.object({ license_user_id: bigCount({ min: 1 }) });

/** The manager object (management-api.md §4.7). */
export const managerObject = z.strictObject({
  id: z.int(),
  true_email: z.string(),
  is_initial_password: z.boolean(),
  initial_password: z.string().describe("Empty once the manager has chosen another."),
  first_name: z.string(),
  last_name: z.string(),
  phone_number: z.string(),
  new_user: z.boolean().describe("Whether this call made the user."),
  password: z.string().describe("The same as initial_password."),
  lm_permissions: z.array(z.string()).describe("What the manager may do."),
});

type OnLicense = Pick<LicenseUserRow, "is_manager" | "max_activations" | "total_activations">;

/** A manager on the way out. */
export function presentManager(
  user: Omit<LicenseUserRow, keyof OnLicense> & { readonly lm_permissions: readonly string[] },
  isNew: boolean,
  open: OpenPassword,
) {
  const { initial_password_sealed: sealed } = user;
  const password = sealed === null ? "" : open(sealed);
  return {
    id: user.id,
    true_email: user.true_email,
    is_initial_password: sealed !== null,
    initial_password: password,
    first_name: user.first_name,
    last_name: user.last_name,
    phone_number: user.phone_number,
    new_user: isNew,
    password,
    lm_permissions: [...user.lm_permissions],
  };
}
