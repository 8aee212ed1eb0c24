import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { savepoint } from "../../platform/db/transaction.ts";
import type { Author } from "../../platform/http/audit.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { problemsOf } from "../../platform/http/partial-input.ts";
import { canonicalOrder } from "../orders/canonical-order.schema.ts";
import { orderBody } from "../orders/place-order.schema.ts";
import { placeOneOrder } from "../orders/place-orders.flow.ts";
import { lookAgain } from "./follow-subscription.flow.ts";
import { type Follower, followersByItem, licensesMax, tellingOf } from "./following.rules.ts";
import { findSubscription } from "./subscription.store.ts";
import { isFinal } from "./subscription-facts.rules.ts";
import { findHolder, insertFollowers, listFollowerIds, listFollowers } from "./subscription-license.store.ts";

/** What orders are placed with, in the name of a billing system, or of a back office that says what one knows. */
export interface Placing {
  readonly work: Work;
  readonly author: Author;
  readonly isTest: boolean;
  readonly tools: Pick<Deps, "random" | "secrets">;
}

/** An order in the form of the wire. */
export interface WireOrder {
  readonly id: string;
  readonly append: boolean;
  readonly test_clock?: number;
  readonly customer?: object;
  readonly items: readonly object[];
}

/** Places licenses, at the time of the work. */
export async function placeLicenses({ work, author, isTest, tools }: Placing, order: WireOrder): Promise<void> {
  const { db, companyId, now } = work;
  const body = { ...order, is_test: isTest };
  const parsed = orderBody.safeParse(body);
  if (!parsed.success) throw ApiError.of(problemsOf(parsed.error, "body", body));
  const placed = { order: canonicalOrder(parsed.data, body), author };
  await placeOneOrder({ db, companyId }, placed, { ...tools, clock: { now: () => now } });
}

/**
 * Adds licenses to the order of a subscription whose quantity says how many there are. Of a product that users hold, the
 * customer holds them at first, as at the purchase. Answers why it could not: what is paid counts all the same.
 */
export async function growLicenses(placing: Placing, subscriptionId: string): Promise<string | null> {
  const { db, companyId, now } = placing.work;
  const row = await findSubscription(db, companyId, subscriptionId);
  if (!row || isFinal(row.status)) return null;
  const followers = await listFollowers(db, companyId, [subscriptionId]);
  const wanted = followersByItem(row, followers).flatMap((licenses) => {
    const like = licenses.find(({ on_quantity }) => on_quantity === "licenses");
    const quantity = like ? (tellingOf(row, like, 0, now).standing.quantity ?? 0) : 0;
    const count = Math.min(quantity, licensesMax) - licenses.length;
    return like && count > 0 ? [{ like, count }] : [];
  });
  if (wanted.length === 0) return null;
  try {
    await savepoint(db, async (inner) => {
      const within = { ...placing, work: { ...placing.work, db: inner }, isTest: placing.isTest || row.is_test };
      for (const { like, count } of wanted) await addLicenses(within, like, count);
      await lookAgain(within.work, subscriptionId);
    });
    return null;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code === "database_unavailable") throw error;
    return `No license could be added: ${sentenceOf(error)}`.slice(0, 1000);
  }
}

/** A refusal in words, with the members that it is about. */
export function sentenceOf({ message, problems }: ApiError): string {
  const sentences = problems.map(({ pointer, message: each }) => {
    const member = pointer?.split("/").at(-1) ?? "";
    return /^[a-z_]+$/.test(member) ? `${member}: ${each}` : each;
  });
  return [...new Set(sentences.length > 0 ? sentences : [message])].join(" ").slice(0, 1000);
}

/** Adds licenses like one that is there. */
async function addLicenses(placing: Placing, like: Follower, count: number): Promise<void> {
  const { db, companyId } = placing.work;
  const { subscription_id, policy_code, order_store_id: id, order_test_clock_id: clock } = like;
  const holder = like.authorization_method === "user" ? await findHolder(db, companyId, like.license_id) : null;
  const license = {
    policy_code,
    ...(like.license_type === "consumption" ? {} : { license_type: "subscription" }),
    ...(holder === null ? {} : { users: [{ email: holder }] }),
  };
  const licenses = Array.from({ length: count }, () => license);
  const before = new Set(await listFollowerIds(db, companyId, subscription_id));
  await placeLicenses(
    { ...placing, isTest: placing.isTest || clock !== null },
    {
      id,
      append: true,
      ...(clock === null ? {} : { test_clock: clock }),
      items: [{ product_code: like.short_code, subscription_id, licenses }],
    },
  );
  const made = (await listFollowerIds(db, companyId, subscription_id)).filter((each) => !before.has(each));
  await insertFollowers(db, companyId, subscription_id, made, like.item);
}
