import { ApiError } from "../../errors.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { changeLicenses } from "../licenses/change-license.flow.ts";
import { hasOneTime } from "../licenses/license-state.store.ts";
import { placeOf, type Subscription, tellingOf, wholeStanding } from "./following.rules.ts";
import type { TargetChange } from "./license-target.rules.ts";
import type { Standing } from "./standing.rules.ts";
import {
  findSubscription,
  lockKnownSubscription,
  lockSubscription,
  updateSubscription,
  updateWoken,
} from "./subscription.store.ts";
import { applyToSubscription, type Fact, type Facts, NO_FACTS } from "./subscription-facts.rules.ts";
import { listFollowerIds, listFollowers, updateTold } from "./subscription-license.store.ts";

/** What was learned of one subscription. */
export interface Learned {
  readonly subscription_id: string;
  /** Null: a back office says it. */
  readonly source: { readonly id: number; readonly kind: string } | null;
  readonly facts: readonly Fact[];
  readonly is_recurring?: boolean;
  readonly is_test?: boolean;
  readonly customer_email?: string | null;
  /** What the histories of licenses name: the message, the invoice. */
  readonly because?: JsonObject;
}

/** A license that changed, and how. */
export interface ToldLicense {
  readonly license: number;
  readonly change: TargetChange;
}

/**
 * Adds what was learned to a subscription, and changes the licenses that follow it; in a transaction, under the lock of
 * the subscription. Throws `subscription_of_other_source`.
 */
export async function learn(work: Work, learned: Learned): Promise<readonly ToldLicense[]> {
  const { db, companyId, now } = work;
  const { subscription_id, source, is_recurring = true, is_test = false, customer_email = null } = learned;
  const source_id = source?.id ?? null;
  await hasOneTime(db, companyId, await listFollowerIds(db, companyId, subscription_id), now);
  const fresh = { subscription_id, source_id, is_recurring, is_test, customer_email, facts: NO_FACTS };
  const row = await lockSubscription(db, companyId, fresh, now);
  if (row.source_id !== null && source_id !== row.source_id) throw new ApiError("subscription_of_other_source");
  const facts = learned.facts.reduce(applyToSubscription, row.facts);
  const known = { ...row, facts, source_id, source_kind: source?.kind ?? null };
  const standing = wholeStanding(known, now);
  const values = {
    ...columnsOf(facts, standing),
    source_id,
    customer_email: row.customer_email ?? customer_email,
  };
  await updateSubscription(db, companyId, row.id, values, now);
  return tellLicenses(work, known, learned.because ?? {});
}

/** Changes the licenses of a subscription to what is known of it, at a moment; for what time alone changes. */
export async function lookAgain(work: Work, subscriptionId: string): Promise<readonly ToldLicense[]> {
  const { db, companyId, now } = work;
  if (!(await lockKnownSubscription(db, companyId, subscriptionId))) return [];
  await updateWoken(db, companyId, subscriptionId, now);
  const row = await findSubscription(db, companyId, subscriptionId);
  return row ? tellLicenses(work, row, {}) : [];
}

function columnsOf(facts: Facts, { status, paid_through, quantity, wakes_at }: Standing) {
  const { snapshot } = facts;
  const moments = [snapshot, ...Object.values(facts.payments), ...Object.values(facts.refunds)];
  const last = moments.reduce<string>((most, each) => (each && each.at > most ? each.at : most), "");
  return {
    facts,
    status,
    paid_through: dateOf(paid_through),
    trial_end: dateOf(snapshot?.trial_end ?? null),
    cancel_at: dateOf(snapshot?.cancel_at ?? null),
    ended_at: dateOf(snapshot?.ended_at ?? null),
    quantity,
    wakes_at: dateOf(wakes_at),
    occurred_at: dateOf(last === "" ? null : last),
  };
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

async function tellLicenses(work: Work, row: Subscription, because: JsonObject): Promise<readonly ToldLicense[]> {
  const { db, companyId } = work;
  const followers = await listFollowers(db, companyId, [row.subscription_id]);
  const told = followers.map((follower) => ({
    follower,
    ...tellingOf(row, follower, placeOf(row, followers, follower), work.now),
  }));
  const changed = told.filter(({ change }) => Object.keys(change).length > 0);
  // What time or a new license brings about is nobody's call.
  const actor = work.caller.actor ?? { kind: "billing", id: row.source_id ?? 0, name: row.source_name ?? "" };
  if (changed.length > 0)
    await changeLicenses(
      { ...work, caller: { actor } },
      changed.map(({ follower, change }) => ({ id: follower.license_id, body: change, at: "" })),
      {
        outside: {
          source: "subscription",
          told: { text: "Subscription followed", data: { subscription: row.subscription_id, ...because } },
        },
      },
    );
  for (const { follower, target } of told)
    await updateTold(db, companyId, follower.license_id, { ...follower.applied, ...target });
  return changed.map(({ follower, change }) => ({ license: follower.license_id, change }));
}
