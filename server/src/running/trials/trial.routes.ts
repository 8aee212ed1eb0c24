import { ApiError, missing } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { takeTrial } from "./trial.flow.ts";
import { presentKnown, presentMade, trialAnswer, trialQuery } from "./trial.schema.ts";

/** `GET trial_key` (license-api.md §6.16). */
export function trialRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/trial_key",
      permission: "license_use_change",
      transaction: "request",
      tag: "Trials",
      summary: "Ask for a trial",
      description:
        "A device gets one trial of a product, and the same one whenever it asks again, in a shorter answer; of a user-based product " +
        "one for each e-mail. The trial begins with its activation.",
      query: trialQuery,
      activity: "trial_key",
      reads: "object",
      answers: { json: trialAnswer },
      errors: [
        "missing_parameters",
        "missing_hardware_id",
        "unknown_product",
        "disabled_product",
        "archived_product",
        "api_key_product_not_allowed",
        "trial_not_allowed",
        "email_missing",
        "trial_expired",
        "unknown_license_policy",
        "archived_license_policy",
      ],
    },
    prepare: hashed,
    handle: async ({ query }, context, passwordHash) => {
      const { product, hardware_id } = query;
      if (hardware_id === undefined) throw new ApiError("missing_hardware_id");
      if (product === undefined) throw missing("product");
      const trial = await takeTrial(context, { ...query, product, hardware_id }, passwordHash);
      if ("known" in trial) return presentKnown(trial.known, query.email);
      return presentMade(trial.made, context.companyId, query.include_metadata_string ?? false);
    },
  });
}

/** The hash of a password that is chosen; before the transaction, since it takes its time on purpose. */
async function hashed(
  { query: { password } }: { readonly query: { readonly password?: string | undefined } },
  { deps }: Context,
): Promise<string | undefined> {
  return password === undefined ? undefined : deps.passwords.hash(password);
}
