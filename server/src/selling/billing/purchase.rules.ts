import type { BoughtLine, Purchase } from "./reading.rules.ts";

/** Which licenses a purchase makes. */

/** What is sold at a price. */
export interface SoldAt {
  readonly price: string;
  readonly policy_code: string;
  readonly product_code: string;
  readonly product_id: number;
  readonly on_quantity: string | null;
  readonly default_license_type: string | null;
  readonly authorization_method: string;
}

/** One product of a purchase, on its policy. */
export interface WantedItem {
  readonly sold: SoldAt;
  readonly item: string | null;
  readonly subscription_id: string | null;
  /** How many licenses. */
  readonly licenses: number;
  /** What the quantity sets of each. */
  readonly seats: Readonly<Partial<Record<"max_activations" | "floating_users", number>>>;
}

const licensesMax = 1000;

/** What a purchase asks for: of each line the first price at which something is sold. */
export function wantedItems(
  purchase: Pick<Purchase, "subscription_id">,
  lines: readonly BoughtLine[],
  sold: readonly SoldAt[],
): WantedItem[] {
  return lines.flatMap(({ prices, quantity, item, subscription_id }): WantedItem[] => {
    const found = prices.map((price) => sold.find((each) => each.price === price)).find((each) => each !== undefined);
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
      },
    ];
  });
}

/** The license objects of an order. */
export function licensesOf({ sold, licenses, seats, subscription_id }: WantedItem, email: string | null): object[] {
  const users = sold.authorization_method === "user" && email !== null ? { users: [{ email }] } : {};
  // What is charged again and again follows its subscription, unless it counts units.
  const type =
    subscription_id === null || sold.default_license_type === "consumption" ? {} : { license_type: "subscription" };
  return Array.from({ length: licenses }, () => ({ policy_code: sold.policy_code, ...seats, ...type, ...users }));
}

/** A name as a first and a last one. */
export function namesOf(name: string): { readonly first_name: string; readonly last_name: string } {
  const [first = "", ...rest] = name.trim().split(/\s+/);
  return { first_name: first.slice(0, 200), last_name: rest.join(" ").slice(0, 200) };
}
