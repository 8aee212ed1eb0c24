import type { Refusal } from "../../terms/refusal.rules.ts";
import { addDuration } from "../../terms/validity.rules.ts";

/** A test clock as it is stored (docs/decisions/0093). */
export interface TestClock {
  readonly id: number;
  readonly name: string;
  readonly time: Date;
  /** Where it is on its way to; null: it stands. */
  readonly advancing_to: Date | null;
  readonly advancing_from: Date | null;
  readonly created_at: Date;
}

/** What comes at a moment, in the order in which it does where several come at the same. */
export const MOMENT_KINDS = [
  "scheduled_update",
  "subscription",
  "started",
  "consumption_reset",
  "feature_consumption_reset",
  "will_expire_30_days",
  "will_expire_7_days",
  "will_expire_3_days",
  "grace_began",
  "expired",
  "maintenance_will_expire_3_days",
  "maintenance_expired",
  "feature_expired",
  "slot_timed_out",
  "borrow_ended",
  "license_file_ended",
] as const;
/** One of `MOMENT_KINDS`. */
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** Something that comes, or came, to a license by time alone. */
export interface Moment {
  readonly at: Date;
  readonly kind: MomentKind;
  readonly license_id: number;
  /** The machine, the feature, the scheduled update with what became of it. */
  readonly detail: string | null;
}

/** A clock goes forward, by a bounded distance, and to one moment at a time. */
export function judgeAdvance({ time, advancing_to }: TestClock, to: Date): Refusal | undefined {
  if (advancing_to) return { refusal: "test_clock_advancing" };
  if (to <= time) return { refusal: "test_clock_backwards" };
  const latest = addDuration(time, "2y");
  return latest && to > latest ? { refusal: "test_clock_too_far" } : undefined;
}

/** How much of its way a clock has gone, in hundredths. */
export function progressOf({ time, advancing_to: to, advancing_from: from }: TestClock): number {
  if (!to || !from) return 100;
  return Math.floor(((time.getTime() - from.getTime()) / (to.getTime() - from.getTime())) * 100);
}

/** Whether what comes changes licenses, and with them all that comes after it. */
export function changesLicenses({ kind }: Pick<Moment, "kind">): boolean {
  return kind === "scheduled_update" || kind === "subscription";
}

/**
 * How far a clock goes at once: to the first moment at which licenses are changed, which may change all that comes after
 * it, and by whole moments, where there may be more than were read.
 */
export function stretchOf<M extends Pick<Moment, "at" | "kind">>(due: readonly M[], readMax: number): readonly M[] {
  const update = due.find(changesLicenses);
  const [first, last] = [due[0], due.at(-1)];
  if (!first || !last) return [];
  if (update) {
    const before = due.filter(({ at }) => at < update.at);
    return before.length > 0 ? before : [update];
  }
  const isAllOfOne = first.at.getTime() === last.at.getTime();
  return due.length < readMax || isAllOfOne ? due : due.filter(({ at }) => at < last.at);
}
