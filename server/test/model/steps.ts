import fc from "fast-check";
import type { FeatureTerms, Terms } from "./license-terms.ts";

// Random histories: what is sold, and what then happens to it. Times and sizes come from small sets that coincide, so
// that the moment at which a slot, a trial or a period ends is hit exactly, and a little before and after.

/** The caller: a machine by its number, and a user where the license has users. */
export interface Who {
  readonly hardware: number;
  readonly user: number;
  /** Not that one, but one of the currently bound devices, if any. */
  readonly bound?: boolean;
}

/** Where time moves: forward by minutes, or to (a millisecond before, after) a boundary of the calendar. */
export type Wait =
  | { readonly minutes: number }
  | { readonly to: "midnight" | "monday" | "month" | "year"; readonly offset: -1 | 0 | 1 };

/** One step of a history. */
export type Step =
  | ({ readonly do: "activate"; readonly vm?: boolean; readonly wrongPassword?: boolean } & Who)
  | ({ readonly do: "check"; readonly vm?: boolean; readonly includeExpired?: boolean } & Who)
  | ({ readonly do: "deactivate" } & Who)
  | ({
      readonly do: "consume";
      readonly consumptions?: number;
      readonly allow_overages?: boolean;
      readonly max_overages?: number;
    } & Who)
  | ({ readonly do: "consumeFeature"; readonly feature: string; readonly consumptions?: number } & Who)
  | ({ readonly do: "borrow"; readonly forMinutes: number | null; readonly wrongPassword?: boolean } & Who)
  | ({ readonly do: "release" } & Who)
  | ({ readonly do: "checkFeature"; readonly feature: string } & Who)
  | ({ readonly do: "borrowFeature"; readonly feature: string; readonly forMinutes: number | null } & Who)
  | ({ readonly do: "releaseFeature"; readonly feature: string } & Who)
  | { readonly do: "edit"; readonly changes: Edit }
  | { readonly do: "enable" | "disable" | "reset" | "resetConsumption" }
  | { readonly do: "free" | "ban" | "pardon"; readonly hardware: number }
  | ({ readonly do: "wait" } & Wait);

/** Changes of a license; dates are given in minutes from the moment of the edit. */
export interface Edit extends Partial<Omit<Terms, "validity_period" | "maintenance_period" | "start_date">> {
  readonly validityInMinutes?: number | null;
  readonly maintenanceInMinutes?: number | null;
  readonly startInDays?: number | null;
}

/** What is sold. For user-based licenses `quotas` has each user's quota (undefined: what the license allows). */
export interface Sale {
  readonly start: string;
  readonly terms: Partial<Terms>;
  readonly features: readonly (Pick<FeatureTerms, "code" | "feature_type"> & Partial<FeatureTerms>)[];
  readonly quotas: readonly (number | undefined)[] | null;
}

/** A license and what happens to it. */
export interface History {
  readonly sale: Sale;
  readonly steps: readonly Step[];
}

/** The features of both products; a license has some of them. `missing` is on no license. */
export const featureTypes = {
  units: "consumption",
  credits: "consumption",
  access: "activation",
  seats: "activation",
} as const;

const few = fc.constantFrom(1, 1, 2, 2, 3, 4);
const small = fc.constantFrom(0, 1, 2, 3, 5, 10);
const minutesOfUse = fc.constantFrom(1, 5, 30, 60, 120);
const hours = fc.constantFrom(1, 2, 24);
const duration = fc.constantFrom("5min", "1h", "36h", "3d", "1m", "1m", "2m", "1y", "1y");
const days = fc.constantFrom(1, 3, 30, 400);
const day = 24 * 60;
const inMinutes = fc.constantFrom(-60, 0, 5, 60, 3 * day, 31 * day, 400 * day, 400 * day, 400 * day);
const period = fc.constantFrom("daily", "weekly", "monthly", "annually", null);
const often = fc.constantFrom(true, true, false);
const seldom = fc.constantFrom(true, false, false, false);

