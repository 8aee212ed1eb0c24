import { z } from "zod";
import { flag } from "../../platform/http/scalars.schema.ts";
import { detail, identity, password, text } from "../license-calls/activation.schema.ts";
import type { AnswerFacts } from "../license-calls/activation-facts.rules.ts";
import { base, presentBase, presentUser } from "../license-calls/license-answer.schema.ts";

/** Query of user_licenses (license-api.md §6.13). */
export const userLicensesQuery = z.object({
  username: identity.username,
  password,
  id_token: text(10_000),
  code: text(10_000),
  customer_account_code: text(255),
  redirect_uri: text(2000),
  product: identity.product,
  sdk_ver: detail(),
  include_metadata_string: flag().optional(),
});

/** Query of device_licenses (license-api.md §6.14). */
export const deviceLicensesQuery = z.object({
  hardware_id: identity.hardware_id,
  sdk_ver: detail(),
  include_metadata_string: flag().optional(),
});

/** A license in a list (license-api.md §5.6). */
export const listedLicense = base.extend({ license_active: z.boolean(), license_enabled: z.boolean() });

/** Answer of user_licenses. */
export const userLicensesAnswer = z.array(
  z.strictObject({ license: listedLicense, user: z.record(z.string(), z.unknown()) }),
);

/** Answer of device_licenses. */
export const deviceLicensesAnswer = z.array(listedLicense);

/** Licenses in lists, each with its user where users hold it. */
export function presentListed(facts: readonly AnswerFacts[], companyId: number, withMetadataString: boolean) {
  return facts.flatMap((each) => {
    const { license, user } = each;
    if (!license) return [];
    const told = presentBase({ facts: each, license, companyId, withMetadataString }, each.features, false);
    const state = { license_active: license.active, license_enabled: license.enabled };
    return [{ license: { ...told, ...state }, user: user && presentUser(user) }];
  });
}
