import type { Deps } from "../../deps.ts";
import type { Author } from "../../platform/http/audit.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { listSoldAt } from "../catalog/policy-parts.store.ts";
import { changeLicenses } from "../licenses/change-license.flow.ts";
import { canonicalOrder } from "../orders/canonical-order.schema.ts";
import { orderBody } from "../orders/place-order.schema.ts";
import { placeOneOrder } from "../orders/place-orders.flow.ts";
import { lookAgain } from "../subscriptions/follow-subscription.flow.ts";
import type { Follower } from "../subscriptions/following.rules.ts";
import { findSubscription } from "../subscriptions/subscription.store.ts";
import { insertFollowers, listFollowers } from "../subscriptions/subscription-license.store.ts";
import { licensesOf, namesOf, type WantedItem, wantedItems } from "./purchase.rules.ts";
import { findOrderedLicenses, listEndedLicenses, type OrderedLicense } from "./purchase.store.ts";
import type { BoughtLine, Purchase } from "./reading.rules.ts";

/** What orders are placed with, in the name of a billing system. */
export interface Placing {
  readonly work: Work;
  readonly author: Author;
  readonly isTest: boolean;
  readonly tools: Pick<Deps, "clock" | "random" | "secrets">;
}

/** Who buys. */
export interface Buyer {
  readonly email: string | null;
  readonly name: string;
  readonly company: string;
}

/**
 * Makes the licenses of a purchase, once: those that its order has already are taken, and who returns keeps the license
 * that they had. Answers why nothing was made, if so.
 */
export async function placePurchase(
  placing: Placing,
  purchase: Purchase,
  lines: readonly BoughtLine[],
  buyer: Buyer,
): Promise<string | null> {
  const { db, companyId } = placing.work;
  const prices = [...new Set(lines.flatMap((line) => line.prices))];
  const wanted = wantedItems(purchase, lines, await listSoldAt(db, companyId, prices));
  if (wanted.length === 0) return `No license policy is sold at ${prices.join(", ") || "any price of it"}.`;
  const ordered = await findOrderedLicenses(db, companyId, purchase.order);
  const fresh: WantedItem[] = [];
  const before = allotter(ordered ?? []);
  for (const each of wanted) {
    const mine = before(each);
    if (mine.length > 0) await follow(placing, purchase, each, mine);
    else if (!(await returns(placing, purchase, each, buyer))) fresh.push(each);
  }
  if (fresh.length > 0) {
    await place(placing, purchase.order, fresh, buyer, ordered !== undefined);
    const licenses = (await findOrderedLicenses(db, companyId, purchase.order)) ?? [];
    const known = new Set(ordered?.map(({ id }) => id));
    const made = allotter(licenses.filter(({ id }) => !known.has(id)));
    for (const each of fresh) await follow(placing, purchase, each, made(each));
  }
  const names = wanted.map(({ subscription_id }) => subscription_id ?? onceOf(purchase));
  for (const name of new Set(names)) await lookAgain(placing.work, name);
  const followers = await listFollowers(db, companyId, purchase.subscription_id === null ? [] : names);
  const endless = followers.find(({ license_type }) => license_type === "perpetual");
  return endless ? `The policy ${endless.policy_code} sells perpetual licenses, which no subscription ends.` : null;
}

/** Gives each item its licenses of an order, which stand there as they were asked for. */
function allotter(licenses: readonly OrderedLicense[]): (item: WantedItem) => readonly OrderedLicense[] {
  const left = [...licenses];
  return ({ sold, licenses: count }) => {
    const mine = left.filter(({ product_id }) => product_id === sold.product_id).slice(0, count);
    for (const each of mine) left.splice(left.indexOf(each), 1);
    return mine;
  };
}

/** The name under which it is known that something was paid once. */
function onceOf({ subscription_id, paid_as, order }: Purchase): string {
  return subscription_id ?? paid_as ?? order;
}

/** Makes licenses follow what they were bought by. */
async function follow(
  { work, author }: Placing,
  purchase: Purchase,
  { subscription_id, item }: WantedItem,
  licenses: readonly OrderedLicense[],
): Promise<void> {
  const ids = licenses.map(({ id }) => id);
  if (subscription_id !== null) {
    const unnamed = licenses.filter((each) => each.subscription_id === null);
    const body = { subscription_id };
    if (unnamed.length > 0)
      await changeLicenses(
        { ...work, caller: { actor: author.actor } },
        unnamed.map(({ id }) => ({ id, body, at: "" })),
      );
  }
  await insertFollowers(work.db, work.companyId, subscription_id ?? onceOf(purchase), ids, item);
}

/** Gives who comes back the licenses they had; whether there were any. */
async function returns(
  placing: Placing,
  { named_order }: Purchase,
  { sold, subscription_id, licenses }: WantedItem,
  { email }: Buyer,
): Promise<boolean> {
  if (subscription_id === null || email === null) return false;
  const { db, companyId } = placing.work;
  const asked = { productId: sold.product_id, email, order: named_order };
  const ended = (await listEndedLicenses(db, companyId, asked)).slice(0, licenses);
  if (ended.length < licenses) return false;
  await changeLicenses(
    { ...placing.work, caller: { actor: placing.author.actor } },
    ended.map((id) => ({ id, body: { subscription_id }, at: "" })),
  );
  return true;
}

async function place(
  { work, author, isTest, tools }: Placing,
  id: string,
  items: readonly WantedItem[],
  { email, name, company }: Buyer,
  append: boolean,
): Promise<void> {
  const customer = email === null ? {} : { customer: { email, ...namesOf(name), company_name: company.slice(0, 200) } };
  const body = {
    id,
    append,
    is_test: isTest,
    ...customer,
    items: items.map((item) => ({
      product_code: item.sold.product_code,
      ...(item.subscription_id === null ? {} : { subscription_id: item.subscription_id }),
      licenses: licensesOf(item, email),
    })),
  };
  const order = canonicalOrder(orderBody.parse(body), body);
  await placeOneOrder({ db: work.db, companyId: work.companyId }, { order, author }, tools);
}

/** Adds licenses to an order whose subscription has a quantity that says how many there are. */
export async function growLicenses(placing: Placing, subscriptionId: string): Promise<void> {
  const { db, companyId } = placing.work;
  const row = await findSubscription(db, companyId, subscriptionId);
  const followers = await listFollowers(db, companyId, [subscriptionId]);
  const [first] = followers.filter(({ on_quantity }) => on_quantity === "licenses");
  const quantity = row?.quantity ?? 0;
  if (!first || followers.length >= quantity || first.policy_code === null) return;
  const item: WantedItem = {
    sold: soldAgain(first, first.policy_code),
    item: first.item,
    subscription_id: subscriptionId,
    licenses: Math.min(quantity, 1000) - followers.length,
    seats: {},
  };
  if (item.sold.authorization_method === "user") return;
  await place(placing, first.order_store_id, [item], { email: null, name: "", company: "" }, true);
  await lookAgain(placing.work, subscriptionId);
}

function soldAgain(follower: Follower, policy_code: string): WantedItem["sold"] {
  const { short_code: product_code, product_id, on_quantity, authorization_method } = follower;
  return {
    price: "",
    policy_code,
    product_code,
    product_id,
    on_quantity,
    default_license_type: follower.license_type,
    authorization_method,
  };
}