const counting = {
  allow_unlimited_consumptions: fc.constantFrom(true, false, false, false, false, false),
  allow_negative_consumptions: fc.boolean(),
  allow_overages: fc.boolean(),
  max_overages: fc.constantFrom(0, 1, 3),
  reset_consumption: often,
  consumption_period: period,
};
const floating = {
  floating_users: fc.constantFrom(1, 1, 2, 3),
  floating_timeout: minutesOfUse,
  can_borrow: often,
  max_borrow_time: hours,
};
const editable = {
  max_activations: few,
  allow_unlimited_activations: seldom,
  max_transfers: fc.constantFrom(-1, 0, 1, 2, 3),
  prevent_vm: seldom,
  is_trial: seldom,
  trial_days: days,
  valid_duration: duration,
  allow_grace_period: often,
  grace_period: hours,
  enable_maintenance_period: often,
  maintenance_duration: fc.constantFrom("1d", "1m", "1y"),
  max_consumptions: small,
  ...counting,
  ...floating,
};
const start = fc.constantFrom(
  "2026-03-15T12:00:00.000Z",
  "2026-05-31T23:59:30.000Z",
  "2026-06-28T21:15:00.123Z",
  "2026-12-31T22:00:00.000Z",
  "2028-01-31T08:00:00.000Z",
  "2028-02-29T00:00:00.000Z",
);

const type = fc.constantFrom("consumption", "consumption", "consumption", "perpetual", "time-limited", "subscription");
/** A feature that most licenses have, with random terms. */
function feature(code: keyof typeof featureTypes, freq: number) {
  const feature_type = featureTypes[code];
  const always = { code: fc.constant(code), feature_type: fc.constant(feature_type) };
  const counted = feature_type === "consumption" ? { max_consumption: small, ...counting } : {};
  const floats = code === "seats" ? { is_floating_cloud: fc.constant(true), ...floating } : {};
  const requiredKeys = ["code", "feature_type", ...Object.keys(floats)] as ["code", "feature_type"];
  return fc.option(fc.record({ ...always, valid_duration: duration, ...counted, ...floats }, { requiredKeys }), {
    freq,
  });
}
const features = fc.tuple(feature("units", 5), feature("credits", 1), feature("access", 1), feature("seats", 2));

const sale: fc.Arbitrary<Sale> = fc
  .record({
    start,
    type,
    isFloating: fc.boolean(),
    terms: fc.record(
      {
        ...editable,
        max_activations: fc.constantFrom(1, 2, 2, 3, 4),
        maintenance_period: fc.constantFrom("2026-06-01T00:00:00.000Z", "2030-01-01T00:00:00.000Z"),
      },
      { requiredKeys: [] },
    ),
    features: features.map((all) => all.filter((each) => each !== null)),
    quotas: fc.option(fc.tuple(fc.option(few, { nil: undefined }), fc.option(few, { nil: undefined })), { nil: null }),
    // A start in the future and a fixed end make short stories, so most licenses have neither.
    startsInDays: fc.option(fc.constantFrom(-1, 0, 1, 3), { freq: 1 }),
    endsInDays: fc.option(fc.constantFrom(0, 1, 31, 400), { freq: 1 }),
  })
  .map(
    ({ start, type, isFloating, terms: { valid_duration, ...terms }, features, quotas, startsInDays, endsInDays }) => {
      const { can_borrow = true, max_borrow_time = 24 } = terms;
      const inDays = (days: number) => new Date(new Date(start).getTime() + days * day * 60_000).toISOString();
      const hasDuration = valid_duration !== undefined || (type === "time-limited" && endsInDays === null);
      return {
        start,
        terms: {
          license_type: type,
          ...terms,
          ...(hasDuration ? { valid_duration: valid_duration ?? "1m" } : {}),
          ...(startsInDays === null ? {} : { start_date: inDays(startsInDays).slice(0, 10) }),
          ...(endsInDays === null ? {} : { validity_period: inDays(endsInDays) }),
          ...(isFloating ? { is_floating_cloud: true, can_borrow, max_borrow_time } : {}),
        },
        features,
        quotas,
      };
    },
  );

const who = { hardware: fc.constantFrom(0, 0, 1, 1, 2, 3), user: fc.constantFrom(0, 0, 1) };
const boundWho = { bound: fc.constantFrom(...Array<true>(8).fill(true), false), ...who };
const featureCode = fc.constantFrom("units", "units", "units", "credits", "seats", "access", "missing");
const floatingCode = fc.constantFrom("seats", "seats", "seats", "seats", "units", "access", "missing");
const units = fc.constantFrom(1, 1, 2, 3, 5, 0, -1, -2, -5);
const forMinutes = fc.constantFrom(null, null, 1, 30, 60, 120, 121, day, day + 1, -5);
const flagged = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });

