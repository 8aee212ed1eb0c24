// Dates as semantics.md §2.0 and §2.8 define them: calendar arithmetic in UTC.
import type { Period } from "./license-terms.ts";

/** Milliseconds. */
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/**
 * `now` plus a duration of the wire; null when there is none. Months and years end on the last day of a shorter month.
 */
export function later(now: Date, duration: string): Date | null {
  const [, amount, unit] = /^(\d+)(y|m|d|h|min)$/.exec(duration) ?? [];
  if (amount === undefined) return null;
  const n = Number(amount);
  if (unit === "min") return new Date(now.getTime() + n * minute);
  if (unit === "h") return new Date(now.getTime() + n * hour);
  if (unit === "d") return new Date(now.getTime() + n * day);
  const months = now.getUTCMonth() + (unit === "y" ? 12 * n : n);
  const lastDay = new Date(Date.UTC(now.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const moved = new Date(now);
  moved.setUTCFullYear(now.getUTCFullYear(), months, Math.min(now.getUTCDate(), lastDay));
  return moved;
}

/** The start of the period that contains `now`: at midnight, on Monday, on the 1st, on 1 January. */
export function startOf(period: Period, now: Date): Date {
  const [year, month, dayOfMonth] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (period === "daily") return new Date(Date.UTC(year, month, dayOfMonth));
  if (period === "weekly") return new Date(Date.UTC(year, month, dayOfMonth - ((now.getUTCDay() + 6) % 7)));
  if (period === "monthly") return new Date(Date.UTC(year, month, 1));
  return new Date(Date.UTC(year, 0, 1));
}

/** The beginning of a day of the wire. */
export function midnight(text: string): Date {
  return new Date(`${text}T00:00:00.000Z`);
}

/** A date of the wire as a moment. */
export function date(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** A moment as the wire writes it. */
export function iso(moment: Date | null): string | null {
  return moment === null ? null : moment.toISOString();
}
