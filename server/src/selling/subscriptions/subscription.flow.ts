import { ApiError, problem } from "../../errors.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { previewChanges } from "../licenses/change-license.flow.ts";
import { presentImpact } from "../licenses/change-license.schema.ts";
import { learn } from "./follow-subscription.flow.ts";
import { placeOf, tellingOf } from "./following.rules.ts";
import { findSource } from "./source.store.ts";
import { statedFacts } from "./stated-facts.rules.ts";
import { presentSubscription, type SubscriptionBody } from "./subscription.schema.ts";
import { findSubscription } from "./subscription.store.ts";
import { applyToSubscription, type Fact } from "./subscription-facts.rules.ts";
import { listFollowers } from "./subscription-license.store.ts";

type Reading = Pick<Work, "db" | "companyId">;

/** A subscription as it leaves the server; throws `not_found`. */
export async function readSubscription({ db, companyId }: Reading, subscriptionId: string) {
  const row = await findSubscription(db, companyId, subscriptionId);
  if (!row) throw new ApiError("not_found");
  return presentSubscription(row, await listFollowers(db, companyId, [subscriptionId]));
}

/** Takes what a back office says of a subscription; what is older than what is known changes nothing. */
export async function stateSubscription(work: Work, subscriptionId: string, body: SubscriptionBody): Promise<void> {
  const { db, companyId, now } = work;
  const source = body.source === undefined ? null : await findSource(db, companyId, body.source);
  if (source === undefined) throw ApiError.of([problem("unknown_billing_source", "/source", body.source)]);
  const known = await findSubscription(db, companyId, subscriptionId);
  const at = body.occurred_at ?? now;
  const isOld = known?.facts.snapshot ? at.toISOString() < known.facts.snapshot.at : false;
  await learn(work, {
    subscription_id: subscriptionId,
    source,
    facts: isOld ? [] : statedFacts(body, at),
    customer_email: body.customer_email ?? null,
  });
}

/** What may be tried of a payment. */
export interface Trial {
  readonly payment?: string | undefined;
  readonly amount?: number | undefined;
  readonly what: "refund" | "dispute" | "lost_dispute";
}

/** What a refund or a dispute would do to the licenses of a subscription; nothing is written. */
export async function previewRefund(work: Work, subscriptionId: string, { payment, amount, what }: Trial) {
  const { db, companyId, now } = work;
  const row = await findSubscription(db, companyId, subscriptionId);
  if (!row) throw new ApiError("not_found");
  const paid = Object.values(row.facts.payments).sort((one, other) => (one.at < other.at ? 1 : -1));
  const chosen = payment === undefined ? paid[0] : paid.find(({ key }) => key === payment);
  if (!chosen) throw ApiError.of([problem("unknown_payment", "/payment", payment)]);
  const at = now.toISOString();
  const about = { key: "preview", payment: chosen.key, at };
  const fact: Fact =
    what === "refund"
      ? { kind: "refund", ...about, amount: amount ?? null, has_failed: false, is_fraud: false }
      : { kind: "dispute", ...about, status: what === "dispute" ? "open" : "lost" };
  const then = { ...row, facts: applyToSubscription(row.facts, fact) };
  const followers = await listFollowers(db, companyId, [subscriptionId]);
  const edits = followers.map((follower) => {
    const place = placeOf(row, followers, follower);
    const { target } = tellingOf(row, follower, place, now);
    const applied = { ...follower.applied, ...target };
    return { id: follower.license_id, body: tellingOf(then, { ...follower, applied }, place, now).change, at: "" };
  });
  return presentImpact(await previewChanges(work, edits));
}
