import { z } from "zod";
import { authorOf } from "../../platform/http/audit.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount, maybe, text, word } from "../../platform/http/scalars.schema.ts";
import { impactAnswer } from "../licenses/change-license.schema.ts";
import { growLicenses } from "./grow-subscription.flow.ts";
import { previewRefund, readSubscription, stateSubscription } from "./subscription.flow.ts";
import { listedSubscription, presentListed, subscriptionAnswer, subscriptionBody } from "./subscription.schema.ts";
import { listSubscriptions, subscriptionList } from "./subscription.store.ts";
import { listFollowers } from "./subscription-license.store.ts";

const params = z.object({ subscription_id: text(255, 1) });
const path = "/subscriptions/:subscription_id/";
const tag = "Subscriptions";

/** Subscriptions, as billing systems tell of them (docs/guide/billing.md). */
export function subscriptionRoutes(api: Api): void {
  listSubscriptionsRoute(api);
  readSubscriptionRoute(api);
  putSubscriptionRoute(api);
  previewRefundRoute(api);
}

function listSubscriptionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/subscriptions/",
      permission: "subscriptions_read",
      tag,
      summary: "List subscriptions",
      query: listQuery(subscriptionList),
      reads: "list",
      answers: { json: listAnswer(listedSubscription) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { db, companyId } = context;
      const page = await listSubscriptions(db, companyId, query);
      const ids = page.rows.map(({ subscription_id }) => subscription_id);
      const followers = ids.length === 0 ? [] : await listFollowers(db, companyId, ids);
      return presentPage(context, query, page, (row) => presentListed(row, followers));
    },
  });
}

function readSubscriptionRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path,
      permission: "subscriptions_read",
      tag,
      summary: "Read a subscription with its payments and its licenses",
      params,
      reads: "object",
      answers: { json: subscriptionAnswer },
      errors: ["not_found"],
    },
    handle: ({ params: { subscription_id } }, context) => readSubscription(context, subscription_id),
  });
}

function putSubscriptionRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PUT",
      path,
      permission: "subscriptions_write",
      tag,
      summary: "Tell what a billing system knows of a subscription",
      description:
        "Licenses whose subscription_id it is follow it. Repeating it changes nothing, and neither does what is older " +
        "than what is known. What is paid never moves back, unless the reason is refund, dispute or correction. A " +
        "subscription that is canceled stays so: who returns has another one. Where the policy counts licenses by the " +
        "quantity, a higher one adds licenses to their order.",
      params,
      body: subscriptionBody,
      audits: { object: "subscriptions", action: "put", shows: path },
      answers: { json: subscriptionAnswer },
      errors: ["unknown_billing_source", "subscription_of_other_source", "test_clocks_differ"],
    },
    handle: async ({ params: { subscription_id }, body }, context) => {
      await stateSubscription(context, subscription_id, body);
      const placing = { work: context, author: authorOf(context), isTest: false, tools: context.deps };
      await growLicenses(placing, subscription_id);
      return readSubscription(context, subscription_id);
    },
  });
}

const trials = ["refund", "dispute", "lost_dispute"] as const;

function previewRefundRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: `${path}refund_preview/`,
      permission: "subscriptions_read",
      tag,
      summary: "What a refund or a dispute would do to the licenses of a subscription",
      description: "By the terms of their policies. Nothing is changed.",
      params,
      query: z.object({
        payment: maybe(text(255)).describe("The last one unless given."),
        amount: maybe(bigCount({ min: 1 })).describe("In the smallest unit of the currency; everything unless given."),
        what: maybe(word(trials, `Must be one of ${trials.join(", ")}.`)).describe("refund unless given."),
      }),
      reads: "object",
      answers: { json: impactAnswer },
      errors: ["not_found", "unknown_payment"],
    },
    handle: ({ params: { subscription_id }, query }, context) =>
      previewRefund(context, subscription_id, { ...query, what: query.what ?? "refund" }),
  });
}
