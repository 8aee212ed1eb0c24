import type { EventType } from "../../record/events/event-types.rules.ts";
import { levelReached, licenseValues } from "./license-values.rules.ts";
import { daysOf, languageOf } from "./mail-kinds.rules.ts";
import type { MailWish } from "./mail-wish.rules.ts";

/** An event that a mail may follow. */
export interface TakenEvent {
  readonly id: number;
  readonly type: EventType;
  readonly subject_id: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly ts: Date;
}

/** A license that an event is about, as it is when the event is taken. */
export interface LicenseOfEvent {
  readonly id: number;
  readonly product: string;
  readonly license_key: string | null;
  readonly validity_period: Date | null;
  readonly is_trial: boolean;
  readonly bundle_license_id: number | null;
  readonly bundle: string | null;
  readonly language: string | null;
  readonly customer_email: string;
  readonly customer_name: string;
  readonly max_activations: number;
  readonly allow_unlimited_activations: boolean;
  readonly times_activated: number;
  readonly max_consumptions: number;
  readonly allow_unlimited_consumptions: boolean;
  readonly is_pooled: boolean;
  readonly users: readonly { readonly email: string; readonly name: string }[];
}

/** A feature of a license that counts. */
export interface FeatureOfEvent {
  readonly code: string;
  readonly name: string;
  readonly max_consumption: number;
  readonly is_unlimited: boolean;
}

/** What an event's mails are made of, beside the event. */
export interface LicenseFacts {
  readonly license: LicenseOfEvent;
  readonly feature: FeatureOfEvent | undefined;
  /** What the device of the event is called. */
  readonly device: string | undefined;
}

/**
 * The mails that an event about a license asks for: to its customer; where no customer has an address, to those who
 * hold it.
 */
export function licenseMails(event: TakenEvent, facts: LicenseFacts): MailWish[] {
  const about = aboutLicense(event, facts);
  if (!about) return [];
  const { license } = facts;
  const { customer_email: email, customer_name: name } = license;
  const readers = email === "" ? license.users : [{ email, name }];
  return readers.map((to) => ({
    ...about,
    to,
    language: languageOf(license.language),
    values: (reader) => ({ ...licenseValues(license, reader), ...about.values(reader) }),
    event_id: event.id,
    license_id: license.id,
  }));
}

type About = Pick<MailWish, "kind" | "values" | "occasion">;

function aboutLicense(event: TakenEvent, facts: LicenseFacts): About | undefined {
  const { license, feature, device } = facts;
  const { type, data } = event;
  const days = daysOf(type);
  if (days !== undefined) return ending("license_will_expire", license, data, days);
  switch (type) {
    case "license.expired":
      return ending("license_expired", license, data, undefined);
    case "license.consumption_added":
      if (license.allow_unlimited_consumptions || license.is_pooled) return undefined;
      return consumption(event, license.max_consumptions, "");
    case "license_product_feature.consumption_added":
      if (!feature || feature.is_unlimited) return undefined;
      return consumption(event, feature.max_consumption, feature.name || feature.code);
    case "license.activated":
      return seats(license);
    case "license.updated":
      return exceeded(event, license);
    case "license.deactivated":
      // A device that gives its own seat back is nobody's surprise.
      if (data["recovered_by"] === undefined || device === undefined) return undefined;
      return { kind: "seat_replaced", values: () => ({ device }), occasion: `event ${event.id}` };
    default:
      return undefined;
  }
}

/** The licenses of a bundle end together: their customer reads of the bundle, once. */
function ending(
  kind: "license_will_expire" | "license_expired",
  { id, bundle_license_id, bundle }: LicenseOfEvent,
  data: TakenEvent["data"],
  days: number | undefined,
): About {
  const what = `license ${bundle_license_id ?? id} ends ${String(data["ends_at"])}`;
  return {
    kind,
    values: () => ({ ...(bundle === null ? {} : { product: bundle }), ...(days === undefined ? {} : { days }) }),
    occasion: days === undefined ? what : `${what} in ${days}`,
  };
}

function consumption({ id, data }: TakenEvent, maximum: number, feature: string) {
  const used = Number(data["total_consumptions"]);
  const percent = levelReached(used - Number(data["consumptions"]), used, maximum);
  if (percent === undefined) return undefined;
  const values = { feature, used, maximum, percent: share(used, maximum), is_full: percent === 100 };
  return { kind: "consumption_limit", values: () => values, occasion: `event ${id}` } as const;
}

const fewest = 2;

/** Of a license with one seat, nobody needs to hear that its seat is taken. */
function seats({ id, max_activations: maximum, allow_unlimited_activations, times_activated: used }: LicenseOfEvent) {
  if (allow_unlimited_activations || maximum < fewest) return undefined;
  const percent = levelReached(0, used, maximum);
  if (percent === undefined) return undefined;
  const values = { used, maximum, percent: share(used, maximum), is_full: percent === 100 };
  return { kind: "seat_limit", values: () => values, occasion: `seats ${id} ${percent} of ${maximum}` } as const;
}

/** The license allows fewer devices than are active, as when the quantity of its subscription went down. */
function exceeded({ id, data }: TakenEvent, license: LicenseOfEvent) {
  const { max_activations: maximum, allow_unlimited_activations, times_activated: used } = license;
  const changed = Array.isArray(data["changed"]) && data["changed"].includes("max_activations");
  if (!changed || allow_unlimited_activations || used <= maximum) return undefined;
  return { kind: "seats_exceeded", values: () => ({ used, maximum }), occasion: `event ${id}` } as const;
}

function share(used: number, maximum: number): number {
  return Math.floor((used * 100) / maximum);
}
