import { z } from "zod";
import { hasSignOnEverywhere } from "../../access/sso/sso.store.ts";
import { ApiError, missing } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { updatePassword } from "../../selling/people/license-user.store.ts";
import { password, text } from "../license-calls/activation.schema.ts";
import { proveUser } from "../license-calls/prove-user.flow.ts";
import { listLicensesOfUser } from "./license-list.store.ts";
import { newPassword } from "./password.schema.ts";

const body = z.object({
  username: text(300),
  password,
  new_password: newPassword,
});

/** `POST change_password` (license-api.md §6.21). */
export function passwordRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/change_password",
      permission: "license_use_change",
      tag: "Users",
      summary: "Choose a password in place of the present one",
      description:
        "Devices that are bound already go on without the password. Users all of whose licenses belong to customer accounts with single " +
        "sign-on have their password there.",
      body,
      activity: "change_password",
      locks: "named",
      answers: { text: z.literal("password_changed") },
      errors: ["missing_parameters", "invalid_credentials", "change_password_not_allowed"],
    },
    prepare: prove,
    handle: async (_input, context, { email, passwordHash }) => {
      const { db, companyId, caller, now } = context;
      // A client that reaches a part of the company knows the users of that part.
      if (caller.scope && (await listLicensesOfUser(db, companyId, email, undefined, caller, now)).length === 0)
        throw new ApiError("invalid_credentials");
      if (await hasSignOnEverywhere(db, companyId, email)) throw new ApiError("change_password_not_allowed");
      await updatePassword(db, companyId, email, passwordHash, now);
      return "password_changed";
    },
  });
}

/**
 * Who it is, by the present password, and the hash of the next one; before the transaction, since both take their time.
 */
async function prove(input: { readonly body: z.output<typeof body> }, context: Context) {
  const { username, password, new_password } = input.body;
  for (const [name, value] of Object.entries({ username, password, new_password }))
    if (value === undefined) throw missing(name);
  const { email = "", proof } = await proveUser(context, { username, password });
  if (proof !== "right") throw new ApiError("invalid_credentials");
  return { email, passwordHash: await context.deps.passwords.hash(new_password ?? "") };
}
