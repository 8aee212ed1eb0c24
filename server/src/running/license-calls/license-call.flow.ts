import { ApiError, missing } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { identityOf } from "./activation.schema.ts";
import type { Claim, LicenseFacts } from "./activation-facts.rules.ts";
import { findLicenseFacts, lockLicenseFacts } from "./activation-facts.store.ts";
import { decisionFacts } from "./decision-facts.rules.ts";
import type { LicenseIdentity } from "./license-identity.store.ts";
import { emailOf, type ProvenUser } from "./prove-user.flow.ts";
import { findUse } from "./use.rules.ts";

// What every call of the License API about a license begins and ends with.

/** The codes that any of them may answer. */
export const callErrors = [
  "missing_parameters",
  "missing_hardware_id",
  "license_key_required",
  "license_key_or_license_user_required",
  "unknown_product",
  "disabled_product",
  "api_key_product_not_allowed",
  "license_not_found",
  "license_key_rolled",
  "license_not_enabled",
  "blacklisted",
] as const;

/** What a call about a bound device may answer. */
export const useErrors = [...callErrors, "license_not_active", "device_not_found"] as const;
export const checkErrors = [...useErrors, "vm_not_allowed", "floating_not_available"] as const;
export const activationErrors = [
  ...callErrors,
  "archived_product",
  "invalid_credentials",
  "license_start_date_not_reached",
  "license_expired",
  "trial_expired",
  "vm_not_allowed",
  "hardware_key_required",
  "license_activated_max_times",
  "device_transfer_not_allowed",
  "device_transfer_limit_reached",
  "product_version_not_supported",
] as const;

/** The members that name device, product and license. */
export interface Named {
  readonly hardware_id?: string | undefined;
  readonly product?: string | undefined;
  readonly license_key?: string | undefined;
  readonly username?: string | undefined;
  readonly id_token?: string | undefined;
  readonly code?: string | undefined;
}

/** A2: the device, the product, and one way to name the license. */
export function requireMembers(call: Named): string {
  if (call.hardware_id === undefined) throw new ApiError("missing_hardware_id");
  if (call.product === undefined) throw missing("product");
  const isNamed = [call.license_key, call.username, call.id_token, call.code].some((member) => member !== undefined);
  if (!isNamed) throw new ApiError("license_key_or_license_user_required");
  return call.hardware_id;
}

/** What the call claims, for the rules. */
export function claimOf({ caller }: Context, identity: LicenseIdentity): Claim {
  return {
    product_ids: caller.productIds,
    names_key: identity.license_key !== undefined,
    names_user: identity.email !== undefined,
  };
}

/**
 * Notes which product and license the call is about, once known: of several licenses the first for the statistics, and
 * the one that is judged for the decision of a refusal. `hasCounts`: whether the devices of the license were counted.
 */
export function noteFound(
  { activity, decision }: Pick<Context, "activity" | "decision">,
  facts: LicenseFacts,
  hasCounts = false,
): void {
  const { license, product } = facts;
  if (product) {
    activity.product_id ??= product.id;
    decision.product_id = product.id;
  }
  if (license) {
    activity.license_id ??= license.id;
    decision.license_id = license.id;
  }
  decision.facts = (featureCode) => decisionFacts(facts, hasCounts, featureCode);
}

type UseCall = Named & Parameters<typeof identityOf>[0];

/** The facts of a call, and what it claims. */
export interface CalledFacts {
  readonly facts: LicenseFacts;
  readonly claim: Claim;
}

/** The facts of a call about a license, read without a lock. */
export async function findCalledFacts(context: Context, call: UseCall): Promise<CalledFacts> {
  const { db, companyId, now } = context;
  const read = { hardware_id: requireMembers(call), ...unused };
  const identity = identityOf(call, emailOf(call.username), context.caller);
  return calledFacts(await findLicenseFacts(db, companyId, identity, read, now), identity, context);
}

/** The same, with the license locked first and its facts read in the next statement. */
export async function lockCalledFacts(
  context: Context,
  call: UseCall,
  { email, accountId }: Pick<ProvenUser, "email" | "accountId"> = { email: emailOf(call.username) },
): Promise<CalledFacts> {
  const { db, companyId, now } = context;
  const read = { hardware_id: requireMembers(call), ...unused };
  const identity = identityOf(call, email, context.caller, accountId);
  const { facts } = await lockLicenseFacts(db, companyId, identity, read, now);
  return calledFacts(facts, identity, context);
}

const unused = { env: undefined, channel: undefined, app_ver: undefined, counts_devices: false, is_answered: false };

function calledFacts(facts: LicenseFacts, identity: LicenseIdentity, context: Context): CalledFacts {
  noteFound(context, facts);
  return { facts, claim: claimOf(context, identity) };
}

/** The license of a call, read without a lock, with the active device that calls, where no more than that is judged. */
export async function findUnlockedUse(context: Context, call: UseCall) {
  return judgeUse(await findCalledFacts(context, call), context);
}

/** The same under the lock of the license. */
export async function findLockedUse(context: Context, call: UseCall) {
  return judgeUse(await lockCalledFacts(context, call), context);
}

function judgeUse({ facts, claim }: CalledFacts, { now }: Context) {
  return { facts, ...accept(findUse(facts, claim, now)) };
}
