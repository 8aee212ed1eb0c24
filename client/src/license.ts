import { type Counter, readCounter } from "./counter.ts";
import type { JsonObject, WireFeature, WireLicense } from "./wire.ts";

/** A license as an application sees it. Plain data that no longer changes; ask again for a newer one. */
export interface License {
  /** The server's number of the license; 0 on an air-gapped device. */
  readonly id: number;
  /** The license key; undefined where users hold the license. */
  readonly key: string | undefined;
  /** E-mail of the user who holds it; undefined where a key does. */
  readonly username: string | undefined;
  /** Whether the user still has the password that the vendor handed out. */
  readonly isInitialPassword: boolean;
  /** Code of the product. */
  readonly product: string;
  /** Name of the product, for people. */
  readonly productName: string;
  /** `perpetual`, `time-limited`, `subscription` or `consumption`. */
  readonly type: WireLicense["license_type"];
  /** Whether it ends with its trial, whatever its type. */
  readonly isTrial: boolean;
  /** Whether it is of a test order; such licenses are refused unless `allowTestLicenses`. */
  readonly isTest: boolean;
  /** The end, inclusive; null: no end. */
  readonly validUntil: Date | null;
  /** The end plus the grace period of a subscription: when the license stops working. */
  readonly worksUntil: Date | null;
  /** Whether `worksUntil` has passed. */
  readonly isExpired: boolean;
  /** False: the vendor has switched the license off. */
  readonly isEnabled: boolean;
  /** False: it is bound to no device. */
  readonly isActive: boolean;
  /** Versions released up to here are covered; null: no limit, or no maintenance. */
  readonly maintenanceUntil: Date | null;
  /** Its features; expired ones only where they were asked for. */
  readonly features: readonly Feature[];
  /** Values of custom fields by their names. */
  readonly customFields: Readonly<Record<string, string>>;
  /** The vendor's own notes on the license. */
  readonly metadata: JsonObject;
  /** Consumption licenses only. */
  readonly counter: Counter | undefined;
  /** Floating licenses only. */
  readonly floating: FloatingState | undefined;
  /** Where this comes from: an answer just now, a stored answer, a file, or an air-gapped activation. */
  readonly source: "server" | "stored" | "file" | "air-gap";
  /** When the server was last heard about it. */
  readonly contactAt: Date;
  /** Until when it counts without contact to the server; null: no contact is needed. */
  readonly offlineUntil: Date | null;
  /** The answer on the wire, for what is not named here. */
  readonly answer: WireLicense;
}

/** A feature of a license. */
export interface Feature {
  /** What `client.feature(code)` is called with. */
  readonly code: string;
  /** Its name, for people. */
  readonly name: string;
  /** `activation`: it is there; `consumption`: it counts units. */
  readonly type: WireFeature["feature_type"];
  /** null: as long as the license. */
  readonly expiresAt: Date | null;
  /** Whether `expiresAt` has passed. */
  readonly isExpired: boolean;
  /** Whether it has slots of its own, see `FeatureHandle.acquire`. */
  readonly isFloating: boolean;
  /** The vendor's own notes on the feature. */
  readonly metadata: JsonObject;
  /** Consumption features only. */
  readonly counter: Counter | undefined;
}

/** A floating license shares a number of slots among devices. */
export interface FloatingState {
  /** How many devices may run at once. */
  readonly slots: number;
  /** Slots in use; undefined where the answer does not tell. */
  readonly slotsInUse: number | undefined;
  /** Minutes after which a slot is free that was not renewed. */
  readonly timeoutMinutes: number;
  /** While borrowed, the slot stays taken without contact until then. */
  readonly borrowedUntil: Date | null;
}

/** Where a license was read. */
export interface Origin {
  readonly source: License["source"];
  readonly contactAt: Date;
  readonly offlineUntil: Date | null;
  /** The moment for which expiry is judged. */
  readonly now: Date;
}

const hourMilliseconds = 3_600_000;

/** The license of an answer. */
export function readLicense(answer: WireLicense, { source, contactAt, offlineUntil, now }: Origin): License {
  const validUntil = readDate(answer.validity_period);
  const worksUntil = worksUntilOf(answer, validUntil);
  return {
    id: answer.id,
    key: answer.license_key,
    username: answer.license_key === undefined ? (answer.user?.email ?? answer.username) : undefined,
    isInitialPassword: answer.user?.is_initial_password ?? false,
    product: answer.product_details.short_code,
    productName: answer.product_details.product_name,
    type: answer.license_type,
    isTrial: answer.is_trial,
    isTest: answer.is_test === true,
    validUntil,
    worksUntil,
    isExpired: isExpired(answer, source, isPast(worksUntil, now)),
    isEnabled: answer.license_enabled ?? true,
    isActive: answer.license_active ?? true,
    maintenanceUntil: readDate(answer.maintenance_period),
    features: (answer.product_features ?? []).map((feature) => readFeature(feature, now)),
    customFields: Object.fromEntries((answer.custom_fields ?? []).map(({ name, value }) => [name, value])),
    metadata: answer.metadata ?? {},
    counter: answer.license_type === "consumption" ? readCounter(answer) : undefined,
    floating: answer.is_floating_cloud ? readFloating(answer) : undefined,
    source,
    contactAt,
    offlineUntil,
    answer,
  };
}

/** Of a test, the server alone knows by which time it lives. */
function isExpired(answer: WireLicense, source: License["source"], isPastHere: boolean): boolean {
  if (source !== "server" || answer.is_expired === undefined) return isPastHere;
  return answer.is_expired || (answer.is_test !== true && isPastHere);
}

/** An ISO date of the wire; null for none, and for one that is no date. */
export function readDate(text: string | null | undefined): Date | null {
  if (!text) return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

/**
 * A perpetual license that is no trial has no end, whatever its dates say; a subscription has a grace period after it.
 */
function worksUntilOf(answer: WireLicense, validUntil: Date | null): Date | null {
  if (validUntil === null || (answer.license_type === "perpetual" && !answer.is_trial)) return null;
  const hasGrace = answer.license_type === "subscription" && answer.allow_grace_period;
  return new Date(validUntil.getTime() + (hasGrace ? (answer.grace_period ?? 0) * hourMilliseconds : 0));
}

function readFeature(wire: WireFeature, now: Date): Feature {
  const expiresAt = readDate(wire.expiry_date);
  return {
    code: wire.code,
    name: wire.name,
    type: wire.feature_type,
    expiresAt,
    isExpired: isPast(expiresAt, now),
    isFloating: wire.is_floating_cloud,
    metadata: wire.metadata ?? {},
    counter: readCounter(wire),
  };
}

function readFloating(answer: WireLicense): FloatingState {
  return {
    slots: answer.floating_users ?? 0,
    slotsInUse: answer.floating_in_use_devices,
    timeoutMinutes: answer.floating_timeout,
    borrowedUntil: answer.is_borrowed ? readDate(answer.borrowed_until) : null,
  };
}

function isPast(end: Date | null, now: Date): boolean {
  return end !== null && now.getTime() > end.getTime();
}
