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

const license = (tab: string) => (goods: Goods) => `/licenses/${goods.license}?tab=${tab}`;
const product = (tab: string) => (goods: Goods) => `/products/${goods.product}?tab=${tab}`;

/** The pages of the staff. */
export const staffTour: readonly Stop[] = [
  of("overview", "/", /Who needs more seats|Wer mehr Plätze braucht/),
  of("getting-started", "/getting-started", /Name of your product|Name des Produkts/),
  of("orders", "/orders", "jane@acme.example"),
  of("order", ({ order }) => `/orders/${order}`, "jane@acme.example"),
  of("new-order", "/orders/new", /What is sold|Was verkauft wird/),
  of("licenses", "/licenses", "Paint"),
  of("license", ({ license: id }) => `/licenses/${id}`, "Paint"),
  of("license-devices", license("devices"), "STUDIO-1"),
  of("license-users", license("users"), "Paint"),
  of("license-features", license("features"), "Paint"),
  of("license-fields", license("fields"), "Paint"),
  of("license-time-line", license("time-line"), "Paint"),
  of("license-past", license("past"), /^After$|^Nachher$/),
  of("license-scheduled", license("scheduled"), "Paint"),
  of("license-json", license("json"), "license_key"),
  of("license-edit", ({ license: id }) => `/licenses/${id}/edit`, /Seats|Plätze/),
  of(
    "explain",
    ({ license: id }) => `/licenses/${id}/explain?action=activate&hardware_id=laptop-7`,
    "license_activated_max_times",
  ),
  of("decisions", "/decisions", "license_activated_max_times"),
  of("decision", ({ decision }) => `/decisions/${decision}`, /LAPTOP-7|laptop-7/),
  of("devices", "/devices", "STUDIO-1"),
  of("device", ({ device }) => `/devices/${device}`, "STUDIO-1"),
  of("subscriptions", "/subscriptions", "sub_tour"),
  of("subscription", "/subscriptions/sub_tour", "jane@acme.example"),
  of("subscription-messages", "/subscriptions?tab=messages", /No messages yet|Noch keine Nachrichten/),
  of("scheduled-updates", "/scheduled-updates", /Scheduled updates|Geplante Änderungen/),
  of("bulk-actions", "/bulk-actions", /Bulk actions|Sammelaktionen/),
  of("products", "/products", "Paint"),
  of("product", ({ product: id }) => `/products/${id}`, "Paint"),
  of("product-policies", product("policies"), "Professional"),
  of("product-features", product("features"), "Layers"),
  of("product-fields", product("fields"), "studio"),
  of("product-versions", product("files"), "Paint"),
  of("new-product", "/products/new", /Code/),
  of("policy", ({ otherPolicy }) => `/policies/${otherPolicy}`, "Professional"),
  of("policy-billing", ({ otherPolicy }) => `/policies/${otherPolicy}?tab=billing`, "Professional"),
  of(
    "compare-policies",
    ({ policy, otherPolicy }) => `/policies/compare?left=${policy}&right=${otherPolicy}`,
    /Seats|Plätze/,
  ),
  of("bundles", "/bundles", "Suite"),
  of("bundle", ({ bundle }) => `/bundles/${bundle}`, "Suite"),
  of("customers", "/customers", "jane@acme.example"),
  of("customer", ({ customer }) => `/customers/${customer}`, "Jane Doe"),
  of("accounts", "/accounts", "ACME"),
  of("account", ({ account }) => `/accounts/${account}`, "ACME"),
  of("labels", "/labels", "VIP"),
  of("users", "/users", "kim@acme.example"),
  of("user", ({ user }) => `/users/${user}?tab=manager`, /Managed accounts|Verwaltete Kundenkonten/),
  of("managers", "/managers", /Managers|Verwalter/),
  of("groups", "/groups", /New group|Neue Gruppe/),
  of("webhooks", "/webhooks", "hooks.acme.example"),
  of("webhook", ({ webhook }) => `/webhooks/${webhook}`, "customer.created"),
  of("new-webhook", "/webhooks/new", /New endpoint|Neuer Endpunkt/),
  of("webhook-deliveries", "/webhook-deliveries", "customer.created"),
  of("webhook-delivery", ({ delivery }) => `/webhook-deliveries/${delivery}`, "webhook-id"),
  of("pools", "/pools", "renders"),
  of("pool", ({ pool }) => `/pools/${pool}`, "renders"),
  of("test-clocks", "/test-clocks", "A trial"),
  of("test-clock", ({ clock }) => `/test-clocks/${clock}`, /Ends in 7 days|Endet in 7 Tagen/),
  of("test-clock-happened", ({ clock }) => `/test-clocks/${clock}?tab=happened`, /Ends in 30 days|Endet in 30 Tagen/),
  of("new-test-clock", "/test-clocks/new", /UTC/),
  of("imports", "/imports", /CSV/),
  of("mails", "/mails", /No mail was sent yet|Es wurde noch keine E-Mail/),
  of("mail-settings", "/mail-settings", /Which mails are sent|Welche E-Mails gesendet werden/),
  of("mail-text", "/mail-texts/license_delivered/de", /What it may name|Was darin vorkommen kann/),
  of("analytics", "/analytics", /Calls of applications|Aufrufe von Anwendungen/),
  of("audit", "/audit", /Audit|Protokoll/),
  of("settings-portal", "/settings?tab=portal", /Settings|Einstellungen/),
  of("settings-billing", "/settings?tab=billing", "Our shop"),
  of("settings-keys", "/settings?tab=keys", /Settings|Einstellungen/),
  of("settings-staff", "/settings?tab=staff", "owner@vendor.example"),
  of("settings", "/settings", /Time zone|Zeitzone/),
  of("me", "/me", "owner@vendor.example"),
];

/** The pages of somebody who is not signed in. */
export const doorTour: readonly Stop[] = [of("sign-in", "/sign-in", /Sign in|Anmelden/)];
