import { z } from "zod";
import type { Json, JsonObject } from "../values/json.ts";
import { isJsonObject } from "../values/json.ts";
import { readJson } from "./json-body.ts";

/**
 * The scalars of the wire, as tolerant as the clients in the field need and as strict as the tables do
 * (management-api.md §1.3, §1.11, §1.12). Each gives one canonical form, or one sentence that says what is expected.
 */

const int32Max = 2_147_483_647;
const metadataBytesMax = 16 * 1024;
/** Levels of metadata. */
export const metadataDepthMax = 4;
const tooMuchMetadata = "Metadata holds at most 16 kB.";

/** The models a license can be sold by. */
export const LICENSE_TYPES = ["perpetual", "time-limited", "subscription", "consumption"] as const;
/** Who may put another device in the place of one, beside users by their password. */
export const SEAT_REPLACEMENTS = ["never", "key", "email"] as const;

/** One of `LICENSE_TYPES`. */
export type LicenseType = (typeof LICENSE_TYPES)[number];

/** How often a counter of consumptions starts again. */
export const CONSUMPTION_PERIODS = ["daily", "weekly", "monthly", "annually"] as const;
/** One of `CONSUMPTION_PERIODS`. */
export type ConsumptionPeriod = (typeof CONSUMPTION_PERIODS)[number];

/** Units of a duration: years, months, days, hours, minutes. Weeks are read as days wherever days may be given. */
export const DURATION_UNITS = ["y", "m", "d", "h", "min"] as const;
/** One of `DURATION_UNITS`. */
export type DurationUnit = (typeof DURATION_UNITS)[number];

/**
 * What was sent, without the blanks around it where it is text: people paste them with what they copy. White space of
 * every kind is a blank, U+00A0 and U+FEFF too.
 */
export function cut(value: unknown): unknown {
  return typeof value === "string" ? value.trim() : value;
}

/** Text of at most `max` characters, cut of the blanks around it; numbers are read as text. */
export function text(max: number, min = 0) {
  return textScalar((value) => cut(typeof value === "number" ? String(value) : value), max, min);
}

/** Text that is kept with the blanks around it: passwords, notes, values of fields. Numbers are read as text. */
export function verbatim(max: number, min = 0) {
  return textScalar((value) => (typeof value === "number" ? String(value) : value), max, min);
}

function textScalar(read: (value: unknown) => unknown, max: number, min: number) {
  const whole = z
    .string({ error: ({ input }) => (input === undefined ? undefined : "Must be text.") })
    .min(min, "Must not be empty.")
    .max(max, `At most ${max} characters.`)
    .refine(hasNoNul, "The text contains a NUL character.");
  return z.preprocess(read, whole);
}

function hasNoNul(value: string): boolean {
  return !value.includes("\u0000");
}

/** One of these words; `sentence` says which. */
export function word<const Words extends readonly string[]>(words: Words, sentence: string) {
  return z.preprocess(cut, z.enum(words, { error: sentence }));
}

/** An e-mail address, as it was written: how it is compared is for the database (`fold_person`). */
export const email = z.preprocess(
  cut,
  z
    .string()
    .max(254, "At most 254 characters.")
    .regex(/^[^\s@|]+@[^\s@|]+$/, "This is not an e-mail address.")
    .refine(hasNoNul, "The text contains a NUL character."),
);

/** Any JSON, as metadata holds it. */
export const jsonValue: z.ZodType<Json, Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(jsonValue), z.record(z.string(), jsonValue)]),
);
// A schema that contains itself needs a name in OpenAPI; `.meta()` would name a copy, which contains the nameless one.
z.globalRegistry.add(jsonValue, { id: "JsonValue", description: "Any JSON." });

/**
 * A schema that gives what `read` finds in what was sent, and says `sentence` when it finds nothing; `meta` is its JSON
 * Schema.
 */
function scalar<T>(read: (value: unknown) => T | undefined, sentence: string, meta: Record<string, unknown>) {
  return z
    .unknown()
    .transform((value, context): T => {
      const found = read(cut(value));
      if (found !== undefined) return found;
      if (value === undefined) context.issues.push({ code: "invalid_type", expected: "nonoptional", input: value });
      else context.addIssue({ code: "custom", message: sentence });
      return z.NEVER;
    })
    .meta(meta);
}

const flags: ReadonlyMap<unknown, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
  ["1.0", true],
  ["0.0", false],
]);

