/** The families of what happens to a license, by which a time line shows it. */
export const KINDS = [
  "license",
  "policy",
  "device",
  "user",
  "feature",
  "custom_field",
  "consumption",
  "floating",
  "scheduled_update",
  "import",
  "refusal",
  "client",
  "use",
] as const;
/** One of `KINDS`. */
export type Kind = (typeof KINDS)[number];

/** high: somebody decided it, or a right changed; low: what happens by itself, again and again. */
export type Importance = "high" | "low";

/** What an entry is about, in words that do not change. */
export interface Named {
  readonly kind: Kind;
  readonly code: string;
  readonly importance: Importance;
}

const high = (kind: Kind, code: string): Named => ({ kind, code, importance: "high" });
const low = (kind: Kind, code: string): Named => ({ kind, code, importance: "low" });

const named: Readonly<Record<string, Named>> = {
  "License created": high("license", "license_created"),
  "License updated": high("license", "license_updated"),
  "License enabled": high("license", "license_enabled"),
  "License disabled": high("license", "license_disabled"),
  "License reset": high("license", "license_reset"),
  "License key rolled": high("license", "license_key_rolled"),
  "Former license key ended": high("license", "former_key_ended"),
  "License moved to another order": high("license", "license_moved"),
  "Customer changed": high("license", "customer_changed"),
  "License policy applied": high("policy", "policy_applied"),
  "License activated": high("device", "device_activated"),
  "License deactivated": high("device", "device_deactivated"),
  "License file ended": high("device", "license_file_ended"),
  "License file given back without proof that it is gone": high("device", "license_file_given_back"),
  "Seat freed by its user": high("device", "seat_recovered"),
  "Seat freed by a manager": high("device", "seat_recovered"),
  "Seat freed by the holder of the key": high("device", "seat_recovered"),
  "Device blacklisted": high("device", "device_blacklisted"),
  "Device no longer blacklisted": high("device", "device_unblacklisted"),
  "User assigned": high("user", "user_assigned"),
  "User unassigned": high("user", "user_unassigned"),
  "Activations of a user changed": high("user", "user_activations_changed"),
  "Feature added": high("feature", "feature_added"),
  "Feature updated": high("feature", "feature_updated"),
  "Feature removed": high("feature", "feature_removed"),
  "Custom field set": high("custom_field", "custom_field_set"),
  "Custom field changed": high("custom_field", "custom_field_changed"),
  "Custom field removed": high("custom_field", "custom_field_removed"),
  "Consumption reset": high("consumption", "consumption_reset"),
};

const patterns: readonly (readonly [RegExp, Named])[] = [
  [/^Floating slot(?: of .+)? borrowed$/s, low("floating", "slot_borrowed")],
  [/^Floating slot(?: of .+)? released$/s, low("floating", "slot_released")],
  [/^Device variable .+ set$/s, low("device", "device_variable_set")],
];

/** What a line of the history says; one of another making is shown by its text alone. */
export function nameOfLine(text: string): Named {
  if (Object.hasOwn(named, text)) return named[text] ?? other;
  return patterns.find(([pattern]) => pattern.test(text))?.[1] ?? other;
}

const other = high("license", "other");

/** What a write that left no line in the history was: the client of a license, or an edit that was recorded only. */
export function nameOfWrite(object: string, action: string): Named {
  return object === "licenses/client"
    ? high("client", `client_${pastOf(action)}`)
    : high("license", `license_${action}`);
}

function pastOf(action: string): string {
  return { create: "created", rotate: "rotated", delete: "deleted" }[action] ?? action;
}

/** Where a source comes among what happened at the same moment: what was decided before what followed from it. */
export const RANKS = { use: 0, refusal: 1, activation: 2, line: 3, write: 4, scheduled_update: 5 } as const;
/** One of the sources of a time line. */
export type Source = keyof typeof RANKS;

/** A place in a time line: everything before it is older. Moments are microseconds since 1970. */
export interface Place {
  readonly us: number;
  readonly rank: number;
  readonly id: number;
}

/** Where the next page begins; use that is older than `use` was not shown yet. */
export interface Cursor extends Place {
  readonly use: number;
}

const never = 9_000_000_000_000_000;
/** The beginning of a time line: its newest entry. */
export const NEWEST: Cursor = { us: never, rank: 9, id: 0, use: never };

/** The newest first. */
export function byPlace(one: Place, other: Place): number {
  return other.us - one.us || other.rank - one.rank || other.id - one.id;
}

/** The greatest id that a source may have at the moment of a place, so that what it gives is older. */
export function idBefore(source: Source, { rank, id }: Place): number {
  if (RANKS[source] === rank) return id;
  return RANKS[source] < rank ? Number.MAX_SAFE_INTEGER : -1;
}

/** A cursor as it is sent. */
export function textOfCursor({ us, rank, id, use }: Cursor): string {
  return [us, rank, id, use].map((number) => number.toString(36)).join(".");
}

/** A cursor that was sent; undefined: it is none. */
export function readCursor(text: string): Cursor | undefined {
  const numbers = text
    .split(".")
    .map((part) => (/^[0-9a-z]{1,11}$/.test(part) ? Number.parseInt(part, 36) : Number.NaN));
  const [us = Number.NaN, rank = 0, id = 0, use = 0] = numbers;
  return numbers.length === 4 && numbers.every(Number.isSafeInteger) ? { us, rank, id, use } : undefined;
}

/** A member that changed. */
export interface Change {
  readonly member: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The members that differ between two objects of the audit; undefined where it holds none. */
export function changesOf(before: unknown, after: unknown): Change[] | undefined {
  const [from, to] = [membersOf(before), membersOf(after)];
  if (!from && !to) return undefined;
  const names = [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])].filter((name) => name !== "id");
  return names.map((member) => ({ member, before: from?.[member] ?? null, after: to?.[member] ?? null }));
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
