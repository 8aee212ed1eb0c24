import { listSearch, type SearchSpec } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

const s = t.subscriptions;
const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** The address of the list of subscriptions. */
export const subscriptionSearch = listSearch({
  filters: [
    { name: "status", kind: "choice", label: s.status, choices: choicesOf(s.statuses) },
    { name: "customer_email", kind: "text", label: s.customer },
    { name: "is_recurring", kind: "flag", label: s.isRecurring },
    { name: "is_test", kind: "flag", label: s.isTest },
    { name: "paid_through__lt", kind: "day", label: s.paidThroughBefore },
    { name: "source", kind: "number", label: s.sourceId },
    { name: "license", kind: "number", label: s.licenseId },
  ],
  orders: ["id", "status", "paid_through", "updated_at"],
  order: "-updated_at",
  quick: "subscription_id__icontains",
});

/** The address of the list of messages. */
export const messageSearch = listSearch({
  filters: [
    { name: "status", kind: "choice", label: s.messages.status, choices: choicesOf(s.messages.statuses) },
    { name: "subscription_id", kind: "text", label: s.subscription },
    { name: "source", kind: "number", label: s.sourceId },
    { name: "received_at__gte", kind: "day", label: s.messages.from },
    { name: "received_at__lt", kind: "day", label: s.messages.until },
  ],
  orders: ["id", "status"],
  order: "-id",
  quick: "type__startswith",
});

/** The address of the page: that of the list of the tab that is shown. */
export const subscriptionsSearch: SearchSpec = {
  ...subscriptionSearch,
  read: (raw) => (raw["tab"] === "messages" ? messageSearch : subscriptionSearch).read(raw),
};