/** A boolean, also written as 1, 0 (or 1.0, 0.0) or as text in any case. */
export function flag() {
  return scalar(
    (value) => (typeof value === "object" ? undefined : flags.get(String(value).toLowerCase())),
    "Must be true or false.",
    { type: "boolean" },
  );
}

/**
 * An integer between `min` and `max`, also as text, which may end in `.0` as spreadsheets write it; by default what a
 * 32-bit column holds.
 */
export function count({ min = 0, max = int32Max }: { min?: number; max?: number } = {}) {
  return scalar((value) => integerOf(value, min, max), `Must be a whole number from ${min} to ${max}.`, {
    type: "integer",
    minimum: min,
    maximum: max,
  });
}

/** The same up to 2^53 − 1: ids, and consumptions. */
export function bigCount({ min = 0 }: { min?: number } = {}) {
  return count({ min, max: Number.MAX_SAFE_INTEGER });
}

function integerOf(value: unknown, min: number, max: number): number | undefined {
  const isText = typeof value === "string" && /^-?\d{1,16}(\.0+)?$/.test(value);
  const number = isText ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) return undefined;
  return number >= min && number <= max ? number || 0 : undefined;
}

/** A license type in any case. */
export function licenseType() {
  return scalar(
    (value) => LICENSE_TYPES.find((type) => typeof value === "string" && value.toLowerCase() === type),
    `Must be one of ${LICENSE_TYPES.join(", ")}.`,
    { type: "string", enum: [...LICENSE_TYPES] },
  );
}

/** A way of replacing devices in any case. */
export function seatReplacement() {
  return scalar(
    (value) => SEAT_REPLACEMENTS.find((way) => typeof value === "string" && value.toLowerCase() === way),
    `Must be one of ${SEAT_REPLACEMENTS.join(", ")}.`,
    { type: "string", enum: [...SEAT_REPLACEMENTS] },
  );
}

const periods: ReadonlyMap<string, ConsumptionPeriod> = new Map(
  Object.entries({
    day: "daily",
    daily: "daily",
    week: "weekly",
    weekly: "weekly",
    month: "monthly",
    monthly: "monthly",
    year: "annually",
    yearly: "annually",
    annually: "annually",
    annualy: "annually",
  } as const),
);

/** A consumption period in any of its known spellings, given as daily, weekly, monthly or annually. */
export function consumptionPeriod() {
  return scalar(
    (value) => (typeof value === "string" ? periods.get(value.toLowerCase()) : undefined),
    `Must be one of ${CONSUMPTION_PERIODS.join(", ")}.`,
    { type: "string", enum: [...CONSUMPTION_PERIODS] },
  );
}

/** A duration such as `1y` or `30d`: a whole number of at most six digits and a unit. `1w` is given as `7d`. */
export function duration({ units = DURATION_UNITS }: { units?: readonly DurationUnit[] } = {}) {
  return durationScalar(units, false);
}

/** The same, or empty text for "none". */
export function durationText({ units = DURATION_UNITS }: { units?: readonly DurationUnit[] } = {}) {
  return durationScalar(units, true);
}

function durationScalar(units: readonly DurationUnit[], allowEmpty: boolean) {
  const weeks = units.includes("d") ? "|\\d{1,5}w" : "";
  const pattern = `\\d{1,6}(?:${units.join("|")})${weeks}`;
  const expression = new RegExp(`^(?:${pattern})$`);
  const examples = units.map((unit, index) => `${index + 1}${unit}`).join(", ");
  return scalar(
    (value) => {
      if (value === "" && allowEmpty) return value;
      if (typeof value !== "string" || !expression.test(value)) return undefined;
      return value.endsWith("w") ? `${Number(value.slice(0, -1)) * 7}d` : value;
    },
    `Must be a duration such as ${examples}.`,
    { type: "string", pattern: `^(?:${pattern})${allowEmpty ? "?" : ""}$` },
  );
}

const moment =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * A moment: a day (its midnight), or a day and a time with `T` or a space between them, with or without a fraction
 * (kept to the millisecond) and a zone (UTC when there is none). PHP clients write month and day without a leading
 * zero. Impossible dates and years before 1000 are refused.
 */
export function wireDateTime() {
  return scalar(momentOf, "Must be a date such as 2030-01-31 or a time such as 2030-01-31T12:00:00Z.", {
    type: "string",
    format: "date-time",
  });
}

