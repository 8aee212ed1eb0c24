import { isPlainObject } from "../../platform/values/json.ts";
import type { Dispute, Fact, Refund, RefundedTotal, SoldAs } from "../subscriptions/subscription-facts.rules.ts";

/** What a message of a billing system says, in the words of this server (docs/decisions/0090). */

/** The billing systems that are understood. */
export const SOURCE_KINDS = ["stripe", "paddle", "fastspring", "lemon_squeezy", "woocommerce", "generic"] as const;
/** One of `SOURCE_KINDS`. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A message as it is kept: one request may hold several. */
export interface Envelope {
  readonly dedup_id: string;
  readonly type: string;
  readonly occurred_at: string | null;
  /** Null: it does not say. */
  readonly livemode: boolean | null;
  readonly body: string;
}

type Placeless<T> = T extends unknown ? Omit<T, "payment"> : never;
/** A fact about a payment that is named only by something that belongs to it. */
export type PaymentFact = Placeless<Refund | RefundedTotal | Dispute>;

/** What is known of one subscription, or of what was paid once. */
export interface Told {
  readonly subscription_id: string;
  readonly is_recurring: boolean;
  readonly facts: readonly Fact[];
  /** What else it, or one of its payments, is called. */
  readonly references: readonly { readonly reference: string; readonly payment: string | null }[];
  readonly customer_email?: string | null;
}

/** One thing that was bought. Where several prices are given, the first that a policy is sold at counts. */
export interface BoughtLine {
  readonly prices: readonly string[];
  readonly quantity: number;
  readonly item: string | null;
  /** What counts where no policy is sold at any of the prices. */
  readonly sold_as?: SoldAs | undefined;
  /** Where the things of one purchase have subscriptions of their own. */
  readonly subscription_id?: string | null;
}

/** A checkout that is paid, or needs no payment. */
export interface Purchase {
  /** The id of the order that it makes. */
  readonly order: string;
  /** Of what is paid once: how that is called; null: as the order. */
  readonly paid_as: string | null;
  /** Null: it is paid once. */
  readonly subscription_id: string | null;
  readonly email: string | null;
  readonly name: string;
  readonly company: string;
  /** The customer at the billing system, for messages that name nobody else. */
  readonly customer: string | null;
  /** Null: they are those of the subscription. */
  readonly lines: readonly BoughtLine[] | null;
  /** The payment that says how many of each were bought, whatever the subscription has become since. */
  readonly paid_by?: string | null;
  /** An order that the buyer has already, where the checkout names one. */
  readonly named_order: string | null;
}

/** Everything that one message says. */
export interface Reading {
  /** The subscription that it is about, for the list of messages. */
  readonly subscription_id: string | null;
  readonly told: readonly Told[];
  readonly about: readonly { readonly references: readonly string[]; readonly fact: PaymentFact }[];
  /** Names of a payment that is known by another one. */
  readonly names: readonly { readonly known: readonly string[]; readonly also: readonly string[] }[];
  readonly purchase: Purchase | null;
  readonly customer: { readonly id: string; readonly email: string; readonly name: string } | null;
  /** Why nothing follows from it. */
  readonly ignored: string | null;
}

const nothing: Reading = {
  subscription_id: null,
  told: [],
  about: [],
  names: [],
  purchase: null,
  customer: null,
  ignored: null,
};

/** A reading of what is given. */
export function reading(parts: Partial<Reading>): Reading {
  return { ...nothing, ...parts };
}

/** A message that changes nothing, and why. */
export function ignored(why: string, parts: Partial<Reading> = {}): Reading {
  return { ...nothing, ...parts, ignored: why };
}

/** A JSON object whose members may or may not be there. */
export type Members = Readonly<Record<string, unknown>>;

/** A value as an object; what is none has no members. */
export function membersOf(value: unknown): Members {
  return isPlainObject(value) ? value : {};
}

/** The object at a path. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => membersOf(found)[name], value);
}

/** A list; what is none is empty. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const textMax = 500;

/** A text or a number as text; nothing else, and no empty one. */
export function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value.replaceAll("\u0000", "").trim().slice(0, textMax) : "";
  return text === "" ? null : text;
}

/** A whole number; also where it is written as text. */
export function wholeOf(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
}

/** Amounts as decimals (`12.50`) in the smallest unit. */
export function centsOf(value: unknown): number | null {
  const number = Number(textOf(value) ?? Number.NaN);
  return Number.isFinite(number) ? Math.round(number * 100) : null;
}

/** A name of something that is shown as its id or as the whole object. */
export function idOf(value: unknown): string | null {
  return textOf(typeof value === "object" ? at(value, "id") : value);
}

/** A moment in seconds or, with `unit` 1, in milliseconds since 1970. */
export function momentOf(value: unknown, unit = 1000): string | null {
  const number = wholeOf(value);
  return number === null || number <= 0 ? null : isoOf(new Date(number * unit));
}

/** A moment as text; without a zone it is UTC. */
export function timeOf(value: unknown): string | null {
  const text = textOf(value);
  if (text === null || text.startsWith("0000")) return null;
  const dated = text.replace(" ", "T");
  const hasZone = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(dated) || !dated.includes("T");
  return isoOf(new Date(hasZone ? dated : `${dated}Z`));
}

function isoOf(moment: Date): string | null {
  const time = moment.getTime();
  return Number.isNaN(time) || time > 253_402_300_799_999 ? null : moment.toISOString();
}

/** Names that are there, each once. */
export function named(...names: readonly (string | null)[]): string[] {
  return [...new Set(names.filter((name) => name !== null))];
}
