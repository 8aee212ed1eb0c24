import { licensesMax } from "../subscriptions/following.rules.ts";
import type { SoldAs } from "../subscriptions/subscription-facts.rules.ts";
import type { BoughtLine, Purchase } from "./reading.rules.ts";

/** Which licenses a purchase makes. */

/** What is sold: a product, on one of its policies. */
export interface Sold {
  readonly policy_code: string;
  readonly product_code: string;
  readonly product_id: number;
  readonly on_quantity: string | null;
  readonly default_license_type: string | null;
  readonly authorization_method: string;
}

/** What a price is found to sell. */
export interface Offers {
  /** By the catalog. */
  readonly atPrice: readonly (Sold & { readonly price: string })[];
  /** By what prices say themselves: each name, by its place, with all that it fits. */
  readonly byName: readonly (Sold & { readonly place: number })[];
  readonly names: readonly SoldAs[];
}

/** One product of a purchase, on its policy. */
export interface WantedItem {
  readonly sold: Sold;
  readonly item: string | null;
  readonly subscription_id: string | null;
  /** How many licenses. */
  readonly licenses: number;
  /** What the quantity sets of each. */
  readonly seats: Readonly<Partial<Record<"max_activations" | "floating_users", number>>>;
  /** The type of license that the price asks for. */
  readonly license_type: string | null;
}

/**
 * What a purchase asks for: of each line the first price at which the catalog sells something; else what the price says
 * itself.
 */
export function wantedItems(
  purchase: Pick<Purchase, "subscription_id">,
  lines: readonly BoughtLine[],
  offers: Offers,
): WantedItem[] {
  return lines.flatMap(({ prices, quantity, item, subscription_id, sold_as }): WantedItem[] => {
    const listed = listedAt(prices, offers);
    const found = listed ?? (sold_as && onlyOneNamed(sold_as, offers));
    if (!found) return [];
    const count = Math.min(Math.max(quantity, 1), licensesMax);
    const seats = found.on_quantity;
    const setsSeats = seats === "max_activations" || seats === "floating_users";
    return [
      {
        sold: found,
        item,
        subscription_id: subscription_id ?? purchase.subscription_id,
        licenses: setsSeats ? 1 : count,
        seats: setsSeats ? { [seats]: count } : {},
        license_type: listed ? null : (sold_as?.license_type ?? null),
      },
    ];
  });
}

function listedAt(prices: readonly string[], { atPrice }: Offers): Sold | undefined {
  return prices.map((price) => atPrice.find((each) => each.price === price)).find((each) => each !== undefined);
}

function onlyOneNamed(name: SoldAs, { byName, names }: Offers): Sold | undefined {
  const place = names.indexOf(name);
  const fitting = byName.filter((each) => each.place === place);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** What a line names that is not sold, or that several things are called; undefined: nothing. */
export function unknownName(lines: readonly BoughtLine[], offers: Offers): string | undefined {
  const line = lines.find(
    ({ prices, sold_as }) => sold_as && !listedAt(prices, offers) && !onlyOneNamed(sold_as, offers),
  );
  if (!line?.sold_as) return undefined;
  const { product, policy } = line.sold_as;
  const parts = [policy === null ? [] : [`the policy ${policy}`], product === null ? [] : [`the product ${product}`]];
  const who = line.prices[0] === undefined ? "The checkout" : `The price ${line.prices[0]}`;
  return `${who} names ${parts.flat().join(" of ")}, and there is not exactly one of it.`;
}

/** A wanted item as orders have it; what users hold, the buyer holds at first. */
export function orderedItem(item: WantedItem, holder: string | null) {
  const { sold, licenses, seats, subscription_id } = item;
  const license_type = typeOf(item);
  const license = {
    policy_code: sold.policy_code,
    ...seats,
    ...(license_type === null ? {} : { license_type }),
    ...(sold.authorization_method === "user" && holder !== null ? { users: [{ email: holder }] } : {}),
  };
  return {
    product_code: sold.product_code,
    ...(subscription_id === null ? {} : { subscription_id }),
    licenses: Array.from({ length: licenses }, () => license),
  };
}

/** What is charged again and again follows its subscription, unless it counts units. Null: as the policy has it. */
function typeOf({ sold, subscription_id, license_type }: WantedItem): string | null {
  if (subscription_id === null) return license_type;
  return (license_type ?? sold.default_license_type) === "consumption" ? license_type : "subscription";
}

/** Who buys. */
export interface Buyer {
  readonly email: string | null;
  readonly name: string;
  readonly company: string;
}

/** The customer of an order. */
export function customerOf({ email, name, company }: Buyer) {
  if (email === null) return {};
  const [first = "", ...rest] = name.trim().split(/\s+/);
  const named = { first_name: first.slice(0, 200), last_name: rest.join(" ").slice(0, 200) };
  return { customer: { email, ...named, company_name: company.slice(0, 200) } };
}
