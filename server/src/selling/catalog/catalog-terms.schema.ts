import { z } from "zod";
import {
  bigCount,
  count,
  cut,
  durationText,
  flag,
  metadataObject,
  text,
  word,
} from "../../platform/http/scalars.schema.ts";
import { catalogMembers } from "../../terms/license-properties.rules.ts";
import { catalogShape } from "../../terms/members.schema.ts";
import { FEATURES } from "../../terms/product-features.rules.ts";
import { ON_CANCEL, ON_DISPUTE, ON_QUANTITY, ON_REFUND } from "../../terms/subscription-terms.rules.ts";

/**
 * The members by which products, policies and features set the terms on which licenses are issued (management-api.md
 * §7, §10). Absent keeps a member as it is; null unsets it, and the next source decides.
 */

/** A member that may be absent, or null for "not set". */
export function silent<T extends z.ZodType>(schema: T) {
  return schema.nullable().optional();
}

/** The code of a feature or a policy, by which orders name it. */
export function code() {
  return text(255, 1);
}

/** Whether licenses are held by a key or by users; `license_key` is an older spelling. */
export function authorizationMethod() {
  return z.preprocess(
    (value) => (cut(value) === "license_key" ? "license-key" : value),
    word(["license-key", "user"], "Must be license-key or user."),
  );
}

/** What a product may set. */
export const productTerms = {
  ...catalogShape(catalogMembers("product")),
  subscription_duration: silent(durationText()),
  allow_trial: silent(flag()),
  hardware_id_required: silent(flag()),
  is_node_locked: silent(flag()),
  is_user_locked: silent(flag()),
  is_upgrade: silent(flag()),
  upgrade_from: silent(z.array(bigCount({ min: 1 })).max(100, "At most 100 products.")),
  metadata: silent(metadataObject()),
};

/** What a feature, or a policy for a feature, may set. */
export const featureTerms = catalogShape(FEATURES);

// Ids mean nothing in another database: the file of installation is a member of the API alone.
const { installation_file_id: _id, ...ofLicense } = catalogShape(catalogMembers("policy"));

const oneOf = <const Words extends readonly string[]>(words: Words) =>
  silent(word(words, `Must be one of ${words.join(", ")}.`));

/** What a subscription means for licenses of a policy (docs/decisions/0089). */
const ofSubscriptions = {
  on_refund: oneOf(ON_REFUND).describe(
    "by_kind: what was bought once is disabled by a full refund, a period is taken off by one, a partial one changes " +
      "nothing, and one for fraud always disables.",
  ),
  on_dispute: oneOf(ON_DISPUTE).describe("Whether an open dispute suspends; a lost one is a full refund."),
  on_cancel: oneOf(ON_CANCEL).describe("What is left when it is ended before its time: nothing, or what is paid."),
  on_quantity: oneOf(ON_QUANTITY).describe("What the quantity of a subscription sets."),
};

/** What a license policy may set. */
export const policyTerms = {
  is_sku: silent(flag()),
  ...ofLicense,
  // A policy sells something: a license for no device is no mistake of an order only.
  max_activations: silent(count({ min: 1 })),
  allow_trial: silent(flag()),
  user_max_activations: silent(count()),
  ...ofSubscriptions,
  metadata: silent(metadataObject()),
};
