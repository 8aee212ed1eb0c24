import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { idsNeededAtMost, reserveIds } from "../../selling/orders/place-order.store.ts";
import { placeOneOrder } from "../../selling/orders/place-orders.flow.ts";
import { updatePassword } from "../../selling/people/license-user.store.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { findTrialProduct, repeatTrial, type TrialPerson, type TrialProduct, trialOrder } from "./trial.rules.ts";
import {
  findTrialFacts,
  findTrialLicense,
  lockTrial,
  type TrialDevice,
  type TrialLicense,
  updateTrial,
} from "./trial.store.ts";

/** A request for a trial whose members are there. */
export interface TrialCall extends TrialPerson {
  readonly product: string;
  readonly hardware_id: string;
  readonly license_policy?: string | undefined;
}

/** A trial that is made now, as its order shows it, or the one that was made before. */
export type Trial = { readonly known: TrialLicense } | { readonly made: MadeTrial };

/** The license of a new trial, with the password of its user while that is the generated one. */
export type MadeTrial = Awaited<ReturnType<typeof issueTrial>>;

/** Gives a device its trial; call in a transaction (semantics.md §2.9). */
export async function takeTrial(context: Context, call: TrialCall, passwordHash: string | undefined): Promise<Trial> {
  const { db, companyId, caller, now, activity } = context;
  const facts = await findTrialFacts(db, companyId, call.product, call.license_policy);
  const { product } = accept(findTrialProduct(facts, caller, call.email));
  activity.product_id = product.id;
  const device: TrialDevice = {
    product_id: product.id,
    hardware_id: call.hardware_id,
    email: product.authorization_method === "user" ? (call.email ?? "") : "",
  };
  const knownId = await lockTrial(db, companyId, device, now);
  if (knownId !== null && !facts.allow_multiple_trials) {
    const license = await findTrialLicense(db, companyId, knownId);
    if (!license) throw new Error("a trial was remembered without its license");
    activity.license_id = knownId;
    return { known: accept(repeatTrial(license, now)).license };
  }
  const made = await issueTrial(call, product, passwordHash, context);
  activity.license_id = made.license.id;
  activity.order_id = made.orderId;
  activity.issued = [{ product_id: product.id, count: 1 }];
  await updateTrial(db, companyId, device, made.license.id);
  return { made };
}

/** Places the order of a trial. Its store id names the order's own id, so that is taken first. */
async function issueTrial(
  call: TrialCall,
  product: TrialProduct,
  passwordHash: string | undefined,
  { db, companyId, now, deps }: Context,
) {
  const order = trialOrder(product, call, call.license_policy);
  const ids = await reserveIds(db, idsNeededAtMost({ ...order, id: "" }));
  const id = `trial_${ids[0]}`;
  const placed = await placeOneOrder(
    { db, companyId },
    { order: { ...order, id }, author: undefined, isUnproven: true },
    deps,
    async () => ids,
  );
  const license = placed.order.order_items[0]?.licenses[0];
  if (!license) throw new ApiError("internal_error");
  // Only someone whom this very call makes can be given a password by it: no application takes over who exists already.
  const isNewUser = placed.new_passwords.length > 0;
  const chooses = isNewUser && passwordHash !== undefined;
  if (chooses) await updatePassword(db, companyId, call.email ?? "", passwordHash, now);
  const user = license.license_users[0];
  // Nor does knowing an e-mail reveal the password of an existing user.
  const initialPassword = isNewUser && !chooses ? (user?.initial_password ?? "") : "";
  return { license, orderId: placed.order.id, user, initialPassword };
}
