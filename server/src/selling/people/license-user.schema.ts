import { z } from "zod";
import type { LicenseUserRow } from "./license-user.rules.ts";

/** Opens a sealed initial password. */
export type OpenPassword = (sealed: Buffer) => string;

/** The license user inside licenses and orders (management-api.md §5.2.2). */
export const licenseUserObject = z.strictObject({
  id: z.int(),
  last_login: z.iso.datetime().nullable(),
  email: z.string().describe("The internal login name: the address, a | and the company."),
  true_email: z.string(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  is_admin: z.boolean(),
  is_active: z.boolean(),
  is_staff: z.boolean(),
  first_name: z.string(),
  last_name: z.string(),
  phone_number: z.string(),
  subscribed_to_email: z.boolean(),
  acquired_consent: z.iso.datetime().nullable(),
  is_manager: z.boolean(),
  initial_password: z.string().describe("The generated password, empty once the user has chosen another."),
  is_initial_password: z.boolean(),
  max_activations: z.int(),
  total_activations: z.int(),
});

/** A license user on its way out (management-api.md §5.2.2). */
export function presentLicenseUser(user: LicenseUserRow, companyId: number, open: OpenPassword) {
  const { initial_password_sealed: sealed } = user;
  return {
    id: user.id,
    last_login: user.last_login,
    email: `${user.true_email}|${companyId}`,
    true_email: user.true_email,
    created_at: user.created_at,
    updated_at: user.updated_at,
    is_admin: false,
    is_active: user.is_active,
    is_staff: false,
    first_name: user.first_name,
    last_name: user.last_name,
    phone_number: user.phone_number,
    subscribed_to_email: false,
    acquired_consent: null,
    is_manager: user.is_manager,
    initial_password: sealed === null ? "" : open(sealed),
    is_initial_password: sealed !== null,
    max_activations: user.max_activations,
    total_activations: user.total_activations,
  };
}