/** One or two properties at a time. */
const edit = fc
  .uniqueArray(
    fc.constantFrom(
      ...(Object.keys(editable) as (keyof typeof editable)[]),
      "validityInMinutes" as const,
      "maintenanceInMinutes" as const,
      "startInDays" as const,
    ),
    { minLength: 1, maxLength: 2 },
  )
  .chain((names) => {
    const dates = {
      validityInMinutes: fc.option(inMinutes, { freq: 3 }),
      maintenanceInMinutes: fc.option(inMinutes, { freq: 3 }),
      startInDays: fc.option(fc.constantFrom(-1, 0, 1, 3), { freq: 2 }),
    };
    const all: Record<string, fc.Arbitrary<unknown>> = { ...editable, ...dates };
    return fc.record(Object.fromEntries(names.map((name) => [name, all[name] ?? fc.constant(undefined)])));
  }) as fc.Arbitrary<Edit>;

const wait: fc.Arbitrary<Wait> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ minutes: fc.constantFrom(1, 4, 5, 29, 30, 59, 60, 61, 119, 120) }) },
  { weight: 2, arbitrary: fc.record({ minutes: fc.constantFrom(day, 36 * 60, 3 * day) }) },
  { weight: 1, arbitrary: fc.record({ minutes: fc.constantFrom(30 * day, 31 * day, 61 * day) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      to: fc.constantFrom("midnight", "midnight", "monday", "monday", "month", "year"),
      offset: fc.constantFrom(-1, 0, 1),
    }),
  },
);

/** Every kind of step, and how often it occurs. */
const kinds: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> }[] = [
  { weight: 22, arbitrary: fc.record({ do: fc.constant("activate"), vm: flagged(fc.boolean()), ...who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("activate"), wrongPassword: fc.constant(true), ...who }) },
  {
    weight: 22,
    arbitrary: fc.record({
      do: fc.constant("check"),
      vm: flagged(fc.boolean()),
      includeExpired: flagged(fc.boolean()),
      ...boundWho,
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("deactivate"), ...boundWho }) },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant("consume"),
      consumptions: fc.option(units, { nil: undefined, freq: 6 }),
      allow_overages: fc.option(fc.boolean(), { nil: undefined, freq: 1 }),
      max_overages: fc.option(fc.constantFrom(0, 1, 3), { nil: undefined, freq: 1 }),
      ...boundWho,
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({ do: fc.constant("consumeFeature"), feature: featureCode, consumptions: units, ...boundWho }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("borrow"), forMinutes, ...boundWho }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("release"), ...boundWho }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant("checkFeature"), feature: floatingCode, ...boundWho }) },
  {
    weight: 7,
    arbitrary: fc.record({ do: fc.constant("borrowFeature"), feature: floatingCode, forMinutes, ...boundWho }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("releaseFeature"), feature: floatingCode, ...boundWho }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("edit"), changes: edit }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("disable") }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("enable") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reset") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("resetConsumption") }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("free"), hardware: fc.constantFrom(0, 1, 2, 3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("ban"), hardware: fc.constantFrom(0, 1, 2, 3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("pardon"), hardware: fc.constantFrom(0, 1, 2, 3) }) },
  { weight: 16, arbitrary: wait.map((where) => ({ do: "wait" as const, ...where })) },
] as readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> }[];

/**
 * A license that is activated once at the beginning, and `length` steps in all. A failing history is shrunk by leaving
 * steps out, so a new one never leaves any out.
 */
export function history(length: number): fc.Arbitrary<History> {
  const step = fc.option(fc.oneof(...kinds), { freq: 1_000_000 });
  const first: Step = { do: "activate", hardware: 0, user: 0 };
  return fc
    .record({ sale, steps: fc.array(step, { minLength: length - 1, maxLength: length - 1 }) })
    .map(({ sale, steps }) => ({ sale, steps: [first, ...steps.filter((each) => each !== null)] }));
}
