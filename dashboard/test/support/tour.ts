import type { Goods } from "./sold-goods.ts";

// Every page of the dashboard, with an address that has something to show. The tests of accessibility and of the
// keyboard walk along it, and so do the pictures.

/** A page on the way. */
export interface Stop {
  /** Of the picture. */
  readonly name: string;
  readonly path: (goods: Goods) => string;
  /** A text that stands there when the page shows what it is for: an empty page would pass every test. */
  readonly shows: string | RegExp;
}

const of = (name: string, path: string | ((goods: Goods) => string), shows: string | RegExp): Stop => ({
  name,
  path: typeof path === "string" ? () => path : path,
  shows,
});

/** The pages of the staff. */
export const staffTour: readonly Stop[] = [
  of("orders", "/orders", "jane@acme.example"),
  of("order", ({ order }) => `/orders/${order}`, "jane@acme.example"),
  of("new-order", "/orders/new", /What is sold|Was verkauft wird/),
  of("licenses", "/licenses", "Paint"),
  of("overview", "/", /Who needs more seats|Wer mehr Plätze braucht/),
  of("getting-started", "/getting-started", /Name of your product|Name des Produkts/),
  of("analytics", "/analytics", /Calls of applications|Aufrufe von Anwendungen/),
  of("customers", "/customers", "jane@acme.example"),
  of("customer", ({ customer }) => `/customers/${customer}`, "Jane Doe"),
  of("account", ({ account }) => `/accounts/${account}`, "ACME"),
  of("labels", "/labels", "VIP"),
  of("user", ({ user }) => `/users/${user}?tab=manager`, /Managed accounts|Verwaltete Kundenkonten/),
  of("groups", "/groups", /New group|Neue Gruppe/),
];

/** The pages of somebody who is not signed in. */
export const doorTour: readonly Stop[] = [of("sign-in", "/sign-in", /Sign in|Anmelden/)];
