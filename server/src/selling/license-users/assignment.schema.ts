import { z } from "zod";
import { bigCount, count, email, flag, maybe, text } from "../../platform/http/scalars.schema.ts";

/** A name or a number of a person; numbers are read as text. */
export const personText = text(200);

/** A password that the vendor chooses. */
export const suppliedPassword = z
  .string("Must be text.")
  .min(6, "The password needs at least 6 characters.")
  .max(1000, "At most 1000 characters.");

/** The body of `assign_user/` (management-api.md §5.7). */
export const assignUserBody = z.object({
  email,
  first_name: maybe(personText),
  last_name: maybe(personText),
  phone_number: maybe(personText),
  is_manager: maybe(flag()).describe("Makes the user a manager of the license's order as well."),
  password: maybe(suppliedPassword).describe("The initial password; without it one is generated for a new user."),
  max_activations: maybe(count()),
  total_activations: maybe(count()).describe(
    "Devices that are counted already, where licenses move in from elsewhere.",
  ),
});

/** The answer of `assign_user/`. */
export const assignUserAnswer = z.strictObject({
  message: z.literal("License assigned."),
  new_password: z.string().describe("The initial password of the user; empty once the user has chosen another."),
});

/** The body of `assign_users/`. */
export const assignUsersBody = z.object({
  emails: z
    .array(
      z.preprocess(
        (value) => (typeof value === "string" ? { email: value } : value),
        z.object({ email, is_manager: maybe(flag()), max_activations: maybe(count()) }),
      ),
      "Must be a list of users.",
    )
    .min(1, "Must name one user at least.")
    .max(10_000, "At most 10000 users."),
  send_email: maybe(flag()).describe("False: nobody is written to. Otherwise they are where the mail settings say so."),
});

/** The answer of `assign_users/`: bare, in the order of the request. */
export const assignUsersAnswer = z.array(
  z.strictObject({ email: z.string(), new_user: z.boolean(), password: z.string() }),
);

/** The body of `unassign_user/`: the user by id or by e-mail. */
export const unassignUserBody = z
  .object({ license_user_id: maybe(bigCount({ min: 1 })), license_user_email: maybe(email) })
  .refine((body) => body.license_user_id !== undefined || body.license_user_email !== undefined, {
    message: "license_user_id or license_user_email is required.",
  });

/** The body of `set_users_activations/`: by the ids of license users. */
export const usersActivationsBody = z
  .record(
    z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,15}$/, "Must be the id of a license user."),
    z
      .object(
        {
          max_activations: maybe(count()),
          reset_total_activations: maybe(flag()).describe("Frees the devices that the user has on this license."),
        },
        "Must be an object.",
      )
      .refine(
        (wish) => wish.max_activations !== undefined || wish.reset_total_activations !== undefined,
        "Must say max_activations or reset_total_activations.",
      ),
    "Must be an object.",
  )
  .refine((body) => Object.keys(body).length > 0, "Must name one license user at least.");
