import { locale, number, plural } from "../language.ts";

interface Seats {
  readonly used: number;
  readonly most: number | null;
}
interface Budget {
  readonly most: number | null;
  readonly left: number | null;
  readonly next_at: string | null;
}

const day = (moment: string) => new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(moment));
const time = (moment: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));
const timesLeft = (count: number) =>
  count === 0 ? "no more devices" : plural(count, { one: "one more device", other: `${number(count)} more devices` });

const budgetOf = ({ most, left, next_at }: Budget) => {
  if (most === null || left === null) return "You may free a device whenever you need to.";
  if (most === 0) return "Only the vendor frees devices of this license.";
  if (left > 0) return `You may free ${timesLeft(left)} within a year.`;
  return `No more devices can be freed now${next_at ? `; the next one from ${day(next_at)}` : ""}.`;
};

/** Licenses and devices, as customers read of them. */
export default {
  licenses: {
    title: "Your licenses",
    managed: "Your licenses, and those you manage",
    nothingYet: {
      user: "No license is assigned to you. Ask whoever manages licenses in your company.",
      manager: "You hold and manage no licenses yet.",
      key: "This license is no longer there.",
    },
    nothingFound: "No license matches. Try a part of the name or of the key.",
    look: "Search",
    product: "Product",
    key: "License key",
    licenseOf: (id: number) => `License ${id}`,
    managedOf: (order: string) => `Managed by you · order ${order}`,
    states: { Active: "active", Inactive: "not activated yet", Expired: "expired", Disabled: "disabled" },
    troubles: {
      Expired: "This license has expired. Ask the vendor to renew it.",
      Disabled: "This license is disabled. Ask the vendor why.",
    },
    forever: "Valid without end",
    noEnd: "Valid without end",
    fromActivation: (duration: string) => `Valid for ${duration} from its first activation`,
    until: "Valid until",
    ended: "Ended on",
    seats: ({ used, most }: Seats) =>
      most === null
        ? `${plural(used, { one: "One seat", other: `${number(used)} seats` })} taken, without a limit`
        : `${number(used)} of ${plural(most, { one: "one seat", other: `${number(most)} seats` })} taken`,
    ownSeats: ({ used, most }: Seats) =>
      most === null ? `${number(used)} by you` : `${number(used)} of your ${number(most)} taken`,
    slots: ({ used, most }: Seats) => `${number(used)} of ${number(most ?? 0)} floating slots in use`,
    full: "All seats are taken. Do you have a new computer?",
    parts: "Parts of the license",
    tabs: { devices: "Devices", users: "Users", terms: "Terms", downloads: "Downloads" },
    back: "All licenses",
    ofBundle: "This license belongs to a bundle",
    inBundle: "In this bundle:",
    loading: "Loading",
    noDevices: "No device has a seat. Activate the application, and its computer appears here.",
    lastContact: "Last contact",
    usedBy: (email: string) => `Used by ${email}`,
    free: "Free seat",
    freeOf: (name: string) => `Free seat of ${name}`,
    freeTitle: (name: string) => `Free the seat of ${name}?`,
    freeBody: (name: string, { left }: Budget) =>
      `The application stops working on ${name}, and another device can take its place.${
        left === null ? "" : ` Afterwards you may free ${timesLeft(left - 1)} within a year.`
      }`,
    freeButton: "Free seat",
    freed: (name: string, budget: Budget) => `The seat of ${name} is free. ${budgetOf(budget)}`,
    budgetOf,
    asksFirst: "Whoever bought the license is asked by mail first.",
    ask: "Ask for seat",
    askOf: (name: string) => `Ask for seat of ${name}`,
    askTitle: (name: string) => `Ask for the seat of ${name}?`,
    askBody: (name: string) =>
      `Whoever bought the license gets a mail with a link, and frees the seat of ${name} with it. Nothing changes until then.`,
    askButton: "Send mail",
    asked: (name: string) => `A mail is on its way. Once it is confirmed, the seat of ${name} is free.`,
    freeAll: "Free all seats",
    freeAllTitle: (count: number) => `Free ${plural(count, { one: "the seat", other: `all ${number(count)} seats` })}?`,
    freeAllBody: ({ left }: Budget) =>
      `The application stops working on every device until it is activated there again.${
        left === null
          ? ""
          : ` You may free ${timesLeft(left)} within a year; where that is not enough, nothing is freed.`
      }`,
    freedAll: (budget: Budget) => `All seats are free. ${budgetOf(budget)}`,
    revoke: "Revoke",
    revokeOf: (name: string) => `Revoke ${name}`,
    revokeTitle: (name: string) => `Revoke ${name}?`,
    revokeBody: (name: string) =>
      `Its seat is freed, and ${name} cannot be activated with this license again. Only the vendor can allow it.`,
    revoked: (name: string, budget: Budget) => `${name} is revoked. ${budgetOf(budget)}`,
    isOffline: "A license file holds this seat. Give the license back on that machine first.",
    borrow: "Borrow",
    borrowOf: (name: string) => `Borrow for ${name}`,
    borrowTitle: (name: string) => `Borrow for ${name}?`,
    borrowBody: (hours: number) =>
      `The device keeps its slot without a connection for up to ${plural(hours, {
        one: "one hour",
        other: `${number(hours)} hours`,
      })}. Nobody else can use the slot meanwhile.`,
    borrowed: (name: string, until: string) => `${name} keeps its slot until ${time(until)}.`,
    borrowedUntil: "Borrowed until",
  },
  terms: {
    dates: "Validity",
    counters: "Units",
    features: "Features",
    fields: "Details",
    type: "Kind",
    types: {
      perpetual: "without end",
      "time-limited": "for a time",
      subscription: "subscription",
      consumption: "by units",
    },
    start: "Begins",
    activated: "First activated",
    notYet: "not yet",
    maintenance: "Updates until",
    grace: "Time to renew",
    hours: (hours: number) => plural(hours, { one: "one hour", other: `${number(hours)} hours` }),
    lastCheck: "Last check",
    order: "Order",
    units: ({ used, most }: Seats, period?: "daily" | "weekly" | "monthly" | "annually") => {
      const each = { daily: "a day", weekly: "a week", monthly: "a month", annually: "a year" };
      const of = most === null ? "" : ` of ${number(most)}`;
      return `${number(used)}${of} units used${period ? ` (counted anew once ${each[period]})` : ""}`;
    },
  },
  replace: {
    title: "A new computer",
    which: "Which license do you want to use on it?",
    noLicense: "There is no license whose devices you could replace.",
    of: (product: string) => `License for ${product}`,
    full: "All seats are taken. Choose the device that you no longer use.",
    hasRoom: "A seat is free: the application can be activated on the new computer.",
    notAllowed: "You cannot free devices of this license. Ask the vendor.",
    next: "What to do now",
    steps: (product: string) => [
      `Start ${product} on the new computer.`,
      "Sign in or enter the license key there, as before.",
      "Activate. The free seat is taken by the new computer.",
    ],
    toLicense: "To the license",
  },
};
