import { ApiError } from "../../errors.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { listSoldAs, listSoldAt } from "../catalog/policy-parts.store.ts";
import { changeLicenses } from "../licenses/change-license.flow.ts";
import { lookAgain } from "../subscriptions/follow-subscription.flow.ts";
import { type Placing, placeLicenses } from "../subscriptions/grow-subscription.flow.ts";
import { insertFollowers, listFollowers } from "../subscriptions/subscription-license.store.ts";
import {
  type Buyer,
  customerOf,
  type Offers,
  orderedItem,
  unknownName,
  type WantedItem,
  wantedItems,
} from "./purchase.rules.ts";
import { findOrderedLicenses, listEndedLicenses, type OrderedLicense } from "./purchase.store.ts";
import type { BoughtLine, Purchase } from "./reading.rules.ts";

/**
 * Makes the licenses of a purchase, once: those that its order has already are taken, and who returns keeps the license
 * that they had. Answers why nothing was made, if so; throws where a price names what is not sold here.
 */
export async function placePurchase(
  placing: Placing,
  purchase: Purchase,
  lines: readonly BoughtLine[],
  buyer: Buyer,
): Promise<string | null> {
  const { db, companyId } = placing.work;
  const offers = await offersOf(placing.work, lines);
  const unknown = unknownName(lines, offers);
  if (unknown !== undefined) throw new ApiError("unknown_license_policy", { message: unknown });
  const wanted = wantedItems(purchase, lines, offers);
  if (wanted.length === 0) return nothingSoldAt(lines);
  const ordered = await findOrderedLicenses(db, companyId, purchase.order);
  const fresh: WantedItem[] = [];
  const before = allotter(ordered ?? []);
  for (const each of wanted) {
    const mine = before(each);
    if (mine.length > 0) await follow(placing, purchase, each, mine);
    else if (!(await returns(placing, purchase, each, buyer))) fresh.push(each);
  }
  if (fresh.length > 0) {
    const items = fresh.map((item) => orderedItem(item, buyer.email));
    await placeLicenses(placing, { id: purchase.order, append: ordered !== undefined, ...customerOf(buyer), items });
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

function nothingSoldAt(lines: readonly BoughtLine[]): string {
  const prices = new Set(lines.flatMap((line) => line.prices));
  return `No license policy is sold at ${[...prices].join(", ") || "any price of it"}.`;
}

async function offersOf({ db, companyId }: Work, lines: readonly BoughtLine[]): Promise<Offers> {
  const prices = [...new Set(lines.flatMap((line) => line.prices))];
  const names = lines.flatMap(({ sold_as }) => sold_as ?? []);
  const [atPrice, byName] = await Promise.all([
    listSoldAt(db, companyId, prices),
    names.length === 0 ? [] : listSoldAs(db, companyId, names),
  ]);
  return { atPrice, byName, names };
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
