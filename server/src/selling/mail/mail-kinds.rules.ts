import type { EventType } from "../../record/events/event-types.rules.ts";
import type { TemplateNames } from "./template.rules.ts";

/** A kind of mail: who is written to, on what occasion, and what its text may name. */
export interface MailKind {
  /** Whom it goes to. */
  readonly to: "customer" | "user" | "staff";
  /** Whether it is sent unless a company switches it off: what somebody asks for, and what the company itself must know. */
  readonly isOn: boolean;
  /** Whether somebody waits for it, and it holds a link that is good once. */
  readonly isUrgent: boolean;
  /** The events that it follows. */
  readonly events: readonly EventType[];
  readonly names: TemplateNames;
  /** Names of links that only the reader of the mail may know. */
  readonly secrets: readonly string[];
}

/** What every mail may name. */
const common = { company: true, name: true, portal_link: true, support: true } as const;
const license = { product: true, license_key: true, valid_until: true, is_trial: true } as const;
const listed = { product: true, license_key: true, users: true, valid_until: true, max_activations: true } as const;

function kind(to: MailKind["to"], given: Partial<MailKind> & { readonly names: TemplateNames }): MailKind {
  const { names, ...rest } = given;
  return { to, isOn: false, isUrgent: false, events: [], secrets: [], ...rest, names: { ...common, ...names } };
}

/** Every kind of mail. */
export const MAIL_KINDS = {
  license_delivered: kind("customer", {
    events: ["order.created", "order.appended"],
    names: { order: true, licenses: listed, more: true },
  }),
  license_user_assigned: kind("user", {
    events: ["license.user_assigned"],
    names: { ...license, email: true, set_password_link: true },
    secrets: ["set_password_link"],
  }),
  license_will_expire: kind("customer", {
    events: ["license.will_expire_30_days", "license.will_expire_7_days", "license.will_expire_3_days"],
    names: { ...license, days: true },
  }),
  license_expired: kind("customer", { events: ["license.expired"], names: license }),
  consumption_limit: kind("customer", {
    events: ["license.consumption_added", "license_product_feature.consumption_added"],
    names: { ...license, feature: true, used: true, maximum: true, percent: true, is_full: true },
  }),
  seat_limit: kind("customer", {
    events: ["license.activated"],
    names: { ...license, used: true, maximum: true, percent: true, is_full: true },
  }),
  seats_exceeded: kind("customer", {
    events: ["license.updated"],
    names: { ...license, used: true, maximum: true },
  }),
  import_finished: kind("staff", {
    isOn: true,
    events: ["import.finished"],
    names: { file_name: true, rows: true, bad_rows: true, is_success: true, import_link: true },
  }),
  webhook_endpoint_disabled: kind("staff", {
    isOn: true,
    events: ["webhook_endpoint.failing", "webhook_endpoint.disabled"],
    names: { url: true, reason: true, is_gone: true, is_failing: true, is_off: true, webhook_link: true },
  }),
  portal_sign_in: kind("user", {
    isOn: true,
    isUrgent: true,
    names: { sign_in_link: true, minutes: true },
    secrets: ["sign_in_link"],
  }),
  license_keys: kind("customer", { isOn: true, names: { licenses: listed, more: true } }),
  seat_replacement: kind("customer", {
    isOn: true,
    isUrgent: true,
    names: { ...license, device: true, new_device: true, confirm_link: true, minutes: true },
    secrets: ["confirm_link"],
  }),
  seat_replaced: kind("customer", {
    isOn: true,
    events: ["license.deactivated"],
    names: { ...license, device: true },
  }),
} as const satisfies Readonly<Record<string, MailKind>>;

/** The name of a kind of mail. */
export type MailKindName = keyof typeof MAIL_KINDS;

/** The names of all kinds, in the order in which they are shown. */
export const MAIL_KIND_NAMES = Object.keys(MAIL_KINDS) as readonly MailKindName[];

/** A kind by its name. */
export function mailKind(name: MailKindName): MailKind {
  return MAIL_KINDS[name];
}

/** The languages that Licet brings texts in. */
export const MAIL_LANGUAGES = ["en", "de"] as const;

/** One of `MAIL_LANGUAGES`. */
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** The days before the end of a license at which it can be written about. */
export const EXPIRY_DAYS = [30, 7, 3] as const;

/** The language of a text such as `de-AT`, in two letters; undefined where it says none. */
export function languageOf(text: string | null | undefined): string | undefined {
  return /^\s*([a-z]{2})(?:[-_ ]|$)/i.exec(text ?? "")?.[1]?.toLowerCase();
}

/** The days before the end of a license that an event is about; undefined for other events. */
export function daysOf(type: EventType): number | undefined {
  return EXPIRY_DAYS.find((days) => type === `license.will_expire_${days}_days`);
}

/** The events that a company's mails follow. */
export function wantedEvents(chosen: Readonly<Record<string, unknown>>, expiryDays: readonly number[]): EventType[] {
  const wanted = MAIL_KIND_NAMES.filter((name) => isKindOn(name, chosen)).flatMap((name) => mailKind(name).events);
  return [...new Set(wanted)].filter((type) => {
    const days = daysOf(type);
    return days === undefined || expiryDays.includes(days);
  });
}

/** Whether a company sends mails of a kind. */
export function isKindOn(name: MailKindName, chosen: Readonly<Record<string, unknown>>): boolean {
  const own = chosen[name];
  return typeof own === "boolean" ? own : mailKind(name).isOn;
}