/** The day of such a moment in UTC, as `YYYY-MM-DD`. */
export function wireDate() {
  return scalar((value) => momentOf(value)?.toISOString().slice(0, 10), "Must be a date such as 2030-01-31.", {
    type: "string",
    format: "date",
  });
}

function momentOf(value: unknown): Date | undefined {
  const parts = typeof value === "string" ? moment.exec(value) : null;
  if (!parts) return undefined;
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  if (year < 1000 || hour > 23 || minute > 59 || second > 59) return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  const offsetMinutes = zoneMinutes(parts[8]);
  if (offsetMinutes === undefined) return undefined;
  const milliseconds = Number((parts[7] ?? "").padEnd(3, "0").slice(0, 3));
  const found = new Date(Date.UTC(year, month - 1, day, hour, minute - offsetMinutes, second, milliseconds));
  return found.getUTCFullYear() >= 1000 && found.getUTCFullYear() <= 9999 ? found : undefined;
}

function zoneMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === "Z" || zone === "z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || "0");
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** Metadata: a JSON object of at most 16 kB and four levels; kept as it is. */
export function metadataObject() {
  return z
    .unknown()
    .transform((value, context): JsonObject => {
      if (!isJsonObject(value)) {
        context.addIssue({ code: "custom", message: "Must be an object." });
        return z.NEVER;
      }
      if (Buffer.byteLength(JSON.stringify(value)) > metadataBytesMax)
        context.addIssue({ code: "custom", message: tooMuchMetadata });
      if (depthOf(value, 0) > metadataDepthMax)
        context.addIssue({ code: "custom", message: `Metadata is nested at most ${metadataDepthMax} levels deep.` });
      return value;
    })
    .meta({ type: "object", additionalProperties: true });
}

/** Stops one level below the limit, so that no depth can exhaust the stack. */
function depthOf(value: unknown, above: number): number {
  if (typeof value !== "object" || value === null) return above;
  if (above > metadataDepthMax) return above;
  return Math.max(above + 1, ...Object.values(value).map((child) => depthOf(child, above + 1)));
}

/** The same, also as a text that holds such an object, as clients in the field send it. */
export function metadataObjectOrText() {
  return z.preprocess((value, context) => {
    if (typeof value !== "string") return value;
    // Millions of values fit into a text that is one value of its body; printed generously, metadata is no longer than
    // this.
    if (value.length <= 4 * metadataBytesMax) return jsonInText(value, context, "The text is not valid JSON.");
    context.addIssue({ code: "custom", message: tooMuchMetadata });
    return {};
  }, metadataObject());
}

/**
 * The value of JSON inside a text, judged like a body; else issues, the sentence among them where it is no JSON, and an
 * empty object.
 */
export function jsonInText(text: string, context: z.RefinementCtx, sentence: string): unknown {
  const read = readJson(text);
  for (const { message } of read?.problems ?? [{ message: sentence }]) context.addIssue({ code: "custom", message });
  return read ? read.value : {};
}

const zeroDate = /^0001-01-01([T ]00:00:00(\.0+)?Z?)?$/;

/** Whether a member counts as not sent: null, text of blanks, an empty object, Go's zero date. */
export function isAbsent(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value === "string") return value.trim() === "" || zeroDate.test(value.trim());
  return typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** An optional member whose empty forms count as absent. */
export function maybe<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (isAbsent(value) ? undefined : value), schema.optional());
}

/** An optional member that clients may send as null or as empty text for an absent value. */
export function unlessEmpty<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === null || cut(value) === "" ? undefined : value), schema.optional());
}

/** The same where null is refused: empty text alone counts as absent. */
export function unlessBlank<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (cut(value) === "" ? undefined : value), schema.optional());
}

/** Whether a 0 means absent. */
export function isZero(value: unknown): boolean {
  return value === 0 || (typeof value === "string" && /^\s*0+\s*$/.test(value));
}

/**
 * Minutes that a slot is held without a sign of life. 0 counts as absent: a slot held for no time would never be
 * counted.
 */
export function slotTimeout() {
  return z.preprocess((value) => (isAbsent(value) || isZero(value) ? undefined : value), count().optional());
}

/** The same, but an explicit null is a value. */
export function nullable<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value !== null && isAbsent(value) ? undefined : value), schema.nullable().optional());
}
